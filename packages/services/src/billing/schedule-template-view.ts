import { sql } from "drizzle-orm";
import { plainText } from "../common/sql.ts";
import type { View } from "../common/view.ts";

/** The fees that a client of a care type gets on admission. */
export interface ScheduleTemplate {
  id: number;
  code: string;
  name: string;
  /** Names of the care types that use it. */
  careTypes: string[];
  lines: {
    id: number;
    serviceGroupId: number;
    serviceGroupName: string;
    billingCodeId: number;
    billingCode: string;
    description: string;
    quantity: string;
    /** Only for clients of this fee arrangement; null: for all. */
    feeArrangement: "PRE14" | "POST14" | "NOV25" | null;
  }[];
  /** The funding that a funded client gets besides the mirrors of the fees. */
  fundingLines: {
    id: number;
    serviceGroupId: number | null;
    serviceGroupName: string | null;
    fundingCodeId: number;
    fundingCode: string;
    description: string;
  }[];
}

export const scheduleTemplateView: View = {
  what: "schedule template",
  columns: sql`t.id, t.code, t.name,
    array(select y.name from care_type y where y.schedule_template_id = t.id order by y.name) as "careTypes",
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'serviceGroupId', g.id, 'serviceGroupName', g.name,
        'billingCodeId', b.id, 'billingCode', b.code, 'description', b.description,
        'quantity', ${plainText(sql`l.quantity`)}, 'feeArrangement', l.fee_arrangement) order by l.id)
      from schedule_template_line l join service_group g on g.id = l.service_group_id
      join billing_code b on b.id = l.billing_code_id where l.schedule_template_id = t.id), '[]') as lines,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'serviceGroupId', g.id, 'serviceGroupName', g.name,
        'fundingCodeId', f.id, 'fundingCode', f.code, 'description', f.description) order by l.id)
      from funding_template_line l left join service_group g on g.id = l.service_group_id
      join funding_code f on f.id = l.funding_code_id where l.schedule_template_id = t.id), '[]') as "fundingLines"`,
  from: sql`schedule_template t`,
  id: sql`t.id`,
};
