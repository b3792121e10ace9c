import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cell, row } from "./csv.ts";

test("numbers stay numbers, negative ones too", () => {
  expect(["-12.50", "0.00", "1234567.89", 42, -3].map(cell)).toEqual(["-12.50", "0.00", "1234567.89", "42", "-3"]);
});

test("what a spreadsheet would run becomes text", () => {
  expect(cell("=1+1")).toBe("'=1+1");
  expect(cell("-1+cmd|' /C calc'!A0")).toBe("'-1+cmd|' /C calc'!A0");
  expect(cell("@SUM(A1)")).toBe("'@SUM(A1)");
  expect(cell("+61 2 9999 0000")).toBe("'+61 2 9999 0000");
  expect(cell("\t=1")).toBe("'\t=1");
  expect(cell("＝1")).toBe("'＝1");
  expect(cell(" =1")).toBe("' =1");
});

test("what needs quotes gets them; nothing, lists and deeper things", () => {
  expect(cell('He said "no", twice\nor so')).toBe('"He said ""no"", twice\nor so"');
  expect([cell(null), cell(undefined), cell(true)]).toEqual(["", "", "true"]);
  expect(cell(["East", "West"])).toBe('"East; West"');
  expect(cell([{ a: 1 }])).toBe('"[{""a"":1}]"');
  expect(cell([])).toBe("");
  expect(row(["a", -1, null])).toBe("a,-1,\r\n");
});

/** What a spreadsheet reads, by RFC 4180. */
function read(line: string): string[] {
  const cells = [""];
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]!;
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cells[cells.length - 1] += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === "," && !quoted) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

test("whatever the text, it reads back as itself or behind an apostrophe, and never begins a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 12 }), { minLength: 2, maxLength: 5 }), (texts) => {
      const cells = read(row(texts).slice(0, -2));
      expect(cells).toHaveLength(texts.length);
      cells.forEach((got, index) => {
        const text = texts[index]!;
        expect([text, `'${text}`]).toContain(got);
        expect(/^[\s]*[=+\-@]/.test(got) && !/^-?\d+(\.\d+)?$/.test(got)).toBe(false);
      });
    }),
  );
});
