import { describe, expect, test } from "vitest";
import { causeWords, kindsOf, methodsOf, movementWords, percentWords, usualKind } from "./words.ts";

describe("the words of accommodation payments", () => {
  test("a kind is paid only in the ways that it can be", () => {
    expect(methodsOf("interim")).toEqual(["daily"]);
    expect(methodsOf("ingoing")).toEqual(["lump_sum"]);
    expect(methodsOf("payment")).toEqual(["lump_sum", "daily", "combination"]);
  });

  test("the first line follows from the stay", () => {
    const stay = { setting: "residential", arrangement: "NOV25", accommodationStatus: "not_supported" } as const;
    expect(usualKind(stay)).toBe("payment");
    expect(usualKind({ ...stay, accommodationStatus: "not_known" })).toBe("interim");
    expect(usualKind({ ...stay, accommodationStatus: "partly_supported" })).toBe("contribution");
    expect(usualKind({ ...stay, arrangement: "PRE14" })).toBe("bond");
    expect(usualKind({ ...stay, setting: "village" })).toBe("ingoing");
  });

  test("what may be agreed follows from the status of the stay", () => {
    const kinds = (accommodationStatus: string, arrangement: "PRE14" | "NOV25" | null = "NOV25") =>
      kindsOf({ setting: "residential", accommodationStatus, arrangement });
    expect(kinds("not_supported")).toEqual(["payment", "interim"]);
    expect(kinds("supported")).toEqual(["interim", "contribution"]);
    expect(kinds("not_known")).toEqual(["payment", "interim", "contribution"]);
    expect(kinds("partly_supported", "PRE14")).toEqual(["interim", "contribution", "bond", "charge"]);
    expect(kinds("ingoing_contribution")).toEqual(["ingoing"]);
  });

  test("percentages are read to two decimals", () => {
    expect(["6.3643835616", "17", "1.498630137", "29.995", "0.5"].map(percentWords)).toEqual([
      "6.36",
      "17",
      "1.5",
      "30",
      "0.5",
    ]);
  });

  test("movements and causes are told in words, unknown ones as they are written", () => {
    expect(movementWords("transfer_in")).toBe("Moved here from another stay");
    expect(movementWords("something_new")).toBe("Something new");
    expect(causeWords(["month", "indexation"])).toBe("New month, indexed");
  });
});
