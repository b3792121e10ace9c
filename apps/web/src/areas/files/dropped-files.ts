import type { BankProfileId } from "@banksia/aba";
import type { FileComparison, FileKind, InspectOptions } from "banksia-files/inspect";
import { createEffect, createRoot, createSignal, on } from "solid-js";
import { sessionState } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { announce } from "../../kit/announce.tsx";
import type { CheckedFile } from "./check-file.ts";
import { type Checkers, createCheckers, type Run } from "./checkers.ts";
import { tally } from "./findings.ts";
import { FAILURES, type FailureCode } from "./protocol.ts";
import { spawnChecker } from "./spawn-checker.ts";

/** A file that was dropped or chosen, and how far it is. */
export interface DroppedFile {
  readonly id: number;
  readonly file: File;
  readonly state: "waiting" | "checking" | "done" | "failed" | "cancelled";
  /** Bytes read so far. */
  readonly bytes: number;
  /** The kind it is read as, where somebody said so. */
  readonly as: FileKind | null;
  readonly checked: CheckedFile | null;
  readonly failure: FailureCode | null;
}

/** Two files side by side. */
export interface ComparedFiles {
  /** Numbers of the files, what was sent before its answer. */
  readonly ids: readonly [number, number];
  readonly state: "comparing" | "done" | "failed" | "cancelled";
  readonly comparison: FileComparison | null;
  readonly failure: FailureCode | null;
}

/** The rules that bank files are read by. */
export interface BankRules {
  readonly bank: BankProfileId;
  readonly lenient: boolean;
}

// In the memory of this page only: gone when it is reloaded or when whoever is signed in leaves.
const [files, setFiles] = createSignal<readonly DroppedFile[]>([]);
const [compared, setCompared] = createSignal<ComparedFiles | null>(null);
const [rules, setRules] = createSignal<BankRules>({ bank: "generic", lenient: false });
const [loaded, setLoaded] = createSignal(false);
const runs = new Map<number | "compare", Run>();
let lastId = 0;
let checkers: Checkers | null = null;

export { compared, files, loaded, rules };

/** Starts the workers, so that from then on no network is needed. */
export function loadCheckers(): Checkers {
  checkers ??= createCheckers(spawnChecker, setLoaded);
  return checkers;
}

export const fileOf = (id: number): DroppedFile | undefined => files().find((one) => one.id === id);

function change(id: number, to: Partial<DroppedFile>): void {
  setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));
}

function optionsFor(as: FileKind | null): InspectOptions {
  const { bank, lenient } = rules();
  return { today: today(), bank, lenient, ...(as === null ? {} : { as }) };
}

async function check(id: number): Promise<void> {
  const one = fileOf(id);
  if (one === undefined) return;
  runs.get(id)?.cancel();
  change(id, { state: "waiting", bytes: 0, failure: null });
  const run = loadCheckers().run(
    { type: "check", file: one.file, options: optionsFor(one.as) },
    { start: () => change(id, { state: "checking" }), bytes: (bytes) => change(id, { bytes }) },
  );
  runs.set(id, run);
  const outcome = await run.done;
  if (runs.get(id) !== run) return;
  runs.delete(id);
  if (outcome.type === "checked") {
    change(id, { state: "done", checked: outcome.checked, bytes: one.file.size });
    announce(`${one.file.name}: ${outcome.checked.report.label}. ${tally(outcome.checked.report)}.`);
  } else if (outcome.type === "failed") {
    change(id, { state: "failed", checked: null, failure: outcome.code });
    announce(`${one.file.name}: ${FAILURES[outcome.code]}`, true);
  } else change(id, { state: "cancelled", checked: null });
}

/** Takes files in and checks them one after another. Gives their numbers. */
export function addFiles(chosen: Iterable<File>): number[] {
  const added = [...chosen].map((file): DroppedFile => ({
    id: ++lastId,
    file,
    state: "waiting",
    bytes: 0,
    as: null,
    checked: null,
    failure: null,
  }));
  setFiles((all) => [...all, ...added]);
  for (const { id } of added) void check(id);
  return added.map(({ id }) => id);
}

/** Checks a file again, as another kind when one is given; null lets the file speak for itself. */
export function checkAgain(id: number, as?: FileKind | null): void {
  if (as !== undefined) change(id, { as });
  void check(id);
}

export function cancelCheck(id: number): void {
  runs.get(id)?.cancel();
}

/** Forgets files; what is in work is called off. */
export function removeFiles(ids: readonly number[]): void {
  for (const id of ids) {
    const run = runs.get(id);
    runs.delete(id);
    run?.cancel();
  }
  setFiles((all) => all.filter(({ id }) => !ids.includes(id)));
  if (compared()?.ids.some((id) => ids.includes(id))) closeComparison();
}

const isBankFile = ({ checked }: DroppedFile): boolean =>
  checked?.report.kind === "aba" || checked?.report.kind === "aba-returns";

/** Other rules for bank files: those here are checked again. */
export function readBy(next: BankRules): void {
  setRules(next);
  for (const one of files()) if (isBankFile(one)) void check(one.id);
}

/** Which kind answers which. */
const ANSWERS: Partial<Record<FileKind, FileKind>> = {
  "aba-returns": "aba",
  "ndis-results": "ndis-request",
  "ndis-remittance": "ndis-request",
  "sah-statement": "sah-invoices",
};

/** What was sent comes before its answer. */
export function inOrder(ids: readonly [number, number]): readonly [number, number] {
  const [first, second] = ids.map((id) => fileOf(id)?.checked?.report.kind);
  return first !== undefined && second !== undefined && ANSWERS[first] === second ? [ids[1], ids[0]] : ids;
}

/** Compares two of the files here. */
export async function compare(given: readonly [number, number]): Promise<void> {
  const ids = inOrder(given);
  const [first, second] = [fileOf(ids[0]), fileOf(ids[1])];
  if (first === undefined || second === undefined) return;
  endComparison();
  setCompared({ ids, state: "comparing", comparison: null, failure: null });
  const run = loadCheckers().run({ type: "compare", files: [first.file, second.file], options: optionsFor(null) });
  runs.set("compare", run);
  const outcome = await run.done;
  if (runs.get("compare") !== run) return;
  runs.delete("compare");
  if (outcome.type === "compared") {
    setCompared({ ids, state: "done", comparison: outcome.comparison, failure: null });
    announce(`${first.file.name} and ${second.file.name} are compared.`);
  } else if (outcome.type === "failed") {
    setCompared({ ids, state: "failed", comparison: null, failure: outcome.code });
    announce(FAILURES[outcome.code], true);
  } else setCompared({ ids, state: "cancelled", comparison: null, failure: null });
}

export function cancelComparison(): void {
  runs.get("compare")?.cancel();
}

function endComparison(): void {
  const run = runs.get("compare");
  runs.delete("compare");
  run?.cancel();
}

/** Puts the comparison away; one in work is called off. */
export function closeComparison(): void {
  endComparison();
  setCompared(null);
}

function forget(): void {
  removeFiles(files().map(({ id }) => id));
  closeComparison();
  checkers?.stop();
  checkers = null;
  setLoaded(false);
}

createRoot(() => createEffect(on(sessionState, (state) => state === "out" && forget())));
