import type { DepositLife } from "@banksia/core/accommodation/index";
import { restsAfter } from "../accommodation/at-rest.ts";
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

/** Settled up to every day that anybody will ask for. */
const FOREVER = "9999-12-31";

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
  const waits = stop?.code === "DEDUCTION_ABOVE_BALANCE" ? waitsFor(loaded, stop.day) : null;
  if (waits !== null) return setAside(waits, issues);
  if (result === null || stop !== undefined)
    return setAside(stop ?? { code: "RULE_FAILED", message: "The rule gave nothing." }, issues);
  const found = linesOf(loaded, result.charges, result.reversals, issues, book);
  const whole = switches.ongoing && switches.unpaidLumpSum && switches.retention;
  return whole && found.problem === null ? { ...found, settled: settledAt(loaded, result.life) } : found;
}

/**
 * Daily payments come before other deductions of their day. What drafts want to take besides may then be more than is left:
 * people drop it there, and it is proposed again as far as the lump sum reaches.
 */
function waitsFor(
  { waiting }: LoadedDeposit,
  day: string | null,
): { code: string; message: string; day: string | null } | null {
  const there = waiting.filter((row) => row.on === day);
  if (there.length === 0) return null;
  const journals = [...new Set(there.map((row) => row.journalId))].join(", ");
  const message = `Draft journal ${journals} takes ${there.map((row) => `${row.description} of ${row.amount.replace("-", "")}`).join(", ")} from the lump sum on ${day}, which after the daily payments of that day does not reach for it: drop it there, propose this again, and then propose the fees again.`;
  return { code: "DRAFT_PENDING", message, day };
}

/** A proposal up to an earlier day than the last one leaves the days between for the next, which begins anew. */
function settledAt(loaded: LoadedDeposit, life: DepositLife): SettledDeposit {
  const { accommodationPaymentId, settledTo } = loaded;
  const earlier = settledTo !== null && settledTo > life.closing.on;
  return earlier
    ? { accommodationPaymentId, state: null, settledTo: null }
    : { accommodationPaymentId, state: life.closing, settledTo: restsAfter(loaded, life) ? FOREVER : life.closing.on };
}
