import type { Actor } from "@banksia/db";
import type { ProposedRate } from "./national-rates.ts";

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

/** What a run is limited to; null or left out: no limit. */
export interface RunFilters {
  timing?: "advance" | "arrears" | null;
  departed?: "exclude" | "include" | "only" | undefined;
  serviceIds?: number[] | null;
  billingCodeIds?: number[] | null;
  /** Clients by their customer id. */
  clientIds?: number[] | null;
  customerGroupIds?: number[] | null;
  /** What an accommodation payment proposal charges; left out: everything. */
  accommodation?: { ongoing: boolean; unpaidLumpSum: boolean; retention: boolean } | null | undefined;
  /** Which fees of villages are proposed; left out: both. */
  exitFees?: { dmf: boolean; crf: boolean } | null | undefined;
  /**
   * Figures of national tables that are not saved yet, of a preview only. A list, even an empty one, has the residents'
   * amounts worked out anew inside the preview.
   */
  proposedRates?: ProposedRate[] | null | undefined;
}

export interface RunRequest {
  kind: RunKind;
  /** Work everything out and write no line. */
  preview: boolean;
  postingDate: string;
  endDate: string;
  filters: RunFilters;
  /** The draft journal that takes the lines; null with `preview`, for a kind that writes none, or to make a new one. */
  journalId: number | null;
  newJournal: { journalTypeId: number; description: string } | null;
  schedule?: { id: number; date: string };
}

export interface StartedRun {
  runId: number;
  journalId: number | null;
  clientCount: number;
  shardCount: number;
}

/** Why a run was not started; nothing was written. */
export type RunRefusalCode =
  | "JOURNAL_NOT_FOUND"
  | "JOURNAL_NOT_DRAFT"
  | "PREVIEW_ONLY"
  | "RUN_NOT_FOUND"
  | "RUN_NOT_STOPPABLE"
  | "RUN_NOT_FINISHED"
  | "NOTHING_PARKED";

export class RunRefused extends Error {
  override readonly name = "RunRefused";
  readonly code: RunRefusalCode;
  constructor(code: RunRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function actorUserId(actor: Actor): number | null {
  return actor.kind === "user" || actor.kind === "api_key" ? actor.userId : null;
}
