/** An Australian Business Number whose check digits are right, made of nine digits of our own. */
export function abnOf(serial: number): string {
  const digits = String(serial).padStart(9, "0");
  const weights = [3, 5, 7, 9, 11, 13, 15, 17, 19];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  // The two leading digits bring the weighted sum to a multiple of 89; the first counts ten times one less.
  for (let lead = 10; lead <= 99; lead += 1) {
    const first = Math.floor(lead / 10);
    if (((first - 1) * 10 + (lead % 10) + sum) % 89 === 0) return `${lead}${digits}`;
  }
  throw new RangeError(`no ABN ends in ${digits}`);
}
