import { type FieldError, type ServiceError, invalid } from "../errors.ts";

/** What was counted and summed for the first page of a list, so that the pages after need not do it again. */
export interface Counted {
  /** Tells the list and its filters apart from others. */
  of: string;
  total: number;
  sums: Record<string, string | number>;
}

/** Where a page ended. */
export interface Cursor {
  sort: string;
  /** The sort keys of its last row, as texts. */
  keys: string[];
  counted: Counted;
}

/** The refusal of a cursor that is none, or of another order. */
export function foreignCursor(): ServiceError {
  const detail = "This cursor does not belong to this list and order: start again without one.";
  const error: FieldError = { pointer: "/cursor", code: "INVALID", detail };
  return invalid(error);
}

/** A cursor as the text that callers hand back. */
export function cursorText({ sort, keys, counted: { of, total, sums } }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, keys, of, total, sums])).toString("base64url");
}

/**
 * The way back. Whoever forges one gets a page of what they may see anyhow, with counts that they made up.
 * @throws VALIDATION when the text is no cursor
 */
export function readCursor(text: string): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw foreignCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 5) throw foreignCursor();
  const [sort, keys, of, total, sums]: unknown[] = parts;
  if (typeof sort !== "string" || typeof of !== "string" || !isTexts(keys) || !isSums(sums)) throw foreignCursor();
  if (typeof total !== "number" || !Number.isSafeInteger(total) || total < 0) throw foreignCursor();
  return { sort, keys, counted: { of, total, sums } };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && one.length <= 1000);
}

function isSums(value: unknown): value is Counted["sums"] {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((sum) => Number.isSafeInteger(sum) || /^-?\d{1,16}\.\d{2}$/.test(String(sum)))
  );
}
