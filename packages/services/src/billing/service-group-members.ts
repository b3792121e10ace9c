import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { FieldError } from "../errors.ts";

/** What is wrong with the codes and services of a service group. */
export async function memberFaults(
  tx: OrmTx,
  members: { billingCodeIds?: readonly number[]; serviceIds?: readonly number[] },
): Promise<FieldError[]> {
  const check = async (list: "billingCodeIds" | "serviceIds", table: string, what: string) => {
    const given = members[list] ?? [];
    const rows = await rowsOf<{ id: number }>(
      tx,
      sql`select id from ${sql.identifier(table)} where id = any(${ids(given)})`,
    );
    const known = new Set(rows.map((row) => row.id));
    return given.flatMap((id, at): FieldError[] => {
      const pointer = `/${list}/${at}`;
      if (given.indexOf(id) < at) return [{ pointer, code: "DUPLICATE", detail: `The ${what} is there twice.` }];
      return known.has(id) ? [] : [{ pointer, code: "UNKNOWN", detail: `There is no ${what} ${id} that you can see.` }];
    });
  };
  return [
    ...(await check("billingCodeIds", "billing_code", "billing code")),
    ...(await check("serviceIds", "service", "service")),
  ];
}

/** Replaces the lists that are given. Services that the caller cannot see stay as they are. */
export async function writeMembers(
  tx: OrmTx,
  serviceGroupId: number,
  members: { billingCodeIds?: readonly number[]; serviceIds?: readonly number[] },
): Promise<void> {
  const { billingCodeIds, serviceIds } = members;
  if (billingCodeIds !== undefined) {
    await tx.delete(schema.serviceGroupCode).where(eq(schema.serviceGroupCode.serviceGroupId, serviceGroupId));
    if (billingCodeIds.length > 0)
      await tx
        .insert(schema.serviceGroupCode)
        .values(billingCodeIds.map((billingCodeId) => ({ serviceGroupId, billingCodeId })));
  }
  if (serviceIds !== undefined) {
    await tx.execute(sql`delete from service_group_service
      where service_group_id = ${serviceGroupId} and service_id in (select id from service)`);
    if (serviceIds.length > 0)
      await tx
        .insert(schema.serviceGroupService)
        .values(serviceIds.map((serviceId) => ({ serviceGroupId, serviceId })));
  }
}
