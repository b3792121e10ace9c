import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { invalid, notFound } from "../errors.ts";

/** A permanent stay, as far as leave from it asks. */
export interface Stay {
  serviceEntryId: number;
  clientId: number;
  serviceId: number;
  entryDate: string;
  departureDate: string | null;
}

/**
 * The stay that leave is taken from.
 * @throws NOT_FOUND; VALIDATION when it is no permanent residential stay
 */
export async function loadStay(tx: OrmTx, serviceEntryId: number): Promise<Stay> {
  const stay = await firstOf<Stay & { setting: string }>(
    tx,
    sql`select e.id as "serviceEntryId", e.client_id as "clientId", e.service_id as "serviceId", e.entry_date as "entryDate",
        e.departure_date as "departureDate", t.setting
      from service_entry e join care_type t on t.id = e.care_type_id where e.id = ${serviceEntryId}`,
  );
  if (stay === null) throw notFound("service entry", serviceEntryId);
  const { setting, ...found } = stay;
  if (setting !== "residential")
    throw invalid({
      pointer: "/serviceEntryId",
      code: "NOT_ALLOWED",
      detail: "Leave is taken from a permanent residential stay; in respite and elsewhere there is none.",
    });
  return found;
}
