import { nextDueDay } from "./due-days.ts";
import {
  type CivilDate,
  type DecimalText,
  type Grade,
  type RateRow,
  type RateTable,
  type RateUnit,
  dayBefore,
} from "./table.ts";

/** A figure that somebody entered because this edition does not hold it, or holds another. */
export interface AddedRow {
  from: CivilDate;
  value: DecimalText;
  source: string;
  /** Whoever entered it read it in law or on a government page. */
  verified: boolean;
}

/** A row of a table as it stands with what was added: with its last day, and where it comes from. */
export interface ChainRow {
  from: CivilDate;
  /** Null: until further notice. */
  to: CivilDate | null;
  value: DecimalText | null;
  missing?: "none" | "not_found";
  /** `provider`: added by whoever runs the system. */
  grade: Grade | "provider";
  verified: boolean;
  source: string;
  /** The row of this edition whose place an added one of the same day took; null: none. */
  replaces: RateRow | null;
}

/** A table of this edition together with what was added to it. */
export interface RateChain {
  table: RateTable;
  /** Sorted by day, without gaps: each ends the day before the next. */
  rows: readonly ChainRow[];
  /** First day for which a figure is due that neither this edition nor what was added holds; null: none is due. */
  unknownFrom: CivilDate | null;
}

/** A table with the rows added to it, in order. An added row takes the place of the table's own of the same day. */
export function rateChain(table: RateTable, added: readonly AddedRow[]): RateChain {
  const rows = new Map<CivilDate, Omit<ChainRow, "to">>();
  for (const { from, value, missing, grade, verified, source } of table.rows) {
    rows.set(from, { from, value, ...(missing && { missing }), grade, verified, source, replaces: null });
  }
  for (const { from, value, source, verified } of added) {
    const replaces = table.rows.find((row) => row.from === from) ?? null;
    rows.set(from, { from, value: written(table.unit, value), grade: "provider", verified, source, replaces });
  }
  const sorted = [...rows.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  const last = sorted.at(-1)?.from;
  return {
    table,
    rows: sorted.map((row, at) => {
      const next = sorted[at + 1]?.from;
      return { ...row, to: next === undefined ? null : dayBefore(next) };
    }),
    unknownFrom:
      table.unknownFrom === null || last === undefined || last < table.unknownFrom
        ? table.unknownFrom
        : nextDueDay(table, last),
  };
}

/** A figure as its table writes it: dollars, percentages and the like with two decimals at least. */
function written(unit: RateUnit, value: DecimalText): DecimalText {
  const [whole = "", part = ""] = value.split(".");
  const plain = part.replace(/0+$/, "");
  const counted = unit === "AUD" || unit === "days" || unit === "index number";
  if (plain === "" && counted) return whole;
  return `${whole}.${plain.padEnd(2, "0")}`;
}

/** A figure in use on days, inclusive on both ends. */
export interface ChainValue {
  from: CivilDate;
  /** Null: until further notice. */
  to: CivilDate | null;
  value: DecimalText;
  grade: Grade | "provider";
  verified: boolean;
  source: string;
}

/**
 * The figures to reckon with: each holds until the next one known, also over days whose figure was not found; the last
 * one until further notice. Only where a row says that no such figure applies it ends.
 */
export function valuesInUse(chain: RateChain): ChainValue[] {
  const values: ChainValue[] = [];
  let ended = true;
  for (const row of chain.rows) {
    const last = values.at(-1);
    if (row.value === null) {
      if (row.missing === "none" && last !== undefined && !ended) {
        last.to = dayBefore(row.from);
        ended = true;
      }
      continue;
    }
    if (last !== undefined && !ended) last.to = dayBefore(row.from);
    const { from, value, grade, verified, source } = row;
    values.push({ from, to: null, value, grade, verified, source });
    ended = false;
  }
  return values;
}

/** What a chain says of a day: the row that holds, and the figure to reckon with. */
export function chainOn(chain: RateChain, day: CivilDate): { row: ChainRow; value: ChainValue | null } | null {
  const row = chain.rows.findLast((one) => one.from <= day);
  if (row === undefined) return null;
  const value = valuesInUse(chain).find((one) => one.from <= day && (one.to === null || one.to >= day)) ?? null;
  return { row, value };
}
