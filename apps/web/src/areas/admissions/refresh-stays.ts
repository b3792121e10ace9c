import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** Reads again whatever a change of a stay can have changed: the stay, its place, fees, funding, addresses, the people in it. */
export function refreshStays(...clientIds: number[]): void {
  refreshRows(
    "entries",
    "schedule",
    "funding",
    "customers",
    "audit",
    "portal-events",
    "places",
    "place-history",
    "rates",
  );
  for (const name of ["stays", "entry", "board", "cap", "addresses", "home", "fees"])
    void queries.invalidateQueries({ queryKey: [name] });
  for (const id of clientIds) void queries.invalidateQueries({ queryKey: ["customer", id] });
}
