import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";
import type { State } from "../customers/customer-view.ts";

export type ServiceKind = "residential" | "village" | "home_care" | "ndis";

/** A facility or programme. */
export interface Service {
  id: number;
  code: string;
  name: string;
  kind: ServiceKind;
  legalEntityId: number;
  legalEntityName: string;
  /** The identifier by which the Department (or the NDIA) knows it. */
  departmentServiceId: string | null;
  state: State;
  funded: boolean;
  allowPartnered: boolean;
  /** On admission the address of the place becomes the client's home address. */
  placeAddress: boolean;
  addressLine: string | null;
  suburb: string | null;
  postcode: string | null;
  active: boolean;
}

export const serviceView: View = {
  what: "service",
  columns: sql`s.id, s.code, s.name, s.kind, s.legal_entity_id as "legalEntityId", e.name as "legalEntityName",
    s.department_service_id as "departmentServiceId", s.state, s.funded, s.allow_partnered as "allowPartnered",
    s.place_address as "placeAddress", s.address_line as "addressLine", s.suburb, s.postcode, s.active`,
  from: sql`service s join legal_entity e on e.id = s.legal_entity_id`,
  id: sql`s.id`,
};
