import { isCivilDay } from "../civil-day.ts";
import { reportDate, type Calendar } from "../date-issues.ts";
import type { AbaHeader } from "../facts.ts";
import { asFound } from "../issue.ts";
import { headerColumns } from "../layout.ts";
import type { AbaHeaderInput } from "./input.ts";
import { normaliseText, type Place, type Writing } from "./normalise-fields.ts";

function placeOf(field: keyof typeof headerColumns): Place {
  return { record: 1, field, columns: headerColumns[field] };
}

/**
 * The header to write, or undefined when the input is refused; every reason is reported.
 * @param own BSB and account of the own account, used where the bank wants them in the header
 */
export function normaliseHeader(
  writing: Writing,
  input: AbaHeaderInput,
  own: { bsb: string; account: string },
  calendar: Calendar,
): AbaHeader | undefined {
  const { issues, profile } = writing;
  const reel: unknown = input.reel ?? 1;
  const goodReel = typeof reel === "number" && Number.isInteger(reel) && reel >= 1 && reel <= 99 ? reel : undefined;
  if (goodReel === undefined) issues.report("reel-invalid", { ...placeOf("reel"), found: asFound(reel) });
  const institution = normaliseInstitution(writing, input.institution ?? profile.institution);
  const userName = normaliseText(writing, placeOf("userName"), input.userName, "text-blank");
  const userId = normaliseUserId(writing, input.userId ?? profile.userId);
  const description = normaliseText(writing, placeOf("description"), input.description, "text-blank");
  const processingDate = normaliseDate(writing, input.processingDate, calendar);
  const time = normaliseTime(writing, input.time);
  if (goodReel === undefined || institution === undefined || userName === undefined || userId === undefined)
    return undefined;
  if (description === undefined || processingDate === undefined || time === undefined) return undefined;
  const header = { reel: goodReel, institution, userName, userId, description, processingDate, ...time };
  return profile.headerAccount ? { ...header, bsb: own.bsb, account: own.account } : header;
}

function normaliseInstitution({ issues, profile }: Writing, value: unknown): string | undefined {
  if (value === undefined) {
    issues.report("field-missing", placeOf("institution"));
    return undefined;
  }
  const facts = { ...placeOf("institution"), found: asFound(value) };
  if (typeof value !== "string" || !/^[A-Z&]{3}$/.test(value)) {
    issues.report("institution-invalid", facts);
    return undefined;
  }
  if (profile.institution !== undefined && profile.institution !== value) {
    issues.report("institution-differs", facts);
    return undefined;
  }
  return value;
}

function normaliseUserId({ issues }: Writing, value: unknown): string | undefined {
  if (value === undefined) {
    issues.report("field-missing", placeOf("userId"));
    return undefined;
  }
  const facts = { ...placeOf("userId"), found: asFound(value) };
  if (typeof value !== "string" || !/^\d{1,6}$/.test(value)) {
    issues.report("user-id-invalid", { ...facts, says: "The user identification number is one to six digits" });
    return undefined;
  }
  const userId = value.padStart(6, "0");
  if (userId === "000000") issues.report("user-id-zero", facts);
  return userId;
}

function normaliseDate({ issues, profile }: Writing, value: unknown, calendar: Calendar): string | undefined {
  const facts = { ...placeOf("processingDate"), found: asFound(value) };
  if (!isCivilDay(value) || !value.startsWith("20")) {
    issues.report("date-invalid", { ...facts, says: "The processing date is a real day YYYY-MM-DD, 2000 to 2099" });
    return undefined;
  }
  reportDate(issues, value, profile.dateRule, calendar, facts);
  return value;
}

/** The time where the bank takes one; undefined when it is refused. */
function normaliseTime({ issues, profile }: Writing, value: unknown): { time?: string } | undefined {
  if (value === undefined) return {};
  const facts = { ...placeOf("time"), found: asFound(value) };
  if (typeof value !== "string" || !/^([01]\d|2[0-3])[0-5]\d$/.test(value)) {
    issues.report("time-invalid", facts);
    return undefined;
  }
  if (profile.headerTime) return { time: value };
  issues.report("time-not-written", facts);
  return {};
}
