import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { bankProfiles, checkAba, checkAbaStream, writeAba, writeAbaStream } from "@banksia/aba";
import type { AbaDetailInput, AbaFileInput } from "@banksia/aba";

/** The largest file that the format's count allows, less one. */
const million = 999_999;
const lineLength = 120;
const stride = lineLength + 2;
const rounds = 5;

const names = ["Nguyen. Minh", "O'Brien. Margaret Anne", "Smith. J", "Papadopoulos. Konstantinos", "Lee. Grace"];

const file = {
  header: {
    userName: "Banksia Care Ltd",
    userId: "123456",
    institution: "WBC",
    description: "FEES",
    processingDate: "2026-11-24",
  },
  own: { bsb: "032-001", account: "123456", remitter: "BANKSIA CARE" },
} satisfies Omit<AbaFileInput, "details">;

/** Entry number `index`: every one differs, none is unusual. */
function entryOf(index: number): AbaDetailInput {
  return {
    bsb: String(62_000 + (index % 1000)).padStart(6, "0"),
    account: String(10_000_000 + ((index * 7) % 89_999_999)),
    code: "13",
    cents: 100 + ((index * 37) % 9000),
    title: names[index % names.length] ?? "",
    reference: `FEES ${index}`,
  };
}

function* entries(count: number): Generator<AbaDetailInput> {
  for (let index = 0; index < count; index++) yield entryOf(index);
}

/** A way to collect garbage, so that no call pays for what an earlier one left. */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  return typeof collect === "function" ? () => void collect() : () => {};
}

/** What the clock says of one call, with its outcome. */
function timed<Outcome>(collectGarbage: () => void, call: () => Outcome): { ms: number; outcome: Outcome } {
  collectGarbage();
  const from = performance.now();
  const outcome = call();
  return { ms: performance.now() - from, outcome };
}

/** The bytes of a file as lines of 120, without looking at what is in them. */
function split(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(13, at);
    const to = end === -1 ? bytes.length : end;
    lines.push(bytes.subarray(at, to));
    at = to + 2;
  }
  return lines;
}

/** Lines of 120 bytes as the bytes of a file, without looking at what is in them. */
function join(lines: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lines.length * stride - 2);
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    if (at + lineLength < bytes.length) {
      bytes[at + lineLength] = 13;
      bytes[at + lineLength + 1] = 10;
    }
    at += stride;
  }
  return bytes;
}

function assertSame(one: Uint8Array, other: Uint8Array): void {
  if (Buffer.compare(one, other) !== 0) throw new Error("The joined bytes are not the file that was split");
}

/** The chunks as they come, noting the most memory that the process took, in bytes. */
async function* watched(chunks: AsyncIterable<Uint8Array>, peak: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    peak.bytes = Math.max(peak.bytes, process.memoryUsage.rss());
    yield chunk;
  }
}

/** Writes entries and checks them on the way, holding neither: the most memory that the process took, in bytes. */
async function streamThrough(count: number): Promise<number> {
  const peak = { bytes: 0 };
  const stream = writeAbaStream({ ...file, details: entries(count) }, { profile: bankProfiles.westpac });
  const check = await checkAbaStream(watched(stream.chunks, peak), { profile: bankProfiles.westpac });
  const written = await stream.result;
  if (!written.ok || !check.ok || check.warningCount > 0) throw new Error("The streamed file was not clean");
  return Math.max(peak.bytes, process.memoryUsage.rss());
}

/** As `streamThrough`, in a process of its own, so that nothing else counts. */
async function streamedPeak(count: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), String(count)]);
  return Number(stdout);
}

/**
 * Times writing and checking a file of a million entries against merely joining and splitting its bytes, each the best of
 * some rounds taken in turn, and the memory of writing and checking it in one stream.
 * @param count number of entries
 * @returns milliseconds, ratios, megabytes (10^6 bytes)
 */
export async function benchAba(count = million): Promise<Record<string, number>> {
  const collect = garbageCollector();
  const details = [...entries(count)];
  const best = { write: Infinity, join: Infinity, check: Infinity, split: Infinity };
  let length = 0;
  for (let round = 0; round < rounds; round++) {
    const write = timed(collect, () => writeAba({ ...file, details }, { profile: bankProfiles.westpac }));
    if (!write.outcome.ok || write.outcome.warningCount > 0) throw new Error("The file was not written cleanly");
    const { bytes } = write.outcome;
    const check = timed(collect, () => checkAba(bytes, { profile: bankProfiles.westpac }));
    if (!check.outcome.ok || check.outcome.warningCount > 0) throw new Error("The file was not checked cleanly");
    const lines = timed(collect, () => split(bytes));
    const joined = timed(collect, () => join(lines.outcome));
    assertSame(bytes, joined.outcome);
    best.write = Math.min(best.write, write.ms);
    best.check = Math.min(best.check, check.ms);
    best.split = Math.min(best.split, lines.ms);
    best.join = Math.min(best.join, joined.ms);
    length = bytes.length;
  }
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    details: count,
    megabytes: rounded(length / 1e6),
    writeMs: rounded(best.write),
    joinMs: rounded(best.join),
    writeRatio: rounded(best.write / best.join),
    checkMs: rounded(best.check),
    splitMs: rounded(best.split),
    checkRatio: rounded(best.check / best.split),
    streamPeakMegabytes: rounded((await streamedPeak(count)) / 1e6),
  };
}

if (import.meta.main) console.log(await streamThrough(Number(process.argv[2] ?? million)));
