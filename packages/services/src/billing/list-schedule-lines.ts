import { sql } from "drizzle-orm";
import type { Page, PageInput } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type ScheduleLine, fetchScheduleLines } from "./schedule-line-view.ts";

export interface ListScheduleLinesInput extends PageInput<"clientName" | "billingCode" | "startDate"> {
  clientId?: number;
  serviceEntryId?: number;
  billingCodeId?: number;
  serviceId?: number;
  /** Lines marked as created in error are left out unless asked for. */
  inError?: boolean;
  adjustmentRequired?: boolean;
  /** Running on this day. */
  on?: string;
}

/** Billing schedule lines with today's rate, last run date, adjustment mark, invoicees and holds. */
export async function listScheduleLines(ctx: Context, input: ListScheduleLinesInput): Promise<Page<ScheduleLine>> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) =>
    fetchScheduleLines(
      tx,
      ctx,
      [
        input.inError === true ? null : sql`not l.in_error`,
        when(input.clientId, (id) => sql`l.client_id = ${id}`),
        when(input.serviceEntryId, (id) => sql`l.service_entry_id = ${id}`),
        when(input.billingCodeId, (id) => sql`l.billing_code_id = ${id}`),
        when(input.serviceId, (id) => sql`l.service_id = ${id}`),
        when(input.adjustmentRequired, (required) => sql`(l.adjust_from is not null) = ${required}`),
        when(
          input.on,
          (day) => sql`l.start_date <= ${day} and (l.end_date is null or l.end_date >= ${day})
            and (l.bill_to_date is null or l.bill_to_date >= ${day})`,
        ),
      ],
      {
        clientName: { by: sql`c.name`, type: "text" },
        billingCode: { by: sql`b.code`, type: "text" },
        startDate: { by: sql`l.start_date`, type: "date" },
      },
      [{ key: "billingCode", descending: false }],
      input,
    ),
  );
}
