import type {
  BillingRateFacts,
  CapContributionFacts,
  CapFacts,
  ClientFacts,
  InvoiceeFacts,
  ScheduleLineFacts,
  ServiceEntryFacts,
} from "@banksia/core/billing/facts";
import type { SqlTx } from "@banksia/db";

interface LineRow {
  id: number;
  clientId: number;
  serviceEntryId: number;
  billingCodeId: number;
  serviceId: number;
  description: string | null;
  quantity: string;
  startDate: string;
  endDate: string | null;
  billToDate: string | null;
  billed: string;
  adjustFrom: string | null;
}

export interface LoadedClient {
  facts: ClientFacts;
  /** Schedule lines whose billed facts changed, each with the first changed day. */
  adjustFrom: Map<number, string>;
}

/**
 * All facts of the clients of a shard, one set-based query per kind of fact.
 * @param cappedOnly lines and rates of capped codes only, without payers: what caps are worked out from
 * @returns by client id, in the order of the ids; a client without schedule lines has empty facts
 */
export async function loadClientFacts(
  tx: SqlTx,
  clientIds: number[],
  { cappedOnly = false }: { cappedOnly?: boolean } = {},
): Promise<Map<number, LoadedClient>> {
  const capped = tx`(select id from billing_code where capped)`;
  const [lines, entries, holds, invoicees, rates, caps] = await Promise.all([
    tx<
      LineRow[]
    >`select id, client_id as "clientId", service_entry_id as "serviceEntryId", billing_code_id as "billingCodeId",
        service_id as "serviceId", description, quantity, start_date as "startDate", end_date as "endDate",
        bill_to_date as "billToDate", billed::text as billed, adjust_from as "adjustFrom"
      from billing_schedule_line where client_id = any(${clientIds}) and not in_error
        ${cappedOnly ? tx`and billing_code_id in ${capped}` : tx``} order by client_id, id`,
    tx<
      (ServiceEntryFacts & { clientId: number })[]
    >`select id, client_id as "clientId", service_id as "serviceId", setting, entry_date as "entryDate",
        billing_start_date as "billingStartDate", departure_date as "departureDate", billing_end_date as "billingEndDate",
        bill_from as "billFrom" from banksia.entry_facts(${clientIds})`,
    tx<
      { scheduleLineId: number; from: string; to: string | null }[]
    >`select h.schedule_line_id as "scheduleLineId", h.start_date as "from", h.end_date as "to"
      from billing_schedule_hold h join billing_schedule_line l on l.id = h.schedule_line_id
      where l.client_id = any(${clientIds}) ${cappedOnly ? tx`and l.billing_code_id in ${capped}` : tx``}
      order by h.schedule_line_id, h.start_date, h.id`,
    cappedOnly
      ? []
      : tx<
          (InvoiceeFacts & { scheduleLineId: number })[]
        >`select i.schedule_line_id as "scheduleLineId", i.start_date as "from", i.end_date as "to",
        i.customer_id as "customerId", i.account_name_id as "accountNameId", i.percent
      from billing_invoicee i join billing_schedule_line l on l.id = i.schedule_line_id
      where l.client_id = any(${clientIds}) order by i.schedule_line_id, i.start_date, i.id`,
    tx<
      (BillingRateFacts & { clientId: number })[]
    >`select id, client_id as "clientId", billing_code_id as "billingCodeId", start_date as "from", end_date as "to",
        model, rate, base_code_id as "baseCodeId", percent
      from billing_rate where client_id = any(${clientIds}) order by client_id, billing_code_id, start_date`,
    tx<
      (Omit<CapFacts, "contributions" | "arrangements"> & { clientId: number })[]
    >`select client_id as "clientId", first_entry_date as "firstEntryDate", annual, lifetime,
        opening_date as "openingDate", annual_opening as "annualOpening", lifetime_opening as "lifetimeOpening", allow_beyond as "allowBeyond",
        care_days_before as "careDaysBefore"
      from client_cap where client_id = any(${clientIds}) order by client_id`,
  ]);

  const cappedIds = caps.map((cap) => cap.clientId);
  const { contributions, arrangements } = await loadCapParts(tx, cappedIds);

  const loaded = new Map<number, LoadedClient>();
  for (const clientId of clientIds) {
    loaded.set(clientId, { facts: { clientId, entries: [], lines: [], rates: [], cap: null }, adjustFrom: new Map() });
  }
  const holdsOf = Map.groupBy(holds, (hold) => hold.scheduleLineId);
  const invoiceesOf = Map.groupBy(invoicees, (invoicee) => invoicee.scheduleLineId);
  for (const row of lines) {
    const client = loaded.get(row.clientId);
    if (client === undefined) continue;
    client.facts.lines.push(lineFacts(row, holdsOf.get(row.id) ?? [], invoiceesOf.get(row.id) ?? []));
    if (row.adjustFrom !== null) client.adjustFrom.set(row.id, row.adjustFrom);
  }
  for (const { clientId, ...entry } of entries) loaded.get(clientId)?.facts.entries.push(entry);
  for (const { clientId, ...rate } of rates) loaded.get(clientId)?.facts.rates.push(rate);
  for (const { clientId, ...cap } of caps) {
    const client = loaded.get(clientId);
    if (client !== undefined) client.facts.cap = { ...cap, contributions: [], arrangements: [] };
  }
  for (const { clientId, ...days } of arrangements) loaded.get(clientId)?.facts.cap?.arrangements.push(days);
  for (const { clientId, ...contribution } of contributions)
    loaded.get(clientId)?.facts.cap?.contributions.push(contribution);
  return loaded;
}

type OfClient<T> = T & { clientId: number };

/** What counts towards the caps of clients, here and elsewhere, and the arrangements that say which caps hold. */
async function loadCapParts(
  tx: SqlTx,
  clientIds: number[],
): Promise<{
  contributions: OfClient<CapContributionFacts>[];
  arrangements: OfClient<CapFacts["arrangements"][number]>[];
}> {
  if (clientIds.length === 0) return { contributions: [], arrangements: [] };
  const [here, elsewhere, arrangements] = await Promise.all([
    tx<OfClient<CapContributionFacts>[]>`
      select client_id as "clientId", schedule_line_id as "scheduleLineId", period_from as "from", period_to as "to", amount,
        case when legal_fee in ('means_tested_care_fee', 'non_clinical_care_contribution') then legal_fee end as fee
      from banksia.capped_contributions(${clientIds})`,
    tx<OfClient<CapContributionFacts>[]>`
      select client_id as "clientId", null::bigint as "scheduleLineId", start_date as "from", end_date as "to", amount, fee
      from outside_contribution where client_id = any(${clientIds}) order by client_id, start_date, id`,
    tx<OfClient<CapFacts["arrangements"][number]>[]>`
      select client_id as "clientId", start_date as "from", end_date as "to", fee as arrangement
      from client_cohort where client_id = any(${clientIds}) order by client_id, start_date`,
  ]);
  return { contributions: [...here, ...elsewhere], arrangements: [...arrangements] };
}

function lineFacts(
  row: LineRow,
  holds: { from: string; to: string | null }[],
  invoicees: InvoiceeFacts[],
): ScheduleLineFacts {
  return {
    id: row.id,
    serviceEntryId: row.serviceEntryId,
    billingCodeId: row.billingCodeId,
    serviceId: row.serviceId,
    description: row.description,
    quantity: row.quantity,
    startDate: row.startDate,
    endDate: row.endDate,
    billToDate: row.billToDate,
    holds: holds.map(({ from, to }) => ({ from, to })),
    invoicees: invoicees.map(({ from, to, customerId, accountNameId, percent }) => ({
      from,
      to,
      customerId,
      accountNameId,
      percent,
    })),
    billed: parseDaySet(row.billed),
  };
}

/** Reads PostgreSQL's `{[2026-10-01,2026-11-01),…}` into inclusive ranges. */
export function parseDaySet(text: string): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  for (const [, from, after] of text.matchAll(/\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\)/g)) {
    if (from !== undefined && after !== undefined) ranges.push({ from, to: dayBefore(after) });
  }
  return ranges;
}

function dayBefore(day: string): string {
  const dayOfMonth = Number(day.slice(8));
  if (dayOfMonth > 1) return `${day.slice(0, 8)}${String(dayOfMonth - 1).padStart(2, "0")}`;
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
