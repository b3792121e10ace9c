/** The double entries of a journal: the rule that posting in bulk is checked against. */
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { dueDate, type TermsOfPayment } from "./due-date.ts";

/** A journal line with the ledger accounts that its codes lead to. */
export interface PostingLine {
  lineId: number;
  customerId: number;
  serviceId: number;
  accountNameId: number;
  /** Of the account name. */
  receivableAccountId: number;
  /** Of the billing code. */
  revenueAccountId: number;
  /** Of the tax code; may be null while the tax is zero. */
  taxAccountId: number | null;
  /** Without tax; negative on a reversal. */
  amount: string;
  tax: string;
}

/** A debit is positive, a credit negative. */
export interface LedgerEntry {
  ledgerAccountId: number;
  amount: string;
}

/** An invoice, or a credit note when the customer is owed. */
export interface Document {
  customerId: number;
  serviceId: number;
  accountNameId: number;
  type: "invoice" | "credit_note";
  dueDate: string;
  /** Tax included. */
  amount: string;
  tax: string;
  /** They sum to zero: the receivable first, then revenue and tax by account. No entry of nothing. */
  entries: LedgerEntry[];
  /** In ascending order. */
  lineIds: number[];
}

/**
 * One document for each customer, service and account name of a journal, ordered by these. `termsOf` gives a
 * customer's terms of payment. Throws for a line with tax but no tax account: the schema holds none.
 */
export function documentsOf(
  lines: readonly PostingLine[],
  postingDate: string,
  termsOf: (customerId: number) => TermsOfPayment,
): Document[] {
  const byDocument = new Map<string, PostingLine[]>();
  for (const line of lines) {
    const key = [line.customerId, line.serviceId, line.accountNameId, line.receivableAccountId].join("/");
    const same = byDocument.get(key);
    if (same === undefined) byDocument.set(key, [line]);
    else same.push(line);
  }
  return [...byDocument.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [documentOf(first, group, dueDate(postingDate, termsOf(first.customerId)))];
    })
    .sort((a, b) => a.customerId - b.customerId || a.serviceId - b.serviceId || a.accountNameId - b.accountNameId);
}

function documentOf(first: PostingLine, lines: readonly PostingLine[], due: string): Document {
  const credits = new Map<number, Cents>();
  const credit = (account: number, cents: Cents): void => {
    credits.set(account, (credits.get(account) ?? 0) + cents);
  };
  let total = 0;
  let taxTotal = 0;
  for (const line of lines) {
    const amount = centsOf(line.amount);
    const tax = centsOf(line.tax);
    total += amount + tax;
    taxTotal += tax;
    credit(line.revenueAccountId, amount);
    if (tax !== 0) {
      if (line.taxAccountId === null) throw new Error(`Line ${line.lineId} has tax but no tax account`);
      credit(line.taxAccountId, tax);
    }
  }
  const entries = [...credits]
    .sort(([a], [b]) => a - b)
    .map(([ledgerAccountId, cents]) => ({ ledgerAccountId, cents: -cents }));
  return {
    customerId: first.customerId,
    serviceId: first.serviceId,
    accountNameId: first.accountNameId,
    type: total < 0 ? "credit_note" : "invoice",
    dueDate: due,
    amount: centsText(total),
    tax: centsText(taxTotal),
    entries: [{ ledgerAccountId: first.receivableAccountId, cents: total }, ...entries]
      .filter((entry) => entry.cents !== 0)
      .map(({ ledgerAccountId, cents }) => ({ ledgerAccountId, amount: centsText(cents) })),
    lineIds: lines.map((line) => line.lineId).sort((a, b) => a - b),
  };
}
