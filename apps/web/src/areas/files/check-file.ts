import { inspectStream, type FileReport, type InspectOptions } from "banksia-files/inspect";
import { knownBy, type KnownBy } from "./known-by.ts";
import { lineIndexer, type LineIndex } from "./line-index.ts";

/** What the checker found out about a file. Plain data. */
export interface CheckedFile {
  readonly report: FileReport;
  readonly knownBy: KnownBy;
  readonly index: LineIndex;
}

const HEAD_BYTES = 16_384;

/** The pieces of a file, whatever they are kept in: streams of all browsers can be read, not all can be iterated. */
async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

/**
 * Checks a file as it is read; it is never held as a whole unless its kind is read from memory.
 * @param onRead gets the bytes read so far
 */
export async function checkFile(
  file: File,
  options: InspectOptions,
  onRead: (bytes: number) => void,
): Promise<CheckedFile> {
  const indexer = lineIndexer();
  let head = new Uint8Array();
  let read = 0;
  async function* watched(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of piecesOf(file)) {
      if (head.length < HEAD_BYTES) {
        const more = new Uint8Array(Math.min(HEAD_BYTES, head.length + piece.length));
        more.set(head);
        more.set(piece.subarray(0, more.length - head.length), head.length);
        head = more;
      }
      indexer.push(piece);
      read += piece.length;
      onRead(read);
      yield piece;
    }
  }
  const report = await inspectStream({ name: file.name, chunks: watched() }, options);
  return {
    report: { ...report, bytes: file.size },
    knownBy: knownBy(report.kind, head, options.as !== undefined),
    index: indexer.index(),
  };
}
