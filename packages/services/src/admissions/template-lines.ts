import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import type { Warning } from "../common/warning.ts";

/** A fee that a schedule template gives on admission. */
export interface TemplateLine {
  serviceGroupId: number;
  billingCodeId: number;
  quantity: string;
}

type Row = TemplateLine & { code: string; active: boolean; offered: boolean; groupName: string };

/** The fees that the template of a care type gives at a service, with what was left out of them and why. */
export async function templateLines(
  tx: OrmTx,
  careTypeId: number,
  serviceId: number,
): Promise<{ lines: TemplateLine[]; warnings: Warning[] }> {
  const rows = await rowsOf<Row>(
    tx,
    sql`select t.service_group_id as "serviceGroupId", t.billing_code_id as "billingCodeId", t.quantity, b.code, b.active,
        g.name as "groupName",
        (not exists (select from service_group_service o where o.service_group_id = g.id)
          or exists (select from service_group_service o where o.service_group_id = g.id and o.service_id = ${serviceId}))
          as offered
      from care_type y
      join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
      join billing_code b on b.id = t.billing_code_id
      join service_group g on g.id = t.service_group_id
      where y.id = ${careTypeId} order by t.id`,
  );
  const warnings: Warning[] = [];
  if (rows.length === 0)
    warnings.push({
      code: "TEMPLATE_MISSING",
      detail: "The care type has no schedule template with fees: add the client's fees by hand.",
    });
  const lines = rows.filter((row) => {
    if (!row.active)
      warnings.push({
        code: "CODE_INACTIVE",
        detail: `${row.code} is in the template but no longer in use: left out.`,
      });
    else if (!row.offered)
      warnings.push({
        code: "NOT_OFFERED",
        detail: `${row.code} is in the template, but ${row.groupName} is not offered at this service: left out.`,
      });
    return row.active && row.offered;
  });
  return { lines, warnings };
}
