import { compareAbaFiles } from "./compare-aba.ts";
import { compareAnswers } from "./compare-answers.ts";
import { compareEntries, type Difference } from "./compare-entries.ts";
import type { Detected } from "./detect.ts";
import { entriesOf } from "./entries.ts";
import { inspectAs } from "./inspect.ts";
import { NO_NAME, type FileFact, type FileReport, type InspectOptions, type LoadedFile } from "./report.ts";

/** How many differences are listed; all are counted. */
export const DIFFERENCE_LIMIT = 1000;

/** A fact of which the files say different things; "" where one says nothing. */
export interface FactDifference {
  readonly label: string;
  readonly kind: FileFact["kind"];
  readonly first: string;
  readonly second: string;
}

/** How two files differ. Plain data: it can be written as JSON as it stands. */
export interface FileComparison {
  /** same-kind: records against records. answer: one file answers the other. bytes: there is nothing else to compare. */
  readonly relation: "same-kind" | "answer" | "bytes";
  /** Byte for byte the same. */
  readonly identical: boolean;
  /** The same in every fact; for an answer: nothing was refused, cut or left out. */
  readonly same: boolean;
  /** Records in which the files agree. */
  readonly alike: number;
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
  readonly facts: readonly FactDifference[];
  /** Where the files part, from 0; null when they are identical. */
  readonly firstByte: number | null;
  readonly reports: readonly [FileReport, FileReport];
}

function firstByteApart(a: Uint8Array, b: Uint8Array): number | null {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? null : shorter;
}

function factsApart(first: FileReport, second: FileReport): FactDifference[] {
  const tell = ({ facts }: FileReport): Map<string, FileFact> => {
    const seen = new Map<string, FileFact>();
    for (const fact of facts) {
      let label = fact.label;
      for (let n = 2; seen.has(label); n++) label = `${fact.label} ${n}`;
      seen.set(label, fact);
    }
    return seen;
  };
  const [one, other] = [tell(first), tell(second)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((label): FactDifference[] => {
    const [a, b] = [one.get(label), other.get(label)];
    if (a?.value === b?.value) return [];
    return [{ label, kind: a?.kind ?? b?.kind ?? "text", first: a?.value ?? "", second: b?.value ?? "" }];
  });
}

type Compared = {
  readonly relation: FileComparison["relation"];
  readonly alike: number;
  readonly differences: readonly Difference[];
};

function compareFacts(
  [first, second]: readonly [LoadedFile, LoadedFile],
  [one, other]: readonly [Detected, Detected],
  options: InspectOptions,
): Compared {
  const answered = compareAnswers(first, one, second, other, options);
  if (answered !== null) return { relation: "answer", ...answered };
  const turned = compareAnswers(second, other, first, one, options);
  if (turned !== null) return { relation: "answer", ...turned };
  if (one.kind !== other.kind) return { relation: "bytes", alike: 0, differences: [] };
  if (one.kind === "aba" || one.kind === "aba-returns")
    return { relation: "same-kind", ...compareAbaFiles(first.bytes, second.bytes) };
  const entries = [entriesOf(first, one, options), entriesOf(second, other, options)] as const;
  if (entries[0] === null || entries[1] === null) return { relation: "bytes", alike: 0, differences: [] };
  return { relation: "same-kind", ...compareEntries(entries[0], entries[1]) };
}

/**
 * Compares two files by what they say: two of a kind record by record, whatever their order and form; an answer (results,
 * remittance, returns, statement) with what it answers; anything else byte for byte. Their names do not matter. Never
 * throws.
 */
export function compareFiles(first: LoadedFile, second: LoadedFile, options: InspectOptions = {}): FileComparison {
  const firstByte = firstByteApart(first.bytes, second.bytes);
  const one = inspectAs({ ...first, name: NO_NAME }, options);
  const other = firstByte === null ? one : inspectAs({ ...second, name: NO_NAME }, options);
  const reports = [
    { ...one.report, name: first.name },
    { ...other.report, name: second.name },
  ] as const;
  const { relation, alike, differences } = compareFacts([first, second], [one.read, other.read], options);
  const facts = relation === "same-kind" ? factsApart(...reports) : [];
  const readable = reports[0].ok && reports[1].ok;
  const agrees = differences.length === 0 && facts.length === 0;
  return {
    relation,
    identical: firstByte === null,
    // Records with errors are left out of the facts: files that hold some are the same only when their bytes are.
    same: firstByte === null || (relation !== "bytes" && agrees && (readable || relation === "answer")),
    alike,
    differences: differences.slice(0, DIFFERENCE_LIMIT),
    differenceCount: differences.length,
    facts,
    firstByte,
    reports,
  };
}
