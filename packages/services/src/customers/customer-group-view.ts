import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** Groups that customers are filtered and reported by. */
export interface CustomerGroup {
  id: number;
  code: string;
  name: string;
}

export const customerGroupView: View = {
  what: "customer group",
  columns: sql`g.id, g.code, g.name`,
  from: sql`customer_group g`,
  id: sql`g.id`,
};
