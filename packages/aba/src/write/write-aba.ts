import { bankProfiles } from "../bank-profiles.ts";
import { recordLength } from "../layout.ts";
import type { BankProfile } from "../profile.ts";
import { assembler } from "./assembler.ts";
import { byteStore } from "./byte-store.ts";
import type { AbaDetailInput, AbaFileInput } from "./input.ts";
import type { Leave } from "./line-buffer.ts";
import type { AbaRefused, AbaWriteOptions, AbaWritten } from "./result.ts";

/** A written file, or the reasons why there is none. */
export type AbaWriteResult = (AbaWritten & { bytes: Uint8Array }) | AbaRefused;

/**
 * Writes a file: header, entries, balancing record where the bank wants one, file total. Characters that the bank does
 * not take are replaced and reported; anything over-long or otherwise illegal is refused with record, field and reason,
 * and then there is no file at all. The same input gives the same bytes.
 * @throws RangeError when `options.today` is no real day
 */
export function writeAba(file: AbaFileInput, options: AbaWriteOptions = {}): AbaWriteResult {
  const profile = options.profile ?? bankProfiles.generic;
  const details = Array.isArray(file.details) ? file.details.length : 0;
  const store = byteStore();
  const leave: Leave = (bytes, last) => (last ? store.addLast(bytes) : store.add(bytes));
  const assembly = assembler(file, options, leave, usualLength(profile, details));
  for (const detail of file.details) if (!assembly.add(detail)) break;
  const result = assembly.finish();
  return result.ok ? { ...result, bytes: store.all() } : result;
}

/** The length of a file of so many entries, unless they balance by themselves. */
function usualLength(profile: BankProfile, details: number): number {
  const end = profile.lineEnd.length;
  const records = details + (profile.balancing ? 3 : 2);
  return records * (recordLength + end) - (profile.finalLineEnd ? 0 : end);
}

/** Entries one by one, or many at a time, which is quicker where they arrive with time. */
export type AbaDetailSource = Iterable<AbaDetailInput> | AsyncIterable<AbaDetailInput | readonly AbaDetailInput[]>;

/** A file being written. */
export interface AbaWriteStream {
  /**
   * The bytes of the file in order. When an input is refused the stream fails with an `AbaRefusedError`, so that what has
   * left already is never taken for a whole file.
   */
  chunks: AsyncGenerator<Uint8Array, void, undefined>;
  /** The outcome, once the chunks have been taken. It never rejects. */
  result: Promise<AbaWritten | AbaRefused>;
}

/** Why a stream of chunks failed. */
export class AbaRefusedError extends Error {
  override readonly name = "AbaRefusedError";
  readonly result: AbaRefused;

  constructor(result: AbaRefused) {
    super(result.issues.find((issue) => issue.severity === "error")?.message ?? "The file was refused");
    this.result = result;
  }
}

/**
 * As `writeAba`, in flat memory: entries are taken as they come and bytes leave in chunks. After the first refusal no more
 * bytes leave, but the other entries are still examined, so that the outcome names every reason.
 * @throws RangeError when `options.today` is no real day
 */
export function writeAbaStream(file: AbaFileInput<AbaDetailSource>, options: AbaWriteOptions = {}): AbaWriteStream {
  const ready: Uint8Array[] = [];
  const assembly = assembler(file, options, (bytes, last) => ready.push(last ? bytes : bytes.slice()));
  const { promise: result, resolve } = Promise.withResolvers<AbaWritten | AbaRefused>();

  async function* produce(): AsyncGenerator<Uint8Array, void, undefined> {
    let outcome: AbaWritten | AbaRefused | undefined;
    try {
      for await (const batch of batchesOf(file.details)) {
        const more = batch.every((detail) => assembly.add(detail));
        yield* ready.splice(0);
        if (!more) break;
      }
      outcome = assembly.finish();
      if (!outcome.ok) throw new AbaRefusedError(outcome);
      yield* ready.splice(0);
    } finally {
      resolve(outcome ?? assembly.stop());
    }
  }

  return { chunks: produce(), result };
}

const batchLength = 512;

/** Entries in batches, so that waiting costs little and no more than a few are held. */
async function* batchesOf(details: AbaDetailSource): AsyncGenerator<readonly AbaDetailInput[], void, undefined> {
  if (Symbol.asyncIterator in details) {
    for await (const some of details) yield isBatch(some) ? some : [some];
    return;
  }
  let batch: AbaDetailInput[] = [];
  for (const detail of details) {
    batch.push(detail);
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function isBatch(some: AbaDetailInput | readonly AbaDetailInput[]): some is readonly AbaDetailInput[] {
  return Array.isArray(some);
}
