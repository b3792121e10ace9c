import { schema } from "@banksia/db";
import { auditSql } from "../common/audit-sql.ts";
import { unknownReferences } from "../common/known.ts";
import { changeSql, read, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import {
  type RunContext,
  type RunFilters,
  type RunKind,
  type RunRequest,
  departedDefault,
  engineRefusal,
  writesJournal,
} from "./engine.ts";
import { getRun } from "./get-run.ts";
import type { Run } from "./run-view.ts";

export interface StartRunInput {
  kind: RunKind;
  preview: boolean;
  /** A draft journal; or a type and description for a new one. A preview, or a kind without journal, needs neither. */
  journalId?: number;
  journalTypeId?: number;
  description?: string;
  postingDate: string;
  endDate: string;
  filters: RunFilters;
}

/**
 * Starts a proposal or calculation; its work begins at once in the runners.
 * @throws VALIDATION, NOT_FOUND for the journal, JOURNAL_NOT_DRAFT
 */
export async function startRun(ctx: RunContext, input: StartRunInput): Promise<Run> {
  requireScope(ctx, "runs:start");
  await refuseUnknown(ctx, input);
  const request = toRequest(input);
  const started = await changeSql(ctx, async (tx) => {
    const made = await ctx.runs.startIn(tx, ctx.actor, request);
    await auditSql(tx, ctx, {
      verb: "startRun",
      objectType: "run",
      objectId: made.runId,
      after: { ...request, ...made },
    });
    return made;
  }).catch(engineRefusal);
  return getRun(ctx, { runId: started.runId });
}

function toRequest(input: StartRunInput): RunRequest {
  const { kind, preview, postingDate, endDate, filters } = input;
  const noJournal = preview || !writesJournal(kind);
  return {
    kind,
    preview,
    postingDate,
    endDate,
    filters: { ...filters, departed: filters.departed ?? departedDefault(kind) },
    journalId: noJournal ? null : (input.journalId ?? null),
    newJournal:
      noJournal || input.journalTypeId === undefined || input.description === undefined
        ? null
        : { journalTypeId: input.journalTypeId, description: input.description },
  };
}

async function refuseUnknown(ctx: RunContext, input: StartRunInput): Promise<void> {
  const faults: FieldError[] = [];
  if (!input.preview && writesJournal(input.kind) && input.journalId === undefined) {
    if (input.journalTypeId === undefined)
      faults.push({
        pointer: "/journalTypeId",
        code: "REQUIRED",
        detail: "Choose the type of the new journal, or name a draft journal.",
      });
    if (input.description === undefined)
      faults.push({
        pointer: "/description",
        code: "REQUIRED",
        detail: "Describe the new journal, or name a draft journal.",
      });
  }
  const { accommodation, exitFees } = input.filters;
  if (accommodation != null && !accommodation.ongoing && !accommodation.unpaidLumpSum && !accommodation.retention)
    faults.push({
      pointer: "/filters/accommodation",
      code: "REQUIRED",
      detail: "Choose at least one: ongoing payments, the unpaid lump sum, retention.",
    });
  if (exitFees != null && !exitFees.dmf && !exitFees.crf)
    faults.push({ pointer: "/filters/exitFees", code: "REQUIRED", detail: "Choose at least one: DMF, CRF." });
  if (input.kind !== "adjustment" && input.endDate < "2000-01-01")
    faults.push({ pointer: "/endDate", code: "OUT_OF_RANGE", detail: "Bill up to a day of this century." });
  if (!input.preview && input.filters.proposedRates != null)
    faults.push({
      pointer: "/filters/proposedRates",
      code: "NOT_ALLOWED",
      detail: "Rates that are not saved yet can be reckoned with in a preview only: add them first.",
    });
  const { filters } = input;
  const references = [
    { pointer: "/journalTypeId", table: schema.journalType, what: "journal type", id: input.journalTypeId },
    ...listed("/filters/serviceIds", filters.serviceIds).map((one) => ({
      ...one,
      table: schema.service,
      what: "service",
    })),
    ...listed("/filters/billingCodeIds", filters.billingCodeIds).map((one) => ({
      ...one,
      table: schema.billingCode,
      what: "billing code",
    })),
    ...listed("/filters/customerGroupIds", filters.customerGroupIds).map((one) => ({
      ...one,
      table: schema.customerGroup,
      what: "customer group",
    })),
  ];
  refuseIfAny([...faults, ...(await read(ctx, (tx) => unknownReferences(tx, ...references)))]);
}

function listed(pointer: string, ids: number[] | null): { pointer: string; id: number }[] {
  return (ids ?? []).map((id, at) => ({ pointer: `${pointer}/${at}`, id }));
}
