import { describe, expect, test } from "vitest";
import { kindOf, mediaTypeOf } from "./document-types.ts";

describe("the type a file is sent as", () => {
  test.each([
    ["a.pdf", "application/pdf", "application/pdf"],
    ["a.PDF", "", "application/pdf"],
    ["a.docx", "application/octet-stream", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["notes.txt", "text/plain;charset=utf-8", "text/plain"],
    ["photo.jpeg", "image/jpeg", "image/jpeg"],
  ])("%s (%s) as %s", (name, type, expected) => {
    expect(mediaTypeOf({ name, type })).toBe(expected);
  });

  test.each([
    ["a.exe", ""],
    ["noending", ""],
    ["page.html", "text/html"],
    // What the browser knows for certain is not overruled by a name.
    ["page.pdf", "text/html"],
    ["sheet.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ])("%s (%s) is not taken", (name, type) => {
    expect(mediaTypeOf({ name, type })).toBeNull();
  });
});

test.each([
  ["Resident_Agreement-2026.pdf", "agreement"],
  ["Fee letter from Services Australia.pdf", "fee_letter"],
  ["enduring power of attorney.pdf", "authority"],
  ["Probate grant.pdf", "probate"],
  ["means_assessment.pdf", "assessment"],
  ["scan0001.pdf", "other"],
])("%s looks like %s", (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});
