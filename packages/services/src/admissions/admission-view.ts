import type { BillingUnit } from "@banksia/core/billing/facts";
import { costOfFirst, priceOf, timesQuantity } from "@banksia/core/billing/price";
import { unitPeriod } from "@banksia/core/billing/unit-period";
import { dayNumber } from "@banksia/core/days/civil";
import { centsOf, centsText } from "@banksia/core/money/cents";
import { scaledOf } from "@banksia/core/money/scaled";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { ratesOfDay } from "../billing/rates-of-day.ts";
import { type ScheduleLine, loadScheduleLines } from "../billing/schedule-line-view.ts";
import { firstOf, rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { Warning } from "../common/warning.ts";
import type { Context } from "../context.ts";
import type { AddressMove } from "./home-address.ts";
import { type PortalEvent, portalEventView } from "./portal-event-view.ts";
import { type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";

/** A fee that an admission gives, with what it comes to. */
export interface AdmissionFee {
  scheduleLineId: number;
  billingCode: string;
  description: string;
  unit: BillingUnit;
  quantity: string;
  startDate: string;
  /** The day that rate and amount are for: today, or the first billed day when that is later. */
  onDay: string;
  rate: string | null;
  rateOwn: boolean | null;
  /** Worked out from the client's facts. */
  rateDerived: boolean | null;
  rateSource: string | null;
  /** Before caps; null without a rate and for fees per each. */
  amountADay: string | null;
}

export interface AdmissionFunding {
  fundingScheduleLineId: number;
  fundingCode: string;
  description: string;
  unit: "day" | "month";
  startDate: string;
  endDate: string | null;
  mirrorsScheduleLineId: number | null;
}

export interface MovedAddress {
  addressId: number;
  line: string;
  suburb: string;
  state: string;
  postcode: string;
  primary: boolean;
  purposes: string[];
}

type FeeArrangement = "PRE14" | "POST14" | "NOV25";

/** What an admission made, or would make. */
export interface Admission {
  preview: boolean;
  serviceEntry: ServiceEntry;
  scheduleLines: ScheduleLine[];
  fees: AdmissionFee[];
  totalADay: string;
  fundingLines: AdmissionFunding[];
  addressMoves: { made: MovedAddress | null; changed: MovedAddress[] };
  portalEvents: PortalEvent[];
  arrangement: {
    cohort: "PRE14" | "POST14" | "POST14-HC" | "NOV25" | "OPT-IN" | "BREAK";
    fee: FeeArrangement;
    accommodation: FeeArrangement;
  } | null;
  capFirstEntryDate: string | null;
  warnings: Warning[];
}

/** Reads back what an admission made. */
export async function loadAdmission(
  tx: OrmTx,
  ctx: Context,
  entryId: number,
  made: { address: AddressMove | null; cap: string | null },
  today: string,
): Promise<Omit<Admission, "preview" | "warnings">> {
  const serviceEntry = await loadServiceEntry(tx, ctx, entryId);
  const { clientId, entryDate } = serviceEntry;
  const lines = await rowsOf<{ id: number }>(
    tx,
    sql`select id from billing_schedule_line where service_entry_id = ${entryId} and client_id = ${clientId} and not in_error order by id`,
  );
  const scheduleLines = await loadScheduleLines(
    tx,
    ctx,
    lines.map((line) => line.id),
  );
  const fees = await feesOf(tx, scheduleLines, serviceEntry.billingStartDate, today);
  const { columns, from } = await portalEventView(tx, ctx);
  return {
    serviceEntry,
    scheduleLines,
    fees,
    totalADay: centsText(fees.reduce((sum, fee) => sum + (fee.amountADay === null ? 0 : centsOf(fee.amountADay)), 0)),
    fundingLines: await rowsOf<AdmissionFunding>(
      tx,
      sql`select l.id as "fundingScheduleLineId", c.code as "fundingCode", coalesce(l.description, c.description) as description,
          c.unit, l.start_date as "startDate", l.end_date as "endDate", l.mirrors_id as "mirrorsScheduleLineId"
        from funding_schedule_line l join funding_code c on c.id = l.funding_code_id
        where l.service_entry_id = ${entryId} and not l.in_error order by l.mirrors_id nulls first, l.id`,
    ),
    addressMoves: await loadAddressMoves(tx, made.address),
    portalEvents: await rowsOf<PortalEvent>(
      tx,
      sql`select ${columns} from ${from} where v.service_entry_id = ${entryId} and v.status <> 'withdrawn' order by v.event_date, v.id`,
    ),
    arrangement: await firstOf<NonNullable<Admission["arrangement"]>>(
      tx,
      sql`select cohort, fee, accommodation from client_cohort where client_id = ${clientId} and start_date <= ${entryDate}
        and (end_date is null or end_date >= ${entryDate})`,
    ),
    capFirstEntryDate: made.cap,
  };
}

async function loadAddressMoves(tx: OrmTx, move: AddressMove | null): Promise<Admission["addressMoves"]> {
  if (move === null) return { made: null, changed: [] };
  const rows = await rowsOf<MovedAddress>(
    tx,
    sql`select a.id as "addressId", a.line, a.suburb, a.state, a.postcode, a.is_primary as "primary",
        coalesce((select jsonb_agg(u.name order by u.name) from purpose u where u.id = any(a.purpose_ids)), '[]') as purposes
      from address a where a.id = any(${ids([move.made, ...move.before.map((one) => one.id)])}) order by a.id`,
  );
  return {
    made: rows.find((row) => row.addressId === move.made) ?? null,
    changed: rows.filter((row) => row.addressId !== move.made),
  };
}

interface RateFacts {
  id: number;
  derived: boolean;
  source: string | null;
}

/** What lines come to a day: today, or on their first billed day when that is later. */
async function feesOf(
  tx: OrmTx,
  lines: readonly ScheduleLine[],
  billingStartDate: string,
  today: string,
): Promise<AdmissionFee[]> {
  const anchors = await rowsOf<{ id: number; anchor: "line" | "calendar" }>(
    tx,
    sql`select l.id, b.anchor from billing_schedule_line l join billing_code b on b.id = l.billing_code_id
      where l.id = any(${ids(lines.map((line) => line.id))})`,
  );
  const anchorOf = new Map(anchors.map((one) => [one.id, one.anchor]));
  const days = lines.map((line) => [line.startDate, billingStartDate, today].reduce((a, b) => (a > b ? a : b)));
  const answers = await ratesOfDay(
    tx,
    lines.map((line, at) => ({
      clientId: line.clientId,
      billingCodeId: line.billingCodeId,
      day: days[at] ?? line.startDate,
    })),
  );
  const rateIds = answers.flatMap((answer) => (answer === null ? [] : [answer.rateId]));
  const rates = await rowsOf<RateFacts>(
    tx,
    sql`select id, derived, source from billing_rate where id = any(${ids(rateIds)})`,
  );
  const rateOf = new Map(rates.map((rate) => [rate.id, rate]));
  return lines.map((line, at): AdmissionFee => {
    const answer = answers[at] ?? null;
    const rate = answer === null ? null : (rateOf.get(answer.rateId) ?? null);
    const onDay = days[at] ?? line.startDate;
    return {
      scheduleLineId: line.id,
      billingCode: line.billingCode,
      description: line.description,
      unit: line.unit,
      quantity: line.quantity,
      startDate: line.startDate,
      onDay,
      rate: answer?.rateToday ?? null,
      rateOwn: answer?.rateOwn ?? null,
      rateDerived: rate?.derived ?? null,
      rateSource: rate?.source ?? null,
      amountADay:
        answer === null || line.unit === "each"
          ? null
          : amountADay(line, anchorOf.get(line.id) ?? "line", answer.rateToday, onDay),
    };
  });
}

/** The price of a unit spread over the days of the period that holds the day; rounded to the cent, half up. */
function amountADay(line: ScheduleLine, anchor: "line" | "calendar", rate: string, day: string): string {
  const period = unitPeriod(line.unit, anchor, dayNumber(line.startDate), dayNumber(day));
  return centsText(costOfFirst(timesQuantity(priceOf(scaledOf(rate)), scaledOf(line.quantity)), 1, period.length));
}
