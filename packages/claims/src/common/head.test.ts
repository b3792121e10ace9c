import { describe, expect, test } from "vitest";
import { cpuMs } from "../../test/cpu.ts";
import { hostileFiles } from "../../test/damage.ts";
import { readFileHead } from "./head.ts";

describe("the start of a file", () => {
  test("first line and row, empty lines passed over", () => {
    expect(readFileHead("\r\n  \na;b,c;d\n1")).toMatchObject({
      firstLine: "a;b,c;d",
      firstRow: ["a", "b,c", "d"],
      issues: [],
    });
    expect(readFileHead("one")).toMatchObject({ firstLine: "one", firstRow: ["one"] });
  });

  test("a long file is cut behind a line, never inside a character", () => {
    const text = `head,é\n${"é".repeat(60)}\n`.padEnd(70_000, "éé\n");
    expect(readFileHead(new TextEncoder().encode(text))).toMatchObject({ firstLine: "head,é", issues: [] });
  });

  test("what is no text says so", () => {
    expect(readFileHead(Uint8Array.of(0x50, 0x4b, 3, 4)).issues).toMatchObject([{ code: "text.not-text" }]);
  });

  test.each(hostileFiles)("%s is looked at quickly", (_what, file) => {
    expect(cpuMs(() => void readFileHead(file))).toBeLessThan(1000);
  });
});
