/** The one rounding of the billing rules: to the nearest whole, a half away from zero. */

const LIMIT = Number.MAX_SAFE_INTEGER / 4;

/**
 * `numerator / denominator` to the nearest integer, halves away from zero: 2.5 gives 3, -2.5 gives -3.
 * `denominator` is positive. Numbers must be integers below 2^51 in size; `roundBigRatio` takes any size.
 */
export function roundRatio(numerator: number, denominator: number): number {
  if (denominator === 1) return numerator;
  const size = numerator < 0 ? -numerator : numerator;
  const rest = size % denominator;
  // size - rest is a multiple of the denominator, so the division is exact.
  const quotient = (size - rest) / denominator + (rest * 2 >= denominator ? 1 : 0);
  return quotient === 0 ? 0 : numerator < 0 ? -quotient : quotient;
}

/** As `roundRatio`, for integers of any size. */
export function roundBigRatio(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = (size * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -quotient : quotient;
}

/**
 * `value * multiplier / divisor` rounded as above, exact for every size of its factors. Integers throughout. A result
 * beyond 2^53 comes back as the nearest number, which is past every limit on money.
 */
export function roundProduct(value: number | bigint, multiplier: number | bigint, divisor: number | bigint): number {
  if (typeof value === "number" && typeof multiplier === "number" && typeof divisor === "number") {
    const product = value * multiplier;
    if (product < LIMIT && product > -LIMIT && divisor < LIMIT) return roundRatio(product, divisor);
  }
  return Number(roundBigRatio(BigInt(value) * BigInt(multiplier), BigInt(divisor)));
}
