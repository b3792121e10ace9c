/** Puts the claims of all stays on a billing code together: one rate a day, and holds where a stay may not charge it. */
import { warning, type LawIssue } from "@banksia/core/arrangements/outcome";
import type { BillingBook } from "@banksia/core/billing/book";
import { rateOfDay } from "@banksia/core/billing/rate-of-day";
import { FIRST_DAY, LAST_DAY, dayNumber, dayNumberOr, dayText } from "@banksia/core/days/civil";
import { cutAt, daysOf, intersect, subtract, union, type Days } from "@banksia/core/days/range";
import { centsText } from "@banksia/core/money/cents";
import { Decimal } from "@banksia/core/money/decimal";
import type { Claim } from "./claim.ts";
import type { EnteredRate, LegalCode, LineRow, RatePart, StayRow } from "./record.ts";
import { dayWords } from "./words.ts";

export interface WantedRate {
  billingCodeId: number;
  startDate: string;
  endDate: string | null;
  rate: string;
  source: string;
  /** Of every amount in it; days of one amount are one rate, whatever is behind it. */
  verified: boolean;
  basis: RatePart[];
}

export interface WantedHold {
  scheduleLineId: number;
  startDate: string;
  endDate: string | null;
  reason: string;
}

export interface Assembled {
  rates: WantedRate[];
  holds: WantedHold[];
  issues: LawIssue[];
}

/** Days with one amount, and the claim that it is. */
interface Chosen extends Days {
  claim: Claim;
}

export interface CodeClaims {
  code: LegalCode;
  /** Of all stays with a line of the code. */
  claims: readonly Claim[];
  /** The live lines of a claim's key. */
  linesOf: (key: number) => readonly LineRow[];
  /** Rates of the client's own that people entered for the code. */
  entered: readonly EnteredRate[];
}

/** `stays` by service entry. The rates are those that differ from what everybody pays for the code. */
export function assemble(given: CodeClaims, stays: ReadonlyMap<number, StayRow>, book: BillingBook): Assembled {
  const issues: LawIssue[] = [];
  const chosen: Chosen[] = [];
  const held: { key: number; days: Days; reason: string }[] = [];
  const cuts = given.claims.flatMap((claim) => [claim.from, claim.to + 1]);
  for (const days of union(given.claims).flatMap((range) => cutAt(range, cuts))) {
    const claims = given.claims.filter((claim) => claim.from <= days.from && claim.to >= days.to);
    const claim = choose(claims, given.code);
    if (claim === null) continue;
    chosen.push({ ...days, claim });
    if (claim.cents === 0) continue;
    for (const other of claims) {
      if (other.cents === 0) held.push({ key: other.key, days, reason: other.source });
    }
  }
  const entered = given.entered.map(daysOf);
  issues.push(...aboveLaw(given, chosen));
  return {
    rates: ratesOf(given.code, chosen, entered, book),
    holds: holdsOf(given, held, stays),
    issues,
  };
}

/** Of claims that differ, the one that charges; between agreed amounts the lower one, since a code has one. */
function choose(claims: readonly Claim[], code: LegalCode): Claim | null {
  const least = code.legalFee === "higher_everyday_living_fee";
  let best: Claim | null = null;
  for (const claim of claims) {
    if (best === null || best.cents === 0) {
      if (best === null || claim.cents !== 0 || best.reason === "NOT_IN_CARE") best = claim;
      continue;
    }
    if (claim.cents === 0) continue;
    const more = Math.abs(claim.cents) > Math.abs(best.cents);
    if (more !== least && Math.abs(claim.cents) !== Math.abs(best.cents)) best = claim;
  }
  return best;
}

/** One row for each amount that lasts, without the days on which people entered a rate or everybody pays the same. */
function ratesOf(
  code: LegalCode,
  chosen: readonly Chosen[],
  entered: readonly Days[],
  book: BillingBook,
): WantedRate[] {
  const rates: WantedRate[] = [];
  let last: { to: number; rate: WantedRate } | null = null;
  for (const each of chosen) {
    for (const days of subtract([{ from: each.from, to: each.to }], entered).flatMap((range) =>
      otherThanAll(code, range, each.claim.cents, book),
    )) {
      const rate = centsText(each.claim.cents);
      const { source, steps, verified } = each.claim;
      const end = days.to === LAST_DAY ? null : dayText(days.to);
      const part: RatePart = { from: dayText(days.from), to: end, source, steps, ...(!verified && { verified }) };
      if (last !== null && last.to + 1 === days.from && last.rate.rate === rate) {
        last.rate.endDate = end;
        addPart(last.rate.basis, part);
        last.to = days.to;
      } else {
        const row: WantedRate = {
          billingCodeId: code.id,
          startDate: part.from,
          endDate: end,
          rate,
          source,
          verified,
          basis: [part],
        };
        rates.push(row);
        last = { to: days.to, rate: row };
      }
    }
  }
  for (const rate of rates) {
    rate.source = sourceOf(rate.basis);
    rate.verified = rate.basis.every((part) => part.verified !== false);
  }
  return rates;
}

/** Parts that follow each other with the same derivation are one. */
function addPart(parts: RatePart[], part: RatePart): void {
  const last = parts.at(-1);
  const derivation = ({ source, steps, verified }: RatePart) => JSON.stringify([source, steps, verified]);
  if (last !== undefined && derivation(last) === derivation(part)) {
    last.to = part.to;
  } else parts.push(part);
}

function sourceOf(parts: readonly RatePart[]): string {
  const [first, ...others] = parts;
  const changes = others.filter((part, at) => part.source !== (others[at - 1] ?? first)?.source);
  const text = [first?.source ?? "", ...changes.map((part) => `from ${dayWords(part.from)}: ${part.source}`)].join(
    "; ",
  );
  return text.length <= 500 ? text : `${text.slice(0, 497)}...`;
}

/** The days of a range on which the rate for all clients is another amount, or there is none. */
function otherThanAll(code: LegalCode, range: Days, cents: number, book: BillingBook): Days[] {
  const others: Days[] = [];
  for (let from = range.from; from <= range.to;) {
    const segment = rateOfDay(book, null, code.id, from);
    const to = Math.min(segment.to, range.to);
    if (segment.price === null || segment.price.text !== centsText(cents)) others.push({ from, to });
    from = to + 1;
  }
  return union(others);
}

/** A stay that may not charge a fee which another one charges on the same days is held, where its lines run. */
function holdsOf(
  given: CodeClaims,
  held: readonly { key: number; days: Days; reason: string }[],
  stays: ReadonlyMap<number, StayRow>,
): WantedHold[] {
  const holds: WantedHold[] = [];
  const keys = [...new Set(held.map((each) => each.key))];
  for (const key of keys) {
    for (const line of given.linesOf(key)) {
      const stay = stays.get(line.serviceEntryId);
      const span = {
        from: Math.max(dayNumber(line.startDate), stay === undefined ? FIRST_DAY : dayNumber(stay.billingStartDate)),
        to: Math.min(dayNumberOr(line.endDate, LAST_DAY), dayNumberOr(stay?.departureDate ?? null, LAST_DAY)),
      };
      const mine = held.filter((each) => each.key === key);
      for (const reason of new Set(mine.map((each) => each.reason))) {
        const ranges = union(mine.filter((each) => each.reason === reason).map((each) => each.days));
        for (const days of ranges.flatMap((range) => intersect(range, span) ?? [])) {
          const endDate = days.to === LAST_DAY ? null : dayText(days.to);
          holds.push({ scheduleLineId: line.id, startDate: dayText(days.from), endDate, reason });
        }
      }
    }
  }
  return holds;
}

/** A rate that people entered may be lower than what the law allows, not higher. */
function aboveLaw(given: CodeClaims, chosen: readonly Chosen[]): LawIssue[] {
  if (given.code.legalFee === "fee_reduction") return [];
  return given.entered.flatMap((rate) => {
    if (rate.model !== "amount") return [];
    const span = daysOf(rate);
    const entered = new Decimal(rate.rate).times(100);
    const over = chosen.find((each) => intersect(each, span) !== null && entered.greaterThan(each.claim.cents));
    if (over === undefined) return [];
    const day = dayText(Math.max(over.from, span.from));
    const message = `The rate of ${rate.rate} entered for ${given.code.code} is more than the ${centsText(over.claim.cents)} allowed from ${dayWords(day)} on (${over.claim.source}): end it.`;
    return [warning("OWN_RATE_ABOVE_LAW", "rates", day, message)];
  });
}
