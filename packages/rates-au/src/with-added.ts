import { type CivilDate, type DecimalText, type RateTable, dayBefore, datedValues } from "./table.ts";

/** A figure that somebody entered because this edition does not hold it. */
export interface AddedValue {
  from: CivilDate;
  value: DecimalText;
}

/**
 * A table's known figures and those added since, as inclusive ranges without gaps: each holds until the next one known,
 * the last one until further notice. An added figure takes the place of the table's own of the same day.
 */
export function withAdded(
  table: RateTable,
  added: readonly AddedValue[],
): { from: CivilDate; to: CivilDate | null; value: DecimalText }[] {
  const starts = new Map(datedValues(table).map(({ from, value }) => [from, value]));
  for (const { from, value } of added) starts.set(from, value);
  const sorted = [...starts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([from, value], at) => {
    const next = sorted[at + 1]?.[0];
    return { from, to: next === undefined ? null : dayBefore(next), value };
  });
}
