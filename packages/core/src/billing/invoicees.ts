/** Who pays a schedule line on a day, and which share. */
import { FIRST_DAY, LAST_DAY, type DayNumber } from "../days/civil.ts";
import { daysOf, type Days } from "../days/range.ts";
import { add, compare, scaledOf, scaledText, type Scaled } from "../money/scaled.ts";
import { weightsOf, type Weights } from "../money/split.ts";
import type { InvoiceeFacts } from "./facts.ts";

export interface Payer {
  readonly customerId: number;
  readonly accountNameId: number;
  readonly percent: string;
}

/** The payers of a stretch of days. */
export interface PayerSet extends Days {
  readonly payers: readonly Payer[];
  readonly weights: Weights;
  /** Equal for equal payers with equal shares. */
  readonly key: string;
  /** What is wrong with the shares; null when they add up to 100. */
  readonly problem: string | null;
}

type Row = Payer & Days & { value: Scaled };

const WHOLE: Weights = { parts: [100], total: 100 };
const HUNDRED: Scaled = { digits: 100, scale: 0 };

/** One payer of everything, on every day. */
export function solePayer(customerId: number, accountNameId: number): PayerSet {
  return {
    from: FIRST_DAY,
    to: LAST_DAY,
    payers: [{ customerId, accountNameId, percent: "100" }],
    weights: WHOLE,
    key: `${customerId}/${accountNameId}/100`,
    problem: null,
  };
}

/**
 * The rows of a line, in the order in which odd cents are given out: the client first, then by customer and account
 * name, so that the order in which rows were entered changes nothing.
 */
export function compileInvoicees(rows: readonly InvoiceeFacts[], clientId: number): Row[] {
  return rows
    .map((row) => {
      const value = scaledOf(row.percent);
      const { customerId, accountNameId } = row;
      return { ...daysOf(row), customerId, accountNameId, percent: scaledText(value), value };
    })
    .sort(
      (a, b) =>
        Number(b.customerId === clientId) - Number(a.customerId === clientId) ||
        a.customerId - b.customerId ||
        a.accountNameId - b.accountNameId ||
        compare(b.value, a.value),
    );
}

/** The payers in force on `day`; on a day without any, `client` pays all. */
export function payersOn(rows: readonly Row[], day: DayNumber, client: PayerSet): PayerSet {
  if (rows.length === 0) return client;
  let from = FIRST_DAY;
  let to = LAST_DAY;
  const present: Row[] = [];
  for (const row of rows) {
    if (row.from > day) to = Math.min(to, row.from - 1);
    else if (row.to < day) from = Math.max(from, row.to + 1);
    else {
      from = Math.max(from, row.from);
      to = Math.min(to, row.to);
      present.push(row);
    }
  }
  if (present.length === 0) return { ...client, from, to };
  const total = present.reduce<Scaled>((sum, row) => add(sum, row.value), { digits: 0, scale: 0 });
  const weights = weightsOf(present.map((row) => row.value));
  const sound = weights !== null && compare(total, HUNDRED) === 0;
  return {
    from,
    to,
    payers: present.map(({ customerId, accountNameId, percent }) => ({ customerId, accountNameId, percent })),
    weights: weights ?? WHOLE,
    key: present.map((row) => `${row.customerId}/${row.accountNameId}/${row.percent}`).join(),
    problem: sound ? null : `the invoicees pay ${scaledText(total)} per cent together: make it 100, each above 0.`,
  };
}
