import { maxTaxCents } from "../cents.ts";
import type { AbaDetail } from "../facts.ts";
import { isIndicator, withholdsTax, type Indicator } from "../indicator.ts";
import { asFound } from "../issue.ts";
import { detailColumns } from "../layout.ts";
import { isTransactionCode } from "../transaction-code.ts";
import type { AbaDetailInput } from "./input.ts";
import {
  normaliseAccount,
  normaliseBsb,
  normaliseCents,
  normaliseText,
  type Place,
  type Writing,
} from "./normalise-fields.ts";

/** What a record takes when it names no trace account or remitter. */
export type OwnDefaults = Pick<AbaDetail, "traceBsb" | "traceAccount" | "remitter">;

function placeOf(record: number, field: keyof typeof detailColumns): Place {
  return { record, field, columns: detailColumns[field] };
}

/** The facts to write, or undefined when the input is refused; every reason is reported. */
export function normaliseDetail(
  writing: Writing,
  record: number,
  input: AbaDetailInput,
  own: OwnDefaults,
): AbaDetail | undefined {
  const { issues, profile } = writing;
  const place = (field: keyof typeof detailColumns) => placeOf(record, field);
  const bsb = normaliseBsb(writing, place("bsb"), input.bsb);
  const account = normaliseAccount(writing, place("account"), input.account);
  const code: unknown = input.code;
  const knownCode = typeof code === "string" && isTransactionCode(code) ? code : undefined;
  if (knownCode === undefined) issues.report("code-invalid", { ...place("code"), found: asFound(code) });
  const cents = normaliseCents(writing, place("amount"), input.cents, 1, profile.maxDetailCents);
  const title = normaliseText(writing, place("title"), input.title, "text-blank");
  const reference = normaliseText(writing, place("reference"), input.reference, "reference-blank");
  const traceBsb =
    input.traceBsb === undefined ? own.traceBsb : normaliseBsb(writing, place("traceBsb"), input.traceBsb);
  const traceAccount =
    input.traceAccount === undefined
      ? own.traceAccount
      : normaliseAccount(writing, place("traceAccount"), input.traceAccount);
  const remitter =
    input.remitter === undefined
      ? own.remitter
      : normaliseText(writing, place("remitter"), input.remitter, "text-blank");
  const withholding = normaliseWithholding(writing, record, input);
  if (bsb === undefined || account === undefined || knownCode === undefined || cents === undefined) return undefined;
  if (title === undefined || reference === undefined || withholding === undefined) return undefined;
  if (traceBsb === undefined || traceAccount === undefined || remitter === undefined) return undefined;
  return { bsb, account, code: knownCode, cents, title, reference, traceBsb, traceAccount, remitter, ...withholding };
}

/** Indicator and withholding tax, which go together. */
function normaliseWithholding(
  writing: Writing,
  record: number,
  input: AbaDetailInput,
): { indicator: Indicator; taxCents: number } | undefined {
  const given: unknown = input.indicator ?? " ";
  const indicator = typeof given === "string" && isIndicator(given) ? given : undefined;
  if (indicator === undefined)
    writing.issues.report("indicator-invalid", { ...placeOf(record, "indicator"), found: asFound(given) });
  const taxCents = normaliseCents(writing, placeOf(record, "tax"), input.taxCents ?? 0, 0, maxTaxCents);
  if (indicator === undefined || taxCents === undefined) return undefined;
  if (withholdsTax(indicator) !== taxCents > 0) {
    const code = taxCents > 0 ? "tax-without-indicator" : "indicator-without-tax";
    writing.issues.report(code, placeOf(record, "tax"), "error");
    return undefined;
  }
  return { indicator, taxCents };
}
