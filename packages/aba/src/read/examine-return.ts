import type { AbaReturn } from "../facts.ts";
import { fieldOf, returnColumns } from "../layout.ts";
import { returnReason } from "../return-reason.ts";
import type { Exam, ExamRecord } from "./exam.ts";
import { examineAccount, examineAmount, examineBsb, examineCode, examineText } from "./examine-fields.ts";

/** The facts of a return record, every departure reported; undefined when the entry itself cannot be read. */
export function examineReturn(exam: Exam, record: ExamRecord): AbaReturn | undefined {
  const bsb = examineBsb(exam, record, "bsb", returnColumns.bsb);
  const account = examineAccount(exam, record, "account", returnColumns.account);
  const reason = fieldOf(record.line, returnColumns.reason);
  if (returnReason(reason) === undefined) {
    const facts = { record: record.record, field: "reason", columns: returnColumns.reason, found: reason } as const;
    exam.issues.report("reason-unknown", facts);
  }
  const code = examineCode(exam, record, returnColumns.code);
  const cents = examineAmount(exam, record, returnColumns.amount);
  const title = examineText(exam, record, "title", returnColumns.title, "text-blank");
  const reference = examineText(exam, record, "reference", returnColumns.reference, "reference-blank");
  const traceBsb = examineBsb(exam, record, "traceBsb", returnColumns.traceBsb);
  const traceAccount = examineAccount(exam, record, "traceAccount", returnColumns.traceAccount);
  const remitter = examineText(exam, record, "remitter", returnColumns.remitter, "text-blank");
  const originalDay = examineOriginalDay(exam, record);
  const originalUserId = examineOriginalUserId(exam, record);
  if (bsb === undefined || account === undefined || code === undefined || cents === undefined) return undefined;
  if (traceBsb === undefined || traceAccount === undefined) return undefined;
  const entry = { bsb, account, reason, code, cents, title, reference, traceBsb, traceAccount, remitter };
  return { ...entry, originalDay, originalUserId };
}

function examineOriginalDay(exam: Exam, { line, record }: ExamRecord): number {
  const columns = returnColumns.originalDay;
  const found = fieldOf(line, columns);
  const day = /^\d{2}$/.test(found) ? Number(found) : 0;
  if (day >= 1 && day <= 31) return day;
  exam.issues.report("original-day-invalid", { record, field: "originalDay", columns, found });
  return 0;
}

function examineOriginalUserId(exam: Exam, { line, record }: ExamRecord): string {
  const columns = returnColumns.originalUserId;
  const found = fieldOf(line, columns);
  if (!/^\d{6}$/.test(found))
    exam.issues.report("original-user-id-invalid", { record, field: "originalUserId", columns, found });
  return found;
}
