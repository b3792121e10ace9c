/** The largest amount or total that ten columns hold: $99,999,999.99. */
export const maxCents = 9_999_999_999;

/** The largest withholding tax that eight columns hold: $999,999.99. */
export const maxTaxCents = 99_999_999;

/** The largest number of records that the six columns of a file total hold. */
export const maxCount = 999_999;

/**
 * Cents from a decimal text such as "12", "12.5" or "12.50". No float is involved.
 * Returns undefined for a sign, a blank, a thousands comma, a fraction of a cent, or more than $99,999,999.99.
 */
export function centsFromDecimal(text: string): number | undefined {
  const found = /^(\d{1,16})(?:\.(\d{1,2})0{0,16})?$/.exec(text);
  if (found === null) return undefined;
  const cents = BigInt(found[1] ?? "") * 100n + BigInt((found[2] ?? "").padEnd(2, "0"));
  return cents > BigInt(maxCents) ? undefined : Number(cents);
}

/** Decimal text with two places from integer cents: 1250 gives "12.50", -5n gives "-0.05". */
export function decimalFromCents(cents: number | bigint): string {
  const whole = BigInt(cents);
  const digits = String(whole < 0n ? -whole : whole).padStart(3, "0");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A running sum that stays exact: a safe integer that spills into a bigint before it could lose a cent. */
export interface CentsSum {
  /** Adds a non-negative safe integer below 2^51. */
  add(cents: number): void;
  /** Adds any non-negative number of cents. */
  addBig(cents: bigint): void;
  value(): bigint;
}

const spillAt = 2 ** 51;

/** A sum that starts at nothing. */
export function centsSum(): CentsSum {
  let small = 0;
  let large = 0n;
  return {
    add(cents) {
      small += cents;
      if (small >= spillAt) {
        large += BigInt(small);
        small = 0;
      }
    },
    addBig(cents) {
      large += cents;
    },
    value: () => large + BigInt(small),
  };
}

/** Totals from the sums of both sides. */
export function totalsOf(creditCents: bigint, debitCents: bigint, count: number) {
  const net = creditCents - debitCents;
  return { netCents: net < 0n ? -net : net, creditCents, debitCents, count };
}
