import * as fc from "fast-check";

/** A copy of a file with one byte replaced. */
export function withByte(file: Uint8Array, at: number, byte: number): Uint8Array {
  const damaged = file.slice();
  damaged[at] = byte;
  return damaged;
}

/** A copy with a stretch replaced by other bytes. */
export function withBytes(file: Uint8Array, at: number, cut: number, bytes: Uint8Array): Uint8Array {
  return new Uint8Array([...file.slice(0, at), ...bytes, ...file.slice(Math.min(file.length, at + cut))]);
}

/** Every reader must take any of these without a throw, and quickly. */
export const hostileFiles: readonly (readonly [string, string | Uint8Array])[] = [
  ["nothing", ""],
  ["one byte", Uint8Array.of(0xff)],
  ["NULs", "\0".repeat(10_000)],
  ["one huge line", "5".repeat(2_000_000)],
  ["line ends only", "\r\n".repeat(300_000)],
  ["marks", '"'.repeat(1_000_000)],
  ["pairs of marks", `"${'""'.repeat(500_000)}`],
  ["commas", ",".repeat(1_000_000)],
  ["formulas", '=cmd|"/c calc"!A1,+1,-1,@x\n'.repeat(20_000)],
  ["slashes", "88,/\n".repeat(100_000)],
  ["open tags", "<a>".repeat(200_000)],
  ["entities", `<!DOCTYPE a [${'<!ENTITY b "cccccccccc">'.repeat(1000)}]><a>${"&b;".repeat(1000)}</a>`],
  ["half characters", "\ud800".repeat(10_000)],
  ["wrong encoding", Uint8Array.from({ length: 50_000 }, (_, i) => 128 + (i % 128))],
  ["UTF-16", Uint8Array.from({ length: 50_000 }, (_, i) => (i % 2 === 0 ? 48 + (i % 10) : 0))],
  ["a zip", Uint8Array.of(0x50, 0x4b, 3, 4, ...Array.from({ length: 100 }, (_, i) => i))],
];

export const anyBytes = fc.uint8Array({ maxLength: 300 });
