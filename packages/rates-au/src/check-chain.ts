import type { RateChain } from "./chain.ts";
import { type CivilDate, type RateUnit, RATE_UNITS, dayBefore } from "./table.ts";

export type ChainFaultCode =
  | "UNKNOWN_UNIT"
  | "NO_ROWS"
  | "NOT_A_DAY"
  | "OVERLAP"
  | "GAP"
  | "NO_SOURCE"
  | "NOT_A_NUMBER"
  | "OUT_OF_RANGE"
  | "VALUE_AND_REASON"
  | "NOT_WELL_DUE";

export interface ChainFault {
  code: ChainFaultCode;
  /** First day of the row at fault; null when it is the table. */
  from: CivilDate | null;
  /** Plain words. */
  detail: string;
}

/** Greatest figure that makes sense, in whole units. */
const MOST: Readonly<Record<RateUnit, number>> = {
  AUD: 10_000_000,
  "AUD per day": 10_000,
  "AUD per fortnight": 100_000,
  "AUD per month": 1_000_000,
  "AUD per NWAU": 10_000,
  "percent per year": 100,
  percent: 100,
  "index number": 10_000,
  NWAU: 100,
  days: 100_000,
};

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** What is wrong with a figure of a table with this unit, in plain words; null when nothing is. */
export function valueFault(unit: RateUnit, value: string): { code: ChainFaultCode; detail: string } | null {
  if (!/^\d{1,10}(\.\d{1,6})?$/.test(value))
    return { code: "NOT_A_NUMBER", detail: "Write a number that is not negative, with at most six decimals." };
  if (unit === "days" && !/^\d+(\.0+)?$/.test(value))
    return { code: "OUT_OF_RANGE", detail: "Days are counted whole." };
  const [whole = "0", part = ""] = value.split(".");
  const most = MOST[unit];
  const more = BigInt(whole) > BigInt(most) || (BigInt(whole) === BigInt(most) && /[1-9]/.test(part));
  return more
    ? { code: "OUT_OF_RANGE", detail: `More than ${most} ${unit} is no such figure: look at the unit.` }
    : null;
}

/** Every fault of a table with what was added to it: rows in order without gap or overlap, known unit, figures with sources. */
export function chainFaults(chain: RateChain): ChainFault[] {
  const faults: ChainFault[] = [];
  const { table, rows, unknownFrom } = chain;
  const fault = (code: ChainFaultCode, from: CivilDate | null, detail: string) => faults.push({ code, from, detail });
  const unitKnown = RATE_UNITS.includes(table.unit);
  if (!unitKnown) fault("UNKNOWN_UNIT", null, `"${table.unit}" is no known unit.`);
  if (rows.length === 0) fault("NO_ROWS", null, "The table has no rows.");
  rows.forEach((row, at) => {
    if (!isDay(row.from)) fault("NOT_A_DAY", row.from, `"${row.from}" is not a day.`);
    const next = rows[at + 1];
    if (next !== undefined && next.from <= row.from)
      fault("OVERLAP", next.from, `The row from ${next.from} overlaps the one from ${row.from}.`);
    if (next !== undefined && next.from > row.from && (row.to === null || row.to !== dayBefore(next.from)))
      fault("GAP", next.from, `The row from ${row.from} does not end on the day before ${next.from}.`);
    if (next === undefined && row.to !== null) fault("GAP", row.from, `Nothing is said of the days after ${row.to}.`);
    if (row.source.trim() === "") fault("NO_SOURCE", row.from, "The row does not say where its figure comes from.");
    if ((row.value === null) !== (row.missing !== undefined))
      fault("VALUE_AND_REASON", row.from, "A row has either a figure or the reason why there is none.");
    const wrong = row.value === null || !unitKnown ? null : valueFault(table.unit, row.value);
    if (wrong !== null) fault(wrong.code, row.from, wrong.detail);
  });
  const last = rows.at(-1);
  if (unknownFrom !== null && (!isDay(unknownFrom) || (last !== undefined && unknownFrom <= last.from)))
    fault("NOT_WELL_DUE", unknownFrom, "The next figure is due after the last row, not before.");
  return faults;
}
