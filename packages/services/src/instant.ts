/** An instant as PostgreSQL writes it (`2026-11-22 01:02:03.45+00`) in the form of RFC 3339 (`2026-11-22T01:02:03.45Z`). */
export function instantText(fromDatabase: string): string;
export function instantText(fromDatabase: string | null): string | null;
export function instantText(fromDatabase: string | null): string | null {
  if (fromDatabase === null) return null;
  return fromDatabase.replace(" ", "T").replace(/[+]00(:?00)?$/, "Z");
}
