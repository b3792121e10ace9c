import { looksLikeAba } from "@banksia/aba";
import {
  detectStatement,
  eventColumns,
  normaliseHeader,
  readFileHead,
  registerColumns,
  remittanceColumns,
  requestColumns,
  resultColumns,
  sahColumns,
  suggestMapping,
  type ColumnSpec,
  type StatementMapping,
} from "@banksia/claims";
import type { FileKind } from "./kinds.ts";
import type { InspectOptions } from "./report.ts";

export interface Detected {
  readonly kind: FileKind;
  /** For payment statements: the mapping to read by, and whether it is only a suggestion. */
  readonly mapping: StatementMapping | null;
  readonly suggested: boolean;
}

const only = (kind: FileKind): Detected => ({ kind, mapping: null, suggested: false });

/** Columns that tell a kind from the others: without one of them in the header it is not this kind. */
interface Tabular {
  readonly kind: FileKind;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  readonly hallmarks: readonly string[];
  /** How many of the columns must be there, at least. */
  readonly share: number;
}

function tabularKinds(options: InspectOptions): Tabular[] {
  return [
    {
      kind: "ndis-results",
      columns: resultColumns,
      hallmarks: ["PaidTotalAmount", "Payment Request Status", "Capped Price", "Payment Request Number"],
      share: 0.2,
    },
    {
      kind: "ndis-request",
      columns: requestColumns,
      hallmarks: ["NDISNumber", "SupportNumber", "GSTCode"],
      share: 0.5,
    },
    {
      kind: "ndis-remittance",
      columns: remittanceColumns,
      hallmarks: ["PayReqNum", "ProvClaimRef", "PayReqDocDate"],
      share: 0.2,
    },
    { kind: "residential-events", columns: eventColumns, hallmarks: ["External reference", "Event id"], share: 0.5 },
    {
      kind: "claim-register",
      columns: registerColumns,
      hallmarks: ["Claim month", "External funding code"],
      share: 0.5,
    },
    {
      kind: "sah-invoices",
      columns: sahColumns(options.sahLayout),
      hallmarks: [
        "pricePerUnit",
        "serviceId",
        "deliveryDate",
        ...(options.sahLayout?.columns.map(({ header }) => header) ?? []),
      ],
      share: 0.35,
    },
  ];
}

function tabularKind(header: readonly string[], options: InspectOptions): FileKind | null {
  const found = new Set(header.map(normaliseHeader));
  const scored = tabularKinds(options).flatMap(({ kind, columns, hallmarks, share }) => {
    const specs = Object.values(columns);
    const present = specs.filter(({ header, also }) =>
      [header, ...(also ?? [])].some((name) => found.has(normaliseHeader(name))),
    ).length;
    const marked = hallmarks.some((name) => found.has(normaliseHeader(name)));
    return marked && present / specs.length >= share ? [{ kind, present }] : [];
  });
  // The order of the list decides between equals: a results file holds most columns of a request too.
  return scored.toSorted((a, b) => b.present - a.present)[0]?.kind ?? null;
}

const FIRST_LINES: readonly (readonly [RegExp, FileKind])[] = [
  [/^01,[^,]*,[^,]*,\d{6},.*,2\/?\s*$/, "bai2"],
  [/^01,[^,]*,[^,]*,\d{6},/, "nai"],
  [/^00,/, "disbursement-report"],
  [/^00\d{10}.{20}[\d ]{6}/, "bpay-brf"],
  [/^1.{36}\d{8}\s*$/, "bpay-batch"],
];

function statement(bytes: Uint8Array, options: InspectOptions): Detected | null {
  const kindOf = (mapping: StatementMapping): FileKind =>
    mapping.programme === "residential" ? "residential-statement" : "sah-statement";
  const [fit] = detectStatement(bytes, options.mappings ?? []);
  if (fit?.fits === true) return { kind: kindOf(fit.mapping), mapping: fit.mapping, suggested: false };
  const suggestions = (["residential", "support-at-home"] as const)
    .map((programme) => suggestMapping(bytes, programme))
    .filter((suggestion) => suggestion !== null)
    .toSorted(
      (a, b) =>
        a.missing.length - b.missing.length ||
        Object.keys(b.mapping.fields).length - Object.keys(a.mapping.fields).length,
    );
  const [best] = suggestions;
  // Two recognised columns can be chance; three, with nothing needed missing, are a statement.
  if (best === undefined || Object.keys(best.mapping.fields).length < 3) return null;
  return { kind: kindOf(best.mapping), mapping: best.missing.length === 0 ? best.mapping : null, suggested: true };
}

/** Says what a file is by what stands in it; its name does not matter. Never throws. */
export function detectFile(bytes: Uint8Array, options: InspectOptions = {}): Detected {
  if (looksLikeAba(bytes)) return only("aba");
  const head = readFileHead(bytes);
  const byLine = FIRST_LINES.find(([pattern]) => pattern.test(head.firstLine));
  if (byLine !== undefined) return only(byLine[1]);
  const tabular = head.firstLine.startsWith("<") ? null : tabularKind(head.firstRow, options);
  if (tabular !== null) return only(tabular);
  return statement(bytes, options) ?? only(head.firstLine.startsWith("0") ? likelyAba(head.firstLine) : "unknown");
}

/** A damaged ABA header is still nearer to that than to anything else. */
const likelyAba = (line: string): FileKind => (/^0 {17}\S/.test(line) || line.length === 120 ? "aba" : "unknown");
