import type { Journal } from "@banksia/contracts";

export type JournalKind = Journal["kind"];

export const JOURNAL_KIND_LIST = ["lines", "receipts", "refunds", "payments"] as const;

/** What a journal holds, in the words of forms and lists. */
export const JOURNAL_KINDS: Record<JournalKind, string> = {
  lines: "Fees and charges",
  receipts: "Receipts",
  refunds: "Refunds",
  payments: "Payments to clients",
};

/** One row of a journal and several, in running text. */
export const JOURNAL_NOUNS: Record<JournalKind, [one: string, many: string]> = {
  lines: ["line", "lines"],
  receipts: ["receipt", "receipts"],
  refunds: ["refund", "refunds"],
  payments: ["payment", "payments"],
};

const WANTED: Record<JournalKind, RegExp> = {
  lines: /bill/i,
  receipts: /receipt|cash/i,
  refunds: /refund/i,
  payments: /payment|payable|vendor/i,
};

/** The journal type that a kind of journal most likely wants, going by its name; else that of rows entered by hand. */
export function typeOfKind<T extends { code: string; name: string }>(
  kind: JournalKind,
  types: readonly T[],
): T | undefined {
  const called = (words: RegExp) => types.find((one) => words.test(`${one.code} ${one.name}`));
  return called(WANTED[kind]) ?? called(/hand|manual/i) ?? types[0];
}
