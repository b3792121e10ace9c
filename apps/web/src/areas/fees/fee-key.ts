import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Key in the cache of one part of a client's fees. */
export function feeKey(part: string, clientId: number): unknown[] {
  return ["fees", part, clientId];
}

/** Reads again whatever a change of a fact can have changed: arrangements, fees, rates, schedules. */
export async function refreshFees(clientId: number): Promise<void> {
  refreshRows("schedule", "funding", "rates", "customers", "audit", "fee-advices");
  void queries.invalidateQueries({ queryKey: ["cap"] });
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["fees"] }),
    queries.invalidateQueries({ queryKey: ["customer", clientId] }),
  ]);
}
