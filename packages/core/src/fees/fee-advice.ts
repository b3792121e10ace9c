/** Government fee advices: which one holds on a day, and what a new one changes (docs/rules/fee-advices.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { LAST_DAY, dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { daysOf } from "../days/range.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { FEE_POLICY, type FeePolicy } from "./facts.ts";

/** One dated entry of a letter of Services Australia; a letter with several periods gives several. */
export interface FeeAdvice {
  id: number;
  issuedOn: CivilDate;
  /** First and last day it speaks of; null: until further notice. */
  from: CivilDate;
  to: CivilDate | null;
  /** Daily means tested amount; null with `meansNotDisclosed`, or where the letter only names amounts. */
  meansTestedAmount: DecimalText | null;
  meansNotDisclosed: boolean;
  /** Daily amounts that the letter names; those left out follow from the means tested amount. */
  amounts: {
    hotelling_contribution?: DecimalText;
    non_clinical_care_contribution?: DecimalText;
    means_tested_care_fee?: DecimalText;
    income_tested_fee?: DecimalText;
    accommodation_contribution?: DecimalText;
  };
}

export interface AdviceDays {
  from: CivilDate;
  to: CivilDate | null;
  /** Null: no advice speaks of these days. */
  advice: FeeAdvice | null;
}

/**
 * The advices in force on all days from the first one on, with what was known on a day (`knownOn`; null: everything).
 * Sorted, without gaps.
 */
export function advicesInForce(
  advices: readonly FeeAdvice[],
  knownOn: CivilDate | null = null,
  policy: FeePolicy = FEE_POLICY,
): AdviceDays[] {
  const known = advices
    .filter((advice) => knownOn === null || advice.issuedOn <= knownOn)
    .map((advice) => ({ advice, ...daysOf(advice) }))
    .filter((row) => row.from <= row.to)
    .sort((a, b) => later(b.advice, a.advice, policy));
  const starts = new Set<DayNumber>();
  for (const row of known) {
    starts.add(row.from);
    if (row.to < LAST_DAY) starts.add(row.to + 1);
  }
  const cuts = [...starts].sort((a, b) => a - b);
  const days: AdviceDays[] = [];
  cuts.forEach((from, at) => {
    const to = (cuts[at + 1] ?? LAST_DAY + 1) - 1;
    // Sorted with the one that wins first.
    const advice = known.find((row) => row.from <= from && row.to >= from)?.advice ?? null;
    const last = days.at(-1);
    const end = to === LAST_DAY ? null : dayText(to);
    if (last !== undefined && last.advice === advice) last.to = end;
    else days.push({ from: dayText(from), to: end, advice });
  });
  return days;
}

/** Positive when `a` goes before `b`: by the day that the policy names, then the other day, then the number. */
function later(a: FeeAdvice, b: FeeAdvice, policy: FeePolicy): number {
  const byIssue = compare(a.issuedOn, b.issuedOn);
  const byDay = compare(a.from, b.from);
  const first = policy.adviceInForce === "latest_issued" ? byIssue : byDay;
  const second = policy.adviceInForce === "latest_issued" ? byDay : byIssue;
  return first !== 0 ? first : second !== 0 ? second : a.id - b.id;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days on which a new advice says something else than what held before. */
export interface AdviceChange {
  from: CivilDate;
  to: CivilDate | null;
  before: FeeAdvice | null;
  after: FeeAdvice | null;
  /** These days lie before the day on which the advice was issued: money has been charged for them. */
  backDated: boolean;
  /** What a day costs less (negative) or more, over the amounts that both name; null where they cannot be compared. */
  perDay: DecimalText | null;
}

export interface AdviceEffect {
  changes: AdviceChange[];
  /** First day that must be looked at again; null: nothing changes. */
  changedFrom: CivilDate | null;
}

export type AdviceIssueCode = "BACK_DATED_INCREASE" | "ADVICE_CHANGES_NOTHING";

/**
 * What `advice` changes against what the others say: the days, before and after. The adjustment of everything billed
 * from `changedFrom` on gives the refund.
 */
export function adviceEffect(
  others: readonly FeeAdvice[],
  advice: FeeAdvice,
  policy: FeePolicy = FEE_POLICY,
): Outcome<AdviceEffect, AdviceIssueCode> {
  const before = advicesInForce(
    others.filter((each) => each.id !== advice.id),
    null,
    policy,
  );
  const after = advicesInForce([...others.filter((each) => each.id !== advice.id), advice], null, policy);
  const starts = [
    ...new Set([...before, ...after].flatMap((row) => [row.from, ...(row.to === null ? [] : [next(row.to)])])),
  ];
  const changes: AdviceChange[] = [];
  const cuts = [...starts, advice.issuedOn].sort();
  cuts.forEach((from, at) => {
    const following = cuts[at + 1];
    if (following === from) return;
    const old = on(before, from);
    const now = on(after, from);
    if (now !== advice || (old !== null && sameSaying(old, now))) return;
    const to = following === undefined ? null : dayText(dayNumber(following) - 1);
    changes.push({
      from,
      to,
      before: old,
      after: now,
      backDated: from < advice.issuedOn,
      perDay: difference(old, now),
    });
  });
  const issues: LawIssue<AdviceIssueCode>[] = [];
  const dearer = changes.find((change) => change.backDated && change.perDay !== null && centsOf(change.perDay) > 0);
  if (dearer !== undefined) {
    const message = `The advice of ${advice.issuedOn} raises amounts from ${dearer.from} on, before it was issued: check the letter.`;
    issues.push(warning("BACK_DATED_INCREASE", "advice.from", dearer.from, message));
  }
  if (changes.length === 0) {
    const message = `The advice of ${advice.issuedOn} says nothing new: another one holds on its days, or says the same.`;
    issues.push(warning("ADVICE_CHANGES_NOTHING", "advice", advice.from, message));
  }
  const trace = changes.map((change) =>
    step(
      "fee-advices",
      null,
      `${change.from} to ${change.to ?? "further notice"}: advice ${advice.id} instead of ${change.before?.id ?? "none"}`,
      change.perDay,
    ),
  );
  return { result: { changes, changedFrom: changes[0]?.from ?? null }, issues, trace };
}

const next = (day: CivilDate): CivilDate => dayText(dayNumber(day) + 1);

function on(rows: readonly AdviceDays[], day: CivilDate): FeeAdvice | null {
  return rows.find((row) => row.from <= day && (row.to === null || row.to >= day))?.advice ?? null;
}

const NAMES = [
  "hotelling_contribution",
  "non_clinical_care_contribution",
  "means_tested_care_fee",
  "income_tested_fee",
  "accommodation_contribution",
] as const;

function sameSaying(a: FeeAdvice, b: FeeAdvice): boolean {
  const same = (x: DecimalText | null | undefined, y: DecimalText | null | undefined): boolean =>
    x == null || y == null ? x == null && y == null : centsOf(x) === centsOf(y);
  return (
    a.meansNotDisclosed === b.meansNotDisclosed &&
    same(a.meansTestedAmount, b.meansTestedAmount) &&
    NAMES.every((name) => same(a.amounts[name], b.amounts[name]))
  );
}

function difference(before: FeeAdvice | null, after: FeeAdvice): DecimalText | null {
  const named = NAMES.filter((name) => after.amounts[name] !== undefined);
  if (before === null || named.length === 0 || named.some((name) => before.amounts[name] === undefined)) return null;
  const cents = named.reduce(
    (sum, name) => sum + centsOf(after.amounts[name] ?? "0") - centsOf(before.amounts[name] ?? "0"),
    0,
  );
  return centsText(cents);
}
