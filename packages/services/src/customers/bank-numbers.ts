import {
  type AccountNumberError,
  type AccountNumberWarning,
  isPlaceholderBsb,
  parseAccountNumber,
  parseBsb,
} from "@banksia/aba";
import type { Warning } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** BSB and account number as bank files carry them, or why not. */
export type BankNumbers =
  | { ok: true; bsb: string; accountNumber: string; warnings: Warning[] }
  | { ok: false; faults: FieldError[] };

const refused: Record<AccountNumberError, { code: FieldError["code"]; detail: string }> = {
  "account-blank": { code: "REQUIRED", detail: "Write the account number." },
  "account-zero": { code: "INVALID", detail: "No account has a number of zeros only." },
  "account-invalid": {
    code: "INVALID",
    detail: "An account number has digits, seldom letters; blanks and hyphens may stand between.",
  },
  "account-too-long": {
    code: "TOO_LONG",
    detail: "At most nine characters fit into a bank file: a longer number is never cut. Check it with the customer.",
  },
};

const odd: Record<AccountNumberWarning, string> = {
  "account-letters": "The account number has letters, which few banks use: check it.",
  "account-short": "The account number has fewer than six characters: check it.",
};

/** Reads BSB and account number as people write them. Numbers are never quoted in what is wrong with them. */
export function bankNumbers(bsbText: string, numberText: string): BankNumbers {
  const faults: FieldError[] = [];
  const bsb = parseBsb(bsbText);
  if (!bsb.ok) faults.push({ pointer: "/bsb", code: "INVALID", detail: "A BSB has six digits, such as 062-692." });
  else if (isPlaceholderBsb(bsb.bsb))
    faults.push({ pointer: "/bsb", code: "INVALID", detail: "This BSB is a filler that no account has." });
  const number = parseAccountNumber(numberText);
  if (!number.ok) faults.push({ pointer: "/accountNumber", ...refused[number.code] });
  if (!bsb.ok || !number.ok || faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    bsb: bsb.bsb,
    accountNumber: number.account,
    warnings: number.warnings.map((code) => ({ code: code.toUpperCase().replaceAll("-", "_"), detail: odd[code] })),
  };
}
