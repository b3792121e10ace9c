import { parseAccountNumber } from "../account-number.ts";
import { isPlaceholderBsb, parseBsb } from "../bsb.ts";
import { firstOutside } from "../characters.ts";
import type { IssueList } from "../issue-list.ts";
import { asFound, type IssueFacts } from "../issue.ts";
import type { AbaField, Columns } from "../layout.ts";
import type { BankProfile } from "../profile.ts";
import { transliterateWith } from "../transliterate.ts";
import { trimBlanks } from "../blanks.ts";
import type { AbaChange } from "./result.ts";

/** What inputs are measured against while writing. */
export interface Writing {
  profile: BankProfile;
  issues: IssueList;
  /** The characters that the bank takes. */
  table: Uint8Array;
  refuseCharacters: boolean;
  change(change: AbaChange): void;
}

/** Where an input goes: its record, field and columns. */
export interface Place {
  record: number;
  field: AbaField;
  columns: Columns;
}

/** Whether the input was given as text; reported when not. */
function isText(writing: Writing, place: Place, value: unknown): value is string {
  if (typeof value === "string") return true;
  writing.issues.report("field-missing", { ...place });
  return false;
}

/** A text in the bank's characters without blanks around it, or undefined when it is refused. */
export function normaliseText(
  writing: Writing,
  place: Place,
  value: unknown,
  blank: "text-blank" | "reference-blank",
): string | undefined {
  const { issues, table } = writing;
  if (!isText(writing, place, value)) return undefined;
  const facts = { ...place, found: value };
  if (writing.refuseCharacters && firstOutside(value, table) !== -1) {
    issues.report("text-character-bank", facts, "error");
    return undefined;
  }
  const { text: plain, lossy } = transliterateWith(value, table);
  const text = trimBlanks(plain);
  if (text === "") {
    issues.report(blank, facts);
    return blank === "text-blank" ? undefined : text;
  }
  const room = place.columns[1] - place.columns[0] + 1;
  if (text.length > room) {
    const says = `The text has ${text.length} characters, ${room} fit; it is never cut`;
    issues.report("field-too-long", { ...facts, says });
    return undefined;
  }
  if (text !== value) writing.change({ record: place.record, field: place.field, from: value, to: text, lossy });
  return text;
}

/** Six digits, or undefined when the BSB is refused. */
export function normaliseBsb(writing: Writing, place: Place, value: unknown): string | undefined {
  if (!isText(writing, place, value)) return undefined;
  const result = parseBsb(value);
  if (!result.ok) {
    writing.issues.report(result.code, { ...place, found: value });
    return undefined;
  }
  if (isPlaceholderBsb(result.bsb)) writing.issues.report("bsb-placeholder", { ...place, found: value });
  return result.bsb;
}

/** An account number as files carry it, or undefined when it is refused. */
export function normaliseAccount(writing: Writing, place: Place, value: unknown): string | undefined {
  if (!isText(writing, place, value)) return undefined;
  const result = parseAccountNumber(value);
  const facts: IssueFacts = { ...place, found: value };
  if (!result.ok) {
    writing.issues.report(result.code, facts);
    return undefined;
  }
  for (const code of result.warnings) writing.issues.report(code, facts);
  return result.account;
}

/** Whole cents within bounds, or undefined when the value is refused. */
export function normaliseCents(writing: Writing, place: Place, value: unknown, from: number, to: number) {
  const facts: IssueFacts = { ...place, found: asFound(value) };
  const tax = place.field === "tax";
  if (typeof value !== "bigint" && !(typeof value === "number" && Number.isSafeInteger(value))) {
    writing.issues.report(tax ? "tax-invalid" : "amount-invalid", { ...facts, says: "Cents are a whole number" });
    return undefined;
  }
  if (value >= from && value <= to) return Number(value);
  const says = `Cents are ${from} to ${to}`;
  if (tax) writing.issues.report("tax-invalid", { ...facts, says });
  else if (value === 0 || value === 0n) writing.issues.report("amount-zero", facts);
  else if (value < from) writing.issues.report("amount-invalid", { ...facts, says });
  else writing.issues.report("amount-over-limit", { ...facts, says });
  return undefined;
}
