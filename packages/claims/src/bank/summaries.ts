import { parseBankAmount } from "./records.ts";

/** A summary of an account record: its code and its figure (cents, a count or a rate; null when left blank). */
export interface RawSummary {
  readonly code: string;
  readonly value: bigint | null;
}

const FUNDS = /^(?:[012DSVZ])?$/;

/** Code, amount, item count, funds type and what the type brings with it, again and again: the BAI2 form. */
function inFours(fields: readonly string[]): RawSummary[] | null {
  const summaries: RawSummary[] = [];
  let at = 0;
  while (at < fields.length) {
    const code = fields[at] ?? "";
    if (code === "" && fields.slice(at).every((field) => field === "")) break;
    const amount = fields[at + 1] ?? "";
    const value = amount === "" ? null : parseBankAmount(amount);
    const count = fields[at + 2] ?? "";
    const funds = fields[at + 3] ?? "";
    if (!/^\d{3}$/.test(code) || (amount !== "" && value === null)) return null;
    if (!/^\d*$/.test(count) || !FUNDS.test(funds)) return null;
    summaries.push({ code, value });
    at += 4;
    if (funds === "S") at += 3;
    else if (funds === "V") at += 2;
    else if (funds === "D") at += 1 + 2 * Number(/^\d{1,3}$/.test(fields[at] ?? "") ? fields[at] : 0);
  }
  return summaries;
}

/** Code and amount, again and again, blank fields left aside: the NAI form, also met in files that say BAI2. */
function inPairs(fields: readonly string[]): RawSummary[] | null {
  const filled = fields.filter((field) => field !== "");
  if (filled.length % 2 !== 0) return null;
  const summaries: RawSummary[] = [];
  for (let at = 0; at < filled.length; at += 2) {
    const code = filled[at] ?? "";
    const value = parseBankAmount(filled[at + 1] ?? "");
    if (!/^\d{3}$/.test(code) || value === null) return null;
    summaries.push({ code, value });
  }
  return summaries;
}

/**
 * The ways to read the summary fields of an account record, the likeliest first. Where two are possible the account's
 * control total decides between them.
 */
export function readSummaries(fields: readonly string[], format: "BAI2" | "NAI"): RawSummary[][] {
  const ways = format === "BAI2" ? [inFours(fields), inPairs(fields)] : [inPairs(fields), inFours(fields)];
  return ways.filter((way) => way !== null);
}
