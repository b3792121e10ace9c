/** Money on screen: exact cents held as bigint, never a float. On the wire money and rates are decimal strings. */

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

function group(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** Cents of a decimal string, half away from zero beyond two decimals. Anything that is no number counts as zero. */
export function toCents(text: string): bigint {
  const match = DECIMAL.exec(text.trim());
  if (!match) return 0n;
  const fraction = (match[3] ?? "").padEnd(3, "0");
  let cents = BigInt((match[2] || "0") + fraction.slice(0, 2));
  if (fraction.charAt(2) >= "5") cents += 1n;
  return match[1] === "-" ? -cents : cents;
}

/** Plain decimal text of an amount in cents: `-1234.50`. */
export function centsToText(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The exact sum of decimal strings, as decimal text. */
export function sumMoney(amounts: Iterable<string>): string {
  let total = 0n;
  for (const amount of amounts) total += toCents(amount);
  return centsToText(total);
}

/** The exact difference `a - b`, as decimal text. */
export function subtractMoney(a: string, b: string): string {
  return centsToText(toCents(a) - toCents(b));
}

/** `-1,234.50`: two decimals, thousands separators, no currency. */
export function formatMoney(text: string): string {
  const plain = centsToText(toCents(text));
  const [whole = "0", fraction = "00"] = plain.replace("-", "").split(".");
  return `${plain.startsWith("-") ? "-" : ""}${group(whole)}.${fraction}`;
}

/** `$1,234.50`, for sentences and buttons where no column head names the currency. */
export function formatDollars(text: string): string {
  const plain = formatMoney(text);
  return plain.startsWith("-") ? `-$${plain.slice(1)}` : `$${plain}`;
}

/** A rate: at least two decimals, as many more as it really has: `66.80`, `0.125`. */
export function formatRate(text: string): string {
  const match = DECIMAL.exec(text.trim());
  if (!match) return text;
  const fraction = (match[3] ?? "").replace(/0+$/, "").padEnd(2, "0");
  const whole = group((match[2] || "0").replace(/^0+(?=\d)/, ""));
  return `${match[1] === "-" ? "-" : ""}${whole}.${fraction}`;
}

/** A quantity or percentage without trailing zeros: `31`, `33.333333`. */
export function formatNumber(text: string | number): string {
  const match = DECIMAL.exec(String(text).trim());
  if (!match) return String(text);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const whole = group((match[2] || "0").replace(/^0+(?=\d)/, ""));
  return `${match[1] === "-" ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
}

/** True when the decimal text is exactly nothing: `0`, `0.00`, `-0.000000`. */
export function isZero(text: string): boolean {
  return /^[+-]?0*(?:\.0*)?$/.test(text.trim());
}

export type Parsed = { ok: true; value: string } | { ok: false; message: string };

/**
 * What a person types or pastes for an amount: `1,234.50`, `$1234.5`, `-5`, `(5.00)`, `1 234.50`.
 * @param decimals most decimals allowed: 2 for money, 6 for rates and percentages
 */
export function parseAmount(input: string, decimals = 2): Parsed {
  let text = input.trim().replaceAll("\u2212", "-");
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) text = `-${bracketed[1] ?? ""}`;
  text = text.replaceAll(/[\s\u00a0$%]|AUD/gi, "");
  if (/,\d{1,2}$/.test(text) && !text.includes("."))
    return { ok: false, message: "Write cents after a point, for example 1,234.50." };
  text = text.replaceAll(",", "");
  const match = DECIMAL.exec(text);
  if (!match || !/\d/.test(text)) return { ok: false, message: "Enter a number, for example 1,234.50." };
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals)
    return { ok: false, message: decimals === 2 ? "Use at most two decimals." : `Use at most ${decimals} decimals.` };
  const whole = (match[2] || "0").replace(/^0+(?=\d)/, "");
  const value = `${whole}.${fraction.padEnd(Math.min(2, decimals), "0")}`.replace(/\.$/, "");
  return { ok: true, value: match[1] === "-" && !isZero(value) ? `-${value}` : value };
}
