import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { FieldError } from "../errors.ts";

/** A fee of a schedule template. */
export interface TemplateLineInput {
  serviceGroupId: number;
  billingCodeId: number;
  quantity: string;
}

/** What is wrong with the fees of a template. */
export async function templateLineFaults(tx: OrmTx, lines: readonly TemplateLineInput[]): Promise<FieldError[]> {
  const rows = await rowsOf<{ group: number; code: number | null; active: boolean | null }>(
    tx,
    sql`select g.id as group, b.id as code, b.active from service_group g
      left join service_group_code gc on gc.service_group_id = g.id left join billing_code b on b.id = gc.billing_code_id
      where g.id = any(${ids(lines.map((line) => line.serviceGroupId))})`,
  );
  const groups = new Set(rows.map((row) => row.group));
  const offered = new Map(rows.map((row) => [`${row.group}/${row.code}`, row.active]));
  return lines.flatMap((line, at): FieldError[] => {
    const pointer = `/lines/${at}`;
    const faults: FieldError[] = [];
    const active = offered.get(`${line.serviceGroupId}/${line.billingCodeId}`);
    if (!groups.has(line.serviceGroupId))
      faults.push({
        pointer: `${pointer}/serviceGroupId`,
        code: "UNKNOWN",
        detail: `There is no service group ${line.serviceGroupId}.`,
      });
    else if (active === undefined)
      faults.push({
        pointer: `${pointer}/billingCodeId`,
        code: "NOT_ALLOWED",
        detail: "The service group does not offer this billing code: add it to the group or choose another.",
      });
    else if (active !== true)
      faults.push({
        pointer: `${pointer}/billingCodeId`,
        code: "INACTIVE",
        detail: "This billing code is no longer in use.",
      });
    if (lines.findIndex((other) => other.billingCodeId === line.billingCodeId) < at)
      faults.push({
        pointer: `${pointer}/billingCodeId`,
        code: "DUPLICATE",
        detail: "This billing code is in the template already: raise its quantity instead.",
      });
    if (/^-?0+(\.0+)?$/.test(line.quantity))
      faults.push({
        pointer: `${pointer}/quantity`,
        code: "OUT_OF_RANGE",
        detail: "A quantity of nothing bills nothing.",
      });
    return faults;
  });
}

/** Replaces the fees of a template. */
export async function writeTemplateLines(
  tx: OrmTx,
  scheduleTemplateId: number,
  lines: readonly TemplateLineInput[],
): Promise<void> {
  const table = schema.scheduleTemplateLine;
  await tx.delete(table).where(eq(table.scheduleTemplateId, scheduleTemplateId));
  if (lines.length > 0) await tx.insert(table).values(lines.map((line) => ({ scheduleTemplateId, ...line })));
}
