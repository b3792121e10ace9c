import { dayFromDdmmyy } from "../civil-day.ts";
import { reportDate } from "../date-issues.ts";
import type { AbaHeader } from "../facts.ts";
import { fieldOf, headerColumns, type Columns } from "../layout.ts";
import type { Exam, ExamRecord } from "./exam.ts";
import { examineAccount, examineBlank, examineBsb, examineText } from "./examine-fields.ts";

/** The facts of a header, as far as they can be read, every departure reported. */
export function examineHeader(exam: Exam, record: ExamRecord): AbaHeader {
  const own = examineOwnAccount(exam, record);
  const reel = examineReel(exam, record);
  const institution = examineInstitution(exam, record);
  examineBlank(exam, record, [24, 30]);
  const userName = examineText(exam, record, "userName", headerColumns.userName, "text-blank");
  const userId = examineUserId(exam, record);
  const description = examineText(exam, record, "description", headerColumns.description, "text-blank");
  const processingDate = examineDate(exam, record);
  const time = examineTime(exam, record);
  examineBlank(exam, record, [85, 120]);
  return { reel, institution, userName, userId, description, processingDate, ...own, ...time };
}

/** BSB and account in columns 2-17, an extension of some banks; Westpac and others want them blank. */
function examineOwnAccount(exam: Exam, record: ExamRecord): { bsb?: string; account?: string } {
  const columns: Columns = [2, 17];
  const wanted = exam.profile.headerAccount;
  examineBlank(exam, record, [18, 18]);
  const found = fieldOf(record.line, columns);
  if (/^ *$/.test(found)) {
    if (wanted) exam.issues.report("header-account-missing", { record: record.record, columns });
    return {};
  }
  if (!/^\d{3}-?\d{3}/.test(found)) {
    examineBlank(exam, record, columns);
    return {};
  }
  if (!wanted) exam.issues.report("header-account", { record: record.record, columns, found });
  const own: { bsb?: string; account?: string } = {};
  const bsb = examineBsb(exam, record, "bsb", headerColumns.bsb);
  if (bsb !== undefined) own.bsb = bsb;
  if (/^ *$/.test(fieldOf(record.line, headerColumns.account))) return own;
  const account = examineAccount(exam, record, "account", headerColumns.account);
  if (account !== undefined) own.account = account;
  return own;
}

function examineReel(exam: Exam, { line, record }: ExamRecord): number {
  const columns = headerColumns.reel;
  const found = fieldOf(line, columns);
  if (/^\d{2}$/.test(found) && found !== "00") return Number(found);
  exam.issues.report("reel-invalid", { record, field: "reel", columns, found });
  return 0;
}

function examineInstitution(exam: Exam, { line, record }: ExamRecord): string {
  const columns = headerColumns.institution;
  const found = fieldOf(line, columns);
  const facts = { record, field: "institution", columns, found } as const;
  const wanted = exam.profile.institution;
  if (!/^[A-Z&]{3}$/.test(found)) exam.issues.report("institution-invalid", facts);
  else if (wanted !== undefined && wanted !== found) exam.issues.report("institution-differs", facts);
  return found.trim();
}

function examineUserId(exam: Exam, { line, record }: ExamRecord): string {
  const columns = headerColumns.userId;
  const found = fieldOf(line, columns);
  const facts = { record, field: "userId", columns, found } as const;
  if (!/^\d{6}$/.test(found)) exam.issues.report("user-id-invalid", facts);
  else if (found === "000000") exam.issues.report("user-id-zero", facts);
  return found.trim();
}

function examineDate(exam: Exam, { line, record }: ExamRecord): string {
  const columns = headerColumns.processingDate;
  const found = fieldOf(line, columns);
  const facts = { record, field: "processingDate", columns, found } as const;
  const day = dayFromDdmmyy(found);
  if (day === undefined) {
    exam.issues.report("date-invalid", facts);
    return "";
  }
  reportDate(exam.issues, day, exam.profile.dateRule, exam, facts);
  return day;
}

/** Time HHmm in columns 81-84, an extension of some banks. */
function examineTime(exam: Exam, { line, record }: ExamRecord): { time?: string } {
  const columns = headerColumns.time;
  const found = fieldOf(line, columns);
  if (found === "    ") return {};
  const facts = { record, field: "time", columns, found } as const;
  if (!/^([01]\d|2[0-3])[0-5]\d$/.test(found)) {
    exam.issues.report("time-invalid", facts);
    return {};
  }
  if (!exam.profile.headerTime) exam.issues.report("header-time", facts);
  return { time: found };
}
