import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Key in the cache of one part of a customer's record. */
export function recordKey(customerId: number, part: string): unknown[] {
  return ["record", customerId, part];
}

/** Reads a customer's record again after a change of any part of it. */
export async function refreshRecord(customerId: number): Promise<void> {
  refreshRows("customers", "audit", "bank-account-changes", "documents");
  void queries.invalidateQueries({ queryKey: ["bank-accounts-waiting"] });
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["record", customerId] }),
    queries.invalidateQueries({ queryKey: ["customer", customerId] }),
  ]);
}
