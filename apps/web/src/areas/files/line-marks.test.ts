import type { FileIssue } from "banksia-files/inspect";
import { describe, expect, test } from "vitest";
import { cellMarks, delimiterOf, markOf, visible } from "./line-marks.ts";

const issue = (facts: Partial<FileIssue>): FileIssue => ({
  code: "ndis.ndis-number",
  severity: "error",
  line: 2,
  columns: null,
  field: null,
  value: null,
  message: "",
  ...facts,
});
const marked = (facts: Partial<FileIssue>, text: string, header = "") => {
  const mark = markOf(issue(facts), text, header);
  return mark && text.slice(...mark);
};

describe("the part of a line that is meant", () => {
  test("is its columns, also beyond the end of a line that is too short", () => {
    expect(marked({ columns: [21, 30] }, "1062-692 43214321 1300001250X0Nguyen")).toBe("00001250X0");
    expect(markOf(issue({ columns: [75, 80] }), "7999-999", "")).toEqual([74, 80]);
  });

  test("is the cell under its heading, whatever parts the cells", () => {
    expect(marked({ field: "NDISNumber" }, "405,437855,x", "RegistrationNumber,NDISNumber,Other")).toBe("437855");
    expect(marked({ field: "ndis number" }, "405;437855;x", "RegistrationNumber;NDISNumber;Other")).toBe("437855");
    expect(marked({ field: "b" }, '"1,2","say ""hi""",3', "a,b,c")).toBe('say ""hi""');
    expect(markOf(issue({ field: "c" }), "1,2", "a,b,c")).toBeNull();
  });

  test("is what was found, where no heading says more", () => {
    expect(marked({ field: "amount", value: "12.345" }, "<Amount>12.345</Amount>", "<xml>")).toBe("12.345");
    expect(marked({ value: "abc…" }, "x abcdef")).toBe("abc");
    expect(marked({ value: "nothing like it" }, "x")).toBeNull();
    expect(marked({ value: "" }, "x")).toBeNull();
  });

  test("cells end where the line ends", () => {
    expect(cellMarks("a,,", ",")).toEqual([
      [0, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(cellMarks('"open', ",")).toEqual([[1, 5]]);
    expect(delimiterOf("a\tb\tc,d")).toBe("\t");
  });

  test("what cannot be seen is shown, one for one", () => {
    expect(visible("a\tb\u0000c\u007f")).toBe("a␉b␀c␡");
  });
});
