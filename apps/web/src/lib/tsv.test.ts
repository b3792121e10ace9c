import { expect, test } from "vitest";
import { toTsv, tsvCell } from "./tsv.ts";

test("numbers stay plain, text cannot become a formula", () => {
  expect(tsvCell({ kind: "number", text: "-1234.50" })).toBe("-1234.50");
  expect(tsvCell({ kind: "text", text: "=HYPERLINK(1)" })).toBe("'=HYPERLINK(1)");
  expect(tsvCell({ kind: "text", text: " @cmd" })).toBe("' @cmd");
  expect(tsvCell({ kind: "text", text: "O'Brien" })).toBe("O'Brien");
});

test("a cell never breaks out of its column or row", () => {
  const tsv = toTsv(
    ["Name", "Amount"],
    [
      [
        { kind: "text", text: "a\tb\r\nc" },
        { kind: "number", text: "1.00" },
      ],
    ],
  );
  expect(tsv).toBe("Name\tAmount\r\na b c\t1.00");
});
