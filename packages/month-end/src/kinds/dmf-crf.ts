import type { AccommodationBook } from "../accommodation/accommodation-book.ts";
import {
  type DepositResult,
  type DepositWork,
  linesOf,
  setAside,
  workOutDeposits,
  writeDeposits,
} from "../accommodation/deposit-work.ts";
import { exitFeeProposal } from "../accommodation/exit-fee-proposal.ts";
import type { LoadedDeposit } from "../accommodation/load-deposits.ts";
import type { ShardKind } from "./kind.ts";

/** Deferred management and capital replacement fees of villages: what they have grown by and nothing stands for. */
export const dmfCrf: ShardKind<DepositWork> = {
  workOut(tx, run, clientIds) {
    const fees = run.filters.exitFees ?? { dmf: true, crf: true };
    return workOutDeposits(tx, run, "dmf_crf", clientIds, false, (loaded, book) =>
      proposalOf(loaded, run.window.endDate, fees, book),
    );
  },
  write: writeDeposits,
};

function proposalOf(
  loaded: LoadedDeposit,
  endDate: string,
  fees: { dmf: boolean; crf: boolean },
  book: AccommodationBook,
): DepositResult {
  const { result, issues } = exitFeeProposal(loaded, { endDate }, fees);
  const stop = issues.find((issue) => issue.severity === "error");
  if (result === null || stop !== undefined)
    return setAside(stop ?? { code: "RULE_FAILED", message: "The rule gave nothing." }, issues);
  return linesOf(loaded, result.charges, result.reversals, issues, book);
}
