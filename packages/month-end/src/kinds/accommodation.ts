import type { DepositState } from "@banksia/core/accommodation/index";
import type { AccommodationBook } from "../accommodation/accommodation-book.ts";
import {
  type DepositResult,
  type DepositWork,
  type SettledDeposit,
  linesOf,
  setAside,
  workOutDeposits,
  writeDeposits,
} from "../accommodation/deposit-work.ts";
import { type LoadedDeposit, type ProposalSwitches, accommodationProposal } from "../accommodation/load-deposits.ts";
import type { ShardKind } from "./kind.ts";

const EVERYTHING: ProposalSwitches = { ongoing: true, unpaidLumpSum: true, retention: true };

/** What the balance does not reach for is posted already: nothing more is taken until people have mended it. */
const STOPPING = ["DEDUCTION_ABOVE_BALANCE", "REFUND_ABOVE_BALANCE"];

/**
 * The accommodation payment proposal: daily payments, what an unpaid lump sum costs a day, and retention, each on lines of
 * its own, billed or taken from the lump sum; and what stands wrong is taken back in the same journal.
 */
export const accommodation: ShardKind<DepositWork> = {
  workOut(tx, run, clientIds) {
    const switches = run.filters.accommodation ?? EVERYTHING;
    return workOutDeposits(tx, run, "accommodation", clientIds, true, (loaded, book) =>
      proposalOf(loaded, run.window.endDate, switches, book),
    );
  },
  write: writeDeposits,
};

function proposalOf(
  loaded: LoadedDeposit,
  endDate: string,
  switches: ProposalSwitches,
  book: AccommodationBook,
): DepositResult {
  const { result, issues } = accommodationProposal(loaded, { endDate }, switches);
  const stop = issues.find((issue) => issue.severity === "error" || STOPPING.includes(issue.code));
  if (result === null || stop !== undefined)
    return setAside(stop ?? { code: "RULE_FAILED", message: "The rule gave nothing." }, issues);
  const found = linesOf(loaded, result.charges, result.reversals, issues, book);
  const whole = switches.ongoing && switches.unpaidLumpSum && switches.retention;
  return whole && found.problem === null ? { ...found, settled: settledAt(loaded, result.life.closing) } : found;
}

/** A proposal up to an earlier day than the last one leaves the days between for the next, which begins anew. */
function settledAt({ accommodationPaymentId, settledTo }: LoadedDeposit, state: DepositState): SettledDeposit {
  const earlier = settledTo !== null && settledTo > state.on;
  return { accommodationPaymentId, state: earlier ? null : state };
}
