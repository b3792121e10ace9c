import { readCsv, csvIssues, type CsvRow } from "../common/csv-read.ts";
import { IssueLog } from "../common/issue.ts";
import { normaliseHeader } from "../common/table.ts";
import { decodeText, textIssues, type FileInput } from "../common/text.ts";
import { readXml, xmlIssues, type XmlElement } from "../common/xml-read.ts";
import { fieldsOf, type Programme } from "./fields.ts";
import type { FieldSource, StatementMapping, TotalMapping } from "./mapping.ts";
import { findHeader } from "./raw-csv.ts";
import { firstElementAt, textAt } from "./raw-xml.ts";

/** How well a saved mapping fits a file. */
export interface MappingFit {
  readonly mapping: StatementMapping;
  /** True when every field a line needs was found. */
  readonly fits: boolean;
  /** Fields found, of those the mapping names. */
  readonly found: number;
  readonly missing: readonly string[];
}

type Delimiter = "," | ";" | "\t" | "|";

interface Opened {
  readonly xml: XmlElement | null;
  readonly csv: (delimiter: Delimiter) => CsvRow[];
}

function open(input: FileInput): Opened | null {
  const text = decodeText(input, new IssueLog(textIssues));
  if (text === null) return null;
  const xml = text.trimStart().startsWith("<") ? readXml(text, new IssueLog(xmlIssues)) : null;
  // A statement's header stands near its top: more of the file is not needed to know it.
  const head = text.slice(0, 200_000);
  return { xml, csv: (delimiter) => readCsv(head, new IssueLog(csvIssues), { delimiter }) };
}

function fitOf(opened: Opened, mapping: StatementMapping): MappingFit {
  const needed = [...fieldsOf(mapping.programme)].filter(([, spec]) => spec.required === true).map(([key]) => key);
  if (mapping.file.kind === "csv") {
    const rows = opened.xml === null ? opened.csv(mapping.file.delimiter) : [];
    const { places, missing } = findHeader(rows, mapping);
    return { mapping, fits: missing.length === 0 && places.size > 0, found: places.size, missing };
  }
  const line = opened.xml === null ? null : firstElementAt(opened.xml, mapping.file.line);
  if (line === null) return { mapping, fits: false, found: 0, missing: needed };
  const found = Object.entries(mapping.fields)
    .filter(([, source]) => "fixed" in source || ("path" in source && textAt(line, source.path) !== null))
    .map(([key]) => key);
  const missing = needed.filter((key) => !found.includes(key));
  return { mapping, fits: missing.length === 0, found: found.length, missing };
}

/** Tries saved mappings on a file: the best fit first; fits come before near misses. Never throws. */
export function detectStatement(input: FileInput, mappings: readonly StatementMapping[]): MappingFit[] {
  const opened = open(input);
  if (opened === null) return [];
  return mappings
    .map((mapping) => fitOf(opened, mapping))
    .toSorted((a, b) => Number(b.fits) - Number(a.fits) || b.found - a.found);
}

/** A first mapping for a person to look over and save. */
export interface SuggestedMapping {
  readonly mapping: StatementMapping;
  /** Fields every line needs that were not recognised: the mapping is not usable until they are given. */
  readonly missing: readonly string[];
  /** Columns or elements that were not recognised. */
  readonly unused: readonly string[];
}

function knownNames(programme: Programme): Map<string, string> {
  const names = new Map<string, string>();
  for (const [key, { knownAs }] of fieldsOf(programme))
    for (const name of [key, ...knownAs]) if (!names.has(normaliseHeader(name))) names.set(normaliseHeader(name), key);
  return names;
}

/** Totals met in statements, and the field each adds up (null: only read). */
const TOTAL_LABELS: Readonly<Record<Programme, readonly (readonly [string, string | null])[]>> = {
  residential: [
    ["total", "amount"],
    ["statement total", "amount"],
    ["total amount", "amount"],
    ["total paid", "amount"],
  ],
  "support-at-home": [
    ["total paid", "amountPaid"],
    ["claim total", null],
    ["compensation reduction", null],
    ["care recipient individual contribution", null],
    ["heldover previous period", null],
    ["outstanding heldover", null],
  ],
};

function suggestCsv(rows: readonly CsvRow[], delimiter: Delimiter, programme: Programme): SuggestedMapping | null {
  const names = knownNames(programme);
  let best: { row: CsvRow; keys: Map<string, string>; unused: string[] } | null = null;
  for (const row of rows.slice(0, 100)) {
    const keys = new Map<string, string>();
    const unused: string[] = [];
    for (const cell of row.cells) {
      const key = names.get(normaliseHeader(cell));
      if (key !== undefined && !keys.has(key)) keys.set(key, cell.trim());
      else if (cell.trim() !== "") unused.push(cell.trim());
    }
    if (keys.size >= 2 && keys.size > (best?.keys.size ?? 0)) best = { row, keys, unused };
  }
  if (best === null) return null;
  const labels = new Map<string, string>();
  for (const row of rows)
    if (row !== best.row) for (const cell of row.cells) labels.set(normaliseHeader(cell), cell.trim());
  const totals = TOTAL_LABELS[programme].flatMap(([label, sumOf]): TotalMapping[] => {
    const written = labels.get(normaliseHeader(label));
    return written === undefined ? [] : [{ name: label, source: { label: written }, sumOf }];
  });
  const fields = Object.fromEntries([...best.keys].map(([key, header]) => [key, { columns: [header] }]));
  return finish(programme, { kind: "csv", delimiter }, fields, totals, best.unused);
}

/** What an XML line and the elements around it say directly: path by name, and by name with the element's own in front. */
function leaves(root: XmlElement, path: string): Map<string, string> {
  const place = firstElementAt(root, path);
  const found = new Map<string, string>();
  if (place === null) return found;
  [place.element, ...place.around.toReversed()].forEach((element, up) => {
    const prefix = "../".repeat(up);
    const add = (name: string, at: string): void => {
      for (const known of [normaliseHeader(element.name + name), normaliseHeader(name)])
        if (!found.has(known)) found.set(known, at);
    };
    for (const name of element.attributes.keys()) add(name, `${prefix}@${name}`);
    for (const child of element.children) if (child.children.length === 0) add(child.name, `${prefix}${child.name}`);
  });
  return found;
}

/** Paths of all elements that hold others or attributes, with how many there are of each. */
function linePaths(root: XmlElement): Map<string, number> {
  const counts = new Map<string, number>();
  const walk = (element: XmlElement, path: string): void => {
    if (element.children.length > 0 || element.attributes.size > 0) counts.set(path, (counts.get(path) ?? 0) + 1);
    for (const child of element.children) walk(child, `${path}/${child.name}`);
  };
  walk(root, root.name);
  return counts;
}

function suggestXml(root: XmlElement, programme: Programme): SuggestedMapping | null {
  const names = knownNames(programme);
  const amount = programme === "residential" ? "amount" : "amountPaid";
  let best: { path: string; fields: Map<string, FieldSource>; unused: string[]; depth: number } | null = null;
  // Of many different paths only the commonest are looked at: a hostile file cannot make this slow.
  const paths = [...linePaths(root)].toSorted((a, b) => b[1] - a[1]).slice(0, 50);
  for (const [path] of paths) {
    const fields = new Map<string, FieldSource>();
    const found = leaves(root, path);
    const used = new Set<string>();
    for (const [name, at] of found) {
      const key = names.get(name);
      if (key === undefined || fields.has(key)) continue;
      fields.set(key, { path: at });
      used.add(at);
    }
    const unused = [...new Set(found.values())].filter((at) => !used.has(at));
    const source = fields.get(amount);
    const ownAmount = source !== undefined && "path" in source && !source.path.startsWith("..");
    const depth = path.split("/").length;
    if (!ownAmount || depth < 2) continue;
    if (best === null || fields.size > best.fields.size || (fields.size === best.fields.size && depth > best.depth))
      best = { path, fields, unused, depth };
  }
  if (best === null) return null;
  const top = new Map(
    [root, ...root.children].flatMap((element) =>
      element.children
        .filter((child) => child.children.length === 0)
        .map((child) => [
          normaliseHeader(child.name),
          element === root ? `${root.name}/${child.name}` : `${root.name}/${element.name}/${child.name}`,
        ]),
    ),
  );
  const totals = TOTAL_LABELS[programme].flatMap(([label, sumOf]): TotalMapping[] => {
    const path = top.get(normaliseHeader(label));
    return path === undefined ? [] : [{ name: label, source: { path }, sumOf }];
  });
  return finish(programme, { kind: "xml", line: best.path }, Object.fromEntries(best.fields), totals, best.unused);
}

function finish(
  programme: Programme,
  file: StatementMapping["file"],
  fields: StatementMapping["fields"],
  totals: readonly TotalMapping[],
  unused: readonly string[],
): SuggestedMapping {
  const missing = [...fieldsOf(programme)]
    .filter(([key, spec]) => spec.required === true && !Object.hasOwn(fields, key))
    .map(([key]) => key);
  const mapping = { version: 1, programme, name: "", file, dayOrder: "auto", fields, codes: {}, totals } as const;
  return { mapping, missing, unused };
}

/**
 * Proposes a mapping for a statement by the names of its columns or elements, to be looked over and saved.
 * Null when nothing in the file is recognised. Never throws.
 */
export function suggestMapping(input: FileInput, programme: Programme): SuggestedMapping | null {
  const opened = open(input);
  if (opened === null) return null;
  if (opened.xml !== null) return suggestXml(opened.xml, programme);
  const suggestions = ([",", ";", "\t", "|"] as const)
    .map((delimiter) => suggestCsv(opened.csv(delimiter), delimiter, programme))
    .filter((suggestion) => suggestion !== null);
  const size = ({ mapping }: SuggestedMapping): number => Object.keys(mapping.fields).length;
  return suggestions.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}
