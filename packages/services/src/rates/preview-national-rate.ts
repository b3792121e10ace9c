import { tableOf, valueFault } from "@banksia/rates-au";
import { auditSql } from "../common/audit-sql.ts";
import { changeSql, requireScope } from "../context.ts";
import { notFound, refuseIfAny } from "../errors.ts";
import { type RunContext, type RunFilters, type RunRequest, engineRefusal } from "../runs/engine.ts";
import { getRun } from "../runs/get-run.ts";
import type { Run } from "../runs/run-view.ts";

export interface PreviewNationalRateInput {
  key: string;
  from: string;
  value: string;
  /** The last day of the month of `from` when left out. */
  postingDate?: string;
  /** The posting date when left out. */
  endDate?: string;
  serviceIds: number[] | null;
}

/**
 * Starts two previews of a billing run, one with a figure that is not saved yet and one without. Neither writes a line;
 * in both the clients' own amounts are worked out anew, so that only the figure makes the difference.
 * @throws NOT_FOUND, VALIDATION
 */
export async function previewNationalRate(
  ctx: RunContext,
  input: PreviewNationalRateInput,
): Promise<{ withRate: Run; withoutRate: Run }> {
  requireScope(ctx, "runs:start");
  const table = tableOf(input.key);
  if (table === null) throw notFound("national table", input.key);
  const wrong = valueFault(table.unit, input.value);
  const postingDate = input.postingDate ?? lastOfMonth(input.from);
  const endDate = input.endDate ?? postingDate;
  refuseIfAny([
    ...(wrong === null ? [] : [{ pointer: "/value", code: "OUT_OF_RANGE", detail: wrong.detail } as const]),
    ...(endDate >= input.from
      ? []
      : [
          {
            pointer: "/endDate",
            code: "BEFORE_START",
            detail: "Bill up to a day on which the figure holds, or there is nothing to see.",
          } as const,
        ]),
  ]);
  const request = (proposedRates: NonNullable<RunFilters["proposedRates"]>): RunRequest => ({
    kind: "billing",
    preview: true,
    postingDate,
    endDate,
    filters: {
      timing: null,
      departed: "include",
      serviceIds: input.serviceIds,
      billingCodeIds: null,
      clientIds: null,
      customerGroupIds: null,
      proposedRates,
    },
    journalId: null,
    newJournal: null,
  });
  const ids = await changeSql(ctx, async (tx) => {
    const withRate = await ctx.runs.startIn(
      tx,
      ctx.actor,
      request([{ tableKey: input.key, from: input.from, value: input.value }]),
    );
    const withoutRate = await ctx.runs.startIn(tx, ctx.actor, request([]));
    await auditSql(tx, ctx, {
      verb: "previewNationalRate",
      objectType: "run",
      objectId: withRate.runId,
      after: { ...input, withRunId: withRate.runId, withoutRunId: withoutRate.runId },
    });
    return { withRate: withRate.runId, withoutRate: withoutRate.runId };
  }).catch(engineRefusal);
  return {
    withRate: await getRun(ctx, { runId: ids.withRate }),
    withoutRate: await getRun(ctx, { runId: ids.withoutRate }),
  };
}

function lastOfMonth(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.with({ day: date.daysInMonth }).toString();
}
