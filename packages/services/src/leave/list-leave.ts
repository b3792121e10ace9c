import type { LeaveType } from "@banksia/core/leave/facts";
import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

/** A resident who is away on a day. */
export interface LeaveOnDay {
  leaveRecordId: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  serviceId: number;
  serviceName: string;
  placeCode: string | null;
  type: LeaveType;
  startDate: string;
  endDate: string | null;
  cameBack: boolean;
  /** Nights away by the end of the day asked for. */
  daysSoFar: number;
  /** Days on social leave in the financial year by the end of the day, those taken elsewhere included. */
  socialDaysUsed: number;
  note: string | null;
}

export interface ListLeaveInput extends PageInput<"clientName" | "startDate" | "serviceName"> {
  /** Today when left out. */
  on?: string;
  serviceId?: number;
  type?: LeaveType;
  search?: string;
}

/** Residents who are away on a day, by name. */
export function listLeave(ctx: Context, input: ListLeaveInput): Promise<Page<LeaveOnDay>> {
  requireScope(ctx, "customers:read");
  const on = sql`${input.on ?? ctx.today()}::date`;
  const yearStart = sql`make_date(extract(year from ${on} - interval '6 months')::int, 7, 1)`;
  return read(ctx, (tx) =>
    fetchPage<LeaveOnDay, "clientName" | "startDate" | "serviceName">(
      tx,
      {
        columns: sql`r.id as "leaveRecordId", r.client_id as "clientId", c.name as "clientName", c.account as "clientAccount",
          r.service_id as "serviceId", s.name as "serviceName", p.code as "placeCode", r.type, r.start_date as "startDate",
          r.end_date as "endDate", r.came_back as "cameBack", (${on} - r.start_date + 1)::int as "daysSoFar",
          (coalesce((select sum(least(coalesce(o.end_date - 1, ${on}), ${on}) - greatest(o.start_date, ${yearStart}) + 1)
              from leave_record o where o.client_id = r.client_id and o.type = 'social' and o.start_date <= ${on}
                and coalesce(o.end_date - 1, ${on}) >= ${yearStart}), 0)
            + coalesce((select b.days from leave_before b where b.client_id = r.client_id
                and b.financial_year = extract(year from ${yearStart})::int), 0))::int as "socialDaysUsed", r.note`,
        from: sql`leave_record r join customer c on c.id = r.client_id join service s on s.id = r.service_id
          join service_entry e on e.id = r.service_entry_id left join place p on p.id = e.place_id`,
        where: [
          sql`r.start_date <= ${on} and (r.end_date is null or r.end_date > ${on})
            and (e.departure_date is null or e.departure_date > ${on})`,
          when(input.serviceId, (id) => sql`r.service_id = ${id}`),
          when(input.type, (type) => sql`r.type = ${type}`),
          matches(input.search, sql`c.account`, sql`c.name`, sql`s.name`, sql`p.code`),
        ],
        keys: {
          clientName: { by: sql`c.name`, type: "text" },
          startDate: { by: sql`r.start_date`, type: "date" },
          serviceName: { by: sql`s.name`, type: "text" },
        },
        id: sql`r.id`,
        order: [{ key: "clientName", descending: false }],
      },
      input,
    ),
  );
}
