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
  }[];
}

export const scheduleTemplateView: View = {
  what: "schedule template",
  columns: sql`t.id, t.code, t.name,
    array(select y.name from care_type y where y.schedule_template_id = t.id order by y.name) as "careTypes",
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'serviceGroupId', g.id, 'serviceGroupName', g.name,
        'billingCodeId', b.id, 'billingCode', b.code, 'description', b.description,
        'quantity', ${plainText(sql`l.quantity`)}) order by l.id)
      from schedule_template_line l join service_group g on g.id = l.service_group_id
      join billing_code b on b.id = l.billing_code_id where l.schedule_template_id = t.id), '[]') as lines`,
  from: sql`schedule_template t`,
  id: sql`t.id`,
};
