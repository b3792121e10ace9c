import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { FEE_POLICY } from "./facts.ts";
import { adviceEffect, advicesInForce, type FeeAdvice } from "./fee-advice.ts";

const EFFECTIVE = { ...FEE_POLICY, adviceInForce: "latest_effective" as const };

function advice(id: number, issuedOn: string, from: string, amount: string, to: string | null = null): FeeAdvice {
  return {
    id,
    issuedOn,
    from,
    to,
    meansTestedAmount: null,
    meansNotDisclosed: false,
    amounts: { means_tested_care_fee: amount },
  };
}

const january = advice(1, "2026-01-05", "2026-01-01", "20.00");
const march = advice(2, "2026-03-25", "2026-03-20", "25.00");
const backDated = advice(3, "2026-04-10", "2026-02-01", "15.00");
const brief = (rows: ReturnType<typeof advicesInForce>) =>
  rows.map((row) => `${row.from} ${row.to} ${row.advice?.id ?? "-"}`);

describe("the advice of a day", () => {
  test("holds until the next one", () => {
    expect(brief(advicesInForce([march, january]))).toEqual(["2026-01-01 2026-03-19 1", "2026-03-20 null 2"]);
  });
  test("the one issued last wins from its first day on; or the one that begins last", () => {
    const all = [january, march, backDated];
    expect(brief(advicesInForce(all))).toEqual(["2026-01-01 2026-01-31 1", "2026-02-01 null 3"]);
    expect(brief(advicesInForce(all, null, EFFECTIVE))).toEqual([
      "2026-01-01 2026-01-31 1",
      "2026-02-01 2026-03-19 3",
      "2026-03-20 null 2",
    ]);
  });
  test("with an end, the one before it goes on after", () => {
    const ends = advice(4, "2026-04-10", "2026-02-01", "15.00", "2026-02-28");
    expect(brief(advicesInForce([january, ends]))).toEqual([
      "2026-01-01 2026-01-31 1",
      "2026-02-01 2026-02-28 4",
      "2026-03-01 null 1",
    ]);
    expect(brief(advicesInForce([ends]))).toEqual(["2026-02-01 2026-02-28 4", "2026-03-01 null -"]);
  });
  test("as it was known on a day", () => {
    expect(brief(advicesInForce([january, march, backDated], "2026-04-09"))).toEqual([
      "2026-01-01 2026-03-19 1",
      "2026-03-20 null 2",
    ]);
    expect(advicesInForce([january], "2026-01-04")).toEqual([]);
  });
  test("is one of those that speak of the day, and none was issued later; day by day", () => {
    const start = dayNumber("2026-01-01");
    const some = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 60 }),
        issued: fc.integer({ min: 0, max: 8 }),
        days: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 80 }), (rows, at) => {
        const advices = rows.map(({ from, issued, days }, id) =>
          advice(
            id,
            dayText(start + issued),
            dayText(start + from),
            "1.00",
            days === null ? null : dayText(start + from + days),
          ),
        );
        const day = dayText(start + at);
        const found =
          advicesInForce(advices).find((row) => row.from <= day && (row.to === null || row.to >= day))?.advice ?? null;
        const speaking = advices.filter((each) => each.from <= day && (each.to === null || each.to >= day));
        if (speaking.length === 0) expect(found).toBeNull();
        else {
          expect(speaking).toContain(found);
          for (const other of speaking) {
            expect(other.issuedOn <= found!.issuedOn).toBe(true);
            if (other.issuedOn === found!.issuedOn) expect(other.from <= found!.from).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a new advice changes", () => {
  const changes = (others: FeeAdvice[], one: FeeAdvice, policy = FEE_POLICY) =>
    adviceEffect(others, one, policy).result.changes.map((each) =>
      `${each.from} ${each.to} ${each.before?.id ?? "-"} ${each.perDay} ${each.backDated ? "back" : ""}`.trim(),
    );
  test("a back-dated fall: from its first day on, at what it replaces", () => {
    expect(changes([january, march], backDated)).toEqual([
      "2026-02-01 2026-03-19 1 -5.00 back",
      "2026-03-20 2026-04-09 2 -10.00 back",
      "2026-04-10 null 2 -10.00",
    ]);
    expect(adviceEffect([january, march], backDated)).toMatchObject({
      result: { changedFrom: "2026-02-01" },
      issues: [],
    });
    expect(changes([january, march], backDated, EFFECTIVE)).toEqual(["2026-02-01 2026-03-19 1 -5.00 back"]);
  });
  test("a back-dated rise is told", () => {
    const rise = advice(5, "2026-04-10", "2026-03-01", "30.00");
    expect(adviceEffect([january], rise).issues.map((each) => each.code)).toEqual(["BACK_DATED_INCREASE"]);
    expect(adviceEffect([january], advice(5, "2026-03-01", "2026-03-01", "30.00")).issues).toEqual([]);
  });
  test("the first advice of all", () => {
    expect(changes([], january)).toEqual(["2026-01-01 2026-01-04 - null back", "2026-01-05 null - null"]);
  });
  test("saying the same is no change, nor is one that another overrules", () => {
    const same = advice(6, "2026-02-01", "2026-01-10", "20.00");
    expect(adviceEffect([january], same)).toMatchObject({ result: { changes: [], changedFrom: null } });
    expect(adviceEffect([january], same).issues.map((each) => each.code)).toEqual(["ADVICE_CHANGES_NOTHING"]);
    expect(adviceEffect([backDated], advice(7, "2026-03-01", "2026-02-01", "99.00")).result.changedFrom).toBeNull();
  });
  test("amounts that cannot be compared are changes without a figure", () => {
    const means = { ...advice(8, "2026-02-01", "2026-02-01", "0"), amounts: {}, meansTestedAmount: "91.00" };
    expect(changes([january], means)).toEqual(["2026-02-01 null 1 null"]);
    const hidden = {
      ...means,
      id: 9,
      meansTestedAmount: null,
      meansNotDisclosed: true,
      from: "2026-03-01",
      issuedOn: "2026-03-01",
    };
    expect(changes([means], hidden)).toEqual(["2026-03-01 null 8 null"]);
  });
});
