import type { FileComparison } from "banksia-files/inspect";
import { expect, test } from "vitest";
import { differenceText, fieldWords, verdictOf } from "./difference-words.ts";
import { sizeText } from "../../lib/size.ts";

const place = { key: "k", firstLine: null, secondLine: null, says: "" };

test("fields in words, headings as they stand", () => {
  expect(fieldWords("processingDate")).toBe("processing date");
  expect(fieldWords("cents")).toBe("amount");
  expect(fieldWords("NDISNumber")).toBe("NDISNumber");
});

test("a difference in one line", () => {
  const fields = [{ field: "reference", first: "INV 1", second: "" }];
  expect(differenceText({ ...place, kind: "changed", fields })).toBe("reference INV 1 → nothing");
  expect(differenceText({ ...place, kind: "only-first", fields })).toBe("reference INV 1");
  expect(differenceText({ ...place, kind: "answer", says: "rejected", fields: [] })).toBe("rejected");
});

test("what a comparison comes to", () => {
  const both = { relation: "same-kind", identical: false, same: false, alike: 2, differenceCount: 1, firstByte: 312 };
  const verdict = (facts: Partial<FileComparison>) => verdictOf({ ...both, ...facts } as FileComparison);
  expect(verdict({ identical: true, same: true })).toMatchObject({ tone: "posted", chip: "Identical" });
  expect(verdict({}).chip).toBe("1 difference");
  expect(verdict({}).says).toContain("number 313");
  expect(verdict({ same: true, differenceCount: 0 }).chip).toBe("The same facts");
  expect(verdict({ differenceCount: 0 })).toMatchObject({ tone: "attention", chip: "Different" });
  expect(verdict({ relation: "answer", differenceCount: 0 }).chip).toBe("All answered as sent");
  expect(verdict({ relation: "bytes", differenceCount: 0 }).says).toContain("only their bytes");
});

test("sizes", () => {
  expect([1, 812, 1040, 103_700_242].map(sizeText)).toEqual(["1 byte", "812 bytes", "1 KB", "98.9 MB"]);
});
