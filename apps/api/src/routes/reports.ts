import { endpoints } from "@banksia/contracts";
import { getHome } from "@banksia/services/reports/get-home";
import { searchEverything } from "@banksia/services/reports/search-everything";
import type { Mounter } from "../http/mounter.ts";

/** Home figures and search. */
export function reportsRoutes(mount: Mounter): void {
  mount.verb(endpoints.getHome, getHome);
  mount.verb(endpoints.searchEverything, searchEverything);
}
