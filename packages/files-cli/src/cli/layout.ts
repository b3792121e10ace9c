import { defaultSahLayout, type SahLayout } from "@banksia/claims";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** True when a value read from JSON is a layout of a Support at Home upload file. */
export function isSahLayout(value: unknown): value is SahLayout {
  if (!isObject(value)) return false;
  const { columns, dayForm, flags } = value;
  const fields = new Set<unknown>(defaultSahLayout.columns.map(({ field }) => field));
  return (
    Array.isArray(columns) &&
    columns.length > 0 &&
    columns.every(
      (column) => isObject(column) && fields.has(column["field"]) && typeof column["header"] === "string",
    ) &&
    (dayForm === "YYYY-MM-DD" || dayForm === "DD/MM/YYYY") &&
    Array.isArray(flags) &&
    flags.length === 2 &&
    flags.every((flag) => typeof flag === "string" && flag !== "")
  );
}
