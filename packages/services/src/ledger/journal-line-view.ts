import { type SQL, sql } from "drizzle-orm";
import { matches, plainText, rateText, when } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { JournalStatus, LineKind } from "./journal-view.ts";

/** One amount for one invoicee. */
export interface JournalLine {
  id: number;
  journalId: number;
  journalStatus: JournalStatus;
  postingDate: string;
  /** The shares of one charge have the same number. */
  chargeId: number;
  kind: LineKind;
  clientId: number;
  clientName: string;
  clientAccount: string;
  /** Who pays. */
  customerId: number;
  customerName: string;
  customerAccount: string;
  accountNameId: number;
  accountName: string;
  scheduleLineId: number | null;
  billingCodeId: number;
  billingCode: string;
  serviceId: number;
  serviceName: string;
  taxCodeId: number;
  taxCode: string;
  periodFrom: string;
  periodTo: string;
  quantity: string;
  unit: string;
  rate: string;
  percent: string;
  amount: string;
  tax: string;
  total: string;
  /** What a person changed the amount from. */
  computedAmount: string | null;
  description: string;
  /** The line that this one takes back. */
  reversesId: number | null;
  groupId: number | null;
  runId: number | null;
}

/** How journal lines, alias `l`, are shown; the client has the alias `p`, who pays `c`. */
export const journalLineView: View = {
  what: "journal line",
  columns: sql`l.id, l.journal_id as "journalId", j.status as "journalStatus", j.posting_date as "postingDate",
    l.charge_id as "chargeId", l.kind, l.client_id as "clientId", coalesce(p.name, '') as "clientName",
    coalesce(p.account, '') as "clientAccount", l.customer_id as "customerId", coalesce(c.name, '') as "customerName",
    coalesce(c.account, '') as "customerAccount", l.account_name_id as "accountNameId", n.name as "accountName",
    l.schedule_line_id as "scheduleLineId", l.billing_code_id as "billingCodeId", b.code as "billingCode",
    l.service_id as "serviceId", s.name as "serviceName", l.tax_code_id as "taxCodeId", x.code as "taxCode",
    l.period_from as "periodFrom", l.period_to as "periodTo", ${plainText(sql`l.quantity`)} as quantity, l.unit,
    ${rateText(sql`l.rate`)} as rate, ${plainText(sql`l.percent`)} as percent, l.amount, l.tax, l.amount + l.tax as total,
    l.computed_amount as "computedAmount", l.description, l.reverses_id as "reversesId", l.group_id as "groupId",
    l.run_id as "runId"`,
  // Who may see a line may not always see the record of who pays it.
  from: sql`journal_line l
    join journal j on j.id = l.journal_id
    left join customer p on p.id = l.client_id
    left join customer c on c.id = l.customer_id
    join account_name n on n.id = l.account_name_id
    join billing_code b on b.id = l.billing_code_id
    join service s on s.id = l.service_id
    join tax_code x on x.id = l.tax_code_id`,
  id: sql`l.id`,
};

/** Which lines of a journal. */
export interface LineFilter {
  /** Words of client, customer, code or description. */
  search?: string;
  clientId?: number;
  customerId?: number;
  billingCodeId?: number;
  serviceId?: number;
  kind?: LineKind;
  /** Changed by a person. */
  changed?: boolean;
  runId?: number;
  /** Periods that touch these days. */
  from?: string;
  to?: string;
  /** Amounts without tax in this range. */
  amountFrom?: string;
  amountTo?: string;
}

/** Whether a filter needs the names that `journalLineView.from` joins; the rest holds on `journal_line l` alone. */
export function needsNames(filter: LineFilter): boolean {
  return (filter.search ?? "").trim() !== "";
}

/** The conditions of a filter. */
export function lineConditions(filter: LineFilter): (SQL | null)[] {
  return [
    matches(filter.search, sql`p.account`, sql`p.name`, sql`c.account`, sql`c.name`, sql`b.code`, sql`l.description`),
    when(filter.clientId, (id) => sql`l.client_id = ${id}`),
    when(filter.customerId, (id) => sql`l.customer_id = ${id}`),
    when(filter.billingCodeId, (id) => sql`l.billing_code_id = ${id}`),
    when(filter.serviceId, (id) => sql`l.service_id = ${id}`),
    when(filter.kind, (kind) => sql`l.kind = ${kind}`),
    when(filter.changed, (changed) => sql`(l.computed_amount is not null) = ${changed}`),
    when(filter.runId, (id) => sql`l.run_id = ${id}`),
    when(filter.from, (day) => sql`l.period_to >= ${day}`),
    when(filter.to, (day) => sql`l.period_from <= ${day}`),
    when(filter.amountFrom, (amount) => sql`l.amount >= ${amount}::numeric`),
    when(filter.amountTo, (amount) => sql`l.amount <= ${amount}::numeric`),
  ];
}
