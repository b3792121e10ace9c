import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isFault, readCsv } from "./read-csv.ts";

async function read(text: string) {
  const pieces = [];
  for await (const piece of readCsv(text)) pieces.push(piece);
  return pieces;
}

test("takes a byte order mark, CRLF and quoted values with commas, quotes and line ends", async () => {
  expect(await read('\uFEFFa,b\r\n"x, y","say ""hi""\r\nagain"\r\n')).toEqual([
    { row: 1, values: ["a", "b"] },
    { row: 2, values: ["x, y", 'say "hi"\r\nagain'] },
  ]);
});

test("counts blank rows as a spreadsheet does but leaves them out", async () => {
  expect(await read("a,b\n\n,\n1,2")).toEqual([
    { row: 1, values: ["a", "b"] },
    { row: 4, values: ["1", "2"] },
  ]);
});

test("takes semicolons and tabs", async () => {
  expect(await read("a;b\n1,5;2")).toEqual([
    { row: 1, values: ["a", "b"] },
    { row: 2, values: ["1,5", "2"] },
  ]);
  expect(await read("a\tb\n1\t2")).toHaveLength(2);
});

test.each([
  ["", "EMPTY"],
  [" \n\n", "EMPTY"],
  ["a,b\n\u0000", "NOT_UTF8"],
  ["caf\uFFFD", "NOT_UTF8"],
  ["half a character \ud83d", "NOT_UTF8"],
  ['a,b\n"open,2', "QUOTES"],
  ['a,b\n1,x"y"', "QUOTES"],
  [`a\n${"x".repeat(70_000)}`, "ROW_TOO_LONG"],
])("a file that is no table is refused with a code", async (text, code) => {
  expect((await read(text)).at(-1)).toMatchObject({ code });
});

test("no character is broken where the text is cut", async () => {
  const emoji = "\u{1F9E6}";
  for (const before of [63_998, 63_999, 64_000]) {
    const [, row] = await read(`a\n${"x\n".repeat(before / 2)}${before % 2 === 1 ? "y" : ""}${emoji}\n`).then(
      (pieces) => [pieces[0], pieces.at(-1)],
    );
    expect(row).toMatchObject({ values: [expect.stringContaining(emoji)] });
  }
});

test("whatever comes in, it ends and gives rows or one fault", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", ";", "\t", " ", "=") }),
      async (text) => {
        const pieces = await read(text);
        expect(pieces.filter(isFault).length).toBeLessThanOrEqual(1);
        if (pieces.length === 0) expect(text.replaceAll(/[",;\s]/g, "")).toBe("");
      },
    ),
    { numRuns: 300 },
  );
});
