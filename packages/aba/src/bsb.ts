/** Outcome of reading a BSB as a person or a system wrote it. */
export type BsbResult = { ok: true; bsb: string } | { ok: false; code: "bsb-invalid" };

/**
 * Six digits from a BSB written NNNNNN or NNN-NNN.
 * Only the form is looked at; whether the BSB exists is for a `BsbDirectory`.
 */
export function parseBsb(text: string): BsbResult {
  const found = /^(\d{3})-?(\d{3})$/.exec(text);
  return found === null ? { ok: false, code: "bsb-invalid" } : { ok: true, bsb: `${found[1] ?? ""}${found[2] ?? ""}` };
}

/** Whether the text is a BSB in either form. */
export function isBsb(text: string): boolean {
  return parseBsb(text).ok;
}

/** Six digits as NNN-NNN, the form that files and statements show. */
export function formatBsb(bsb: string): string {
  return `${bsb.slice(0, 3)}-${bsb.slice(3)}`;
}

/** Whether the BSB is a filler that no account can have. */
export function isPlaceholderBsb(bsb: string): boolean {
  return bsb === "000000" || bsb === "999999";
}
