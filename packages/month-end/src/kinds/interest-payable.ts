import type { AccommodationBook } from "../accommodation/accommodation-book.ts";
import {
  type DepositResult,
  type DepositWork,
  linesOf,
  setAside,
  workOutDeposits,
  writeDeposits,
} from "../accommodation/deposit-work.ts";
import { interestProposal } from "../accommodation/interest-proposal.ts";
import type { LoadedDeposit } from "../accommodation/load-deposits.ts";
import type { ShardKind } from "./kind.ts";

/**
 * Interest owed to clients who left, as credits: one line inside the refund period, two beyond it. What stands and is not
 * right any more, as when a refund was made, is taken back.
 */
export const interestPayable: ShardKind<DepositWork> = {
  workOut(tx, run, clientIds) {
    return workOutDeposits(tx, run, "interest_payable", clientIds, false, (loaded, book) =>
      proposalOf(loaded, run.window.endDate, book),
    );
  },
  write: writeDeposits,
};

function proposalOf(loaded: LoadedDeposit, endDate: string, book: AccommodationBook): DepositResult {
  const { result, issues } = interestProposal(loaded, { endDate });
  const stop = issues.find((issue) => issue.severity === "error");
  if (stop !== undefined) return setAside(stop, issues);
  if (result === null) return { reversals: [], lines: [], settled: null, problem: null };
  return linesOf(loaded, result.charges, result.reversals, issues, book);
}
