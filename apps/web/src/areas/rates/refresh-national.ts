import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Reads again whatever shows a national figure or the rates that come from it. */
export function refreshNational(key: string): void {
  refreshRows(
    "national-rates",
    "rates",
    "funding-rates",
    "codes",
    "funding-codes",
    "schedule",
    "funding-lines",
    "audit",
  );
  void queries.invalidateQueries({ queryKey: ["national-rate", key] });
  for (const name of ["code", "funding-code", "home", "reference"])
    void queries.invalidateQueries({ queryKey: [name] });
}
