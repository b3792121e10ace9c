import { dueDays, isDay, tableOf, valueFault } from "@banksia/rates-au";
import { sql } from "drizzle-orm";
import { previewed } from "../common/preview.ts";
import { firstOf } from "../common/rows.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, ServiceError, notFound, refuseIfAny } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import { type NationalRateDetail, loadNationalTable } from "./national-rate-view.ts";
import { capTables, residentFeeTables } from "./table-uses.ts";
import { type WrittenFigure, writeNationalRate } from "./write-national-rate.ts";

export interface AddNationalRateInput {
  /** The key of the table. */
  key: string;
  /** First day of the figure. */
  from: string;
  value: string;
  /** Where the figure was read. */
  source: string;
  /** It was read in law or on a government page. */
  verified: boolean;
  /** Do everything, tell what came of it, and take it back. */
  preview: boolean;
}

/** What adding a figure did. */
export interface NationalRateChange extends WrittenFigure {
  nationalRate: NationalRateDetail;
  adjustmentRequiredLines: number;
  /** The runs to start next, because clients' own amounts, or their caps, are worked out from the table. */
  startRuns: ("resident_fees" | "capping")[];
}

/**
 * Adds the next figure of a national table, and with it the next global rates of all codes that take theirs from it.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS when a figure was added for that day
 */
export async function addNationalRate(ctx: Context, input: AddNationalRateInput): Promise<NationalRateChange> {
  requireScope(ctx, "rates:write");
  const { key, from, value, source, verified } = input;
  refuseIfAny(figureFaults(key, from, value));
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const there = await firstOf<{ id: number }>(
        tx,
        sql`select id from national_rate where table_key = ${key} and start_date = ${from}`,
      );
      if (there !== null) {
        const detail = `A figure from ${dayWords(from)} was added already: remove that one first.`;
        throw new ServiceError("ALREADY_EXISTS", detail, [{ pointer: "/from", code: "TAKEN", detail }]);
      }
      const figure = { tableKey: key, from, value, source, verified };
      const written = await writeNationalRate(queryOfOrm(tx), ctx, figure, "addNationalRate");
      const nationalRate = await loadNationalTable(tx, ctx, key);
      return {
        ...written,
        nationalRate,
        adjustmentRequiredLines: written.billingRates.reduce((sum, one) => sum + one.adjustmentRequiredLines, 0),
        startRuns: runsAfter(key),
        warnings: [...figureWarnings(nationalRate, figure), ...written.warnings],
      };
    }),
  );
}

function runsAfter(key: string): NationalRateChange["startRuns"] {
  return [
    ...(residentFeeTables.has(key) ? (["resident_fees"] as const) : []),
    ...(capTables.has(key) ? (["capping"] as const) : []),
  ];
}

/**
 * What is wrong with a figure by itself.
 * @throws NOT_FOUND for a table that there is not
 */
export function figureFaults(key: string, from: string, value: string): FieldError[] {
  const table = tableOf(key);
  if (table === null) throw notFound("national table", key);
  const faults: FieldError[] = [];
  const wrong = valueFault(table.unit, value);
  if (wrong !== null)
    faults.push({
      pointer: "/value",
      code: wrong.code === "OUT_OF_RANGE" ? "OUT_OF_RANGE" : "INVALID",
      detail: wrong.detail,
    });
  if (!isDay(from) || from < "1997-10-01" || from > "2100-01-01")
    faults.push({ pointer: "/from", code: "OUT_OF_RANGE", detail: "Give the first day on which the figure holds." });
  return faults;
}

/** What to look at on a figure although it may stand. */
function figureWarnings(
  table: NationalRateDetail,
  { from, value, verified }: { from: string; value: string; verified: boolean },
): Warning[] {
  const warnings: Warning[] = table.faults.map(({ code, detail }) => ({ code, detail }));
  const edition = tableOf(table.key);
  const row = table.rows.find((one) => one.from === from);
  const days = edition === null ? [] : dueDays(edition);
  if (days.length > 0 && !days.includes(from.slice(5)) && row?.replaces === null)
    warnings.push({
      code: "NOT_A_DUE_DAY",
      detail: `Figures of this table are due on ${days.map((day) => `${day.slice(3)}/${day.slice(0, 2)}`).join(" and ")}: look at the day again.`,
    });
  if (row?.replaces?.value != null)
    warnings.push({
      code: "REPLACES",
      detail: `This edition has ${row.replaces.value} from ${dayWords(from)} (${row.replaces.source}): yours takes its place.`,
    });
  const last = table.rows.find((one) => one.from < from && one.value !== null)?.value;
  if (last != null && isFar(last, value))
    warnings.push({
      code: "FAR_FROM_LAST",
      detail: `The figure before was ${last}: a change of more than a quarter is rare. Look at the unit (${table.unit}).`,
    });
  if (!verified)
    warnings.push({
      code: "UNVERIFIED",
      detail:
        "It is marked as not verified wherever it is shown, until somebody has read it in law or on a government page.",
    });
  return warnings;
}

/** Whether two figures are more than a quarter apart. */
function isFar(a: string, b: string): boolean {
  const millionths = (text: string) => {
    const [whole = "0", part = ""] = text.split(".");
    return BigInt(whole + part.slice(0, 6).padEnd(6, "0"));
  };
  const [old, next] = [millionths(a), millionths(b)];
  const difference = old > next ? old - next : next - old;
  return difference * 4n > old;
}
