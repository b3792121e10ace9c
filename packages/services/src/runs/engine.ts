import type { Actor, SqlTx } from "@banksia/db";
import type { Context } from "../context.ts";
import { ServiceError } from "../errors.ts";

export type RunKind =
  | "billing"
  | "adjustment"
  | "exceeded_leave"
  | "resident_fees"
  | "capping"
  | "accommodation"
  | "interest_payable"
  | "dmf_crf"
  | "balances"
  | "supported_ratio";

const WITHOUT_JOURNAL: readonly RunKind[] = ["resident_fees", "capping", "balances", "supported_ratio"];

/** Whether runs of a kind write lines into a draft journal. */
export function writesJournal(kind: RunKind): boolean {
  return !WITHOUT_JOURNAL.includes(kind);
}

/** Whom a run looks at where nothing is said: only fees as they come leave out people who left. */
export function departedDefault(kind: RunKind): "exclude" | "include" {
  return kind === "billing" || kind === "resident_fees" ? "exclude" : "include";
}

/** What a run is limited to; null: no limit. */
export interface RunFilters {
  timing: "advance" | "arrears" | null;
  /** Left out: as `departedDefault` says. */
  departed?: "exclude" | "include" | "only" | undefined;
  serviceIds: number[] | null;
  billingCodeIds: number[] | null;
  clientIds: number[] | null;
  customerGroupIds: number[] | null;
  /** What an accommodation payment proposal charges; left out: everything. */
  accommodation?: { ongoing: boolean; unpaidLumpSum: boolean; retention: boolean } | null | undefined;
  /** Which fees of villages are proposed; left out: both. */
  exitFees?: { dmf: boolean; crf: boolean } | null | undefined;
  /** Figures of national tables that are not saved yet: of a preview only. */
  proposedRates?: { tableKey: string; from: string; value: string }[] | null;
}

/** What a run is asked to do. */
export interface RunRequest {
  kind: RunKind;
  preview: boolean;
  postingDate: string;
  endDate: string;
  filters: RunFilters;
  journalId: number | null;
  newJournal: { journalTypeId: number; description: string } | null;
}

/** The machinery of the runs, as the verbs see it; `packages/month-end` is the real one. */
export interface RunEngine {
  /** Writes run, shards and jobs in the caller's transaction. */
  startIn(
    tx: SqlTx,
    actor: Actor,
    request: RunRequest,
  ): Promise<{ runId: number; journalId: number | null; clientCount: number }>;
  cancel(actor: Actor, runId: number): Promise<void>;
  retryIn(tx: SqlTx, actor: Actor, runId: number, clientIds: number[] | null): Promise<number>;
}

/** Why the machinery refuses, by its own codes. */
const refusals: Record<string, "NOT_FOUND" | "JOURNAL_NOT_DRAFT" | "RUN_NOT_ACTIVE" | "CONFLICT"> = {
  JOURNAL_NOT_FOUND: "NOT_FOUND",
  RUN_NOT_FOUND: "NOT_FOUND",
  JOURNAL_NOT_DRAFT: "JOURNAL_NOT_DRAFT",
  PREVIEW_ONLY: "CONFLICT",
  RUN_NOT_STOPPABLE: "RUN_NOT_ACTIVE",
  RUN_NOT_FINISHED: "CONFLICT",
  NOTHING_PARKED: "CONFLICT",
};

/** For `catch`: a refusal of the machinery in the words of the API; any other error stays what it is. */
export function engineRefusal(error: unknown): never {
  if (error instanceof Error && error.name === "RunRefused" && "code" in error) {
    const code = refusals[String(error.code)];
    if (code !== undefined) throw new ServiceError(code, error.message, [], { cause: error });
  }
  throw error;
}

/** A context of verbs that start or stop runs. */
export type RunContext = Context & { readonly runs: RunEngine };
