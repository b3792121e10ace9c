import { type RateUnit, tableOf } from "@banksia/rates-au";
import type { FieldError } from "../errors.ts";

/** Units of national tables whose figures are a rate of a code, by the unit of the code. */
const rateUnits: Readonly<Record<string, RateUnit>> = {
  day: "AUD per day",
  fortnight: "AUD per fortnight",
  month: "AUD per month",
};

/** What is wrong with the national table that a code takes its global rates from. */
export function nationalTableFaults(pointer: string, key: string | null | undefined, unit: string): FieldError[] {
  if (key === null || key === undefined) return [];
  const table = tableOf(key);
  if (table === null)
    return [{ pointer, code: "UNKNOWN", detail: `There is no national table "${key}": choose one of the list.` }];
  if (rateUnits[unit] !== table.unit)
    return [
      {
        pointer,
        code: "NOT_ALLOWED",
        detail: `${table.title} is given in ${table.unit}, but the code is charged per ${unit}.`,
      },
    ];
  return [];
}
