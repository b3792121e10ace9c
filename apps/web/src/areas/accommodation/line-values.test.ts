import { describe, expect, test } from "vitest";
import { changeBody, type LineValues, methodOf, missingOf, newBody } from "./line-values.ts";

const values: LineValues = {
  startDate: "2026-07-01",
  endDate: "",
  kind: "payment",
  method: "combination",
  description: "",
  placePrice: "",
  agreedAmount: "500000.00",
  agreedLumpSum: "200000.00",
  rateDate: "",
  agreedRate: "",
  assessedAmount: "",
  perDay: "",
  occupiedFrom: "",
  maintained: false,
  accountNameId: "7",
};

describe("an accommodation line as its form holds it", () => {
  test("what is left out is not sent, so that it follows from the stay", () => {
    const body = newBody(values);
    expect(body).toMatchObject({ method: "combination", agreedLumpSum: "200000.00", accountNameId: 7, endDate: null });
    for (const key of ["placePrice", "rateDate", "agreedRate", "occupiedFrom"]) expect(body).not.toHaveProperty(key);
  });

  test("a contribution has no rate of its own", () => {
    const body = newBody({ ...values, kind: "contribution", agreedRate: "7", assessedAmount: "40.00" });
    expect(body).not.toHaveProperty("agreedRate");
    expect(newBody({ ...values, agreedRate: "7" })).toMatchObject({ agreedRate: "7" });
  });

  test("nothing is asked before it is complete", () => {
    expect(newBody({ ...values, accountNameId: "" })).toBeNull();
    expect(missingOf({ ...values, agreedLumpSum: "" }).map(([pointer]) => pointer)).toEqual(["agreedLumpSum"]);
    expect(missingOf({ ...values, kind: "charge", perDay: "" }).map(([pointer]) => pointer)).toEqual(["perDay"]);
  });

  test("a kind that knows one way of paying has that one", () => {
    expect(methodOf({ kind: "interim", method: "combination" })).toBe("daily");
    expect(methodOf({ kind: "payment", method: "combination" })).toBe("combination");
  });

  test("a correction sends only what differs", () => {
    expect(changeBody(values, values)).toEqual({});
    expect(changeBody(values, { ...values, agreedAmount: "450000.00", endDate: "2026-12-31" })).toEqual({
      agreedAmount: "450000.00",
      endDate: "2026-12-31",
    });
    expect(changeBody({ ...values, agreedRate: "6.31" }, values)).toEqual({ agreedRate: null });
  });
});
