import { type DepositSegment, retentionOfDay } from "@banksia/core/accommodation/index";
import { daysOf, subtract } from "@banksia/core/days/range";
import { centsOf, centsText } from "@banksia/core/money/index";
import type { AccommodationPolicy, DepositLife } from "@banksia/core/accommodation/index";
import type { Warning } from "../common/warning.ts";
import { dayWords, moneyWords } from "../common/warning.ts";
import { type Context, read, requireScope } from "../context.ts";
import type { LawStep } from "../refunds/refund-view.ts";
import { type DepositCharge, chargeOf } from "./change-preview.ts";
import { type AccommodationFigures, loadFigures } from "./figures.ts";
import { lifeOf, loadDeposit, proposalOf } from "./load-deposit.ts";

/** Days of a deposit on which everything stays the same. */
export interface LifeSegment {
  from: string;
  to: string;
  days: number;
  causes: string[];
  inCare: boolean;
  balance: string;
  retained: string;
  unpaidLumpSum: string;
  daily: string;
  ongoing: string;
  unpaid: string;
  retention: boolean;
  /** Retention of one of these days, to six decimals of a dollar. */
  retentionADay: string;
  text: string;
}

export interface DepositLifeView {
  accommodationPaymentId: number;
  from: string;
  to: string;
  segments: LifeSegment[];
  charges: DepositCharge[];
  movements: { on: string; kind: string; amount: string; balance: string; reference: string | null }[];
  figures: AccommodationFigures;
  /** What the rules give less what stands, up to the last day asked for; nothing when the books are up to date. */
  difference: string;
  issues: Warning[];
  steps: LawStep[];
}

/**
 * The life of a deposit from its first day: every stretch, charge and movement as the rules give it, against what is posted.
 * @throws NOT_FOUND
 */
export async function getDepositLife(
  ctx: Context,
  input: { accommodationPaymentId: number; until?: string },
): Promise<DepositLifeView> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const { accommodationPaymentId: id } = input;
    const deposit = await loadDeposit(tx, id);
    const today = ctx.today();
    const until = input.until ?? (today < deposit.entryDate ? deposit.entryDate : today);
    const { life, warnings, steps } = lifeOf(deposit, until);
    const figures = (await loadFigures(tx, [id], until)).get(id);
    if (figures === undefined) throw new Error("A payment was lost.");
    const head = { accommodationPaymentId: id, figures, issues: warnings, steps };
    if (life === null)
      return {
        ...head,
        from: deposit.entryDate,
        to: until,
        segments: [],
        charges: [],
        movements: [],
        difference: "0.00",
      };
    const { proposal } = proposalOf(deposit, until);
    const settled = proposal !== null && proposal.charges.length === 0 && proposal.reversals.length === 0;
    if (settled && life.figures.balance !== figures.balance)
      warnings.push({
        code: "BALANCE_DIFFERS",
        detail: `By the rules ${moneyWords(life.figures.balance)} is held on ${dayWords(until)}, in the books ${moneyWords(figures.balance)}, and no run charges the difference: it comes from drafts, from charges that people changed, or from deductions before the first day billed here.`,
      });
    const cents = (rows: readonly { amount: string }[]) => rows.reduce((sum, row) => sum + centsOf(row.amount), 0);
    return {
      ...head,
      from: life.from,
      to: life.to,
      segments: life.segments.map((segment) => segmentOf(segment, deposit.policy)),
      charges: life.charges.map((charge) => chargeOf(charge, standingLine(charge, deposit.standing))),
      movements: life.movements.map(({ on, kind, amount, balance, reference }) => ({
        on,
        kind,
        amount,
        balance,
        reference,
      })),
      difference: proposal === null ? "0.00" : centsText(cents(proposal.charges) - cents(proposal.reversals)),
    };
  });
}

/** The line that charges the first of some days, where all of them are charged: they may have been charged in pieces. */
function standingLine(
  charge: DepositLife["charges"][number],
  standing: readonly { kind: string; from: string; to: string; journalLineId: number }[],
): number | null {
  const same = standing.filter((row) => row.kind === charge.kind && row.to >= charge.from && row.from <= charge.to);
  if (subtract([daysOf(charge)], same.map(daysOf)).length > 0) return null;
  return same.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]?.journalLineId ?? null;
}

const causeWords: Record<string, string> = {
  start: "the life begins",
  entry: "entry",
  departure: "departure",
  agreement: "the agreement changed",
  arrangement: "other rules apply",
  money: "money came in or went out",
  deduction: "a deduction was made",
  supplement: "the accommodation supplement changed",
  indexation: "daily payments were indexed",
  retention_end: "the five years of retention ended",
  brought_over: "billed here from this day on",
  month: "a new month",
};

function segmentOf(segment: DepositSegment, policy: AccommodationPolicy): LifeSegment {
  const { from, to, days, causes, inCare, balance, retained, unpaidLumpSum, daily, ongoing, unpaid, retention } =
    segment;
  const why = causes.map((cause) => causeWords[cause] ?? cause).join(", ");
  return {
    from,
    to,
    days,
    causes,
    inCare,
    balance,
    retained,
    unpaidLumpSum,
    daily,
    ongoing,
    unpaid,
    retention,
    retentionADay: retention ? retentionOfDay(balance, from, policy) : "0.000000",
    text: `${dayWords(from)}: ${why}. ${balance} held, ${daily} a day.`,
  };
}
