import { describe, expect, test } from "vitest";
import { formatBsb, isBsb, isPlaceholderBsb, parseBsb } from "./bsb.ts";

describe("BSB", () => {
  test.each([
    ["062692", "062692"],
    ["062-692", "062692"],
    ["000-001", "000001"],
  ])("%s is read as %s", (given, bsb) => {
    expect(parseBsb(given)).toEqual({ ok: true, bsb });
    expect(isBsb(given)).toBe(true);
  });

  test.each(["", "06269", "0626920", "06-2692", "062--692", "062 692", " 062692", "062-692\n", "٠٦٢٦٩٢", "06269A"])(
    "%j is refused",
    (given) => {
      expect(parseBsb(given)).toEqual({ ok: false, code: "bsb-invalid" });
      expect(isBsb(given)).toBe(false);
    },
  );

  test("is shown with a hyphen", () => expect(formatBsb("062692")).toBe("062-692"));

  test("fillers are told from BSBs", () => {
    expect(["000000", "999999", "062692"].map(isPlaceholderBsb)).toEqual([true, true, false]);
  });
});
