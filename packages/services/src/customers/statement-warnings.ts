import type { Warning } from "../common/warning.ts";

export interface StatementFacts {
  statementPreference: "mail" | "email";
  /** The primary e-mail address. */
  email: string | null;
  /** The street line of the primary address; null when there is no address. */
  addressLine: string | null;
}

/** Why a statement could not reach the customer by the way they chose. */
export function statementWarnings(facts: StatementFacts): Warning[] {
  const email = facts.statementPreference === "email";
  if (email ? facts.email !== null : facts.addressLine !== null) return [];
  const detail = email
    ? "Statements go by e-mail, but there is no e-mail address: add one, or choose mail."
    : "Statements go by mail, but there is no postal address: add one, or choose e-mail.";
  return [{ code: "STATEMENT_UNDELIVERABLE", detail }];
}
