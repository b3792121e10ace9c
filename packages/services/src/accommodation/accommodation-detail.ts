import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, oneOf, rowsOf } from "../common/rows.ts";
import { plainText } from "../common/sql.ts";
import type { Warning } from "../common/warning.ts";
import { type AccommodationLine, loadLines } from "./accommodation-line-view.ts";
import { type AccommodationPayment, loadPayment, whyNotLine } from "./accommodation-payment-view.ts";
import { lifeOf, loadDeposit } from "./load-deposit.ts";

export interface IngoingRate {
  startDate: string;
  endDate: string | null;
  dmfPercent: string;
  dmfCodeId: number | null;
  crfPercent: string;
  crfCodeId: number | null;
}

/** What a village contract says of the ingoing contribution. */
export interface IngoingContribution {
  agreedAmount: string;
  accountNameId: number;
  startDate: string;
  base: "entry" | "resale";
  method: "daily" | "completed_years" | "started_years" | "ended_years";
  dayDivisor: "days_in_year" | "365";
  dmfYears: string[] | null;
  crfYears: string[] | null;
  capYears: string | null;
  capPercent: string | null;
  leastPercent: string | null;
  gainShare: string;
  lossShare: string;
  resalePrice: string | null;
  resaleDate: string | null;
  otherDeductions: string;
  rates: IngoingRate[];
}

export interface AccommodationDetail extends AccommodationPayment {
  mayAddLine: boolean;
  whyNotLine: string | null;
  elsewhereFirstPaid: string | null;
  elsewhereCountedDays: number;
  /** Taken by an earlier system; of stays that began before the legal entity was billed here. */
  retainedBefore: string;
  deductedBefore: string;
  /** First day that is billed here, of a stay that began before it. */
  broughtOverOn: string | null;
  heldForReentryUntil: string | null;
  transferredFromId: number | null;
  /** Days left of the five years of retention; null until a deposit is paid. */
  retentionDaysLeft: number | null;
  lines: AccommodationLine[];
  ingoing: IngoingContribution | null;
  warnings: Warning[];
}

interface Head {
  elsewhereFirstPaid: string | null;
  elsewhereCountedDays: number;
  /** Taken by an earlier system; of stays that began before the legal entity was billed here. */
  retainedBefore: string;
  deductedBefore: string;
  heldForReentryUntil: string | null;
  transferredFromId: number | null;
}

/**
 * One accommodation payment whole.
 * @throws NOT_FOUND
 */
export async function loadDetail(tx: OrmTx, id: number, today: string): Promise<AccommodationDetail> {
  const payment = await loadPayment(tx, id, today);
  const head = await oneOf<Head>(
    tx,
    sql`select elsewhere_first_paid as "elsewhereFirstPaid", elsewhere_counted_days as "elsewhereCountedDays",
        retained_before as "retainedBefore", deducted_before as "deductedBefore",
        held_for_reentry_until as "heldForReentryUntil", transferred_from_id as "transferredFromId"
      from accommodation_payment where id = ${id}`,
  );
  const why = whyNotLine(payment);
  const deposit = await loadDeposit(tx, id);
  const { life } = lifeOf(deposit, today < payment.entryDate ? payment.entryDate : today);
  return {
    ...payment,
    ...head,
    broughtOverOn: deposit.facts.broughtOver?.on ?? null,
    mayAddLine: why === null,
    whyNotLine: why,
    retentionDaysLeft: life === null || !payment.retention ? null : life.retention.remainingDays,
    lines: await loadLines(tx, id, true),
    ingoing: await loadIngoing(tx, id),
    warnings: detailWarnings(payment),
  };
}

function detailWarnings(payment: AccommodationPayment): Warning[] {
  const warnings: Warning[] = [];
  if (payment.title === null && payment.accommodationStatus !== "not_applicable")
    warnings.push({ code: "NO_LINE", detail: "Nothing is agreed for the room yet: add a line." });
  if (payment.adjustmentRequired)
    warnings.push({
      code: "ADJUSTMENT_REQUIRED",
      detail: "What was charged is not what the facts give now: run the accommodation proposal.",
    });
  if (payment.status === "refund_overdue")
    warnings.push({
      code: "REFUND_OVERDUE",
      detail: `The refund was due on ${payment.refundDueDate ?? ""}: interest runs.`,
    });
  return warnings;
}

async function loadIngoing(tx: OrmTx, id: number): Promise<IngoingContribution | null> {
  const found = await firstOf<Omit<IngoingContribution, "rates">>(
    tx,
    sql`select agreed_amount as "agreedAmount", account_name_id as "accountNameId", start_date as "startDate", base, method,
        day_divisor as "dayDivisor", (select array_agg(trim_scale(x)::text) from unnest(dmf_years) x) as "dmfYears",
        (select array_agg(trim_scale(x)::text) from unnest(crf_years) x) as "crfYears", ${plainText(sql`cap_years`)} as "capYears",
        ${plainText(sql`cap_percent`)} as "capPercent", ${plainText(sql`least_percent`)} as "leastPercent",
        ${plainText(sql`gain_share`)} as "gainShare", ${plainText(sql`loss_share`)} as "lossShare", resale_price as "resalePrice",
        resale_date as "resaleDate", other_deductions as "otherDeductions"
      from ingoing_contribution where accommodation_payment_id = ${id}`,
  );
  if (found === null) return null;
  const rates = await rowsOf<IngoingRate>(
    tx,
    sql`select start_date as "startDate", end_date as "endDate", ${plainText(sql`dmf_percent`)} as "dmfPercent",
        dmf_code_id as "dmfCodeId", ${plainText(sql`crf_percent`)} as "crfPercent", crf_code_id as "crfCodeId"
      from ingoing_rate where accommodation_payment_id = ${id} order by start_date`,
  );
  return { ...found, rates };
}
