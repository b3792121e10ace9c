import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { type FieldError, type ServiceError, invalid, notFound } from "../errors.ts";

/** A number by which others know a client. */
export interface ClientReference {
  id: number;
  clientId: number;
  referenceTypeId: number;
  referenceTypeCode: string;
  referenceTypeName: string;
  number: string;
  active: boolean;
  createdAt: string;
}

/** Reference numbers `r` that match, active ones first, then the newest. */
export function loadClientReferences(tx: OrmTx, where: SQL): Promise<ClientReference[]> {
  return rowsOf<ClientReference>(
    tx,
    sql`select r.id, r.client_id as "clientId", r.reference_type_id as "referenceTypeId", t.code as "referenceTypeCode",
        t.name as "referenceTypeName", r.number, r.active, ${instantText(sql`r.created_at`)} as "createdAt"
      from client_reference r join reference_type t on t.id = r.reference_type_id where ${where}
      order by not r.active, t.code, r.id desc`,
  );
}

/**
 * One reference number.
 * @throws NOT_FOUND
 */
export async function loadClientReference(tx: OrmTx, id: number): Promise<ClientReference> {
  const [found] = await loadClientReferences(tx, sql`r.id = ${id}`);
  if (found === undefined) throw notFound("reference number", id);
  return found;
}

/** The refusal of a number that another client has; who it is may be hidden from the caller. */
export function numberTaken(pointer: string): ServiceError {
  const error: FieldError = {
    pointer,
    code: "TAKEN",
    detail: "Another client has this number as an active one of the same type: check it, or make theirs inactive.",
  };
  return invalid(error);
}
