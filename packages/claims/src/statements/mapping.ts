import type { DayOrder } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { fieldsOf, type Programme } from "./fields.ts";
import { mappingIssues, type MappingIssueCode } from "./issues.ts";

/** How a CSV statement is cut into cells, and the text of the first cell at which its lines end. */
export interface CsvShape {
  readonly kind: "csv";
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly stopAt?: string;
}

/** Where the lines of an XML statement are: element names from the root down, with slashes. */
export interface XmlShape {
  readonly kind: "xml";
  readonly line: string;
}

/**
 * Where a field's value comes from: a CSV column (one of several headers), an XML path from the line
 * (`amount`, `@id`, `../@id`, `../../period/end`), the cell behind a label above the lines, or a fixed text.
 */
export type FieldSource =
  | { readonly columns: readonly string[] }
  | { readonly path: string }
  | { readonly label: string }
  | { readonly fixed: string };

/** How a funding code of the statement reads here: our code, and what to do with the sign of its amounts. */
export interface CodeMapping {
  readonly code: string;
  /** "reversed" turns the sign; "negative" makes every amount negative (reductions shown without a sign). */
  readonly sign: "as-shown" | "reversed" | "negative";
}

/** A total stated in the file, and the field whose sum it must be (null: only read). */
export interface TotalMapping {
  readonly name: string;
  readonly source: { readonly label: string } | { readonly path: string };
  readonly sumOf: string | null;
}

/**
 * How one provider's payment statements read. A plain object: keep it as JSON and give it back to
 * `parseStatementMapping`.
 */
export interface StatementMapping {
  readonly version: 1;
  readonly programme: Programme;
  readonly name: string;
  readonly file: CsvShape | XmlShape;
  readonly dayOrder: DayOrder;
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly codes: Readonly<Record<string, CodeMapping>>;
  readonly totals: readonly TotalMapping[];
}

export interface ParsedMapping extends Findings<MappingIssueCode> {
  readonly mapping: StatementMapping | null;
}

type Unknown = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isShort = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= 200;

function own(object: Unknown, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function parseShape(value: unknown): CsvShape | XmlShape | null {
  if (!isObject(value)) return null;
  const kind = own(value, "kind");
  const line = own(value, "line");
  if (kind === "xml") return isShort(line) && !line.includes("..") ? { kind, line } : null;
  const delimiter = own(value, "delimiter");
  const stopAt = own(value, "stopAt");
  if (kind !== "csv" || (stopAt !== undefined && !isShort(stopAt))) return null;
  if (delimiter !== "," && delimiter !== ";" && delimiter !== "\t" && delimiter !== "|") return null;
  return { kind, delimiter, ...(stopAt === undefined ? {} : { stopAt }) };
}

function parseSource(value: unknown, kind: "csv" | "xml"): FieldSource | null {
  if (!isObject(value)) return null;
  const columns = own(value, "columns");
  const path = own(value, "path");
  const label = own(value, "label");
  const fixed = own(value, "fixed");
  if (kind === "csv" && Array.isArray(columns) && columns.length > 0 && columns.length <= 20 && columns.every(isShort))
    return { columns: columns.map(String) };
  if (kind === "xml" && isShort(path)) return { path };
  if (kind === "csv" && isShort(label)) return { label };
  return isShort(fixed) ? { fixed } : null;
}

function parseCode(value: unknown): CodeMapping | null {
  if (!isObject(value)) return null;
  const code = own(value, "code");
  const sign = own(value, "sign") ?? "as-shown";
  if (!isShort(code) || (sign !== "as-shown" && sign !== "reversed" && sign !== "negative")) return null;
  return { code, sign };
}

function parseTotal(value: unknown, kind: "csv" | "xml", fields: ReadonlyMap<string, unknown>): TotalMapping | null {
  if (!isObject(value)) return null;
  const name = own(value, "name");
  const source = parseSource(own(value, "source"), kind);
  const sumOf = own(value, "sumOf") ?? null;
  if (!isShort(name) || source === null || !("label" in source || "path" in source)) return null;
  if (sumOf !== null && (typeof sumOf !== "string" || !fields.has(sumOf))) return null;
  return { name, source, sumOf };
}

function parse(value: unknown, log: IssueLog<MappingIssueCode>): StatementMapping | null {
  if (!isObject(value)) {
    log.add("mapping.not-object");
    return null;
  }
  if (own(value, "version") !== 1) log.add("mapping.version", { field: "version" });
  const programme = own(value, "programme");
  const file = parseShape(own(value, "file"));
  if (programme !== "residential" && programme !== "support-at-home")
    log.add("mapping.programme", { field: "programme" });
  if (file === null) log.add("mapping.file", { field: "file" });
  if ((programme !== "residential" && programme !== "support-at-home") || file === null) return null;
  const dayOrder = own(value, "dayOrder") ?? "auto";
  if (dayOrder !== "auto" && dayOrder !== "dmy" && dayOrder !== "ymd" && dayOrder !== "mdy") {
    log.add("mapping.day-order", { field: "dayOrder" });
    return null;
  }
  const specs = fieldsOf(programme);
  const fields = new Map<string, FieldSource>();
  const givenFields = own(value, "fields");
  for (const [key, given] of Object.entries(isObject(givenFields) ? givenFields : {})) {
    const source = parseSource(given, file.kind);
    if (!specs.has(key)) log.add("mapping.field", { field: key });
    else if (source === null) log.add("mapping.source", { field: key });
    else fields.set(key, source);
  }
  for (const [key, spec] of specs)
    if (spec.required === true && !fields.has(key)) log.add("mapping.required", { field: key });
  const codes = new Map<string, CodeMapping>();
  const givenCodes = own(value, "codes");
  for (const [key, given] of Object.entries(isObject(givenCodes) ? givenCodes : {})) {
    const code = parseCode(given);
    if (code === null) log.add("mapping.code", { field: key });
    else codes.set(key, code);
  }
  const totals: TotalMapping[] = [];
  const givenTotals = own(value, "totals");
  for (const given of Array.isArray(givenTotals) ? givenTotals : []) {
    const total = parseTotal(given, file.kind, specs);
    if (total === null) log.add("mapping.total", { field: "totals" });
    else totals.push(total);
  }
  const name = own(value, "name");
  return {
    version: 1,
    programme,
    name: isShort(name) ? name : "",
    file,
    dayOrder,
    fields: Object.fromEntries(fields),
    codes: Object.fromEntries(codes),
    totals,
  };
}

/** Takes a saved mapping (the result of JSON.parse, or anything else) and says what is wrong with it. Never throws. */
export function parseStatementMapping(value: unknown): ParsedMapping {
  const log = new IssueLog<MappingIssueCode>(mappingIssues);
  const mapping = parse(value, log);
  const findings = log.findings();
  return { mapping: findings.ok ? mapping : null, ...findings };
}
