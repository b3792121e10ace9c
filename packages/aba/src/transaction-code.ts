/** Code of a debit or credit, columns 19-20 of a detail record. */
export type TransactionCode = "13" | "50" | "51" | "52" | "53" | "54" | "55" | "56" | "57";

/** Which way money moves, as seen by the other party's account. */
export type Side = "debit" | "credit";

/** Every transaction code with its side and meaning. */
export const transactionCodes: Readonly<Record<TransactionCode, { readonly side: Side; readonly meaning: string }>> = {
  "13": { side: "debit", meaning: "Debit" },
  "50": { side: "credit", meaning: "Credit" },
  "51": { side: "credit", meaning: "Australian Government security interest" },
  "52": { side: "credit", meaning: "Family allowance" },
  "53": { side: "credit", meaning: "Pay" },
  "54": { side: "credit", meaning: "Pension" },
  "55": { side: "credit", meaning: "Allotment" },
  "56": { side: "credit", meaning: "Dividend" },
  "57": { side: "credit", meaning: "Debenture or note interest" },
};

/** Whether the text is one of the nine transaction codes. */
export function isTransactionCode(text: string): text is TransactionCode {
  return text === "13" || (text.length === 2 && text >= "50" && text <= "57");
}

/** The side of a transaction code: 13 is a debit, 50 to 57 are credits. */
export function sideOf(code: TransactionCode): Side {
  return code === "13" ? "debit" : "credit";
}
