import type { Day } from "../common/day.ts";
import { formatCents, parseCents } from "../common/decimal.ts";
import type { Findings } from "../common/issue.ts";
import type { FileInput } from "../common/text.ts";
import type { StatementIssueCode } from "./issues.ts";
import type { StatementMapping } from "./mapping.ts";
import { codeOf, readMappedStatement, type StatementTotal } from "./read.ts";

/** One payment (or recovery) for one care recipient. */
export interface ResidentialPaymentLine {
  readonly line: number;
  readonly careRecipientId: string;
  readonly clientName: string;
  readonly serviceId: string;
  /** The code as it stands in the statement. */
  readonly externalCode: string;
  /** Our code for it, null when it is not mapped. */
  readonly fundingCode: string | null;
  readonly date: Day | null;
  readonly days: string | null;
  readonly rate: string | null;
  /** Dollars with two decimals, with the sign the code asks for: negative is a recovery or reduction. */
  readonly amount: string;
  readonly referenceText: string;
}

export interface ResidentialStatement extends Findings<StatementIssueCode> {
  readonly lines: readonly ResidentialPaymentLine[];
  readonly lineCount: number;
  /** Sum of the signed amounts. */
  readonly total: string;
  readonly totals: readonly StatementTotal[];
}

/**
 * Reads a residential payment statement by a provider's mapping. Quantities are never worked out from amount and
 * rate: statements hold lines where the two do not divide. Never throws.
 */
export function readResidentialStatement(input: FileInput, mapping: StatementMapping): ResidentialStatement {
  const { lines: mapped, ...rest } = readMappedStatement(input, mapping);
  let total = 0n;
  const lines = mapped.map(({ line, values }): ResidentialPaymentLine => {
    const text = (key: string): string => values.get(key) ?? "";
    const code = codeOf(mapping, text("fundingCode"));
    total += parseCents(text("amount")) ?? 0n;
    const parts = [text("surname"), text("givenNames")].filter((part) => part !== "");
    return {
      line,
      careRecipientId: text("careRecipientId"),
      clientName: text("clientName") === "" ? parts.join(", ") : text("clientName"),
      serviceId: text("serviceId"),
      externalCode: text("fundingCode"),
      fundingCode: code?.code ?? null,
      date: values.get("date") ?? null,
      days: values.get("days") ?? null,
      rate: values.get("rate") ?? null,
      amount: text("amount"),
      referenceText: text("referenceText"),
    };
  });
  return { lines, total: formatCents(total), ...rest };
}
