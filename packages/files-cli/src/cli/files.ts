import { MAX_FILE_BYTES } from "@banksia/claims";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { NO_NAME, type LoadedFile, type StreamedFile } from "../inspect/report.ts";
import { UsageError } from "./args.ts";

const isStdin = (path: string): boolean => path === NO_NAME;

async function* pieces(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const stream: AsyncIterable<unknown> = isStdin(path)
    ? process.stdin
    : createReadStream(path, { highWaterMark: 1 << 20 });
  try {
    for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const nameOf = (path: string): string => (isStdin(path) ? NO_NAME : basename(path));

/** A file as it is read from disk or standard input, piece by piece. */
export function streamed(path: string): StreamedFile {
  return { name: nameOf(path), chunks: pieces(path) };
}

/** A whole file in memory; of one that is larger than any reader takes only so much that the readers refuse it. */
export async function loaded(path: string): Promise<LoadedFile> {
  if (!isStdin(path)) await assertFile(path);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces(path)) {
    parts.push(piece);
    length += piece.length;
    if (length > 16 * MAX_FILE_BYTES) throw new UsageError(`${path}: the file is too large to be compared`);
  }
  return { name: nameOf(path), bytes: new Uint8Array(Buffer.concat(parts)) };
}

async function assertFile(path: string): Promise<void> {
  try {
    const handle = await open(path);
    try {
      if ((await handle.stat()).isDirectory()) throw new Error("this is a folder");
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
