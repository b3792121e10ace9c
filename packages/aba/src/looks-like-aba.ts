/**
 * Whether a file starts as a bank file does: a header with reel number and institution in their columns. The first 80
 * characters are enough. A yes does not mean that the file is sound: for that there is `checkAba`.
 */
export function looksLikeAba(start: Uint8Array | string): boolean {
  const text = typeof start === "string" ? start.slice(0, 130) : new TextDecoder().decode(start.subarray(0, 130));
  return /^\uFEFF?0[^\r\n]{17}\d\d[A-Z&]{3}[^\r\n]{33}[\d ]{6}[^\r\n]{12}\d{6}/.test(text);
}
