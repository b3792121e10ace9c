import { MAX_FILE_BYTES, readFileHead, suggestMapping } from "@banksia/claims";
import { checkAbaFile, checkAbaPieces } from "./check-aba.ts";
import { checkBankStatement, checkBpayBatch, checkBrf, checkDisbursementReport } from "./check-bank.ts";
import { checkEventFile, checkRegister, checkSahInvoices, checkStatement } from "./check-care.ts";
import { checkNdisRemittance, checkNdisRequest, checkNdisResults } from "./check-ndis.ts";
import { detectFile, type Detected } from "./detect.ts";
import { fileIssue } from "./issues.ts";
import { FILE_KINDS } from "./kinds.ts";
import type { Checked, FileReport, InspectOptions, LoadedFile, StreamedFile } from "./report.ts";

/** Enough of a file to tell what it is. */
const HEAD_BYTES = 65_536;

function unknown(bytes: Uint8Array): Checked {
  const { issues: why } = readFileHead(bytes);
  const issues = [fileIssue("file.unknown"), ...why.map((issue) => ({ ...issue, columns: null }))];
  const errors = issues.filter(({ severity }) => severity === "error").length;
  return { kind: "unknown", issues, errors, warnings: issues.length - errors, leftOff: 0, facts: [] };
}

function check(file: LoadedFile, detected: Detected, options: InspectOptions): Checked {
  switch (detected.kind) {
    case "aba":
    case "aba-returns":
      return checkAbaFile(file.bytes, options);
    case "disbursement-report":
      return checkDisbursementReport(file);
    case "ndis-request":
      return checkNdisRequest(file, options);
    case "ndis-results":
      return checkNdisResults(file);
    case "ndis-remittance":
      return checkNdisRemittance(file);
    case "residential-events":
      return checkEventFile(file, options);
    case "claim-register":
      return checkRegister(file);
    case "sah-invoices":
      return checkSahInvoices(file, options);
    case "bai2":
    case "nai":
      return checkBankStatement(file);
    case "bpay-brf":
      return checkBrf(file, options);
    case "bpay-batch":
    case "bpay-results":
      return checkBpayBatch(file, options);
    case "residential-statement":
    case "sah-statement":
      return checkStatement(file, detected);
    case "unknown":
    default:
      return unknown(file.bytes);
  }
}

function reportOf(name: string, bytes: number, checked: Checked): FileReport {
  const { kind, issues, errors, warnings, leftOff, facts } = checked;
  const ok = kind !== "unknown" && errors === 0;
  return { name, bytes, kind, label: FILE_KINDS[kind], ok, errors, warnings, issues, leftOff, facts };
}

/** The kind to read a file as: the one said, else the one found; statements bring the mapping to read them by. */
function kindOf(bytes: Uint8Array, options: InspectOptions): Detected {
  const detected = detectFile(bytes, options);
  if (options.as === undefined || options.as === detected.kind) return detected;
  const programme = options.as === "residential-statement" ? "residential" : "support-at-home";
  if (options.as !== "residential-statement" && options.as !== "sah-statement")
    return { kind: options.as, mapping: null, suggested: false };
  const own = options.mappings?.find((mapping) => mapping.programme === programme) ?? null;
  const suggestion = own === null ? suggestMapping(bytes, programme) : null;
  const mapping = own ?? (suggestion?.missing.length === 0 ? suggestion.mapping : null);
  return { kind: options.as, mapping, suggested: own === null };
}

/** The report on a file, and what the file was read as, its kind settled by the whole of it. */
export function inspectAs(file: LoadedFile, options: InspectOptions): { report: FileReport; read: Detected } {
  const detected = kindOf(file.bytes, options);
  const report = reportOf(file.name, file.bytes.length, check(file, detected, options));
  // The start of a file does not tell returns from entries sent, nor results from a batch: the report does.
  return { report, read: { ...detected, kind: report.kind } };
}

/** Says what a file is, what is wrong with it and where, and what it comes to. Never throws, whatever the bytes. */
export function inspectFile(file: LoadedFile, options: InspectOptions = {}): FileReport {
  return inspectAs(file, options).report;
}

/** The pieces of a file one after another, those read ahead first, their bytes counted as they pass. */
async function* counted(
  ahead: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
  onBytes: (length: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const piece of ahead) {
    onBytes(piece.length);
    yield piece;
  }
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    onBytes(next.value.length);
    yield next.value;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * As `inspectFile`, for a file that arrives in pieces. An ABA file of any size is checked as it passes, in flat memory;
 * other kinds are gathered first, up to the size the readers take. An error of the source itself is passed on.
 */
export async function inspectStream(file: StreamedFile, options: InspectOptions = {}): Promise<FileReport> {
  const source = file.chunks[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const readUntil = async (wanted: number): Promise<void> => {
    while (!ended && length < wanted) {
      const next = await source.next();
      if (next.done === true) ended = true;
      else {
        pieces.push(next.value);
        length += next.value.length;
      }
    }
  };
  await readUntil(HEAD_BYTES);
  const head = joined(pieces, length);
  const { kind } = kindOf(head, options);
  if (kind === "aba" || kind === "aba-returns") {
    let bytes = 0;
    const checked = await checkAbaPieces(
      counted(pieces, source, (n) => (bytes += n)),
      options,
    );
    return reportOf(file.name, bytes, checked);
  }
  await readUntil(MAX_FILE_BYTES + 1);
  if (!ended) await source.return?.();
  return inspectFile({ name: file.name, bytes: joined(pieces, length) }, options);
}
