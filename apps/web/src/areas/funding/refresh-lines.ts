import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Reads again whatever shows funding lines. */
export function refreshFundingLines(): void {
  refreshRows("funding-lines", "schedule", "audit");
  void queries.invalidateQueries({ queryKey: ["funding-amounts"] });
}
