import { expect, test } from "vitest";
import { changesOf, fieldWords, verbWords } from "./verbs.ts";

test("verbs and fields in words", () => {
  expect(verbWords("changeBillingRate")).toBe("Changed billing rate");
  expect(verbWords("createApiKey")).toBe("Created API key");
  expect(verbWords("frobnicate")).toBe("Frobnicate");
  expect(fieldWords("customerGroupId")).toBe("Customer group");
});

test("only what differs is a change", () => {
  expect(changesOf({ id: 1, phone: "1", name: "A" }, { id: 2, phone: "2", name: "A", active: false })).toEqual([
    { field: "Phone", before: "1", after: "2" },
    { field: "Active", before: "–", after: "no" },
  ]);
  expect(changesOf(null, { name: "A" })).toEqual([{ field: "Name", before: "–", after: "A" }]);
});
