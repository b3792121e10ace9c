/** Percentages with up to six decimals, summed exactly. */

const MILLION = 1_000_000n;

function millionths(text: string): bigint {
  const match = /^(-?)(\d*)(?:\.(\d{0,6}))?$/.exec(text.trim());
  if (!match) return 0n;
  const value = BigInt(match[2] || "0") * MILLION + BigInt((match[3] ?? "").padEnd(6, "0"));
  return match[1] === "-" ? -value : value;
}

function written(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -6)}${fraction ? `.${fraction}` : ""}`;
}

/** The sum of the shares, without trailing zeros: `100`. */
export function sumOfShares(percents: readonly string[]): string {
  return written(percents.reduce((sum, one) => sum + millionths(one), 0n));
}

/** What is missing to 100; nothing when it is already there or beyond. */
export function sharesLeft(percents: readonly string[]): string {
  const left = 100n * MILLION - percents.reduce((sum, one) => sum + millionths(one), 0n);
  return left > 0n ? written(left) : "";
}
