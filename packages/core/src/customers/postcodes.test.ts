import { describe, expect, test } from "vitest";
import { type AustralianState, STATES, postcodeFinding } from "./postcodes.ts";

describe("postcode and state", () => {
  test.each<[AustralianState, string]>([
    ["ACT", "2600"],
    ["ACT", "2900"],
    ["NSW", "2000"],
    ["NSW", "2619"],
    ["NSW", "2899"],
    ["NT", "0800"],
    ["NT", "0872"],
    ["QLD", "4000"],
    ["SA", "5000"],
    ["TAS", "7000"],
    ["VIC", "3996"],
    ["WA", "6798"],
  ])("%s %s fit", (state, postcode) => {
    expect(postcodeFinding(state, postcode, "1 High Street")).toBeNull();
  });

  test.each<[AustralianState, string, object]>([
    ["NSW", "2620", {}],
    ["ACT", "2620", { kind: "neighbour", state: "NSW" }],
    ["SA", "0872", { kind: "neighbour", state: "NT" }],
    ["WA", "0872", { kind: "neighbour", state: "NT" }],
    ["QLD", "0872", { kind: "neighbour", state: "NT" }],
    ["NSW", "4383", { kind: "neighbour", state: "QLD" }],
    ["NSW", "3644", { kind: "neighbour", state: "VIC" }],
    ["WA", "3000", { kind: "other_state", state: "VIC" }],
    ["TAS", "3000", { kind: "other_state", state: "VIC" }],
    ["VIC", "4000", { kind: "other_state", state: "QLD" }],
    ["NSW", "0100", { kind: "unknown" }],
    ["NSW", "0000", { kind: "unknown" }],
    ["NSW", "200", { kind: "unknown" }],
    ["NSW", "2000 ", { kind: "unknown" }],
    ["NSW", "٢٠٠٠", { kind: "unknown" }],
    ["VIC", "8001", { kind: "boxes" }],
    ["NSW", "1230", { kind: "boxes" }],
  ])("%s %s", (state, postcode, finding) => {
    expect(postcodeFinding(state, postcode, "1 High Street") ?? {}).toEqual(finding);
  });

  test.each(["PO Box 12", "GPO Box 9848", "P.O. Box 7", "Locked Bag 3", "po box 1, Level 2", ""])(
    "%j may have a postcode of boxes",
    (line) => {
      expect(postcodeFinding("VIC", "8001", line)).toBeNull();
    },
  );

  test("borders run both ways", () => {
    const sample: Record<AustralianState, string> = {
      ACT: "2600",
      NSW: "2000",
      NT: "0800",
      QLD: "4000",
      SA: "5000",
      TAS: "7000",
      VIC: "3000",
      WA: "6000",
    };
    for (const a of STATES)
      for (const b of STATES)
        expect(postcodeFinding(a, sample[b], "")?.kind).toBe(postcodeFinding(b, sample[a], "")?.kind);
  });
});
