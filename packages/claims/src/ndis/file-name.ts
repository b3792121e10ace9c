/** True for a name the portal takes: at most 20 characters, `.csv` included, letters, digits, - and _. */
export function isNdisFileName(name: string): boolean {
  return name.length <= 20 && /^[A-Za-z0-9_-]+\.csv$/i.test(name);
}

/**
 * A name of 19 characters: the caller's stamp (YYMMDDHHMMSS) and the file's place in the run, 001 to 999.
 * The name comes back in the remittance as BulkClmId, so a stamp must never be used twice.
 */
export function ndisFileName(stamp: string, sequence: number): string {
  return `${stamp}${String(sequence).padStart(3, "0")}.CSV`;
}
