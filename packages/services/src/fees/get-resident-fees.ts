import { LAST_DAY, dayNumber, dayText } from "@banksia/core/days/civil";
import { daysOf, intersect } from "@banksia/core/days/range";
import type { FeePolicy, LegalFee } from "@banksia/core/fees/facts";
import type { FeeDaysBeforeCaps } from "@banksia/core/fees/resident-fee-facts";
import { loadPolicies } from "@banksia/month-end/residents/policies";
import type { PlannedResident } from "@banksia/month-end/residents/recalculate";
import { LEGAL_FEES, type StayFees, amountOf, explained } from "@banksia/month-end/residents/stay-claims";
import { zeroWords } from "@banksia/month-end/residents/words";
import { centsOf, centsText } from "@banksia/core/money/index";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import type { FeeEffect } from "./fee-effect.ts";
import { plannedResident } from "./planned-resident.ts";
import { queryOfOrm } from "./recalculate.ts";

type AnyFee = LegalFee | "fee_reduction" | "bed_reservation_fee" | "higher_everyday_living_fee";

export interface DayFee {
  legalFee: AnyFee;
  amount: string;
  zero: string | null;
  zeroText: string | null;
  source: string;
  steps: { page: string; law: string | null; text: string; value: string | null }[];
  billingCodes: string[];
}

export interface FeeDays {
  serviceEntryId: number;
  serviceName: string;
  from: string;
  to: string | null;
  kind: "pre_entry" | "care" | "entry" | "departure" | "only_day" | "unfunded_leave";
  arrangement: "PRE14" | "POST14" | "NOV25" | null;
  fees: DayFee[];
  total: string;
}

export interface ResidentFees {
  clientId: number;
  from: string;
  to: string;
  days: FeeDays[];
  issues: FeeEffect["issues"];
}

/**
 * What the law makes of a resident's facts: by stay and stretch of days the daily fees before caps, why one is nothing,
 * and how each came about.
 * @throws NOT_FOUND, VALIDATION
 */
export async function getResidentFees(
  ctx: Context,
  input: { clientId: number; from?: string; to?: string },
): Promise<ResidentFees> {
  requireScope(ctx, "customers:read");
  const today = dayNumber(ctx.today());
  const from = input.from ?? dayText(today - 365);
  const to = input.to ?? dayText(today + 365);
  if (to < from) throw invalid({ pointer: "/to", code: "BEFORE_START", detail: "The last day is before the first." });
  return read(ctx, async (tx) => {
    const planned = await plannedResident(tx, ctx, input.clientId);
    const { fees: policy } = await loadPolicies(queryOfOrm(tx));
    const codes = await rowsOf<{ serviceEntryId: number; legalFee: AnyFee; code: string }>(
      tx,
      sql`select distinct l.service_entry_id as "serviceEntryId", c.legal_fee as "legalFee", c.code
        from billing_schedule_line l join billing_code c on c.id = l.billing_code_id
        where l.client_id = ${input.clientId} and not l.in_error and c.legal_fee is not null order by c.code`,
    );
    const charging = (entry: number, fee: AnyFee) =>
      codes.filter((row) => row.serviceEntryId === entry && row.legalFee === fee).map((row) => row.code);
    const days = planned.plan.fees
      .filter((stay) => planned.seen.has(stay.stayId))
      .flatMap((stay) => daysOfStay(planned, stay, { from, to }, policy, charging));
    return {
      clientId: input.clientId,
      from,
      to,
      days: days.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.serviceEntryId - b.serviceEntryId)),
      issues: planned.plan.issues.map(({ code, severity, day, message }) => ({ code, severity, day, message })),
    };
  });
}

function daysOfStay(
  { record, plan }: PlannedResident,
  stay: StayFees,
  period: { from: string; to: string },
  policy: FeePolicy,
  charging: (entry: number, fee: AnyFee) => string[],
): FeeDays[] {
  const entry = record.stays.find((each) => each.id === stay.stayId);
  const found: FeeDays[] = [];
  for (const row of stay.days) {
    for (const extra of extrasOf(plan, stay.stayId, row)) {
      const within = intersect(extra.days, daysOf(period));
      if (within === null) continue;
      const fees = [
        ...feesOf(stay, row, policy, charging),
        ...extra.fees.map((fee) => ({ ...fee, billingCodes: charging(stay.stayId, fee.legalFee) })),
      ];
      const whole = extra.days;
      found.push({
        serviceEntryId: stay.stayId,
        serviceName: entry?.serviceName ?? "",
        from: dayText(whole.from),
        to: whole.to === LAST_DAY ? null : dayText(whole.to),
        kind: row.kind,
        arrangement: row.arrangement,
        fees,
        total: centsText(fees.reduce((sum, fee) => sum + centsOf(fee.amount), 0)),
      });
    }
  }
  return joined(found);
}

/** The fees of the law of the days, with those of other arrangements left out. */
function feesOf(
  stay: StayFees,
  row: FeeDaysBeforeCaps,
  policy: FeePolicy,
  charging: (entry: number, fee: AnyFee) => string[],
): DayFee[] {
  return LEGAL_FEES.flatMap((fee): DayFee[] => {
    const { cents, reason } = amountOf(row, fee, stay.facts.stay.kind);
    if (reason === "OTHER_ARRANGEMENT" || reason === "RESPITE" || reason === "BEFORE_ENTRY") return [];
    if (reason === "UNFUNDED_LEAVE" && fee !== "basic_daily_fee") return [];
    const told = explained(stay, row, fee, reason, policy);
    return [
      {
        legalFee: fee,
        amount: centsText(cents),
        zero: reason,
        zeroText: reason === null ? null : zeroWords[reason],
        ...told,
        billingCodes: charging(stay.stayId, fee),
      },
    ];
  });
}

interface Extra {
  days: { from: number; to: number };
  fees: Omit<DayFee, "billingCodes">[];
}

/** The days of a row, cut where hardship or a bed reservation begins or ends, with those amounts. */
function extrasOf(plan: PlannedResident["plan"], stayId: number, row: FeeDaysBeforeCaps): Extra[] {
  const whole = daysOf(row);
  const claims = plan.extras.filter((extra) => extra.claim.key === stayId && intersect(extra.claim, whole) !== null);
  const cuts = claims
    .flatMap(({ claim }) => [claim.from, claim.to + 1])
    .filter((day) => day > whole.from && day <= whole.to);
  const starts = [whole.from, ...[...new Set(cuts)].sort((a, b) => a - b)];
  return starts.map((from, at) => {
    const to = (starts[at + 1] ?? whole.to + 1) - 1;
    const fees = claims
      .filter(({ claim }) => claim.from <= from && claim.to >= from)
      .map(({ fee, claim }) => ({
        legalFee: fee,
        amount: centsText(claim.cents),
        zero: null,
        zeroText: null,
        source: claim.source,
        steps: claim.steps,
      }));
    return { days: { from, to }, fees };
  });
}

/** Days that follow each other and are alike in everything that is shown of them. */
function joined(days: readonly FeeDays[]): FeeDays[] {
  const found: FeeDays[] = [];
  const shown = (row: FeeDays) =>
    JSON.stringify([
      row.kind,
      row.arrangement,
      row.fees.map(({ legalFee, amount, zero, source, steps }) => [legalFee, amount, zero, source, steps]),
    ]);
  for (const row of days) {
    const last = found.at(-1);
    if (last?.to != null && dayNumber(last.to) + 1 === dayNumber(row.from) && shown(last) === shown(row))
      last.to = row.to;
    else found.push({ ...row });
  }
  return found;
}
