import type { AbaTotals } from "../facts.ts";
import { fieldOf, trailerColumns, type AbaField, type Columns } from "../layout.ts";
import type { Exam, ExamRecord } from "./exam.ts";
import { examineBlank } from "./examine-fields.ts";

/** What a file total states, as far as it can be read. */
export type StatedTotals = { [Name in keyof AbaTotals]?: AbaTotals[Name] };

/** The totals as the file states them, every departure of form reported. */
export function examineTrailer(exam: Exam, record: ExamRecord): StatedTotals {
  const filler = fieldOf(record.line, trailerColumns.filler);
  if (filler !== "999-999") {
    const facts = { record: record.record, field: "filler", columns: trailerColumns.filler, found: filler } as const;
    exam.issues.report("trailer-filler", facts);
  }
  examineBlank(exam, record, [9, 20]);
  const net = examineNumber(exam, record, "netTotal", trailerColumns.netTotal);
  const credit = examineNumber(exam, record, "creditTotal", trailerColumns.creditTotal);
  const debit = examineNumber(exam, record, "debitTotal", trailerColumns.debitTotal);
  examineBlank(exam, record, [51, 74]);
  const count = examineNumber(exam, record, "count", trailerColumns.count);
  examineBlank(exam, record, [81, 120]);
  return {
    ...(net === undefined ? {} : { netCents: BigInt(net) }),
    ...(credit === undefined ? {} : { creditCents: BigInt(credit) }),
    ...(debit === undefined ? {} : { debitCents: BigInt(debit) }),
    ...(count === undefined ? {} : { count }),
  };
}

function examineNumber(exam: Exam, { line, record }: ExamRecord, field: AbaField, columns: Columns) {
  const found = fieldOf(line, columns);
  if (/^\d+$/.test(found)) return Number(found);
  exam.issues.report("total-invalid", { record, field, columns, found });
  return undefined;
}

/** Compares what a group states with what its records add up to. */
export function compareTotals(exam: Exam, record: number, stated: StatedTotals, actual: AbaTotals): void {
  const wrong = (
    code: "net-total-wrong" | "credit-total-wrong" | "debit-total-wrong" | "count-wrong",
    field: "netTotal" | "creditTotal" | "debitTotal" | "count",
    found: bigint | number | undefined,
    is: bigint | number,
  ) => {
    if (found === undefined || BigInt(found) === BigInt(is)) return;
    const says = `The records make ${is}`;
    exam.issues.report(code, { record, field, columns: trailerColumns[field], found: String(found), says });
  };
  wrong("net-total-wrong", "netTotal", stated.netCents, actual.netCents);
  wrong("credit-total-wrong", "creditTotal", stated.creditCents, actual.creditCents);
  wrong("debit-total-wrong", "debitTotal", stated.debitCents, actual.debitCents);
  wrong("count-wrong", "count", stated.count, actual.count);
}
