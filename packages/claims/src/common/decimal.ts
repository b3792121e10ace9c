/**
 * Exact decimals as scaled integers: 12.34 with scale 2 is 1234n. No floating point comes near an amount.
 */

/** Ten to the power `n`, for scaling. */
function tenTo(n: number): bigint {
  return 10n ** BigInt(n);
}

/**
 * Reads a plain decimal ("12", "12.3", "-0.05") to a whole number of 10^-scale units.
 * Null when the text is anything else or has digits other than 0 past the scale: nothing is rounded here.
 */
export function parseDecimal(text: string, scale: number): bigint | null {
  const negative = text.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  const dot = text.indexOf(".");
  const wholeEnd = dot === -1 ? text.length : dot;
  if (wholeEnd === start || wholeEnd - start > 18 || dot === text.length - 1 || text.length - wholeEnd > 19)
    return null;
  let value = 0;
  let places = 0;
  for (let i = start; i < text.length; i++) {
    if (i === dot) continue;
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return null;
    if (i > wholeEnd && places === scale) {
      if (digit !== 0) return null;
      continue;
    }
    if (i > wholeEnd) places++;
    value = value * 10 + digit;
  }
  const width = wholeEnd - start + scale;
  for (let p = places; p < scale; p++) value *= 10;
  // Up to fifteen digits a number is exact; longer ones go by their text.
  const spelled = (): string => text.slice(start, wholeEnd) + text.slice(wholeEnd + 1, wholeEnd + 1 + places);
  const units = width <= 15 ? BigInt(value) : BigInt(spelled().padEnd(width, "0"));
  return negative ? -units : units;
}

/** Writes scaled units with exactly `scale` decimals: (1234n, 2) is "12.34". */
export function formatDecimal(units: bigint, scale: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return negative ? `-${text}` : text;
}

/** Writes scaled units in the shortest exact form: (250n, 2) is "2.5", (200n, 2) is "2". */
export function formatShortest(units: bigint, scale: number): string {
  const text = formatDecimal(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, "");
}

/** Cents of a plain decimal with at most two decimals, or null. */
export function parseCents(text: string): bigint | null {
  return parseDecimal(text, 2);
}

/** Cents as a decimal string with two decimals. */
export function formatCents(cents: bigint): string {
  return formatDecimal(cents, 2);
}

const GROUPED = /^\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,2})?$/;
const UNGROUPED = /^(?:\d{1,18}(?:\.\d{0,2})?|\.\d{1,2})$/;

/**
 * Reads an amount the way people and portals write it: "$2,060.24", "-12.5", "(12.50)", "12.50-", "1 234" is refused.
 * Thousands commas must stand where thousands are. Null when it is not an amount of whole cents.
 */
export function parseAmount(text: string): bigint | null {
  let rest = text.trim();
  if (rest.length === 0 || rest.length > 32) return null;
  let sign = 1n;
  if (rest.startsWith("(") && rest.endsWith(")")) {
    sign = -1n;
    rest = rest.slice(1, -1).trim();
  }
  if (rest.endsWith("-") || rest.startsWith("-")) {
    if (sign === -1n) return null;
    sign = -1n;
    rest = rest.startsWith("-") ? rest.slice(1).trimStart() : rest.slice(0, -1).trimEnd();
  }
  if (rest.startsWith("$")) rest = rest.slice(1).trimStart();
  if (rest.startsWith("-") && sign === 1n) {
    sign = -1n;
    rest = rest.slice(1).trimStart();
  }
  if (GROUPED.test(rest)) rest = rest.replaceAll(",", "");
  if (!UNGROUPED.test(rest)) return null;
  if (rest.startsWith(".")) rest = `0${rest}`;
  if (rest.endsWith(".")) rest = rest.slice(0, -1);
  const cents = parseDecimal(rest, 2);
  return cents === null ? null : sign * cents;
}

/** Divides whole numbers and rounds half away from zero: the one rounding this package does. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** Quantity times price in cents, rounded once, half away from zero. `quantityScale` is the decimals of `quantity`. */
export function timesPrice(quantity: bigint, quantityScale: number, priceCents: bigint): bigint {
  return divideHalfUp(quantity * priceCents, tenTo(quantityScale));
}
