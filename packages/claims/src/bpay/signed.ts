const POSITIVE = "{ABCDEFGHI";
const NEGATIVE = "}JKLMNOPQR";

/** Reads digits whose last one carries the sign: { A…I for +0…+9, } J…R for -0…-9. Plain digits are positive. */
export function parseSigned(text: string): bigint | null {
  if (!/^\d*[\d{}A-R]$/.test(text)) return null;
  const last = text.slice(-1);
  const plus = POSITIVE.indexOf(last);
  const minus = NEGATIVE.indexOf(last);
  const digit = plus >= 0 ? plus : minus >= 0 ? minus : Number(last);
  const value = BigInt(text.slice(0, -1) + String(digit));
  return minus >= 0 ? -value : value;
}
