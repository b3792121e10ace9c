/**
 * Exact decimals as an integer and a power of ten. `digits` is a safe integer as long as it fits and a bigint beyond,
 * so that nothing is ever rounded here.
 */

export interface Scaled {
  /** The value is `digits / 10^scale`; a bigint exactly when it is no safe integer. */
  readonly digits: number | bigint;
  /** 0 or more; the last digit after the point is never 0. */
  readonly scale: number;
}

export const ONE: Scaled = { digits: 1, scale: 0 };

/** Digits that always fit a safe integer. */
const SAFE_DIGITS = 15;

function normal(digits: number | bigint, scale: number): Scaled {
  let value = digits;
  let places = scale;
  if (typeof value === "number") {
    while (places > 0 && value % 10 === 0) {
      value /= 10;
      places -= 1;
    }
    return { digits: value === 0 ? 0 : value, scale: value === 0 ? 0 : places };
  }
  while (places > 0 && value % 10n === 0n) {
    value /= 10n;
    places -= 1;
  }
  const small = Number(value);
  return Number.isSafeInteger(small)
    ? { digits: small === 0 ? 0 : small, scale: places }
    : { digits: value, scale: places };
}

/** Reads "66.80", "-0.005", "1000". Null for anything else (no exponent, no spaces, no bare point). */
export function parseScaled(text: string): Scaled | null {
  const negative = text.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  let point = -1;
  let value = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46 && point < 0 && at > start) point = at;
    else if (code >= 48 && code <= 57) value = value * 10 + (code - 48);
    else return null;
  }
  if (text.length === start || point === text.length - 1) return null;
  const scale = point < 0 ? 0 : text.length - point - 1;
  if (text.length - start - (point < 0 ? 0 : 1) <= SAFE_DIGITS) return normal(negative ? -value : value, scale);
  const big = BigInt(text.slice(start).replace(".", ""));
  return normal(negative ? -big : big, scale);
}

/** `parseScaled` for text that a database has checked; throws a RangeError otherwise. */
export function scaledOf(text: string): Scaled {
  const value = parseScaled(text);
  if (value === null) throw new RangeError(`"${text}" is not a decimal number`);
  return value;
}

export function multiply(a: Scaled, b: Scaled): Scaled {
  if (typeof a.digits === "number" && typeof b.digits === "number") {
    const product = a.digits * b.digits;
    if (Number.isSafeInteger(product)) return normal(product, a.scale + b.scale);
  }
  return normal(BigInt(a.digits) * BigInt(b.digits), a.scale + b.scale);
}

/** `value / 10^places`. */
export function shiftDown(value: Scaled, places: number): Scaled {
  return normal(value.digits, value.scale + places);
}

export function add(a: Scaled, b: Scaled): Scaled {
  const scale = Math.max(a.scale, b.scale);
  return normal(
    BigInt(a.digits) * 10n ** BigInt(scale - a.scale) + BigInt(b.digits) * 10n ** BigInt(scale - b.scale),
    scale,
  );
}

export function negate(value: Scaled): Scaled {
  return { digits: value.digits === 0 ? 0 : -value.digits, scale: value.scale };
}

/** -1, 0 or 1 */
export function compare(a: Scaled, b: Scaled): number {
  const difference = add(a, negate(b)).digits;
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/** "66.80" for 66.8 with `minPlaces` 2; never an exponent, never fewer digits than the value has. */
export function scaledText(value: Scaled, minPlaces = 0): string {
  const negative = value.digits < 0;
  const digits = String(value.digits)
    .slice(negative ? 1 : 0)
    .padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale).padEnd(minPlaces, "0");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
