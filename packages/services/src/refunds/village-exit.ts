import { exitSettlement } from "@banksia/core/accommodation/index";
import { centsOf, centsText } from "@banksia/core/money/index";
import { exitFeeProposal } from "@banksia/month-end/accommodation/exit-fee-proposal";
import type { LoadedDeposit } from "@banksia/month-end/accommodation/load-deposits";
import { type Warning, dayWords, moneyWords } from "../common/warning.ts";

/**
 * What the contract of a village has besides what is held when a resident has left: fees that are not posted, which stand in
 * the way, and shares and deductions that people charge or credit.
 * @param left the last day
 */
export function villageExit(deposit: LoadedDeposit, left: string): { blocks: Warning[]; warnings: Warning[] } {
  const { ingoing } = deposit;
  if (ingoing === null) return { blocks: [], warnings: [] };
  const { result: fees, issues } = exitFeeProposal(deposit, { endDate: left }, { dmf: true, crf: true });
  const settled = exitSettlement(ingoing.exit, left).result;
  const blocks: Warning[] = fees === null ? issues.map(({ code, message }) => ({ code, detail: message })) : [];
  const waiting = (fees?.charges.length ?? 0) + (fees?.reversals.length ?? 0);
  if (waiting > 0)
    blocks.push({
      code: "RUN_EXIT_FEES_FIRST",
      detail: `${waiting} ${waiting === 1 ? "charge" : "charges"} of DMF and CRF up to ${dayWords(left)} ${waiting === 1 ? "is" : "are"} not posted: run the DMF/CRF proposal and post it, so that the balance is right.`,
    });
  const warnings: Warning[] = [];
  const share = centsOf(settled?.residentShare ?? "0");
  if (share < 0)
    warnings.push({
      code: "SHARE_OF_LOSS",
      detail: `By the contract the resident bears ${moneyWords(centsText(-share))} of the loss on resale. No run charges it: charge it before the refund is paid out, unless that is done.`,
    });
  if (share > 0)
    warnings.push({
      code: "SHARE_OF_GAIN",
      detail: `By the contract ${moneyWords(centsText(share))} of the gain on resale is the resident's besides what is held. No run credits it: credit it, unless that is done.`,
    });
  if (settled !== null && centsOf(settled.deductions) > 0)
    warnings.push({
      code: "OTHER_DEDUCTIONS",
      detail: `By the contract ${moneyWords(settled.deductions)} of other deductions are the resident's. No run charges them: charge them before the refund is paid out, unless that is done.`,
    });
  return { blocks, warnings };
}
