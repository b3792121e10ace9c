import type { BillingTiming, BillingUnit } from "@banksia/core/billing/facts";
import { mirrorAmount } from "@banksia/core/funding/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type Page, type PageInput, type SortBy, type SortKey, fetchPage } from "../common/page.ts";
import { rowsOf } from "../common/rows.ts";
import { ids, plainText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { loadOne, type View } from "../common/view.ts";
import type { Context } from "../context.ts";
import type { LegalFee } from "./billing-code-view.ts";
import { type RateAnswer, ratesOfDay } from "./rates-of-day.ts";

/** Days on which a schedule line is not charged although it runs. */
export interface Hold {
  id: number;
  scheduleLineId: number;
  startDate: string;
  endDate: string | null;
  reason: string;
  /** Kept by the calculation of resident fees: not changed by hand. */
  derived: boolean;
}

/** Who pays a schedule line from a day on. */
export interface Invoicee {
  id: number;
  scheduleLineId: number;
  startDate: string;
  endDate: string | null;
  customerId: number;
  customerName: string;
  accountNameId: number;
  accountName: string;
  percent: string;
}

/** A fee that recurs for a client. */
export interface ScheduleLine {
  id: number;
  clientId: number;
  clientName: string;
  serviceEntryId: number;
  serviceGroupId: number | null;
  serviceGroupName: string | null;
  billingCodeId: number;
  billingCode: string;
  /** The line's own description, or that of the code. */
  description: string;
  ownDescription: string | null;
  unit: BillingUnit;
  timing: BillingTiming;
  serviceId: number;
  serviceName: string;
  quantity: string;
  startDate: string;
  endDate: string | null;
  /** Billing stops after this day whatever the end date says. */
  billToDate: string | null;
  inError: boolean;
  /** Price per unit today; null when no rate is in force. */
  rateToday: string | null;
  rateOwn: boolean | null;
  rateId: number | null;
  /** Today's rate was worked out from the client's facts. */
  rateDerived: boolean | null;
  rateVerified: boolean | null;
  /** Last day billed by lines that stand, drafts included. */
  lastRunDate: string | null;
  adjustmentRequired: boolean;
  /** First billed day whose facts have changed since. */
  adjustFrom: string | null;
  /** All invoicees, past and future; empty: the client pays. */
  invoicees: Invoicee[];
  holds: Hold[];
  legalFee: LegalFee | null;
  /** `calculated`: made and kept by the calculation of resident fees. */
  origin: "template" | "added" | "calculated";
  /** The clause of a higher everyday living agreement that the charge stands on. */
  everydayServiceId: number | null;
  /** The line on the funding schedule that mirrors this fee, and what it pays per unit today. */
  mirror: { fundingLineId: number; fundingCodeId: number; fundingCode: string; amount: string | null } | null;
}

type Row = Omit<ScheduleLine, keyof RateAnswer | "mirror"> & {
  today: string;
  mirrorLine: { fundingLineId: number; fundingCodeId: number; fundingCode: string } | null;
};

/** How schedule lines, alias `l`, are shown, before their rates are worked out. */
export async function scheduleLineView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "schedule line",
    columns: sql`l.id, l.client_id as "clientId", c.name as "clientName", l.service_entry_id as "serviceEntryId",
      l.service_group_id as "serviceGroupId", g.name as "serviceGroupName", l.billing_code_id as "billingCodeId",
      b.code as "billingCode", coalesce(l.description, b.description) as description, l.description as "ownDescription",
      b.unit, b.timing, l.service_id as "serviceId", s.name as "serviceName", ${plainText(sql`l.quantity`)} as quantity,
      l.start_date as "startDate", l.end_date as "endDate", l.bill_to_date as "billToDate", l.in_error as "inError",
      upper(l.billed) - 1 as "lastRunDate", l.adjust_from is not null as "adjustmentRequired",
      l.adjust_from as "adjustFrom", zone.today, b.legal_fee as "legalFee", l.origin,
      l.everyday_service_id as "everydayServiceId",
      (select jsonb_build_object('fundingLineId', m.id, 'fundingCodeId', f.id, 'fundingCode', f.code)
        from funding_schedule_line m join funding_code f on f.id = m.funding_code_id where m.mirrors_id = l.id)
        as "mirrorLine",
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'scheduleLineId', l.id, 'startDate', i.start_date,
          'endDate', i.end_date, 'customerId', i.customer_id, 'customerName', coalesce(ic.name, ''),
          'accountNameId', i.account_name_id, 'accountName', n.name, 'percent', ${plainText(sql`i.percent`)})
          order by i.start_date, i.customer_id <> l.client_id, i.customer_id, i.id)
        from billing_invoicee i left join customer ic on ic.id = i.customer_id
        join account_name n on n.id = i.account_name_id
        where i.schedule_line_id = l.id), '[]') as invoicees,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'scheduleLineId', l.id, 'startDate', h.start_date,
          'endDate', h.end_date, 'reason', h.reason, 'derived', h.derived) order by h.start_date, h.id)
        from billing_schedule_hold h where h.schedule_line_id = l.id), '[]') as holds`,
    from: sql`billing_schedule_line l
      join customer c on c.id = l.client_id
      join billing_code b on b.id = l.billing_code_id
      join service s on s.id = l.service_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
      left join service_group g on g.id = l.service_group_id`,
    id: sql`l.id`,
  };
}

const noRate: { [K in keyof RateAnswer]: null } = {
  rateToday: null,
  rateOwn: null,
  rateId: null,
  rateDerived: null,
  rateVerified: null,
};

async function withRates(tx: OrmTx, rows: readonly Row[]): Promise<ScheduleLine[]> {
  const answers = await ratesOfDay(
    tx,
    rows.map(({ clientId, billingCodeId, today }) => ({ clientId, billingCodeId, day: today })),
  );
  return rows.map((row, at) => {
    const { today, mirrorLine, ...line } = row;
    const rate = answers[at] ?? noRate;
    return {
      ...line,
      ...rate,
      mirror: mirrorLine && { ...mirrorLine, amount: mirroredToday(line, rate.rateToday, today) },
    };
  });
}

function mirroredToday(
  line: Pick<ScheduleLine, "quantity" | "holds" | "startDate" | "endDate" | "billToDate">,
  rate: string | null,
  today: string,
): string | null {
  const runs = (days: { startDate: string; endDate: string | null }) =>
    days.startDate <= today && (days.endDate === null || days.endDate >= today);
  if (rate === null || !runs(line) || (line.billToDate !== null && line.billToDate < today)) return null;
  return mirrorAmount(rate, line.quantity, line.holds.some(runs));
}

/** One page of schedule lines with today's rates. */
export async function fetchScheduleLines<K extends string>(
  tx: OrmTx,
  ctx: Context,
  where: Parameters<typeof fetchPage>[1]["where"],
  keys: Record<K, SortKey>,
  order: readonly SortBy<NoInfer<K>>[],
  input: PageInput<NoInfer<K>>,
): Promise<Page<ScheduleLine>> {
  const view = await scheduleLineView(tx, ctx);
  const page = await fetchPage<Row, K>(tx, { ...view, where, keys, order }, input);
  return { ...page, items: await withRates(tx, page.items) };
}

/**
 * One schedule line with today's rate.
 * @throws NOT_FOUND
 */
export async function loadScheduleLine(tx: OrmTx, ctx: Context, id: number): Promise<ScheduleLine> {
  const row = await loadOne<Row>(tx, await scheduleLineView(tx, ctx), id);
  const [line] = await withRates(tx, [row]);
  if (line === undefined) throw new Error("A line lost its rate.");
  return line;
}

/** Schedule lines with today's rates, by number; those that are not there or not visible are left out. */
export async function loadScheduleLines(tx: OrmTx, ctx: Context, lineIds: readonly number[]): Promise<ScheduleLine[]> {
  if (lineIds.length === 0) return [];
  const { columns, from } = await scheduleLineView(tx, ctx);
  const rows = await rowsOf<Row>(
    tx,
    sql`select ${columns} from ${from} where l.id = any(${ids(lineIds)}) order by l.id`,
  );
  return withRates(tx, rows);
}
