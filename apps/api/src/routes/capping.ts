import { endpoints } from "@banksia/contracts";
import { getClientCap } from "@banksia/services/capping/get-client-cap";
import { setClientCap } from "@banksia/services/capping/set-client-cap";
import type { Mounter } from "../http/mounter.ts";

/** Clients' caps. */
export function cappingRoutes(mount: Mounter): void {
  mount.verb(endpoints.getClientCap, getClientCap);
  mount.verb(endpoints.setClientCap, setClientCap);
}
