import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineIndexer, readLine, SHOWN_BYTES, textOfLine } from "./line-index.ts";

function indexOf(bytes: Uint8Array, piece = 7) {
  const indexer = lineIndexer();
  for (let at = 0; at < bytes.length; at += piece) indexer.push(bytes.subarray(at, at + piece));
  return indexer.index();
}

async function lineOf(bytes: Uint8Array<ArrayBuffer>, line: number, piece = 7): Promise<string | null> {
  const index = indexOf(bytes, piece);
  const found = await readLine(new Blob([bytes]), index, line);
  return found && textOfLine(found, index.wide, false);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("a line of a file is found again", () => {
  test("whatever ends the lines, and wherever the pieces are cut", async () => {
    const line = fc.stringMatching(/^[a-z0-9 ,é]{0,12}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r")), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 4, max: 30 }),
        async (lines, piece) => {
          const text = lines.map(([one, end]) => one + end).join("");
          // As the readers count: CR LF is one line end, also where a CR happens to stand before a LF.
          const expected = text.split(/\r\n|\n|\r/);
          for (const [at, one] of expected.slice(0, -1).entries())
            expect(await lineOf(utf8(text), at + 1, piece)).toBe(one);
          expect(indexOf(utf8(text), piece).lines).toBe(expected.length - 1);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("far into a long file, from places noted every 64 KiB", async () => {
    const bytes = utf8(Array.from({ length: 40_000 }, (_, at) => `record ${at + 1}`).join("\r\n"));
    const index = indexOf(bytes, 65_536);
    expect(index.lines).toBe(40_000);
    expect(index.places.length).toBeLessThan(12);
    for (const line of [1, 2, 5000, 7281, 39_999, 40_000])
      expect(await lineOf(bytes, line, 65_536)).toBe(`record ${line}`);
    expect(await readLine(new Blob([bytes]), index, 40_001)).toBeNull();
    expect(await readLine(new Blob([bytes]), index, 0)).toBeNull();
  });

  test("in UTF-16, where a line end has two bytes", async () => {
    const text = "eins,zwei\r\n\u0a0d,\u0d0a\nlast";
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let at = 0; at < text.length; at++)
      new DataView(bytes.buffer).setUint16(2 + at * 2, text.charCodeAt(at), true);
    expect(await lineOf(bytes, 2)).toBe("\u0a0d,\u0d0a");
    expect(await lineOf(bytes, 3)).toBe("last");
  });

  test("a line without end is cut, and says so", async () => {
    const bytes = utf8(`a\n${"x".repeat(300_000)}\nb`);
    const index = indexOf(bytes, 65_536);
    expect(await readLine(new Blob([bytes]), index, 2)).toMatchObject({ cut: true });
    expect((await readLine(new Blob([bytes]), index, 2))?.bytes.length).toBe(SHOWN_BYTES);
    expect(await lineOf(bytes, 3, 65_536)).toBe("b");
  });

  test("bytes are columns in fixed-width records, and a mark at the start is none", () => {
    const bytes = utf8("\ufeff0é");
    expect(textOfLine({ line: 1, bytes, cut: false }, null, true)).toBe("0Ã©");
    expect(textOfLine({ line: 1, bytes, cut: false }, null, false)).toBe("0é");
    expect(textOfLine({ line: 2, bytes: Uint8Array.of(0x5a, 0xe9), cut: false }, null, false)).toBe("Zé");
  });
});
