import { trimBlanks } from "../blanks.ts";
import { isPlaceholderBsb } from "../bsb.ts";
import { firstOutside } from "../characters.ts";
import { fieldOf, type AbaField, type Columns } from "../layout.ts";
import { isTransactionCode, type TransactionCode } from "../transaction-code.ts";
import type { Exam, ExamRecord } from "./exam.ts";

/** Reports columns that should be blank and are not. */
export function examineBlank(exam: Exam, { line, record }: ExamRecord, columns: Columns): void {
  const found = fieldOf(line, columns);
  if (found.trim() === "" && firstOutsideBlank(found) === -1) return;
  exam.issues.report("blank-area", { record, columns, found });
}

/** `trim` takes tabs and the like for blanks too. */
function firstOutsideBlank(text: string): number {
  return text.search(/[^ ]/);
}

/** A text field, its blanks on both sides taken off. `blank` is the code to report when nothing is left. */
export function examineText(
  exam: Exam,
  { line, record }: ExamRecord,
  field: AbaField,
  columns: Columns,
  blank: "text-blank" | "reference-blank",
): string {
  const found = fieldOf(line, columns);
  const text = trimBlanks(found);
  if (text === "") {
    exam.issues.report(blank, { record, field, columns });
    return text;
  }
  if (found.startsWith(" ")) exam.issues.report("text-not-left", { record, field, columns, found });
  const outside = firstOutside(found, exam.becs);
  if (outside !== -1) exam.issues.report("text-character", { record, field, columns: at(columns, outside), found });
  else {
    const refused = firstOutside(found, exam.bank);
    if (refused !== -1)
      exam.issues.report("text-character-bank", { record, field, columns: at(columns, refused), found });
  }
  return text;
}

/** The column of one character of a field. */
function at(columns: Columns, index: number): Columns {
  return [columns[0] + index, columns[0] + index];
}

/** Six digits of a BSB field, or undefined. */
export function examineBsb(exam: Exam, { line, record }: ExamRecord, field: AbaField, columns: Columns) {
  const found = fieldOf(line, columns);
  const parts = /^(\d{3})-(\d{3})$/.exec(found) ?? /^ ?(\d{3})(\d{3}) ?$/.exec(found);
  if (parts === null) {
    exam.issues.report("bsb-invalid", { record, field, columns, found });
    return undefined;
  }
  const bsb = `${parts[1] ?? ""}${parts[2] ?? ""}`;
  const facts = { record, field, columns, found };
  if (!found.includes("-")) exam.issues.report("bsb-hyphen", facts);
  if (isPlaceholderBsb(bsb)) exam.issues.report("bsb-placeholder", facts);
  else if (exam.directory !== undefined) {
    const branch = exam.directory.get(bsb);
    if (branch === undefined) exam.issues.report("bsb-unknown", facts);
    else if (!branch.electronic) exam.issues.report("bsb-not-electronic", facts);
  }
  return bsb;
}

/** The account number of a field, without blanks and hyphens, or undefined. */
export function examineAccount(exam: Exam, { line, record }: ExamRecord, field: AbaField, columns: Columns) {
  const found = fieldOf(line, columns);
  const facts = { record, field, columns, found };
  const account = trimBlanks(found).replaceAll("-", "");
  if (account === "") {
    exam.issues.report("account-blank", facts);
    return undefined;
  }
  if (!/^[0-9A-Za-z]+$/.test(account)) {
    exam.issues.report("account-invalid", facts);
    return undefined;
  }
  if (/^0+$/.test(account)) {
    exam.issues.report("account-zero", facts);
    return undefined;
  }
  if (found.endsWith(" ")) exam.issues.report("account-not-right", facts);
  if (found.includes("-")) exam.issues.report("account-hyphen", facts);
  if (/[A-Za-z]/.test(account)) exam.issues.report("account-letters", facts);
  if (account.length < 6) exam.issues.report("account-short", facts);
  return account;
}

/** The transaction code, or undefined. */
export function examineCode(exam: Exam, { line, record }: ExamRecord, columns: Columns): TransactionCode | undefined {
  const found = fieldOf(line, columns);
  if (isTransactionCode(found)) return found;
  exam.issues.report("code-invalid", { record, field: "code", columns, found });
  return undefined;
}

/** The amount in cents, or undefined. */
export function examineAmount(exam: Exam, { line, record }: ExamRecord, columns: Columns): number | undefined {
  const found = fieldOf(line, columns);
  const facts = { record, field: "amount", columns, found } as const;
  if (!/^\d+$/.test(found)) {
    exam.issues.report("amount-invalid", facts);
    return undefined;
  }
  const cents = Number(found);
  if (cents === 0) {
    exam.issues.report("amount-zero", facts);
    return undefined;
  }
  return cents;
}
