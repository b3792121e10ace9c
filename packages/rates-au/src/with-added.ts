import { rateChain, valuesInUse } from "./chain.ts";
import type { CivilDate, DecimalText, RateTable } from "./table.ts";

/** A figure that somebody entered because this edition does not hold it. */
export interface AddedValue {
  from: CivilDate;
  value: DecimalText;
}

/**
 * A table's known figures and those added since, as inclusive ranges: each holds until the next one known, the last one
 * until further notice; a row that says that no figure applies ends it. An added figure takes the place of the table's
 * own of the same day.
 */
export function withAdded(
  table: RateTable,
  added: readonly AddedValue[],
): { from: CivilDate; to: CivilDate | null; value: DecimalText }[] {
  const chain = rateChain(
    table,
    added.map(({ from, value }) => ({ from, value, source: "", verified: false })),
  );
  return valuesInUse(chain).map(({ from, to, value }) => ({ from, to, value }));
}
