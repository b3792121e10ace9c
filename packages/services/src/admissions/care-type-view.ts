import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

export type CareSetting = "residential" | "respite" | "village" | "home_care" | "ndis";

/** The kind of care of a stay. */
export interface CareType {
  id: number;
  code: string;
  name: string;
  setting: CareSetting;
  scheduleTemplateId: number | null;
  scheduleTemplateName: string | null;
}

export const careTypeView: View = {
  what: "care type",
  columns: sql`y.id, y.code, y.name, y.setting, y.schedule_template_id as "scheduleTemplateId",
    t.name as "scheduleTemplateName"`,
  from: sql`care_type y left join schedule_template t on t.id = y.schedule_template_id`,
  id: sql`y.id`,
};
