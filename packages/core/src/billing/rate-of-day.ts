/** Which rate a code has on a day: the client's own before the global one, an amount or a percentage of another code. */
import { FIRST_DAY, LAST_DAY, type DayNumber } from "../days/civil.ts";
import type { Days } from "../days/range.ts";
import { multiply, shiftDown } from "../money/scaled.ts";
import type { BillingBook } from "./book.ts";
import type { BillingIssueCode } from "./facts.ts";
import { priceOf } from "./price.ts";
import { rowOn, type RateRow, type RateSegment } from "./rate-rows.ts";

/** A client's own rates by code; null when there are none. */
export type OwnRates = ReadonlyMap<number, readonly RateRow[]> | null;

/**
 * The rate of `codeId` on `day`, with the stretch of days over which it stays the same row by row. Derived rates are
 * exact. A segment with a `problem` has no price: RATE_MISSING, RATE_CIRCLE, RATE_BASE_UNIT or CODE_UNKNOWN.
 */
export function rateOfDay(book: BillingBook, own: OwnRates, codeId: number, day: DayNumber): RateSegment {
  if (own === null || !touches(book, own, codeId)) return globalRate(book, codeId, day);
  return resolve(book, own, codeId, day, []);
}

function globalRate(book: BillingBook, codeId: number, day: DayNumber): RateSegment {
  let known = book.globalSegments.get(codeId);
  if (known === undefined) {
    known = [];
    book.globalSegments.set(codeId, known);
  }
  for (let at = known.length - 1; at >= 0; at -= 1) {
    const segment = known[at];
    if (segment !== undefined && segment.from <= day && segment.to >= day) return segment;
  }
  const segment = resolve(book, null, codeId, day, []);
  known.push(segment);
  return segment;
}

/** Whether any of the client's own rates can have a say in the rate of a code. */
function touches(book: BillingBook, own: ReadonlyMap<number, unknown>, codeId: number): boolean {
  let reached = book.reach.get(codeId);
  if (reached === undefined) {
    const found = new Set([codeId]);
    for (const code of found) {
      for (const row of book.globalRates.get(code) ?? []) if (row.model === "percentage") found.add(row.baseCodeId);
    }
    reached = [...found];
    book.reach.set(codeId, reached);
  }
  return reached.some((code) => own.has(code));
}

function resolve(
  book: BillingBook,
  own: OwnRates,
  codeId: number,
  day: DayNumber,
  path: readonly number[],
): RateSegment {
  const bounds: Days = { from: FIRST_DAY, to: LAST_DAY };
  const name = (id: number): string => book.codes.get(id)?.code ?? `number ${id}`;
  const problem = (code: BillingIssueCode, message: string): RateSegment => ({
    ...bounds,
    price: null,
    chain: [],
    problem: { code, billingCodeId: codeId, message },
  });

  const facts = book.codes.get(codeId);
  if (facts === undefined) return problem("CODE_UNKNOWN", `There is no billing code ${name(codeId)}.`);

  let row = rowOn(own?.get(codeId), day, bounds);
  const isOwn = row !== null;
  row ??= rowOn(book.globalRates.get(codeId), day, bounds);
  if (row === null) {
    const forWhom = path.length === 0 ? "" : `, on which the rate of ${name(path[0] ?? codeId)} is based,`;
    return problem("RATE_MISSING", `${facts.code}${forWhom} has no rate: add one for the client or for all.`);
  }
  if (row.model === "amount") {
    const rate = { rateId: row.id, own: isOwn, billingCodeId: codeId, rate: row.price.text };
    return { ...bounds, price: row.price, chain: [rate], problem: null };
  }

  const trail = [...path, codeId];
  if (trail.includes(row.baseCodeId)) {
    const circle = [...trail.slice(trail.indexOf(row.baseCodeId)), row.baseCodeId].map(name);
    return problem(
      "RATE_CIRCLE",
      `Rates go round in a circle: ${circle.join(" is a percentage of ")}. Give one of them an amount.`,
    );
  }
  const baseFacts = book.codes.get(row.baseCodeId);
  if (baseFacts !== undefined && baseFacts.unit !== facts.unit) {
    return problem(
      "RATE_BASE_UNIT",
      `${facts.code} is charged per ${facts.unit}, but its base code ${baseFacts.code} per ${baseFacts.unit}: choose a base code of the same unit.`,
    );
  }
  const baseOwn = book.policies.percentageBase === "client_first" ? own : null;
  const base = resolve(book, baseOwn, row.baseCodeId, day, trail);
  const from = Math.max(bounds.from, base.from);
  const to = Math.min(bounds.to, base.to);
  if (base.price === null) return { ...base, from, to };
  const share = { rateId: row.id, own: isOwn, billingCodeId: codeId, percent: row.percentText };
  const price = priceOf(shiftDown(multiply(base.price.value, row.percent), 2));
  return { from, to, price, chain: [share, ...base.chain], problem: null };
}
