/** Higher everyday living fees: the indexed amount of the agreed service that a schedule line stands on. */
import type { LawIssue } from "@banksia/core/arrangements/outcome";
import { warning } from "@banksia/core/arrangements/outcome";
import { LAST_DAY, civilOf, dayNumber, dayOf, dayText } from "@banksia/core/days/civil";
import { cutAt, intersect, type Days } from "@banksia/core/days/range";
import { agreedAmountOn, type MarchQuarters } from "@banksia/core/fees/higher-everyday-indexation";
import { centsOf } from "@banksia/core/money/cents";
import type { Claim } from "./claim.ts";
import type { Figures } from "./figures.ts";
import type { AgreedServiceRow, LegalCode, LineRow, ResidentRecord } from "./record.ts";
import { dayWords, zeroWords } from "./words.ts";

const UNIT = { day: "day", week: "week", fortnight: "fortnight", month: "month", occasion: "each" } as const;
/** No index number is known so far ahead; the amount of then is worked out when they are. */
const YEARS_AHEAD = 2;

export interface EverydayClaims {
  /** By billing code: the amounts on the days of each line. */
  byCode: Map<number, Claim[]>;
  issues: LawIssue[];
}

/** The agreed amounts of all lines with a higher everyday living fee; days without a clause are claimed at nothing. */
export function everydayClaims(
  record: ResidentRecord,
  codes: ReadonlyMap<number, LegalCode>,
  quarters: Figures["quarters"],
  today: string,
): EverydayClaims {
  const byCode = new Map<number, Claim[]>();
  const issues: LawIssue[] = [];
  for (const line of record.lines) {
    const code = codes.get(line.billingCodeId);
    if (code?.legalFee !== "higher_everyday_living_fee" || line.inError) continue;
    const clause = record.agreed.find((each) => each.id === line.everydayServiceId);
    const found = clause === undefined ? [] : clauseClaims(line, code, clause, quarters, today, issues);
    const claims = byCode.get(code.id) ?? [];
    byCode.set(code.id, claims);
    for (const claim of [...found, ...without(line, found)]) {
      const other = claims.find((each) => each.key !== claim.key && each.cents > 0 && intersect(each, claim) !== null);
      if (other !== undefined && claim.cents > 0 && other.cents !== claim.cents) {
        const message = `${code.code} is charged for two agreed services from ${dayWords(dayText(Math.max(other.from, claim.from)))} on, and has one amount: give the second service a code of its own.`;
        issues.push(warning("CODE_SHARED", "lines", dayText(claim.from), message));
      }
      claims.push(claim);
    }
  }
  return { byCode, issues };
}

function clauseClaims(
  line: LineRow,
  code: LegalCode,
  clause: AgreedServiceRow,
  quarters: Figures["quarters"],
  today: string,
  issues: LawIssue[],
): Claim[] {
  if (UNIT[clause.per] !== code.unit) {
    const message = `${clause.service} is agreed per ${clause.per}, but ${code.code} is charged per ${code.unit}: choose a code of the same unit.`;
    issues.push(warning("UNIT_DIFFERS", "lines", line.startDate, message));
    return [];
  }
  const days = clauseDays(line, clause);
  if (days === null || clause.accommodation) return [];
  const from = civilOf(days.from).year;
  const julys = Array.from({ length: YEARS_AHEAD + 12 }, (_, at) => dayOf(from + at, 7, 1));
  const unknown: string[] = [];
  const claims = cutAt(days, julys).map((piece): Claim => {
    const known = lastKnown(clause, piece.from, quarters);
    if (known.missing) unknown.push(dayText(piece.from));
    const source = `${clause.service}, agreed on ${dayWords(clause.agreedOn)}: ${clause.amount} per ${clause.per}`;
    const verified = centsOf(known.amount) === centsOf(clause.amount) || indexVerified(clause, piece.from, quarters);
    return { key: line.id, ...piece, cents: centsOf(known.amount), reason: null, verified, source, steps: known.steps };
  });
  const [first] = unknown;
  if (first !== undefined && first <= today) {
    const message = `The CPI of the March quarter is missing, so the amount of ${clause.service} from ${dayWords(first)} on is not known: the one before is charged until it is added.`;
    issues.push(warning("INDEX_NUMBER_MISSING", "quarters", first, message));
  }
  return claims;
}

/** Days on which the clause holds, within those of the line. */
function clauseDays(line: LineRow, clause: AgreedServiceRow): Days | null {
  const start = [clause.startDate, clause.agreedOn, clause.agreementOf, line.startDate].sort().at(-1) ?? line.startDate;
  const ends = [
    clause.endDate === null ? LAST_DAY : dayNumber(clause.endDate),
    clause.endsFrom === null ? LAST_DAY : dayNumber(clause.endsFrom) - 1,
    line.endDate === null ? LAST_DAY : dayNumber(line.endDate),
  ];
  const days = { from: dayNumber(start), to: Math.min(...ends) };
  return days.from > days.to ? null : days;
}

/** The amount on a day; where an index number is missing the one of the last 1 July that is known. */
function lastKnown(
  clause: AgreedServiceRow,
  from: number,
  quarters: MarchQuarters,
): { amount: string; steps: Claim["steps"]; missing: boolean } {
  const { amount, agreedOn } = clause;
  for (let day = from; ;) {
    const found = agreedAmountOn({ amount, agreedOn, day: dayText(day), quarters });
    if (found.result !== null) return { amount: found.result, steps: found.trace, missing: day !== from };
    const { year, month } = civilOf(day);
    const before = dayOf(month >= 7 ? year : year - 1, 6, 30);
    if (before < dayNumber(agreedOn)) return { amount, steps: found.trace, missing: true };
    day = before;
  }
}

/** Of the quarters since the agreement, and the one before them. */
function indexVerified(clause: AgreedServiceRow, day: number, quarters: Figures["quarters"]): boolean {
  const first = civilOf(dayNumber(clause.agreedOn)).year - 1;
  const last = civilOf(day).year;
  return quarters.every((row) => row.year < first || row.year > last || row.verified);
}

/** The days of the line that no clause covers: nothing may be charged on them. */
function without(line: LineRow, claims: readonly Claim[]): Claim[] {
  const span = { from: dayNumber(line.startDate), to: line.endDate === null ? LAST_DAY : dayNumber(line.endDate) };
  const nothing = (days: Days): Claim => ({
    key: line.id,
    ...days,
    cents: 0,
    reason: "NOT_AGREED",
    verified: true,
    source: zeroWords.NOT_AGREED,
    steps: [],
  });
  const [first] = claims;
  const last = claims.at(-1);
  if (first === undefined || last === undefined) return [nothing(span)];
  return [
    ...(first.from > span.from ? [nothing({ from: span.from, to: first.from - 1 })] : []),
    ...(last.to < span.to ? [nothing({ from: last.to + 1, to: span.to })] : []),
  ];
}
