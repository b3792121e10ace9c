import { compareAba, readAba, type AbaDetail, type AbaReturn, type PlacedEntry } from "@banksia/aba";
import { formatCents } from "@banksia/claims";
import type { Difference, FieldDifference } from "./compare-entries.ts";

const shown = (field: string, value: string | number | undefined): string => {
  if (value === undefined) return "";
  return /[cC]ents$/.test(field) ? formatCents(BigInt(value)) : String(value);
};

function fieldsOf(entry: AbaDetail | AbaReturn): Map<string, string> {
  return new Map(Object.entries(entry).map(([field, value]) => [field, shown(field, value)]));
}

const keyOf = ({ entry }: PlacedEntry): string =>
  `${entry.bsb} ${entry.account} ${entry.title} ${entry.reference}`.trim();

function alone(kind: "only-first" | "only-second", placed: PlacedEntry): Difference {
  const first = kind === "only-first";
  const fields = [...fieldsOf(placed.entry)]
    .filter(([, value]) => value !== "")
    .map(([field, value]): FieldDifference => ({ field, first: first ? value : "", second: first ? "" : value }));
  return { kind, key: keyOf(placed), firstLine: null, secondLine: null, fields, says: "" };
}

/** Compares two ABA files by headers and entries, in whatever order the entries stand. */
export function compareAbaFiles(first: Uint8Array, second: Uint8Array): { alike: number; differences: Difference[] } {
  const readings = [readAba(first), readAba(second)] as const;
  const compared = compareAba(...readings);
  const all = readings[0].groups.reduce((sum, { details, returns }) => sum + details.length + returns.length, 0);
  const headers = compared.headers.map(({ group, field, first, second }): Difference => ({
    kind: "changed",
    key: `header ${group + 1}`,
    firstLine: null,
    secondLine: null,
    fields: [{ field, first: shown(field, first), second: shown(field, second) }],
    says: "",
  }));
  const changed = compared.changed.map(({ first, second, fields }): Difference => {
    const [one, other] = [fieldsOf(first.entry), fieldsOf(second.entry)];
    return {
      kind: "changed",
      key: keyOf(first),
      firstLine: null,
      secondLine: null,
      fields: fields.map((field) => ({ field, first: one.get(field) ?? "", second: other.get(field) ?? "" })),
      says: "",
    };
  });
  return {
    alike: all - compared.changed.length - compared.onlyFirst.length,
    differences: [
      ...headers,
      ...changed,
      ...compared.onlyFirst.map((placed) => alone("only-first", placed)),
      ...compared.onlySecond.map((placed) => alone("only-second", placed)),
    ],
  };
}
