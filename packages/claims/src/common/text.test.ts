import { describe, expect, test } from "vitest";
import { IssueLog } from "./issue.ts";
import { decodeText, textIssues, type TextIssueCode } from "./text.ts";

const decode = (input: Uint8Array | string, max?: number) => {
  const log = new IssueLog<TextIssueCode>(textIssues);
  const text = decodeText(input, log, max);
  return { text, codes: log.findings().issues.map((issue) => issue.code) };
};

const wide = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const units = `${mark ? "\ufeff" : ""}${text}`.split("").map((c) => c.charCodeAt(0));
  return Uint8Array.from(units.flatMap((u) => (bigEndian ? [u >> 8, u & 255] : [u & 255, u >> 8])));
};

describe("decoding", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode("é,b"), "é,b", []],
    ["UTF-8 with mark", Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), "a", []],
    ["text with mark", "\ufeffa", "a", []],
    ["UTF-16 little end first", wide("né,1", false, true), "né,1", ["text.utf16"]],
    ["UTF-16 big end first", wide("né,1", true, true), "né,1", ["text.utf16"]],
    ["UTF-16 without mark", wide("name,1", false, false), "name,1", ["text.utf16"]],
    ["Windows-1252", Uint8Array.of(0x4e, 0x6f, 0xeb, 0x6c, 0x20, 0x96), "Noël –", ["text.not-utf8"]],
    ["a NUL inside", "a\0b", "a\0b", ["text.nul"]],
    ["nothing", new Uint8Array(), null, ["text.empty"]],
    ["only a mark", "\ufeff", null, ["text.empty"]],
    ["a zip (xlsx)", Uint8Array.of(0x50, 0x4b, 3, 4, 1), null, ["text.not-text"]],
    ["an old xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), null, ["text.not-text"]],
    ["a PDF", new TextEncoder().encode("%PDF-1.7"), null, ["text.not-text"]],
  ])("%s", (_name, input, text, codes) => {
    expect(decode(input)).toEqual({ text, codes });
  });

  test("a file over the limit is refused unread", () => {
    expect(decode(new Uint8Array(11), 10)).toEqual({ text: null, codes: ["text.too-large"] });
  });
});
