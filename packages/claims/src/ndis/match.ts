import { formatCents, parseCents } from "../common/decimal.ts";
import type { RejectionReason } from "./reasons.ts";
import type { NdisPayment } from "./remittance.ts";
import type { NdisResultLine, ResultOutcome } from "./results.ts";
import { rowCents, type NdisRow } from "./row.ts";

/** What the results file says of one line that was sent. Amounts in dollars with two decimals. */
export interface MatchedResult {
  readonly row: NdisRow;
  /** Place of the row in the list that was given, from 0. */
  readonly at: number;
  /** "not-reported": the results file does not name the line. */
  readonly outcome: ResultOutcome | "not-reported";
  readonly result: NdisResultLine | null;
  readonly claimed: string;
  readonly paid: string | null;
  /** Paid less claimed: negative when the NDIA cut the line. Null while it does not say what it pays. */
  readonly difference: string | null;
  /** True when a price below the claimed one was applied. */
  readonly capped: boolean;
  readonly cappedPrice: string | null;
  readonly reason: RejectionReason | null;
  /** Facts in which the answer differs from what was sent, by name. */
  readonly differs: readonly string[];
}

export interface MatchedResults {
  readonly matches: readonly MatchedResult[];
  /** Answers to lines that were not sent, and second answers to one line. */
  readonly unmatched: readonly NdisResultLine[];
}

interface Answer {
  readonly claimReference: string;
  readonly ndisNumber: string;
  readonly supportNumber: string;
  readonly from: string | null;
}

const referenceKey = (reference: string): string => reference.trim().toUpperCase();
const fullKey = (line: Answer): string =>
  [referenceKey(line.claimReference), line.ndisNumber, line.supportNumber, line.from].join("|");

function addTo(index: Map<string, number[]>, key: string, at: number): void {
  const places = index.get(key);
  if (places === undefined) index.set(key, [at]);
  else places.push(at);
}

/** Finds the sent line an answer speaks of: by reference, and by the other facts where a reference was used twice. */
class Sent {
  readonly #byReference = new Map<string, number[]>();
  readonly #byAll = new Map<string, number[]>();
  readonly #rows: readonly NdisRow[];

  constructor(rows: readonly NdisRow[]) {
    this.#rows = rows;
    rows.forEach((row, at) => {
      addTo(this.#byReference, referenceKey(row.claimReference), at);
      addTo(this.#byAll, fullKey(row), at);
    });
  }

  /** The place of the line, from 0. Each answer to lines alike in everything goes to the next of them. */
  find(answer: Answer): number | null {
    const places = this.#byReference.get(referenceKey(answer.claimReference)) ?? [];
    if (places.length <= 1) return places[0] ?? null;
    const alike = this.#byAll.get(fullKey(answer));
    if (alike !== undefined) return (alike.length > 1 ? alike.shift() : alike[0]) ?? null;
    const fits = places.filter((at) => {
      const row = this.#rows[at];
      return row !== undefined && differences(row, answer).length === 0;
    });
    return fits.length === 1 ? (fits[0] ?? null) : null;
  }
}

function differences(row: NdisRow, answer: Answer): string[] {
  const differs: string[] = [];
  if (answer.ndisNumber !== "" && answer.ndisNumber !== row.ndisNumber) differs.push("ndisNumber");
  if (answer.supportNumber !== "" && answer.supportNumber !== row.supportNumber) differs.push("supportNumber");
  if (answer.from !== null && answer.from !== row.from) differs.push("from");
  return differs;
}

function resultOf(row: NdisRow, at: number, result: NdisResultLine | null): MatchedResult {
  const claimed = rowCents(row);
  const paid = result?.paidTotal ?? null;
  const difference = paid === null || result?.outcome === "rejected" ? null : (parseCents(paid) ?? 0n) - claimed;
  const cappedPrice = result?.cappedPrice ?? null;
  const below = cappedPrice !== null && (parseCents(cappedPrice) ?? 0n) < (parseCents(row.unitPrice) ?? 0n);
  const said = /^(?:y|yes|true)$/i.test(result?.cappedPriceText ?? "");
  return {
    row,
    at,
    outcome: result?.outcome ?? "not-reported",
    result,
    claimed: formatCents(claimed),
    paid,
    difference: difference === null ? null : formatCents(difference),
    capped: below || said || (result?.outcome === "accepted" && difference !== null && difference < 0n),
    cappedPrice,
    reason: result?.reason ?? null,
    differs: result === null ? [] : differences(row, result),
  };
}

/** Puts each answer of a results file to the line it speaks of. Every sent line appears once, in order. */
export function matchNdisResults(sent: readonly NdisRow[], results: readonly NdisResultLine[]): MatchedResults {
  const index = new Sent(sent);
  const answers = new Map<number, NdisResultLine>();
  const unmatched: NdisResultLine[] = [];
  for (const result of results) {
    const at = index.find(result);
    if (at === null || answers.has(at)) unmatched.push(result);
    else answers.set(at, result);
  }
  return { matches: sent.map((row, at) => resultOf(row, at, answers.get(at) ?? null)), unmatched };
}

export interface MatchedPayment {
  readonly row: NdisRow;
  readonly at: number;
  /** By the sum of all payments for the line; "reversed" when they come to nothing or less. */
  readonly outcome: "paid" | "part-paid" | "over-paid" | "reversed" | "unpaid";
  readonly payments: readonly NdisPayment[];
  readonly claimed: string;
  readonly paid: string;
  /** Paid less claimed. */
  readonly difference: string;
  readonly differs: readonly string[];
}

export interface MatchedPayments {
  readonly matches: readonly MatchedPayment[];
  readonly unmatched: readonly NdisPayment[];
}

function paymentOutcome(claimed: bigint, paid: bigint, count: number): MatchedPayment["outcome"] {
  if (count === 0) return "unpaid";
  if (paid <= 0n) return "reversed";
  if (paid === claimed) return "paid";
  return paid < claimed ? "part-paid" : "over-paid";
}

/** Adds up the payments for each sent line. A line not paid yet is "unpaid"; only paid lines are in a remittance. */
export function matchNdisPayments(sent: readonly NdisRow[], payments: readonly NdisPayment[]): MatchedPayments {
  const index = new Sent(sent);
  const paidFor = new Map<number, NdisPayment[]>();
  const unmatched: NdisPayment[] = [];
  for (const payment of payments) {
    const at = index.find(payment);
    const own = at === null ? undefined : paidFor.get(at);
    if (at === null) unmatched.push(payment);
    else if (own === undefined) paidFor.set(at, [payment]);
    else own.push(payment);
  }
  const matches = sent.map((row, at): MatchedPayment => {
    const own = paidFor.get(at) ?? [];
    const claimed = rowCents(row);
    const paid = own.reduce((sum, payment) => sum + (parseCents(payment.amountPaid) ?? 0n), 0n);
    return {
      row,
      at,
      outcome: paymentOutcome(claimed, paid, own.length),
      payments: own,
      claimed: formatCents(claimed),
      paid: formatCents(paid),
      difference: formatCents(paid - claimed),
      differs: [...new Set(own.flatMap((payment) => differences(row, payment)))],
    };
  });
  return { matches, unmatched };
}
