import { characterPairs } from "../characters.ts";
import { electronicBsbs } from "../bsb-directory.ts";
import type { AbaDetail, AbaHeader, AbaReturn, AbaTotals } from "../facts.ts";
import { detailColumns, fieldOf } from "../layout.ts";
import { formatDetail } from "../write/format-record.ts";
import { cleanDetail } from "./clean-detail.ts";
import { duplicates, entrySize } from "./duplicates.ts";
import type { Exam, ExamRecord } from "./exam.ts";
import { examineDetail } from "./examine-detail.ts";
import { examineHeader } from "./examine-header.ts";
import { examineReturn } from "./examine-return.ts";
import { examineTrailer, type StatedTotals } from "./examine-trailer.ts";
import { fileForm, type FileForm } from "./file-form.ts";
import { writeFingerprint } from "./fingerprint.ts";
import { closeGroup } from "./close-group.ts";
import { addEntry, groupState, totalsSoFar, type AbaGroupSummary, type GroupState } from "./group-state.ts";
import { lineReader, type LineEnd } from "./lines.ts";
import { followsInOrder, rememberAccount, scanDetails, scanLimit, type DetailScan } from "./scan-details.ts";

/** Takes what records say, in the order of the file. */
export interface RecordSink {
  header(record: number, header: AbaHeader): void;
  /** `detail` is undefined when the record could not be read. */
  detail(record: number, detail: AbaDetail | undefined): void;
  /** `entry` is undefined when the record could not be read. */
  return(record: number, entry: AbaReturn | undefined): void;
  trailer(record: number, stated: StatedTotals, totals: AbaTotals): void;
  /** A line that is no record. */
  other(record: number): void;
}

/** Reads a file that arrives in pieces. */
export interface Examiner {
  push(bytes: Uint8Array): void;
  /** To be called once, after the last piece. */
  finish(): void;
  readonly form: FileForm;
  /** Lines so far. */
  readonly records: number;
}

/** What an examiner is made of. */
export interface ExaminerSettings {
  exam: Exam;
  /** Whether to keep a fingerprint of every detail record. */
  duplicates: boolean;
  /** Gets each group when it ends, with a file total or without. */
  groupEnd: (summary: AbaGroupSummary) => void;
  /** Gets the facts. Without it records that are beyond doubt are only added up, which is far quicker. */
  sink?: RecordSink;
}

/** An examiner at the start of a file. */
export function examiner({ exam, duplicates: keepFingerprints, groupEnd, sink }: ExaminerSettings): Examiner {
  const { issues, profile } = exam;
  const form = fileForm(exam);
  const seen = keepFingerprints ? duplicates() : undefined;
  const lone = new Uint8Array(128);
  const loneView = new DataView(lone.buffer);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let group: GroupState | undefined;
  let groups = 0;

  const scan: DetailScan = {
    pairs: characterPairs(profile.characters),
    maxDetailCents: profile.maxDetailCents,
    knownBsbs: exam.directory === undefined ? undefined : electronicBsbs(exam.directory),
    lineEnd: undefined,
    trace: undefined,
    previous: undefined,
    most: sink === undefined ? scanLimit : 1,
    record: 0,
    creditCents: 0,
    debitCents: 0,
    count: 0,
    entries: undefined,
    used: 0,
  };

  function openGroup(header: AbaHeader | undefined, record: number): GroupState {
    if (groups > 0) issues.report("group-several", { record });
    groups++;
    scan.trace = undefined;
    scan.previous = profile.accountOrder ? new Uint32Array(4) : undefined;
    group = groupState(header, record);
    return group;
  }

  function endGroup(record: number, stated: StatedTotals | undefined): void {
    if (group === undefined) return;
    const summary = closeGroup(exam, group, record, stated);
    groupEnd(summary);
    group = undefined;
  }

  /** The group that a record belongs to; one without a header is opened and reported. */
  function groupFor(record: number): GroupState {
    if (group !== undefined) return group;
    issues.report("header-missing", { record });
    return openGroup(undefined, record);
  }

  /** Takes records that are beyond doubt, as many as there are. */
  function take(bytes: Uint8Array, from: number): number {
    if (group === undefined || group.returns > 0) return from;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = from;
    for (;;) {
      scan.entries = seen?.segment();
      scan.used = seen?.used ?? 0;
      const next = scanDetails(view, at, scan);
      if (next === at) return at;
      addScanned(group);
      if (sink !== undefined) sink.detail(scan.record, cleanDetail(decoder.decode(bytes.subarray(at, next))));
      at = next;
    }
  }

  function addScanned(current: GroupState): void {
    if (seen !== undefined && scan.entries !== undefined) seen.used = scan.used;
    current.credit.add(scan.creditCents);
    current.debit.add(scan.debitCents);
    current.details += scan.count;
    current.endsBalanced = false;
    scan.creditCents = 0;
    scan.debitCents = 0;
    scan.count = 0;
  }

  function line(bytes: Uint8Array, from: number, to: number, length: number, end: LineEnd): void {
    const record = ++scan.record;
    const whole = form.recordOf(bytes.subarray(from, to), length, end, record);
    if (scan.lineEnd === undefined && (end === "crlf" || end === "lf") && form.lineEnd === end) scan.lineEnd = end;
    if (whole === undefined) {
      sink?.other(record);
      return;
    }
    const type = whole.line[0];
    if (type === "0") takeHeader(whole);
    else if (type === "1") takeDetail(whole);
    else if (type === "2") takeReturn(whole);
    else if (type === "7") takeTrailer(whole);
    else {
      issues.report("record-type", { record, columns: [1, 1], found: whole.line });
      sink?.other(record);
    }
  }

  function takeHeader(whole: ExamRecord): void {
    if (group !== undefined) {
      issues.report("trailer-missing", { record: whole.record });
      endGroup(whole.record, undefined);
    }
    const header = examineHeader(exam, whole);
    openGroup(header, whole.record);
    sink?.header(whole.record, header);
  }

  function takeDetail(whole: ExamRecord): void {
    const current = groupFor(whole.record);
    const before = issues.errorCount + issues.warningCount;
    const detail = examineDetail(exam, whole);
    const clean = issues.errorCount + issues.warningCount === before;
    current.details++;
    noteMix(current, whole.record);
    current.endsBalanced = false;
    if (detail === undefined) current.unreadable++;
    else {
      addEntry(current, detail);
      current.endsBalanced = balances(current, detail);
      encoder.encodeInto(formatDetail(detail), lone);
      noteTrace(current, whole, clean);
      noteOrder(whole.record, isOwnAccount(detail));
      noteFingerprint(whole.record);
    }
    sink?.detail(whole.record, detail);
  }

  /** Reports the first record of a group whose trace account is another one than before. */
  function noteTrace(current: GroupState, { line, record }: ExamRecord, clean: boolean): void {
    const columns = [detailColumns.traceBsb[0], detailColumns.traceAccount[1]] as const;
    const found = fieldOf(line, columns);
    const differs = current.trace !== undefined && current.trace !== found;
    if (differs && !current.traceReported) {
      current.traceReported = true;
      issues.report("trace-differs", { record, field: "traceAccount", columns, found });
    }
    current.trace = found;
    // a trace account that was not clean is left to the full examination every time, so that every departure is reported
    if (clean) scan.trace = traceWords(loneView);
  }

  /** Reports the first record of a group that is out of the bank's order; the balancing record stands last. */
  function noteOrder(record: number, own: boolean): void {
    if (scan.previous === undefined || own) return;
    if (!followsInOrder(loneView, 0, scan.previous)) {
      issues.report("out-of-order", { record, field: "account", columns: [2, 17] });
      scan.previous = undefined;
      return;
    }
    rememberAccount(loneView, 0, scan.previous);
  }

  function noteFingerprint(record: number): void {
    const entries = seen?.segment();
    if (seen === undefined || entries === undefined) return;
    writeFingerprint(loneView, 0, entries, seen.used);
    entries[seen.used + 2] = record;
    seen.used += entrySize;
  }

  function takeReturn(whole: ExamRecord): void {
    const current = groupFor(whole.record);
    const entry = examineReturn(exam, whole);
    current.returns++;
    noteMix(current, whole.record);
    if (entry === undefined) current.unreadable++;
    else addEntry(current, entry);
    sink?.return(whole.record, entry);
  }

  function noteMix(current: GroupState, record: number): void {
    if (current.mixReported || current.details === 0 || current.returns === 0) return;
    current.mixReported = true;
    issues.report("record-types-mixed", { record, field: "recordType", columns: [1, 1] });
  }

  function takeTrailer(whole: ExamRecord): void {
    const current = groupFor(whole.record);
    const stated = examineTrailer(exam, whole);
    const totals = totalsSoFar(current);
    endGroup(whole.record, stated);
    sink?.trailer(whole.record, stated, totals);
  }

  const lines = lineReader({ take, line });

  function finish(): void {
    lines.finish();
    form.finish(scan.record);
    if (group !== undefined) {
      issues.report("trailer-missing", { record: scan.record });
      endGroup(scan.record, undefined);
    } else if (groups === 0 && scan.record > 0 && !form.unreadable) {
      issues.report("header-missing", { record: 0 });
      issues.report("trailer-missing", { record: 0 });
    }
    reportDuplicates();
  }

  function reportDuplicates(): void {
    seen?.forEach((record, first) => issues.report("duplicate", { record, related: first }));
    if (seen?.overflowed === true) issues.report("duplicates-unchecked", { record: 0 });
  }

  return {
    push: (bytes) => lines.push(bytes),
    finish,
    form,
    get records() {
      return scan.record;
    },
  };
}

/** Whether an entry is against the account that it is sent from. */
function isOwnAccount(detail: AbaDetail): boolean {
  return detail.bsb === detail.traceBsb && detail.account === detail.traceAccount;
}

/** Whether the entry just added is against the own account and leaves the group with nothing net. */
function balances(group: GroupState, detail: AbaDetail): boolean {
  return isOwnAccount(detail) && totalsSoFar(group).netCents === 0n;
}

function traceWords(view: DataView): Int32Array {
  return Int32Array.of(
    view.getInt32(80, true),
    view.getInt32(84, true),
    view.getInt32(88, true),
    view.getInt32(92, true),
  );
}
