import type { Day } from "../common/day.ts";
import { formatCents, parseCents } from "../common/decimal.ts";
import type { Findings } from "../common/issue.ts";
import type { FileInput } from "../common/text.ts";
import type { StatementIssueCode } from "./issues.ts";
import type { StatementMapping } from "./mapping.ts";
import { readMappedStatement, type StatementTotal } from "./read.ts";

/** What was decided on one invoice item. Amounts are dollars with two decimals; null when the statement has none. */
export interface SupportAtHomePaymentItem {
  readonly line: number;
  readonly itemId: string;
  readonly externalReference: string;
  readonly invoiceId: string;
  readonly claimId: string;
  readonly careRecipientId: string;
  readonly clientName: string;
  readonly serviceId: string;
  readonly fundingSource: string;
  readonly deliveryDate: Day | null;
  readonly quantity: string | null;
  readonly pricePerUnit: string | null;
  readonly amountClaimed: string | null;
  /** The payment determination: what is paid for the item. */
  readonly amountPaid: string;
  /** What the participant owes for it; null is unknown, never nothing. */
  readonly contribution: string | null;
  readonly compensationReduction: string | null;
  readonly submittedOn: Day | null;
  readonly approvedOn: Day | null;
  readonly paidOn: Day | null;
  readonly budgetType: string;
  readonly allocationCategory: string;
  readonly entitlementType: string;
  readonly agedCareReference: string;
}

export interface SupportAtHomeStatement extends Findings<StatementIssueCode> {
  readonly items: readonly SupportAtHomePaymentItem[];
  readonly lineCount: number;
  readonly totalPaid: string;
  readonly totals: readonly StatementTotal[];
}

/** Reads a Support at Home payment statement (CSV or XML) by a provider's mapping. Never throws. */
export function readSupportAtHomeStatement(input: FileInput, mapping: StatementMapping): SupportAtHomeStatement {
  const { lines, ...rest } = readMappedStatement(input, mapping);
  let total = 0n;
  const items = lines.map(({ line, values }): SupportAtHomePaymentItem => {
    const text = (key: string): string => values.get(key) ?? "";
    const orNull = (key: string): string | null => values.get(key) ?? null;
    total += parseCents(text("amountPaid")) ?? 0n;
    return {
      line,
      itemId: text("itemId"),
      externalReference: text("externalReference"),
      invoiceId: text("invoiceId"),
      claimId: text("claimId"),
      careRecipientId: text("careRecipientId"),
      clientName: text("clientName"),
      serviceId: text("serviceId"),
      fundingSource: text("fundingSource"),
      deliveryDate: orNull("deliveryDate"),
      quantity: orNull("quantity"),
      pricePerUnit: orNull("pricePerUnit"),
      amountClaimed: orNull("amountClaimed"),
      amountPaid: text("amountPaid"),
      contribution: orNull("contribution"),
      compensationReduction: orNull("compensationReduction"),
      submittedOn: orNull("submittedOn"),
      approvedOn: orNull("approvedOn"),
      paidOn: orNull("paidOn"),
      budgetType: text("budgetType"),
      allocationCategory: text("allocationCategory"),
      entitlementType: text("entitlementType"),
      agedCareReference: text("agedCareReference"),
    };
  });
  return { items, totalPaid: formatCents(total), ...rest };
}
