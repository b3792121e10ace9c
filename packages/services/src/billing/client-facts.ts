import type {
  BillingRateFacts,
  CapFacts,
  ClientFacts,
  DayRange,
  InvoiceeFacts,
  ScheduleLineFacts,
  ServiceEntryFacts,
} from "@banksia/core/billing/facts";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { loadRates } from "./billing-book.ts";

type Line = Omit<ScheduleLineFacts, "holds" | "invoicees" | "billed"> & {
  inError: boolean;
  billed: { from: string; to: string }[];
};

/** The billing facts of one client, and which of the lines are marked as created in error (those are left out). */
export async function loadClientFacts(
  tx: OrmTx,
  clientId: number,
): Promise<{ facts: ClientFacts; inError: { id: number; billingCodeId: number }[] }> {
  const all = await rowsOf<Line>(
    tx,
    sql`select id, service_entry_id as "serviceEntryId", billing_code_id as "billingCodeId", service_id as "serviceId",
        description, quantity, start_date as "startDate", end_date as "endDate", bill_to_date as "billToDate",
        in_error as "inError", coalesce((select jsonb_agg(jsonb_build_object('from', lower(r), 'to', upper(r) - 1))
          from unnest(billed) r), '[]') as billed
      from billing_schedule_line where client_id = ${clientId} order by id`,
  );
  const lineIds = ids(all.map((line) => line.id));
  const holds = await rowsOf<DayRange & { scheduleLineId: number }>(
    tx,
    sql`select schedule_line_id as "scheduleLineId", start_date as "from", end_date as "to"
      from billing_schedule_hold where schedule_line_id = any(${lineIds}) order by start_date, id`,
  );
  const invoicees = await rowsOf<InvoiceeFacts & { scheduleLineId: number }>(
    tx,
    sql`select schedule_line_id as "scheduleLineId", start_date as "from", end_date as "to", customer_id as "customerId",
        account_name_id as "accountNameId", percent
      from billing_invoicee where schedule_line_id = any(${lineIds}) order by start_date, id`,
  );
  const holdsOf = Map.groupBy(holds, (hold) => hold.scheduleLineId);
  const invoiceesOf = Map.groupBy(invoicees, (invoicee) => invoicee.scheduleLineId);
  const lines = all
    .filter((line) => !line.inError)
    .map((line) => ({ ...line, holds: holdsOf.get(line.id) ?? [], invoicees: invoiceesOf.get(line.id) ?? [] }));
  // A fee delivered by one facility may hang on a stay in another: the bare dates of that stay are needed.
  const entries = await rowsOf<ServiceEntryFacts>(
    tx,
    sql`select id, service_id as "serviceId", setting, entry_date as "entryDate", billing_start_date as "billingStartDate",
        departure_date as "departureDate", billing_end_date as "billingEndDate", bill_from as "billFrom"
      from banksia.entry_facts(${ids([clientId])})`,
  );
  const rates = await loadRates<BillingRateFacts>(tx, sql`client_id = ${clientId}`);
  return {
    facts: { clientId, entries, lines, rates, cap: await loadCap(tx, clientId) },
    inError: all.filter((line) => line.inError),
  };
}

async function loadCap(tx: OrmTx, clientId: number): Promise<CapFacts | null> {
  const cap = await firstOf<Omit<CapFacts, "contributions" | "arrangements">>(
    tx,
    sql`select first_entry_date as "firstEntryDate", annual, lifetime, opening_date as "openingDate",
        annual_opening as "annualOpening", lifetime_opening as "lifetimeOpening", allow_beyond as "allowBeyond",
        care_days_before as "careDaysBefore"
      from client_cap where client_id = ${clientId}`,
  );
  if (cap === null) return null;
  const contributions = await rowsOf<CapFacts["contributions"][number]>(
    tx,
    sql`select schedule_line_id as "scheduleLineId", period_from as "from", period_to as "to", amount,
        case when legal_fee in ('means_tested_care_fee', 'non_clinical_care_contribution') then legal_fee end as fee
      from banksia.capped_contributions(${ids([clientId])})
      union all select null, start_date, end_date, amount, fee from outside_contribution where client_id = ${clientId}`,
  );
  const arrangements = await rowsOf<CapFacts["arrangements"][number]>(
    tx,
    sql`select start_date as "from", end_date as "to", fee as arrangement
      from client_cohort where client_id = ${clientId} order by start_date`,
  );
  return { ...cap, contributions, arrangements };
}
