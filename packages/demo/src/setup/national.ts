import { type DayNumber, dayNumber } from "@banksia/core/days/index";
import { type Cents, centsOf } from "@banksia/core/money/index";
import { type DatedValue, type RateTable, datedValues, tableOf } from "@banksia/rates-au";

/** The dated values of a national table; the last one carries on until somebody enters the next. */
export function nationalValues(key: string): DatedValue[] {
  const table = tableOf(key);
  if (table === null) throw new Error(`There is no national rate table ${key}.`);
  return datedValues(table);
}

/** The source of a value as it is kept with a rate; figures that want checking say so. */
export function sourceText(key: string, value: DatedValue): string {
  const law = tableOf(key)?.law ?? "";
  return value.verified ? `${law} (${value.source})` : `${law} (${value.source}; to be checked)`;
}

/** The figure of a day in cents; where none was found for it, the last one before. */
export function centsOn(table: RateTable, day: DayNumber): Cents {
  const known = datedValues(table);
  const found = known.findLast((value) => dayNumber(value.from) <= day) ?? known[0];
  if (found === undefined) throw new Error(`The national table ${table.key} is empty.`);
  return centsOf(found.value);
}
