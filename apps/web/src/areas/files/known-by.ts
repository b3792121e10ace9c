import { looksLikeAba } from "@banksia/aba";
import {
  eventColumns,
  normaliseHeader,
  readFileHead,
  registerColumns,
  remittanceColumns,
  requestColumns,
  resultColumns,
  sahColumns,
  type ColumnSpec,
} from "@banksia/claims";
import { detectFile, type FileKind } from "banksia-files/inspect";

/** How sure it is that a file is of its kind, and by what it is known. Plain data. */
export interface KnownBy {
  readonly sure: "certain" | "likely" | "guess" | "told" | "unknown";
  readonly why: string;
}

const COLUMNS: Partial<Record<FileKind, Readonly<Record<string, ColumnSpec>>>> = {
  "ndis-request": requestColumns,
  "ndis-results": resultColumns,
  "ndis-remittance": remittanceColumns,
  "residential-events": eventColumns,
  "claim-register": registerColumns,
  "sah-invoices": sahColumns(undefined),
};

/** Kinds that are known by their first record alone. */
const RECORDS: Partial<Record<FileKind, string>> = {
  bai2: "The first record is a file header (01) of version 2.",
  nai: "The first record is a file header (01) of the Australian form, without the version 2 of BAI2.",
  "disbursement-report": "The first line is a report header (00), as banks write it for direct entry files.",
  "bpay-brf": "The first record is a biller header (00) with biller code, short name and date in their columns.",
  "bpay-batch": "The first record is a batch header (1) with customer and date in their columns.",
  "bpay-results": "The first record is a batch header (1), and the records carry outcomes.",
};

function byHeadings(head: Uint8Array, columns: Readonly<Record<string, ColumnSpec>>): KnownBy {
  const specs = Object.values(columns);
  const found = new Set(readFileHead(head).firstRow.map(normaliseHeader));
  const present = specs.filter(({ header, also }) =>
    [header, ...(also ?? [])].some((name) => found.has(normaliseHeader(name))),
  ).length;
  const needed = specs.filter(({ required }) => required === true);
  const whole = needed.every(({ header, also }) =>
    [header, ...(also ?? [])].some((name) => found.has(normaliseHeader(name))),
  );
  return {
    sure: whole && present * 2 >= specs.length ? "certain" : "likely",
    why: `Its header row has ${present} of the ${specs.length} headings of this kind.`,
  };
}

function byMapping(head: Uint8Array): KnownBy {
  const { mapping, suggested } = detectFile(head);
  if (mapping === null)
    return { sure: "guess", why: "Its headings read like those of a payment statement, but do not say enough." };
  const fields = Object.keys(mapping.fields).length;
  const why = `${fields} of its headings read like those of a payment statement; there is no public layout to know it by.`;
  return { sure: suggested ? "guess" : "likely", why };
}

/**
 * Says by what a file is known to be of a kind.
 * @param head the first part of the file, some kilobytes
 * @param told somebody said what kind it is
 */
export function knownBy(kind: FileKind, head: Uint8Array, told: boolean): KnownBy {
  if (told) return { sure: "told", why: "It is read as the kind that you chose." };
  const record = RECORDS[kind];
  if (record !== undefined) return { sure: "certain", why: record };
  const columns = COLUMNS[kind];
  if (columns !== undefined) return byHeadings(head, columns);
  if (kind === "residential-statement" || kind === "sah-statement") return byMapping(head);
  if (kind === "unknown")
    return { sure: "unknown", why: "Neither its first record nor its headings are those of a kind known here." };
  const what = kind === "aba-returns" ? ", and all its records are returns (type 2)" : "";
  if (!looksLikeAba(head))
    return { sure: "likely", why: "The first record is nearest to a direct entry header, but it is damaged." };
  return {
    sure: "certain",
    why: `The first record is a direct entry header (type 0) with reel, institution and date in their columns${what}.`,
  };
}
