import * as all from "./tables/index.ts";
import type { RateTable } from "./table.ts";

export {
  GRADES,
  RATE_UNITS,
  datedValues,
  rateOn,
  type CivilDate,
  type DatedValue,
  type DecimalText,
  type Grade,
  type RateOnDay,
  type RateRow,
  type RateTable,
  type RateUnit,
} from "./table.ts";
export {
  chainOn,
  rateChain,
  valuesInUse,
  type AddedRow,
  type ChainRow,
  type ChainValue,
  type RateChain,
} from "./chain.ts";
export { chainFaults, isDay, valueFault, type ChainFault, type ChainFaultCode } from "./check-chain.ts";
export { dueDays, nextDueDay } from "./due-days.ts";
export { withAdded, type AddedValue } from "./with-added.ts";
export * from "./tables/index.ts";

/** Every table, sorted by key. */
export const tables: readonly RateTable[] = /* @__PURE__ */ Object.values(all).sort((a, b) => (a.key < b.key ? -1 : 1));

/** The table of a key such as "basic_daily_fee", or null. */
export function tableOf(key: string): RateTable | null {
  return tables.find((table) => table.key === key) ?? null;
}
