import type { FileIssue } from "banksia-files/inspect";
import { expect, test } from "vitest";
import { listIssues } from "./issue-list.ts";

const issue = (code: string, severity: FileIssue["severity"], line: number | null, message = ""): FileIssue => ({
  code,
  severity,
  line,
  columns: null,
  field: null,
  value: null,
  message,
});
const issues = [
  issue("b", "warning", 1, "the date is past"),
  issue("a", "error", 9, "the amount is wrong"),
  issue("c", "error", 3, "the BSB is wrong"),
];
const at = (filter: Parameters<typeof listIssues>[1]) => listIssues(issues, filter).map((one) => one.at);

test("errors come first, in the order of the file's report", () => expect(at({})).toEqual([1, 2, 0]));
test("sorted as asked", () => {
  expect(at({ sort: "line" })).toEqual([0, 2, 1]);
  expect(at({ sort: "-line" })).toEqual([1, 2, 0]);
  expect(at({ sort: "severity,-code" })).toEqual([2, 1, 0]);
});
test("narrowed by severity, code and words", () => {
  expect(at({ severity: "warning" })).toEqual([0]);
  expect(at({ code: "c" })).toEqual([2]);
  expect(at({ search: "WRONG amount" })).toEqual([1]);
  expect(at({ search: "line 3" })).toEqual([2]);
  expect(at({ search: "nothing" })).toEqual([]);
});
test("a hundred thousand findings are listed at once", () => {
  const many = Array.from({ length: 100_000 }, (_, n) => issue(`c${n % 7}`, n % 3 === 0 ? "warning" : "error", n));
  const listed = listIssues(many, { sort: "code,-line" });
  expect(listed).toHaveLength(100_000);
  expect(listed[0]?.line).toBe(99_995);
});
