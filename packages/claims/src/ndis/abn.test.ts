import { describe, expect, test } from "vitest";
import { isAbn, isAbnEntry } from "./abn.ts";

describe("ABN", () => {
  test.each(["51824753556", "53004085616", "83914571673"])("%s is one", (abn) => {
    expect(isAbn(abn)).toBe(true);
  });

  test.each(["23099977722", "60006000014", "51824753557", "5182475355", "51 824 753 556", "00000000000", "REIMB"])(
    "%s is none",
    (abn) => {
      expect(isAbn(abn)).toBe(false);
    },
  );

  test("any one changed digit is noticed", () => {
    for (let i = 0; i < 11; i++)
      for (let d = 0; d < 10; d++) {
        const changed = `${"51824753556".slice(0, i)}${d}${"51824753556".slice(i + 1)}`;
        expect(isAbn(changed)).toBe(changed === "51824753556");
      }
  });

  test("two words stand for an ABN", () => {
    expect(["REIMB", "EXCLS", "reimb", ""].map(isAbnEntry)).toEqual([true, true, false, false]);
  });
});
