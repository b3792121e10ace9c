import { endpoints } from "@banksia/contracts";
import { calculateClientCap } from "@banksia/services/capping/calculate-client-cap";
import { createOutsideContribution } from "@banksia/services/capping/create-outside-contribution";
import { deleteOutsideContribution } from "@banksia/services/capping/delete-outside-contribution";
import { getCapForecast } from "@banksia/services/capping/get-cap-forecast";
import { getCappingPolicies } from "@banksia/services/capping/get-capping-policies";
import { getClientCap } from "@banksia/services/capping/get-client-cap";
import { listCapAlerts } from "@banksia/services/capping/list-cap-alerts";
import { listOutsideContributions } from "@banksia/services/capping/list-outside-contributions";
import { setCappingPolicies } from "@banksia/services/capping/set-capping-policies";
import { setClientCap } from "@banksia/services/capping/set-client-cap";
import { updateOutsideContribution } from "@banksia/services/capping/update-outside-contribution";
import type { Mounter } from "../http/mounter.ts";

/** Clients' caps, what they paid elsewhere, alerts, and how caps are applied. */
export function cappingRoutes(mount: Mounter): void {
  mount.verb(endpoints.getClientCap, getClientCap);
  mount.verb(endpoints.setClientCap, setClientCap);
  mount.verb(endpoints.calculateClientCap, calculateClientCap);
  mount.verb(endpoints.getCapForecast, getCapForecast);
  mount.verb(endpoints.listOutsideContributions, listOutsideContributions);
  mount.verb(endpoints.createOutsideContribution, createOutsideContribution);
  mount.verb(endpoints.updateOutsideContribution, updateOutsideContribution);
  mount.verb(endpoints.deleteOutsideContribution, deleteOutsideContribution);
  mount.verb(endpoints.listCapAlerts, listCapAlerts);
  mount.verb(endpoints.getCappingPolicies, getCappingPolicies);
  mount.verb(endpoints.setCappingPolicies, setCappingPolicies);
}
