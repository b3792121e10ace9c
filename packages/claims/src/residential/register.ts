import { daysInclusive, firstDayOf, isDay, isMonth, lastDayOf, type Day, type Month } from "../common/day.ts";
import { formatCents, parseCents, parseDecimal, divideHalfUp } from "../common/decimal.ts";
import { IssueLog, type Findings, type IssueSink } from "../common/issue.ts";
import { registerRules, type registerIssues, type RegisterIssueCode } from "./issues.ts";

/** How a funding amount comes about: so much a day, a month, or once. */
export type FundingBasis = "daily" | "monthly" | "once";

/** One amount of funding expected for one care recipient. */
export interface RegisterLine {
  /** The number payments are matched on; "" is an error, not a guess. */
  readonly careRecipientId: string;
  readonly clientName: string;
  readonly serviceNapsId: string;
  readonly fundingCode: string;
  /** The agency's code on the payment statement, where it is known. */
  readonly externalCode: string;
  /** First and last day, both inclusive. */
  readonly from: Day;
  readonly to: Day;
  readonly basis: FundingBasis;
  /** Days claimed: of the period for a daily line, null for the others. */
  readonly days: number | null;
  /** Up to four decimals; null when there is none. Negative for a claw-back. */
  readonly rate: string | null;
  readonly amount: string;
  /** Ours, unique: the claim id. */
  readonly reference: string;
  /** True for a change to an earlier month. */
  readonly adjustment: boolean;
}

export interface RegisterTotal {
  readonly key: string;
  readonly lines: number;
  readonly amount: string;
}

/** What a service expects to be paid for a month, to be held against the payment statement. */
export interface ClaimRegister extends Findings<RegisterIssueCode> {
  readonly serviceNapsId: string;
  readonly month: Month;
  /** Sorted by care recipient, funding code, first day and reference. */
  readonly lines: readonly RegisterLine[];
  readonly total: string;
  readonly byCode: readonly RegisterTotal[];
  readonly byRecipient: readonly RegisterTotal[];
}

type Code = keyof typeof registerIssues;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: RegisterLine, b: RegisterLine): number {
  return (
    compare(a.careRecipientId, b.careRecipientId) ||
    compare(a.fundingCode, b.fundingCode) ||
    compare(a.from, b.from) ||
    compare(a.reference, b.reference)
  );
}

/** Days times a rate of up to four decimals, rounded once to the cent, half away from zero. */
export function dailyAmount(days: number, rate: string): string | null {
  const units = parseDecimal(rate, 4);
  return units === null || !Number.isSafeInteger(days) ? null : formatCents(divideHalfUp(BigInt(days) * units, 100n));
}

/** Checks one line by itself. `place` is its line in the file or its place in the list. */
export function checkRegisterLine(
  line: RegisterLine,
  place: number,
  month: Month,
  service: string,
  log: IssueSink<Code>,
): void {
  const report = (code: Code, field: string, value: string): void => log.add(code, { line: place, field, value });
  if (!/^\d{1,10}$/.test(line.careRecipientId))
    report("register.no-recipient", "careRecipientId", line.careRecipientId);
  if (line.serviceNapsId !== service) report("register.other-service", "serviceNapsId", line.serviceNapsId);
  if (line.fundingCode === "") report("register.code", "fundingCode", "");
  if (line.reference === "") report("register.reference", "reference", "");
  const daysAreReal = isDay(line.from) && isDay(line.to) && line.from <= line.to;
  if (!daysAreReal) report("register.date", "from", `${line.from} to ${line.to}`);
  else checkMonth(line, month, report);
  const cents = parseCents(line.amount);
  if (cents === null) report("register.amount", "amount", line.amount);
  else if (cents === 0n) report("register.zero", "amount", line.amount);
  if (line.rate !== null && parseDecimal(line.rate, 4) === null) report("register.rate", "rate", line.rate);
  if (line.basis !== "daily") {
    if (line.days !== null) report("register.days", "days", String(line.days));
    return;
  }
  if (line.days === null || (daysAreReal && line.days !== daysInclusive(line.from, line.to)))
    report("register.days", "days", String(line.days ?? ""));
  else if (line.rate === null) report("register.rate", "rate", "");
  else if (cents !== null && dailyAmount(line.days, line.rate) !== formatCents(cents))
    report("register.amount-differs", "amount", line.amount);
}

function checkMonth(
  line: RegisterLine,
  month: Month,
  report: (code: Code, field: string, value: string) => void,
): void {
  const first = firstDayOf(month);
  if (!line.adjustment) {
    if (line.from < first || line.to > lastDayOf(month)) report("register.outside-month", "from", line.from);
    return;
  }
  if (line.to >= first) report("register.adjustment-date", "to", line.to);
  const twoYearsBack = `${Number(month.slice(0, 4)) - 2}${month.slice(4)}-01`;
  if (line.from < twoYearsBack) report("register.adjustment-old", "from", line.from);
}

/** Checks lines against each other: references once each, no day of a funding twice for one person. */
export function checkRegisterLines(
  lines: readonly { line: RegisterLine; place: number }[],
  log: IssueSink<Code>,
): void {
  const references = new Set<string>();
  for (const { line, place } of lines) {
    if (line.reference !== "" && references.has(line.reference))
      log.add("register.reference-twice", { line: place, field: "reference", value: line.reference });
    references.add(line.reference);
  }
  const reached = new Map<string, Day>();
  for (const { line, place } of lines.toSorted((a, b) => compare(a.line.from, b.line.from) || a.place - b.place)) {
    if (line.adjustment) continue;
    const key = `${line.careRecipientId}|${line.fundingCode}`;
    const until = reached.get(key) ?? "";
    if (line.from <= until) log.add("register.overlap", { line: place, field: "from", value: line.from });
    if (line.to > until) reached.set(key, line.to);
  }
}

function totalsBy(lines: readonly RegisterLine[], keyOf: (line: RegisterLine) => string): RegisterTotal[] {
  const sums = new Map<string, { lines: number; cents: bigint }>();
  for (const line of lines) {
    const sum = sums.get(keyOf(line)) ?? { lines: 0, cents: 0n };
    sum.lines++;
    sum.cents += parseCents(line.amount) ?? 0n;
    sums.set(keyOf(line), sum);
  }
  return [...sums]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([key, { lines, cents }]) => ({ key, lines, amount: formatCents(cents) }));
}

/** Puts lines in their order and adds them up, whatever was found wrong with them. */
export function registerOf(
  lines: readonly RegisterLine[],
  month: Month,
  serviceNapsId: string,
  findings: Findings<RegisterIssueCode>,
): ClaimRegister {
  const sorted = lines.toSorted(inOrder);
  const cents = sorted.reduce((sum, line) => sum + (parseCents(line.amount) ?? 0n), 0n);
  return {
    serviceNapsId,
    month,
    lines: sorted,
    total: formatCents(cents),
    byCode: totalsBy(sorted, (line) => line.fundingCode),
    byRecipient: totalsBy(sorted, (line) => line.careRecipientId),
    ...findings,
  };
}

/**
 * Makes the claim register of one service for one month: checks every line, puts them in a fixed order and adds them
 * up by code and care recipient. An issue's `line` is the line's place in the list given, from 1.
 */
export function makeClaimRegister(lines: readonly RegisterLine[], month: Month, serviceNapsId: string): ClaimRegister {
  const log = new IssueLog<RegisterIssueCode>(registerRules);
  if (!isMonth(month)) log.add("register.month", { field: "month", value: month });
  else {
    if (lines.length === 0) log.add("register.no-lines");
    const placed = lines.map((line, i) => ({ line, place: i + 1 }));
    for (const { line, place } of placed) checkRegisterLine(line, place, month, serviceNapsId, log);
    checkRegisterLines(placed, log);
  }
  return registerOf(lines, month, serviceNapsId, log.findings());
}
