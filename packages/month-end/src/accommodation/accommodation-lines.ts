/** From charges of a lump sum to lines of a journal. */
import type { AccommodationCharge } from "@banksia/core/accommodation/index";
import type { Basis } from "@banksia/core/billing/facts";
import { taxOf } from "@banksia/core/billing/tax";
import { type TraceStep, step } from "@banksia/core/arrangements/outcome";
import { centsOf, centsText } from "@banksia/core/money/index";
import { type AccommodationBook, type BookCode, billedAccount, drawnAccount, useOf } from "./accommodation-book.ts";
import type { LoadedCharge, LoadedDeposit } from "./deposit-record.ts";

/** One line: a charge of a lump sum has one payer. */
export interface AccommodationLine {
  kind: "billing" | "rebill";
  accommodationPaymentId: number;
  chargeKind: AccommodationCharge["kind"];
  clientId: number;
  customerId: number;
  accountNameId: number;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
  from: string;
  to: string;
  quantity: string;
  unit: "day" | "each";
  rate: string;
  amount: string;
  tax: string;
  description: string;
  basis: AccommodationBasis;
}

/** What the amount was worked out from. */
export interface AccommodationBasis extends Basis {
  accommodation: AccommodationCharge & { steps: TraceStep[] };
  /** The day on which the lump sum falls by it. */
  deductedOn?: string;
}

/** Why a charge cannot be written. */
export type LineProblemCode = "CODE_MISSING" | "ACCOUNT_NAME_MISSING" | "CODE_TAXED";

export interface LineProblem {
  code: LineProblemCode;
  message: string;
}

/** @param codeId the code that a contract names for the charge; null: the one of its use */
export function accommodationLine(
  loaded: LoadedDeposit,
  charge: AccommodationCharge,
  reversals: readonly LoadedCharge[],
  book: AccommodationBook,
  codeId: number | null = null,
): AccommodationLine | LineProblem {
  const line = loaded.lines.find((one) => one.id === charge.lineId) ?? null;
  const use = useOf(charge.kind, line);
  const code = (codeId === null ? undefined : book.byId.get(codeId)) ?? book.byUse.get(use);
  if (code === undefined) {
    const message = `No billing code is set up for ${use.replaceAll("_", " ")} of accommodation: choose one in the settings.`;
    return { code: "CODE_MISSING", message };
  }
  const accountNameId = charge.drawdown ? drawnAccount(loaded, line, code, book) : billedAccount(line, code);
  if (accountNameId === null) return accountMissing(charge, code);
  if (charge.drawdown && code.tax.basis !== null) {
    const message = `Code ${code.code} has tax, which is not taken from lump sums: choose a code without tax for ${use.replaceAll("_", " ")}.`;
    return { code: "CODE_TAXED", message };
  }
  const sign = charge.kind === "interest_payable" ? -1 : 1;
  const cents = sign * centsOf(charge.amount);
  const priced = taxOf(code.tax, cents);
  const daily = charge.perDay !== null;
  return {
    kind: reversals.some((row) => row.kind === charge.kind && row.from <= charge.to && charge.from <= row.to)
      ? "rebill"
      : "billing",
    accommodationPaymentId: loaded.accommodationPaymentId,
    chargeKind: charge.kind,
    clientId: loaded.clientId,
    customerId: loaded.clientId,
    accountNameId,
    billingCodeId: code.id,
    serviceId: loaded.serviceId,
    taxCodeId: code.taxCodeId,
    from: charge.from,
    to: charge.to,
    quantity: daily ? String(charge.days) : "1",
    unit: daily ? "day" : "each",
    rate: charge.perDay ?? centsText(cents),
    amount: centsText(priced.amount),
    tax: centsText(priced.tax),
    description: charge.drawdown ? drawnWords(code.description) : code.description,
    basis: basisOf(charge, cents, code),
  };
}

const FROM_IT = "from the lump sum";

/** Said once: a code of retention may say so itself. */
function drawnWords(description: string): string {
  return description.toLowerCase().includes(FROM_IT) ? description : `${description}, ${FROM_IT}`;
}

function accountMissing(charge: AccommodationCharge, code: BookCode): LineProblem {
  const message = charge.drawdown
    ? "No account name draws from lump sums: set up one of type accommodation."
    : `Code ${code.code} stands on an account name that draws from lump sums, and what is billed needs one of the client's: give it one.`;
  return { code: "ACCOUNT_NAME_MISSING", message };
}

function basisOf(charge: AccommodationCharge, cents: number, code: BookCode): AccommodationBasis {
  const { kind, drawdown, lineId, from, to, days, perDay, amount, deductedOn, text } = charge;
  const basis: AccommodationBasis = {
    rates: [],
    parts: [{ from, to, periodFrom: from, length: 1, before: 0, upTo: perDay === null ? 1 : days, cents }],
    accommodation: { kind, drawdown, lineId, from, to, days, perDay, amount, deductedOn, text, steps: stepsOf(charge) },
  };
  if (code.tax.basis !== null) basis.tax = code.tax.basis;
  if (drawdown) basis.deductedOn = deductedOn ?? to;
  return basis;
}

const LAWS: Partial<Record<AccommodationCharge["kind"], [TraceStep["page"], string | null]>> = {
  daily_payment: ["combination-payment", "Aged Care Rules 2025 s.296-5"],
  unpaid_lump_sum_daily: ["combination-payment", "Aged Care Rules 2025 s.296-5"],
  retention: ["retention", "Aged Care Act 2024 s.308"],
  bond_retention: ["bond-retention", "Aged Care Rules 2025 s.287-95"],
  interest_payable: ["refund-interest", "Aged Care Rules 2025 s.313-10"],
  dmf: ["exit-fees", null],
  crf: ["exit-fees", null],
};

function stepsOf(charge: AccommodationCharge): TraceStep[] {
  const [page, law] = LAWS[charge.kind] ?? ["deposit-life", null];
  const steps = [step(page, law, charge.text, charge.perDay ?? charge.amount)];
  if (charge.perDay !== null)
    steps.push(step("deposit-life", null, `${charge.days} days at ${charge.perDay}`, charge.amount));
  if (charge.deductedOn !== null)
    steps.push(
      step("drawdown", "Aged Care Rules 2025 s.309-5", "Taken from the lump sum at the end of", charge.deductedOn),
    );
  return steps;
}
