import type { BillingBook } from "@banksia/core/billing/book";
import type { ClientFacts } from "@banksia/core/billing/facts";
import { proposeAdjustment } from "@banksia/core/billing/propose-adjustment";
import { rateOfDay } from "@banksia/core/billing/rate-of-day";
import { compileRates } from "@banksia/core/billing/rate-rows";
import { FIRST_DAY, LAST_DAY, dayNumber, dayNumberOr, dayText } from "@banksia/core/days/civil";
import { type Days, cutAt, intersect, union } from "@banksia/core/days/range";
import { centsOf, centsText } from "@banksia/core/money/index";
import { widenToCapped } from "@banksia/month-end/kinds/adjustment";
import type { ResidentIssue } from "@banksia/month-end/residents/recalculate";
import { asAsked, standingCharges } from "@banksia/month-end/standing-charges";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { loadBillingBook } from "../billing/billing-book.ts";
import { loadClientFacts } from "../billing/client-facts.ts";
import { rowsOf } from "../common/rows.ts";
import type { Context } from "../context.ts";
import { queryOfOrm } from "./recalculate.ts";

export type Cohort = "PRE14" | "POST14" | "POST14-HC" | "NOV25" | "OPT-IN" | "BREAK";

/** Days on which what is charged for a day changes; null: not charged. */
export interface AmountChange {
  billingCodeId: number;
  billingCode: string;
  description: string;
  from: string;
  to: string | null;
  before: string | null;
  after: string | null;
  source: string | null;
}

export interface AdjustmentChange {
  billingCodeId: number;
  billingCode: string;
  from: string;
  to: string;
  amount: string;
}

/** What follows from a change of a client's facts. */
export interface FeeEffect {
  preview: boolean;
  amounts: AmountChange[];
  arrangements: { from: string; to: string | null; before: Cohort | null; after: Cohort | null }[];
  adjustments: AdjustmentChange[];
  adjustment: string;
  adjustmentRequiredLines: number;
  issues: { code: string; severity: "error" | "warning"; day: string | null; message: string }[];
}

interface Code {
  id: number;
  code: string;
  description: string;
}

/** What a client is charged for legal fees, and what an adjustment would do, at one moment. */
export interface FeeState {
  codes: Code[];
  /** By billing code: the amount a day, and where it comes from; days that are not charged are left out. */
  amounts: Map<number, (Days & { amount: string; source: string | null })[]>;
  cohorts: (Days & { cohort: Cohort })[];
  adjustments: Map<number, AdjustmentChange>;
  adjustmentRequiredLines: number;
}

/** The state of a client's fees in this transaction. */
export async function feeState(tx: OrmTx, ctx: Context, clientId: number): Promise<FeeState> {
  const codes = await rowsOf<Code>(
    tx,
    sql`select id, code, description from billing_code where legal_fee is not null order by code`,
  );
  const book = await loadBillingBook(tx);
  const { facts } = await loadClientFacts(tx, clientId);
  const sources = await rowsOf<{ id: number; source: string | null }>(
    tx,
    sql`select id, source from billing_rate where client_id = ${clientId}`,
  );
  const cohorts = await rowsOf<{ from: string; to: string | null; cohort: Cohort }>(
    tx,
    sql`select start_date as "from", end_date as "to", cohort from client_cohort where client_id = ${clientId} order by start_date`,
  );
  const adjusting = await adjustmentsOf(tx, ctx, facts, book);
  return {
    codes,
    amounts: amountsOf(facts, book, codes, new Map(sources.map(({ id, source }) => [id, source]))),
    cohorts: cohorts.map(({ from, to, cohort }) => ({
      from: dayNumber(from),
      to: dayNumberOr(to, LAST_DAY),
      cohort,
    })),
    ...adjusting,
  };
}

function amountsOf(
  facts: ClientFacts,
  book: BillingBook,
  codes: readonly Code[],
  sources: ReadonlyMap<number, string | null>,
): FeeState["amounts"] {
  const own = facts.rates.length === 0 ? null : compileRates(facts.rates);
  const amounts: FeeState["amounts"] = new Map();
  for (const { id } of codes) {
    const spans = facts.lines.filter((line) => line.billingCodeId === id).flatMap((line) => spanOf(line, facts) ?? []);
    const found: (Days & { amount: string; source: string | null })[] = [];
    for (const span of union(spans)) {
      for (let from = span.from; from <= span.to;) {
        const segment = rateOfDay(book, own, id, from);
        const to = Math.min(segment.to, span.to);
        const [row] = segment.chain;
        if (segment.price !== null)
          found.push({
            from,
            to,
            amount: segment.price.text,
            source: row === undefined ? null : (sources.get(row.rateId) ?? null),
          });
        from = to + 1;
      }
    }
    if (found.length > 0) amounts.set(id, found);
  }
  return amounts;
}

function spanOf(line: ClientFacts["lines"][number], facts: ClientFacts): Days | null {
  const entry = facts.entries.find((each) => each.id === line.serviceEntryId);
  if (entry === undefined) return null;
  return intersect(
    {
      from: dayNumber(line.startDate),
      to: Math.min(dayNumberOr(line.endDate, LAST_DAY), dayNumberOr(line.billToDate, LAST_DAY)),
    },
    {
      from: Math.max(dayNumber(entry.billingStartDate), dayNumberOr(entry.billFrom, FIRST_DAY)),
      to: dayNumberOr(entry.billingEndDate ?? entry.departureDate, LAST_DAY),
    },
  );
}

/** What an adjustment of all that is billed would come to now. */
async function adjustmentsOf(
  tx: OrmTx,
  ctx: Context,
  facts: ClientFacts,
  book: BillingBook,
): Promise<Pick<FeeState, "adjustments" | "adjustmentRequiredLines">> {
  const flagged = await rowsOf<{ id: number; since: string }>(
    tx,
    sql`select id, adjust_from as since from billing_schedule_line where client_id = ${facts.clientId} and adjust_from is not null and not in_error`,
  );
  const adjustments = new Map<number, AdjustmentChange>();
  if (flagged.length === 0) return { adjustments, adjustmentRequiredLines: 0 };
  const adjustFrom = new Map(flagged.map(({ id, since }) => [id, since]));
  widenToCapped({ facts, adjustFrom }, book);
  const standing = await standingCharges(queryOfOrm(tx), adjustFrom);
  const proposal = proposeAdjustment(
    facts,
    book,
    {
      postingDate: ctx.today(),
      endDate: "9999-12-31",
      timing: null,
      departed: "include",
      billingCodeIds: null,
      serviceIds: null,
    },
    (standing.get(facts.clientId) ?? []).map(asAsked),
    adjustFrom,
  );
  const count = (billingCodeId: number, from: string, to: string, cents: number) => {
    const before = adjustments.get(billingCodeId);
    const billingCode = book.codes.get(billingCodeId)?.code ?? String(billingCodeId);
    adjustments.set(billingCodeId, {
      billingCodeId,
      billingCode,
      from: before === undefined || from < before.from ? from : before.from,
      to: before === undefined || to > before.to ? to : before.to,
      amount: centsText(centsOf(before?.amount ?? "0.00") + cents),
    });
  };
  for (const charge of proposal.reversals)
    count(
      charge.billingCodeId,
      charge.from,
      charge.to,
      -charge.lines.reduce((sum, line) => sum + centsOf(line.amount), 0),
    );
  for (const charge of proposal.charges) count(charge.billingCodeId, charge.from, charge.to, centsOf(charge.amount));
  return { adjustments, adjustmentRequiredLines: flagged.length };
}

/** The difference that a change made. */
export function effectOf(
  before: FeeState,
  after: FeeState,
  issues: readonly ResidentIssue[],
  preview: boolean,
): FeeEffect {
  const adjustments = adjustmentDifference(before.adjustments, after.adjustments);
  return {
    preview,
    amounts: after.codes.flatMap((code) =>
      amountDifference(code, before.amounts.get(code.id) ?? [], after.amounts.get(code.id) ?? []),
    ),
    arrangements: pieces(before.cohorts, after.cohorts).flatMap(({ days, was, is }) =>
      was?.cohort === is?.cohort ? [] : [{ ...textOf(days), before: was?.cohort ?? null, after: is?.cohort ?? null }],
    ),
    adjustments,
    adjustment: centsText(adjustments.reduce((sum, row) => sum + centsOf(row.amount), 0)),
    adjustmentRequiredLines: after.adjustmentRequiredLines,
    issues: issues.map(({ code, severity, day, message }) => ({ code, severity, day, message })),
  };
}

type Amount = Days & { amount: string; source: string | null };

function amountDifference(code: Code, before: readonly Amount[], after: readonly Amount[]): AmountChange[] {
  const changes: AmountChange[] = [];
  for (const { days, was, is } of pieces(before, after)) {
    // A fee of nothing and one that is not charged come to the same.
    const old = was === null || Number(was.amount) === 0 ? null : was.amount;
    const now = is === null || Number(is.amount) === 0 ? null : is.amount;
    if (old === now) continue;
    const last = changes.at(-1);
    const { from, to } = textOf(days);
    const joins = last?.to != null && dayNumber(last.to) + 1 === days.from && last.before === old && last.after === now;
    if (joins) last.to = to;
    else
      changes.push({
        billingCodeId: code.id,
        billingCode: code.code,
        description: code.description,
        from,
        to,
        before: old,
        after: now,
        source: is?.source ?? null,
      });
  }
  return changes;
}

/** The days of both lists, cut wherever either changes, with what each says of them. */
function pieces<T extends Days>(
  before: readonly T[],
  after: readonly T[],
): { days: Days; was: T | null; is: T | null }[] {
  const all = [...before, ...after];
  const cuts = all.flatMap((row) => [row.from, row.to + 1]);
  const on = (rows: readonly T[], day: number): T | null =>
    rows.find((row) => row.from <= day && row.to >= day) ?? null;
  return union(all)
    .flatMap((range) => cutAt(range, cuts))
    .map((days) => ({ days, was: on(before, days.from), is: on(after, days.from) }));
}

function textOf({ from, to }: Days): { from: string; to: string | null } {
  return { from: dayText(from), to: to === LAST_DAY ? null : dayText(to) };
}

function adjustmentDifference(
  before: ReadonlyMap<number, AdjustmentChange>,
  after: ReadonlyMap<number, AdjustmentChange>,
): AdjustmentChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const old = before.get(id);
    const now = after.get(id);
    const row = now ?? old;
    const cents = centsOf(now?.amount ?? "0.00") - centsOf(old?.amount ?? "0.00");
    return row === undefined || cents === 0 ? [] : [{ ...row, amount: centsText(cents) }];
  });
}
