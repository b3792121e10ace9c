/** A piece of a file: bytes as they are, or text, which is taken as UTF-8. */
export type AbaChunk = Uint8Array | string;

/** A whole file, or its pieces in order. */
export type AbaSource = AbaChunk | Iterable<AbaChunk>;

/** As `AbaSource`, or pieces that arrive with time: a fetch body, a file stream. */
export type AbaAsyncSource = AbaSource | AsyncIterable<AbaChunk>;

/** Large enough for speed, small enough for memory to stay flat. */
const pieceLength = 65_536;

function isChunk(source: unknown): source is AbaChunk {
  return typeof source === "string" || source instanceof Uint8Array;
}

/**
 * The bytes of a chunk in pieces; a long text is encoded piece by piece, never within a surrogate pair. Bytes made of text
 * are lent: they are overwritten when the next piece is asked for.
 */
function* bytesOf(chunk: AbaChunk): Generator<Uint8Array, void, undefined> {
  if (typeof chunk !== "string") {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("A chunk of an ABA file is a Uint8Array or a string");
    yield chunk;
    return;
  }
  const encoder = new TextEncoder();
  // a character takes three bytes at most, a surrogate pair four
  const lent = new Uint8Array(Math.min(chunk.length, pieceLength + 1) * 3);
  for (let at = 0; at < chunk.length;) {
    let to = Math.min(at + pieceLength, chunk.length);
    const last = chunk.charCodeAt(to - 1);
    if (to < chunk.length && last >= 0xd800 && last <= 0xdbff) to++;
    const { written } = encoder.encodeInto(chunk.slice(at, to), lent);
    yield lent.subarray(0, written);
    at = to;
  }
}

/** The bytes of a source, piece by piece, lent until the next is asked for. Throws a TypeError when a piece is neither bytes nor text. */
export function* piecesOf(source: AbaSource): Generator<Uint8Array, void, undefined> {
  if (isChunk(source)) yield* bytesOf(source);
  else for (const chunk of source) yield* bytesOf(chunk);
}

/** As `piecesOf`, for sources that arrive with time. */
export async function* piecesFrom(source: AbaAsyncSource): AsyncGenerator<Uint8Array, void, undefined> {
  if (isChunk(source)) yield* bytesOf(source);
  else for await (const chunk of source) yield* bytesOf(chunk);
}

/** Bytes in slices of at most `pieceLength`, for readers that hold what a piece gave until it is taken. */
export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}
