import { isDigits } from "../common/digits.ts";

const WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/**
 * True when the text is an Australian Business Number: eleven digits whose weighted sum, the first digit less one,
 * is a multiple of 89.
 */
export function isAbn(text: string): boolean {
  if (!isDigits(text, 11, 11)) return false;
  let sum = -10;
  for (let i = 0; i < 11; i++) sum += (WEIGHTS[i] ?? 0) * (text.charCodeAt(i) - 48);
  return sum % 89 === 0;
}

/** Instead of an ABN: REIMB when the participant is paid back, EXCLS when the supplier is exempt from quoting one. */
export const ABN_WORDS = ["REIMB", "EXCLS"] as const;

/** True for what the ABN column may hold besides nothing: a valid ABN or one of the two words. */
export function isAbnEntry(text: string): boolean {
  return text === "REIMB" || text === "EXCLS" || isAbn(text);
}
