import { describe, expect, test } from "vitest";
import { ingoingBody, ingoingFaults, ingoingValues, yearsOf } from "./ingoing-values.ts";

const stay = { entryDate: "2026-03-01", agreedAmount: "420000.00" };

describe("an ingoing contribution as its form holds it", () => {
  test("percentages of years are read as people write them", () => {
    expect(yearsOf("10, 10; 7.5%")).toEqual(["10.00", "10.00", "7.50"]);
    expect(yearsOf("  ")).toBeNull();
    expect(yearsOf("10, ten")).toBeUndefined();
    expect(yearsOf("-3")).toBeUndefined();
  });

  test("a new contract begins with the stay, and asks for its account name", () => {
    const values = ingoingValues(null, stay);
    expect(values.rates[0]?.startDate).toBe("2026-03-01");
    expect(ingoingFaults(values).map(([pointer]) => pointer)).toEqual(["accountNameId"]);
    expect(ingoingBody(values)).toBeNull();
  });

  test("what is left out is sent as nothing", () => {
    const body = ingoingBody({ ...ingoingValues(null, stay), accountNameId: "4", dmfYears: "10,10" });
    expect(body).toMatchObject({
      agreedAmount: "420000.00",
      dmfYears: ["10.00", "10.00"],
      crfYears: null,
      capYears: null,
    });
    expect(body?.rates[0]).toMatchObject({ endDate: null, dmfCodeId: null });
  });
});
