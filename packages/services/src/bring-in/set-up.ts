import type { SqlTx } from "@banksia/db";
import type { CareSetting } from "../admissions/care-type-view.ts";
import type { ServiceKind } from "../admissions/service-view.ts";
import type { BillingUnit } from "@banksia/core/billing/facts";
import { ByCode } from "./by-code.ts";

interface Coded {
  id: number;
  code: string;
}

export interface KnownService extends Coded {
  name: string;
  kind: ServiceKind;
  funded: boolean;
  allowPartnered: boolean;
  /** On admission the address of the place becomes the client's home address. */
  placeAddress: boolean;
  active: boolean;
  timeZone: string;
}

export interface KnownCode extends Coded {
  unit: BillingUnit;
  chargeDepartureDay: boolean;
  active: boolean;
}

export interface KnownCareType extends Coded {
  setting: CareSetting;
}

export interface KnownGroup extends Coded {
  name: string;
  codeIds: ReadonlySet<number>;
  /** Where it is offered; everywhere when empty. */
  serviceIds: ReadonlySet<number>;
}

/** The services that the caller sees. */
export async function knownServices(tx: SqlTx): Promise<ByCode<KnownService>> {
  return new ByCode(
    "service",
    await tx<KnownService[]>`select s.id, s.code, s.name, s.kind, s.funded, s.allow_partnered as "allowPartnered",
      s.place_address as "placeAddress", s.active,
      e.time_zone as "timeZone" from service s join legal_entity e on e.id = s.legal_entity_id`,
  );
}

export async function knownCodes(tx: SqlTx): Promise<ByCode<KnownCode>> {
  return new ByCode(
    "billing code",
    await tx<
      KnownCode[]
    >`select id, code, unit, charge_departure_day as "chargeDepartureDay", active from billing_code`,
  );
}

export async function knownCareTypes(tx: SqlTx): Promise<ByCode<KnownCareType>> {
  return new ByCode("care type", await tx<KnownCareType[]>`select id, code, setting from care_type`);
}

export async function knownGroups(tx: SqlTx): Promise<ByCode<KnownGroup>> {
  const rows = await tx<(Coded & { name: string; codes: number[]; services: number[] })[]>`select g.id, g.code, g.name,
      array(select billing_code_id from service_group_code c where c.service_group_id = g.id) as codes,
      array(select service_id from service_group_service s where s.service_group_id = g.id) as services
    from service_group g`;
  const groups = rows.map(({ codes, services, ...group }) => ({
    ...group,
    codeIds: new Set(codes),
    serviceIds: new Set(services),
  }));
  return new ByCode("service group", groups);
}

export async function knownCustomerGroups(tx: SqlTx): Promise<ByCode<Coded>> {
  return new ByCode("customer group", await tx<Coded[]>`select id, code from customer_group`);
}

export async function knownTerms(tx: SqlTx): Promise<ByCode<Coded>> {
  return new ByCode("terms of payment", await tx<Coded[]>`select id, code from terms_of_payment`);
}

export interface KnownPlace extends Coded {
  active: boolean;
}

/** The places of services, by service. */
export async function knownPlaces(tx: SqlTx, serviceIds: readonly number[]): Promise<Map<number, ByCode<KnownPlace>>> {
  if (serviceIds.length === 0) return new Map();
  const rows = await tx<(KnownPlace & { serviceId: number })[]>`
    select id, code, active, service_id as "serviceId" from place where service_id = any(${serviceIds.map(String)}::text[]::bigint[])`;
  const byService = Map.groupBy(rows, (row) => row.serviceId);
  return new Map(serviceIds.map((id) => [id, new ByCode("place", byService.get(id) ?? [])]));
}

/** No place at all. */
export const noPlaces = new ByCode<KnownPlace>("place", []);

/** Who chose the rules of 1 July 2014 in writing, and when. */
export async function knownChoices(tx: SqlTx, clientIds: readonly number[]): Promise<Map<number, string>> {
  if (clientIds.length === 0) return new Map();
  const rows = await tx<{ clientId: number; day: string }[]>`
    select f.client_id as "clientId", f.choice_of_2014 as day
    from unnest(${clientIds.map(String)}::text[]::bigint[]) client (id) join resident_facts f on f.client_id = client.id
    where f.choice_of_2014 is not null`;
  return new Map(rows.map((row) => [row.clientId, row.day]));
}

/** A customer that a file names by account. */
export interface KnownCustomer {
  id: number;
  account: string;
  name: string;
  type: "person" | "organisation";
  active: boolean;
}

/** The customers of these accounts that the caller sees. */
export async function knownCustomers(
  tx: SqlTx,
  accounts: readonly (string | null | undefined)[],
): Promise<Map<string, KnownCustomer>> {
  const named = [...new Set(accounts.filter((account) => typeof account === "string"))];
  if (named.length === 0) return new Map();
  // A join, as everywhere here: a list in `= any` may be compared one by one with each customer there is.
  const rows = await tx<KnownCustomer[]>`
    select c.id, c.account, c.name, c.type, c.active
    from unnest(${named}::text[]) named (account) join customer c on c.account = named.account`;
  return new Map(rows.map((row) => [row.account, row]));
}
