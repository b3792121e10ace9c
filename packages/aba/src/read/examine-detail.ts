import type { AbaDetail } from "../facts.ts";
import { isIndicator, withholdsTax, type Indicator } from "../indicator.ts";
import { detailColumns, fieldOf } from "../layout.ts";
import type { Exam, ExamRecord } from "./exam.ts";
import { examineAccount, examineAmount, examineBsb, examineCode, examineText } from "./examine-fields.ts";

/**
 * The facts of a detail record, every departure reported. Undefined when BSB, account, code or amount of the entry or
 * the trace account cannot be read: a payment is never guessed at.
 */
export function examineDetail(exam: Exam, record: ExamRecord): AbaDetail | undefined {
  const bsb = examineBsb(exam, record, "bsb", detailColumns.bsb);
  const account = examineAccount(exam, record, "account", detailColumns.account);
  const indicator = examineIndicator(exam, record);
  const code = examineCode(exam, record, detailColumns.code);
  const cents = examineAmount(exam, record, detailColumns.amount);
  const title = examineText(exam, record, "title", detailColumns.title, "text-blank");
  const reference = examineText(exam, record, "reference", detailColumns.reference, "reference-blank");
  const traceBsb = examineBsb(exam, record, "traceBsb", detailColumns.traceBsb);
  const traceAccount = examineAccount(exam, record, "traceAccount", detailColumns.traceAccount);
  const remitter = examineText(exam, record, "remitter", detailColumns.remitter, "text-blank");
  const taxCents = examineTax(exam, record, indicator);
  if (bsb === undefined || account === undefined || code === undefined || cents === undefined) return undefined;
  if (traceBsb === undefined || traceAccount === undefined) return undefined;
  // the balancing record is against the own account and as large as all the others
  const own = bsb === traceBsb && account === traceAccount;
  if (cents > exam.profile.maxDetailCents && !own) {
    const facts = { record: record.record, field: "amount", columns: detailColumns.amount } as const;
    exam.issues.report("amount-over-limit", { ...facts, found: String(cents) });
  }
  return { bsb, account, indicator, code, cents, title, reference, traceBsb, traceAccount, remitter, taxCents };
}

function examineIndicator(exam: Exam, { line, record }: ExamRecord): Indicator {
  const found = fieldOf(line, detailColumns.indicator);
  if (isIndicator(found)) return found;
  exam.issues.report("indicator-invalid", { record, field: "indicator", columns: detailColumns.indicator, found });
  return " ";
}

function examineTax(exam: Exam, { line, record }: ExamRecord, indicator: Indicator): number {
  const found = fieldOf(line, detailColumns.tax);
  const facts = { record, field: "tax", columns: detailColumns.tax, found } as const;
  if (!/^\d+$/.test(found)) {
    exam.issues.report("tax-invalid", facts);
    return 0;
  }
  const cents = Number(found);
  if (cents > 0 && !withholdsTax(indicator)) exam.issues.report("tax-without-indicator", facts);
  if (cents === 0 && withholdsTax(indicator)) exam.issues.report("indicator-without-tax", facts);
  return cents;
}
