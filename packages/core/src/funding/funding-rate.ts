/** What a line of the funding schedule pays per unit on a day (docs/rules/funding-rate.md). */
import type { Basis, CivilDate, DecimalText } from "../billing/facts.ts";
import { rateOfDay } from "../billing/rate-of-day.ts";
import { FIRST_DAY, LAST_DAY, dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { daysOf, type Days } from "../days/range.ts";
import { add, compare, multiply, negate, scaledOf, scaledText, type Scaled } from "../money/scaled.ts";
import type {
  AssessedSource,
  ClientFundingFacts,
  FundingIssueCode,
  FundingLineFacts,
  FundingRateFacts,
  MirroredFee,
} from "./facts.ts";

export interface FundingStep {
  label: string;
  value: DecimalText | null;
}

/** What a line pays on a stretch of days over which nothing about it changes. */
export interface FundingRate {
  from: CivilDate;
  /** Null: until further notice. */
  to: CivilDate | null;
  /** Per unit, exact, at least two decimals; null when it cannot be told. */
  amount: DecimalText | null;
  /** Before the assessed amount was taken off; null for mirror lines and without a rate. */
  fullRate: DecimalText | null;
  /** What was assessed for the day, for codes paid for the room; null: nothing known, nothing taken off. */
  assessed: { amount: DecimalText; source: AssessedSource } | null;
  /** The funding rate in force; null for mirror lines. */
  rate: { id: number; own: boolean } | null;
  /** The rates of the fee that is mirrored, the row in force first. */
  feeRates: Basis["rates"];
  problem: { code: FundingIssueCode; message: string } | null;
  steps: FundingStep[];
}

const ZERO: Scaled = { digits: 0, scale: 0 };

/**
 * What `line` pays per unit on `day`, with the stretch of days over which it stays the same. The start and end of the
 * line itself are no bounds here: see `fundingRates`. Throws a RangeError for text that is no date or number.
 */
export function fundingRateOfDay(facts: ClientFundingFacts, line: FundingLineFacts, day: CivilDate): FundingRate {
  return rateOn(facts, line, dayNumber(day));
}

/** What `line` pays over its life, in order, without gaps; each piece ends where the next begins. */
export function fundingRates(facts: ClientFundingFacts, line: FundingLineFacts): FundingRate[] {
  const life = daysOf({ from: line.startDate, to: line.endDate });
  const pieces: FundingRate[] = [];
  for (let day = life.from; day <= life.to;) {
    const piece = rateOn(facts, line, day);
    const to = Math.min(piece.to === null ? LAST_DAY : dayNumber(piece.to), life.to);
    const end = to === LAST_DAY ? null : dayText(to);
    const last = pieces.at(-1);
    if (last !== undefined && sameAnswer(last, piece)) last.to = end;
    else pieces.push({ ...piece, from: dayText(day), to: end });
    day = to + 1;
  }
  return pieces;
}

function sameAnswer(a: FundingRate, b: FundingRate): boolean {
  return (
    a.amount === b.amount &&
    a.fullRate === b.fullRate &&
    a.assessed?.amount === b.assessed?.amount &&
    a.rate?.id === b.rate?.id &&
    a.problem?.code === b.problem?.code &&
    a.feeRates.length === b.feeRates.length &&
    a.feeRates.every((row, at) => row.rateId === b.feeRates[at]?.rateId) &&
    a.steps.every((step, at) => step.label === b.steps[at]?.label)
  );
}

function rateOn(facts: ClientFundingFacts, line: FundingLineFacts, day: DayNumber): FundingRate {
  if (line.mirrors !== null) return mirrorOn(facts, line.mirrors, day);
  const bounds: Days = { from: FIRST_DAY, to: LAST_DAY };
  const code = facts.codes.get(line.fundingCodeId);
  if (code === undefined)
    return withoutAmount(bounds, "FUNDING_CODE_UNKNOWN", `There is no funding code ${line.fundingCodeId}.`);
  const own = rowOn(facts.ownRates, code.id, day, bounds);
  const row = own ?? rowOn(facts.globalRates, code.id, day, bounds);
  if (row === null)
    return withoutAmount(
      bounds,
      "FUNDING_RATE_MISSING",
      `${code.code} has no rate: add one for the client or for all clients.`,
    );
  const rate = { id: row.id, own: own !== null };
  const full = scaledOf(row.rate);
  const fullRate = scaledText(full, 2);
  const steps: FundingStep[] = [
    {
      label: `${own === null ? "Rate of" : "The client's own rate of"} ${code.code}, per ${code.unit}`,
      value: fullRate,
    },
  ];
  if (!code.accommodationAssociated)
    return {
      ...rangeOf(bounds),
      amount: fullRate,
      fullRate,
      assessed: null,
      rate,
      feeRates: [],
      problem: null,
      steps,
    };
  if (code.unit !== "day")
    return {
      ...withoutAmount(
        bounds,
        "ASSESSED_UNIT",
        `${code.code} is paid for the room, so it must be paid per day: the assessed amount is one of a day.`,
      ),
      rate,
      fullRate,
    };
  const assessed = assessedOn(facts, day, bounds);
  if (assessed === null) {
    steps.push({ label: "No assessed amount is known for the day: nothing is taken off", value: null });
    return { ...rangeOf(bounds), amount: fullRate, fullRate, assessed, rate, feeRates: [], problem: null, steps };
  }
  const left = add(full, negate(scaledOf(assessed.amount)));
  const amount = scaledText(compare(left, ZERO) < 0 ? ZERO : left, 2);
  const by = assessed.source === "fee_advice" ? "as advised" : "on the accommodation payment line";
  steps.push({ label: `Less the assessed amount, ${by}`, value: scaledText(negate(scaledOf(assessed.amount)), 2) });
  if (compare(left, ZERO) < 0) steps.push({ label: "Never below nothing", value: amount });
  return { ...rangeOf(bounds), amount, fullRate, assessed, rate, feeRates: [], problem: null, steps };
}

/** What a mirror line pays per unit: the exact opposite of the fee's rate times its quantity, nothing while it is held. */
export function mirrorAmount(feeRate: DecimalText, quantity: DecimalText, held: boolean): DecimalText {
  return scaledText(held ? ZERO : negate(multiply(scaledOf(feeRate), scaledOf(quantity))), 2);
}

function mirrorOn(facts: ClientFundingFacts, fee: MirroredFee, day: DayNumber): FundingRate {
  const segment = rateOfDay(facts.book, facts.ownBillingRates, fee.billingCodeId, day);
  const bounds: Days = { from: segment.from, to: segment.to };
  const held = isHeld(fee, day, bounds);
  if (segment.price === null)
    return withoutAmount(bounds, "FEE_RATE_MISSING", segment.problem?.message ?? "The fee has no rate.");
  const code = facts.book.codes.get(fee.billingCodeId)?.code ?? `fee ${fee.billingCodeId}`;
  const quantity = scaledOf(fee.quantity);
  const charged = multiply(segment.price.value, quantity);
  const steps: FundingStep[] = [{ label: `Rate of ${code} on the day`, value: segment.price.text }];
  if (scaledText(quantity) !== "1")
    steps.push({ label: `Times ${scaledText(quantity)}`, value: scaledText(charged, 2) });
  if (held)
    steps.push({ label: "The fee is held on these days: nothing is charged, nothing is set off", value: "0.00" });
  else steps.push({ label: "Set off with the opposite sign", value: scaledText(negate(charged), 2) });
  return {
    ...rangeOf(bounds),
    amount: mirrorAmount(segment.price.text, fee.quantity, held),
    fullRate: null,
    assessed: null,
    rate: null,
    feeRates: segment.chain,
    problem: null,
    steps,
  };
}

function isHeld(fee: MirroredFee, day: DayNumber, bounds: Days): boolean {
  let held = false;
  for (const hold of fee.holds) {
    const days = daysOf(hold);
    if (days.from > day) bounds.to = Math.min(bounds.to, days.from - 1);
    else if (days.to < day) bounds.from = Math.max(bounds.from, days.to + 1);
    else {
      bounds.from = Math.max(bounds.from, days.from);
      bounds.to = Math.min(bounds.to, days.to);
      held = true;
    }
  }
  return held;
}

/** The row in force: of several (which the database refuses) the one that began last, then the one entered last. */
function rowOn(
  rows: readonly FundingRateFacts[],
  fundingCodeId: number,
  day: DayNumber,
  bounds: Days,
): FundingRateFacts | null {
  let found: FundingRateFacts | null = null;
  for (const row of rows) {
    if (row.fundingCodeId !== fundingCodeId) continue;
    const days = daysOf(row);
    if (days.from > day) bounds.to = Math.min(bounds.to, days.from - 1);
    else if (days.to < day) bounds.from = Math.max(bounds.from, days.to + 1);
    else {
      bounds.from = Math.max(bounds.from, days.from);
      bounds.to = Math.min(bounds.to, days.to);
      if (found === null || row.from > found.from || (row.from === found.from && row.id > found.id)) found = row;
    }
  }
  return found;
}

function assessedOn(facts: ClientFundingFacts, day: DayNumber, bounds: Days): FundingRate["assessed"] {
  for (const { source, amounts } of facts.assessed) {
    let amount: DecimalText | null = null;
    for (const range of amounts) {
      const days = daysOf(range);
      if (days.from > day) bounds.to = Math.min(bounds.to, days.from - 1);
      else if (days.to < day) bounds.from = Math.max(bounds.from, days.to + 1);
      else {
        bounds.from = Math.max(bounds.from, days.from);
        bounds.to = Math.min(bounds.to, days.to);
        amount = scaledText(scaledOf(range.amount), 2);
      }
    }
    if (amount !== null) return { amount, source };
  }
  return null;
}

function rangeOf(days: Days): { from: CivilDate; to: CivilDate | null } {
  return { from: dayText(days.from), to: days.to === LAST_DAY ? null : dayText(days.to) };
}

function withoutAmount(days: Days, code: FundingIssueCode, message: string): FundingRate {
  return {
    ...rangeOf(days),
    amount: null,
    fullRate: null,
    assessed: null,
    rate: null,
    feeRates: [],
    problem: { code, message },
    steps: [],
  };
}
