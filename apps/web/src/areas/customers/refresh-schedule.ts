import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Reads a client's schedule again after a change. */
export function refreshSchedule(clientId: number): void {
  refreshRows("schedule", "customers", "audit");
  void queries.invalidateQueries({ queryKey: ["customer", clientId] });
}
