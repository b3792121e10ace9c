export type Direction = "credit" | "debit";

/**
 * Transaction codes of account information files, with the direction each has: the general ones of BAI2 and those of
 * NAB's own range. Amounts in the files carry no sign, so the direction comes from here.
 */
const CODES: Readonly<Record<string, readonly [Direction, string]>> = {
  "175": ["credit", "cheques deposited"],
  "195": ["credit", "transfer"],
  "238": ["credit", "dividend"],
  "252": ["credit", "reversal"],
  "357": ["credit", "adjustment"],
  "399": ["credit", "miscellaneous"],
  "475": ["debit", "cheque paid"],
  "495": ["debit", "transfer"],
  "501": ["debit", "automatic drawing"],
  "512": ["debit", "letter of credit"],
  "555": ["debit", "dishonour"],
  "564": ["debit", "loan fee"],
  "595": ["debit", "FlexiPay"],
  "631": ["debit", "adjustment"],
  "654": ["debit", "interest"],
  "699": ["debit", "miscellaneous"],
  "905": ["credit", "interest"],
  "906": ["credit", "nominees"],
  "910": ["credit", "cash"],
  "911": ["credit", "cash and cheques"],
  "915": ["credit", "agent deposit"],
  "920": ["credit", "inter-bank"],
  "925": ["credit", "bank card"],
  "930": ["credit", "balance transfer"],
  "935": ["credit", "summarised"],
  "936": ["credit", "EFTPOS"],
  "938": ["credit", "NFCA"],
};

/** Direction and meaning of a transaction code; null where neither the list nor its range tells. */
export function transactionCode(code: string): { readonly direction: Direction; readonly means: string | null } | null {
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  if (known !== undefined) return { direction: known[0], means: known[1] };
  const n = /^\d{3}$/.test(code) ? Number(code) : 0;
  if (n >= 100 && n <= 399) return { direction: "credit", means: null };
  if (n >= 400 && n <= 699) return { direction: "debit", means: null };
  // NAB keeps 950 to 988 for its fees, charges, taxes and other debits.
  return n >= 950 && n <= 988 ? { direction: "debit", means: "fee, tax or other debit" } : null;
}

/** What the summary codes of an account record mean, where they are known. */
export const SUMMARY_CODES: Readonly<Record<string, string>> = {
  "010": "opening balance",
  "015": "closing balance",
  "040": "opening available",
  "045": "closing available",
  "100": "total credits",
  "102": "number of credits",
  "400": "total debits",
  "402": "number of debits",
  "500": "accrued credit interest",
  "501": "accrued debit interest",
  "502": "account limit",
  "503": "available limit",
  "965": "debit interest rate",
  "966": "credit interest rate",
  "967": "state government duty",
  "968": "credit tax",
  "969": "debit tax",
};
