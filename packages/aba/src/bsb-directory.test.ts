import { describe, expect, test } from "vitest";
import { electronicBsbs, readBsbDirectory } from "./bsb-directory.ts";

const csv = [
  "BSB,Institution,Name,Street,Suburb,State,Postcode,Flags",
  '"062-692","CBA","Branch, with ""quotes""","1 High St","Perth","WA","6000","PEH"',
  '"083-001","NAB","Paper only","2 Low St","Perth","WA","6000","P"',
  "012-009,ANZ,No quotes,3 Mid St,Perth,WA,6000,PE",
  '"999","broken',
  '"062-693","CBA","Never closed',
].join("\r\n");

describe("BSB directory", () => {
  test("branches are read, other lines counted", () => {
    const { directory, skipped } = readBsbDirectory(csv);
    expect(skipped).toBe(2);
    expect(Object.fromEntries(directory)).toEqual({
      "062692": { institution: "CBA", name: 'Branch, with "quotes"', electronic: true },
      "083001": { institution: "NAB", name: "Paper only", electronic: false },
      "012009": { institution: "ANZ", name: "No quotes", electronic: true },
      "062693": { institution: "CBA", name: "Never closed", electronic: false },
    });
  });

  test("a later line replaces an earlier one", () => {
    const { directory } = readBsbDirectory(`${csv}\n"062-692","CBA","Closed","","","","",""`);
    expect(directory.get("062692")).toEqual({ institution: "CBA", name: "Closed", electronic: false });
  });

  test("a bomb of quotes is read quickly", () => {
    const { directory } = readBsbDirectory(`"062-692",${'"'.repeat(2_000_000)}`);
    expect(directory.size).toBe(1);
  });

  test("the table has the branches that take entries", () => {
    const table = electronicBsbs(readBsbDirectory(csv).directory);
    expect([table[62_692], table[83_001], table[12_009], table[1]]).toEqual([1, 0, 1, 0]);
  });
});
