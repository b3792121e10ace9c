import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** A package or group of fees: it limits which codes are offered on a schedule. */
export interface ServiceGroup {
  id: number;
  code: string;
  name: string;
  billingCodeIds: number[];
  billingCodes: string[];
  /** Empty: offered at every service. */
  serviceIds: number[];
  /** In the order of `serviceIds`. */
  serviceNames: string[];
}

const codes = (column: string) =>
  sql`array(select ${sql.raw(column)} from service_group_code gc join billing_code b on b.id = gc.billing_code_id
    where gc.service_group_id = g.id order by b.code)`;
// Those that the caller may not see are counted still: a group with none is offered everywhere.
const services = (column: string) =>
  sql`array(select ${sql.raw(column)} from service_group_service gs left join service s on s.id = gs.service_id
    where gs.service_group_id = g.id order by s.name, gs.service_id)`;

export const serviceGroupView: View = {
  what: "service group",
  columns: sql`g.id, g.code, g.name, ${codes("b.id")} as "billingCodeIds", ${codes("b.code")} as "billingCodes",
    ${services("gs.service_id")} as "serviceIds", ${services("coalesce(s.name, 'Another service')")} as "serviceNames"`,
  from: sql`service_group g`,
  id: sql`g.id`,
};
