/** Why an account number was refused. */
export type AccountNumberError = "account-blank" | "account-zero" | "account-invalid" | "account-too-long";

/** What is unusual about an account number that was taken. */
export type AccountNumberWarning = "account-letters" | "account-short";

/** Outcome of reading an account number as a person or a system wrote it. */
export type AccountNumberResult =
  | { ok: true; account: string; warnings: AccountNumberWarning[] }
  | { ok: false; code: AccountNumberError };

/** Shorter numbers exist but are rare enough to ask about. */
const usualMinimum = 6;

/**
 * An Australian account number as files carry it: blanks and hyphens are taken out, everything else is kept, leading
 * zeros too, since they belong to the number. More than nine characters are refused, never cut: a cut number is
 * somebody else's account. Letters and fewer than six characters are taken with a warning.
 */
export function parseAccountNumber(text: string): AccountNumberResult {
  const account = text.replace(/[ -]/g, "");
  if (account === "") return { ok: false, code: "account-blank" };
  if (!/^[0-9A-Za-z]+$/.test(account)) return { ok: false, code: "account-invalid" };
  if (account.length > 9) return { ok: false, code: "account-too-long" };
  if (/^0+$/.test(account)) return { ok: false, code: "account-zero" };
  const warnings: AccountNumberWarning[] = [];
  if (/[A-Za-z]/.test(account)) warnings.push("account-letters");
  if (account.length < usualMinimum) warnings.push("account-short");
  return { ok: true, account, warnings };
}
