import { parseDay, type Day } from "../common/day.ts";
import { formatCents, formatShortest, parseAmount, parseDecimal } from "../common/decimal.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { fieldsOf, type FieldSpec } from "./fields.ts";
import { statementRules, type StatementIssueCode } from "./issues.ts";
import type { CodeMapping, StatementMapping } from "./mapping.ts";
import type { RawLine, RawStatement } from "./raw.ts";
import { readRawCsv } from "./raw-csv.ts";
import { readRawXml } from "./raw-xml.ts";

/** A stated total and what the lines come to. Dollars with two decimals. */
export interface StatementTotal {
  readonly name: string;
  readonly stated: string | null;
  /** The sum it must equal; null when the mapping only reads the total. */
  readonly found: string | null;
  readonly agrees: boolean | null;
}

/** The values of one line: text as it is, amounts with two decimals, numbers plain, days YYYY-MM-DD; null when absent. */
export type LineValues = ReadonlyMap<string, string | null>;

export interface MappedStatement extends Findings<StatementIssueCode> {
  /** Lines whose every value could be read. */
  readonly lines: readonly { readonly line: number; readonly values: LineValues }[];
  /** All lines found, also those with an error. */
  readonly lineCount: number;
  readonly totals: readonly StatementTotal[];
}

type Log = IssueLog<StatementIssueCode>;

function typed(text: string, spec: FieldSpec, mapping: StatementMapping): string | null {
  if (spec.kind === "text") return text;
  if (spec.kind === "day") return parseDay(text, mapping.dayOrder);
  if (spec.kind === "amount") {
    const cents = parseAmount(text);
    return cents === null ? null : formatCents(cents);
  }
  const plain = text.replace(/^\$/, "").replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const units = parseDecimal(plain, 6);
  return units === null ? null : formatShortest(units, 6);
}

const FAULT = {
  day: "statement.date",
  amount: "statement.amount",
  number: "statement.number",
  text: "statement.missing",
} as const;

function readLine(
  raw: RawLine,
  specs: ReadonlyMap<string, FieldSpec>,
  mapping: StatementMapping,
  log: Log,
): LineValues | null {
  const errorsBefore = log.errors;
  const values = new Map<string, string | null>();
  for (const [key, spec] of specs) {
    const text = raw.values.get(key) ?? "";
    const value = text === "" ? null : typed(text, spec, mapping);
    if (text === "" && spec.required === true) log.add("statement.missing", { line: raw.line, field: key });
    else if (text !== "" && value === null) log.add(FAULT[spec.kind], { line: raw.line, field: key, value: text });
    values.set(key, value);
  }
  const amount = values.get("amount") ?? null;
  if (amount !== null) values.set("amount", signedAmount(amount, codeOf(mapping, values.get("fundingCode") ?? "")));
  return log.errors > errorsBefore ? null : values;
}

/** An amount with the sign its funding code asks for. */
function signedAmount(amount: string, code: CodeMapping | undefined): string {
  const cents = parseAmount(amount) ?? 0n;
  if (code?.sign === "reversed") return formatCents(-cents);
  return code?.sign === "negative" && cents > 0n ? formatCents(-cents) : amount;
}

/** The code mapping of a line, looked up by the code as it stands. */
export function codeOf(mapping: StatementMapping, external: string): CodeMapping | undefined {
  return Object.hasOwn(mapping.codes, external) ? mapping.codes[external] : undefined;
}

function checkTotals(
  raw: RawStatement,
  mapping: StatementMapping,
  lines: MappedStatement["lines"],
  log: Log,
): StatementTotal[] {
  if (mapping.totals.length === 0) log.add("statement.no-total");
  return mapping.totals.map(({ name, sumOf }): StatementTotal => {
    const stated = raw.totals.get(name) ?? null;
    const statedCents = stated === null ? null : parseAmount(stated.text);
    const found =
      sumOf === null ? null : lines.reduce((sum, { values }) => sum + (parseAmount(values.get(sumOf) ?? "") ?? 0n), 0n);
    if (stated === null) log.add("statement.total-missing", { field: name });
    else if (statedCents === null) log.add("statement.amount", { line: stated.line, field: name, value: stated.text });
    else if (found !== null && found !== statedCents)
      log.add("statement.total-differs", {
        line: stated.line,
        field: name,
        value: stated.text,
        detail: `The lines come to ${formatCents(found)}.`,
      });
    return {
      name,
      stated: statedCents === null ? null : formatCents(statedCents),
      found: found === null ? null : formatCents(found),
      agrees: found === null || statedCents === null ? null : found === statedCents,
    };
  });
}

/**
 * Reads a payment statement by a mapping: finds its lines, types their values, gives amounts the sign their code asks
 * for, and holds the stated totals against the sums of the lines. Never throws.
 */
export function readMappedStatement(input: FileInput, mapping: StatementMapping): MappedStatement {
  const log: Log = new IssueLog<StatementIssueCode>(statementRules);
  const text = decodeText(input, log);
  const { file } = mapping;
  const raw =
    text === null
      ? null
      : file.kind === "csv"
        ? readRawCsv(text, mapping, file, log)
        : readRawXml(text, mapping, file, log);
  if (raw === null) return { lines: [], lineCount: 0, totals: [], ...log.findings() };
  if (raw.lines.length === 0) log.add("statement.no-lines");
  const specs = fieldsOf(mapping.programme);
  const lines: { line: number; values: LineValues }[] = [];
  const seen = new Set<string>();
  const unknownCodes = new Set<string>();
  for (const rawLine of raw.lines) {
    const values = readLine(rawLine, specs, mapping, log);
    if (values === null) continue;
    const facts = JSON.stringify([...values]);
    if (seen.has(facts)) log.add("statement.line-twice", { line: rawLine.line });
    seen.add(facts);
    const external = values.get("fundingCode") ?? null;
    if (external !== null && codeOf(mapping, external) === undefined && !unknownCodes.has(external)) {
      unknownCodes.add(external);
      log.add("statement.unknown-code", { line: rawLine.line, field: "fundingCode", value: external });
    }
    lines.push({ line: rawLine.line, values });
  }
  const totals = checkTotals(raw, mapping, lines, log);
  return { lines, lineCount: raw.lines.length, totals, ...log.findings() };
}

/** A day of a line, null when absent. */
export const dayOf = (values: LineValues, key: string): Day | null => values.get(key) ?? null;
