/** What a run of one kind does with the clients of a shard. */
import type { BillingBook } from "@banksia/core/billing/book";
import type { BillingIssue, BillingWindow, Charge, StandingCharge } from "@banksia/core/billing/facts";
import type { SqlTx } from "@banksia/db";
import type { ProposedRate } from "../national-rates.ts";
import type { Parked } from "../parked.ts";
import type { RunFilters, RunKind } from "../run-request.ts";
import type { RunSharedFacts } from "../shared-facts.ts";

/** What a thread keeps of a run between its shards. */
export interface RunFacts {
  id: number;
  kind: RunKind;
  preview: boolean;
  journalId: number | null;
  window: BillingWindow;
  /** Figures of national tables that are not saved yet, of a preview only; null: none, and nothing is worked out anew. */
  proposedRates: ProposedRate[] | null;
  /** As they were asked for. */
  filters: RunFilters;
  shared: RunSharedFacts;
  book: BillingBook;
  factsVersion: number;
}

/** What was worked out for one client. */
export interface ClientWork {
  clientId: number;
  charges: Charge[];
  reversals: StandingCharge[];
  settledLineIds: number[];
  /** Rows worked out that are no journal lines. */
  otherRows: number;
  /** Journal lines that come of no schedule line, with their sign. */
  otherLines: OtherLine[];
  problem: Parked | null;
}

/** What the totals of a run ask of a line. */
export interface OtherLine {
  serviceId: number;
  billingCodeId: number;
  amount: string;
  tax: string;
}

/** `Work` is what one client's share of the run comes to. */
export interface ShardKind<Work extends ClientWork = ClientWork> {
  workOut(tx: SqlTx, run: RunFacts, clientIds: number[]): Promise<Work[]>;
  /** Not called for a preview. */
  write(tx: SqlTx, run: RunFacts, clients: Work[]): Promise<void>;
}

/** A client of whom nothing was worked out. */
export function nothing(clientId: number, problem: Parked | null = null): ClientWork {
  return { clientId, charges: [], reversals: [], settledLineIds: [], otherRows: 0, otherLines: [], problem };
}

/** The first error among issues, with all errors as detail; null when there is none. */
export function firstError(clientId: number, issues: BillingIssue[]): Parked | null {
  const error = issues.find((issue) => issue.severity === "error");
  if (error === undefined) return null;
  const { code, message, scheduleLineId, billingCodeId, day } = error;
  return {
    clientId,
    code,
    message,
    detail: { scheduleLineId, billingCodeId, day, issues: issues.filter((issue) => issue.severity === "error") },
  };
}

/** A rule that fails on one client must not stop the others; it is a bug, and says so. */
export function guarded<Work extends ClientWork>(
  clientId: number,
  work: () => Work,
  without: (problem: Parked) => Work,
): Work {
  try {
    const done = work();
    return done.problem === null ? done : without(done.problem);
  } catch (error) {
    const message = `The rule failed on this client: ${error instanceof Error ? error.message : String(error)}`;
    return without({ clientId, code: "RULE_FAILED", message, detail: {} });
  }
}
