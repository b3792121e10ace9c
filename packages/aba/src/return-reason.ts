/** What to do about a returned entry. */
export type ReturnAction = "retry" | "stop-authority" | "correct-account" | "ask-payer" | "ask-bank";

/** Why an entry came back. */
export interface ReturnReason {
  meaning: string;
  action: ReturnAction;
}

/** The reason codes of return records, column 18. Code 7 is not used. */
export const returnReasons: Readonly<Record<string, Readonly<ReturnReason>>> = {
  "1": { meaning: "Invalid BSB", action: "correct-account" },
  "2": { meaning: "Payment stopped", action: "ask-payer" },
  "3": { meaning: "Account closed", action: "stop-authority" },
  "4": { meaning: "Customer deceased", action: "stop-authority" },
  "5": { meaning: "No account or wrong account number", action: "stop-authority" },
  "6": { meaning: "Refer to customer", action: "retry" },
  "8": { meaning: "Invalid user identification number", action: "ask-bank" },
  "9": { meaning: "Technically invalid", action: "ask-bank" },
};

/** The reason of a code, or undefined when the code is not in the standard. */
export function returnReason(code: string): Readonly<ReturnReason> | undefined {
  return Object.hasOwn(returnReasons, code) ? returnReasons[code] : undefined;
}
