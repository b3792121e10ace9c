import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Key in the cache of one part of what is known of accommodation payments. */
export const accommodationKey = (part: string, ...rest: unknown[]): unknown[] => ["accommodation", part, ...rest];

/** Reads again whatever shows accommodation payments, prices and refunds. */
export async function refreshAccommodation(): Promise<void> {
  refreshRows("accommodation", "refunds", "place-prices", "places", "journals", "audit");
  for (const name of ["home", "customer"]) void queries.invalidateQueries({ queryKey: [name] });
  await queries.invalidateQueries({ queryKey: ["accommodation"] });
}
