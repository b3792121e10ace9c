/**
 * Check digit rules of BPAY customer reference numbers. Which one holds belongs to the biller code.
 * MOD10V01: Luhn. MOD10V05: sum of each digit times its place from the left, modulo 10.
 */
export type CrnRule = "MOD10V01" | "MOD10V05";

/** Why a CRN could not be made or is not valid. */
export type CrnFault = "crn.not-digits" | "crn.length" | "crn.check-digit";

/** Shortest and longest CRN, check digit included. */
export const CRN_MIN = 2;
export const CRN_MAX = 20;

function luhn(digits: string): number {
  let sum = 0;
  let double = true;
  for (let i = digits.length - 1; i >= 0; i--) {
    const d = digits.charCodeAt(i) - 48;
    const weighted = double ? d * 2 : d;
    sum += weighted > 9 ? weighted - 9 : weighted;
    double = !double;
  }
  return (10 - (sum % 10)) % 10;
}

function byPlace(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(i) - 48) * (i + 1);
  return sum % 10;
}

/** The CRN of a reference of 1 to 19 digits: the same digits with the check digit behind them. */
export function makeCrn(rule: CrnRule, reference: string): { readonly crn: string } | { readonly fault: CrnFault } {
  if (!/^\d*$/.test(reference)) return { fault: "crn.not-digits" };
  if (reference.length < CRN_MIN - 1 || reference.length > CRN_MAX - 1) return { fault: "crn.length" };
  return { crn: reference + String(rule === "MOD10V01" ? luhn(reference) : byPlace(reference)) };
}

/** What is wrong with a CRN under a rule; null when nothing is. */
export function crnFault(rule: CrnRule, crn: string): CrnFault | null {
  if (!/^\d*$/.test(crn)) return "crn.not-digits";
  if (crn.length < CRN_MIN || crn.length > CRN_MAX) return "crn.length";
  const made = makeCrn(rule, crn.slice(0, -1));
  return "crn" in made && made.crn === crn ? null : "crn.check-digit";
}

/** The rules a CRN satisfies: evidence for a biller whose rule is not known, never proof. */
export function crnRulesOf(crn: string): CrnRule[] {
  return (["MOD10V01", "MOD10V05"] as const).filter((rule) => crnFault(rule, crn) === null);
}
