import { describe, expect, test } from "vitest";
import { amount, book, brief, cap, client, code, entry, line, standingOf, window } from "../../test/facts.ts";
import { proposeAdjustment } from "./propose-adjustment.ts";
import { proposeBilling } from "./propose-billing.ts";

const january = window("2024-01-31");
const before = book({ globalRates: [amount(1, "25.50")] });

describe("adjustment proposal", () => {
  const billed = client({ lines: [line({ billed: [{ from: "2024-01-01", to: "2024-01-31" }] })] });
  const standing = standingOf(proposeBilling(client(), before, january).charges);
  const flagged = new Map([[1, "2024-01-15"]]);

  test("a new rate from the 15th: the month reversed, a line for each rate", () => {
    const after = book({
      globalRates: [amount(1, "25.50", "2024-01-01", "2024-01-14"), amount(1, "30.00", "2024-01-15")],
    });
    const { reversals, charges, settledLineIds } = proposeAdjustment(billed, after, january, standing, flagged);
    expect(reversals).toEqual(standing);
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-14 357.00", "2024-01-15 2024-01-31 510.00"]);
    expect(settledLineIds).toEqual([1]);
    // 17 days at 4.50 more
    expect(357 + 510 - Number(standing[0]?.lines[0]?.amount)).toBe(76.5);
    expect(proposeAdjustment(billed, after, january, standingOf(charges), flagged)).toEqual({
      reversals: [],
      charges: [],
      settledLineIds: [1],
      issues: [],
    });
  });

  test("nothing changed: nothing", () => {
    expect(proposeAdjustment(billed, before, january, standing, flagged).reversals).toEqual([]);
  });

  test("a departure: one line up to the last day", () => {
    const gone = { ...billed, entries: [entry({ departureDate: "2024-01-10" })] };
    const { reversals, charges } = proposeAdjustment(gone, before, january, standing, flagged);
    expect(reversals).toHaveLength(1);
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-10 255.00"]);
  });

  test("nothing to charge any more: taken back, and no line of nothing in its place", () => {
    const after = book({
      globalRates: [amount(1, "25.50", "2024-01-01", "2024-01-14"), amount(1, "0.00", "2024-01-15")],
    });
    const { reversals, charges, settledLineIds } = proposeAdjustment(billed, after, january, standing, flagged);
    expect(reversals).toEqual(standing);
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-14 357.00"]);
    expect(settledLineIds).toEqual([1]);
    const free = proposeAdjustment(billed, book({ globalRates: [amount(1, "0")] }), january, standing, flagged);
    expect(free.reversals).toEqual(standing);
    expect(free.charges).toEqual([]);
  });

  test("two changes of rate: three lines", () => {
    const after = book({
      globalRates: [
        amount(1, "25.50", "2024-01-01", "2024-01-14"),
        amount(1, "30.00", "2024-01-15", "2024-01-19"),
        amount(1, "31.00", "2024-01-20"),
      ],
    });
    const { charges } = proposeAdjustment(billed, after, january, standing, flagged);
    expect(brief(charges)).toEqual([
      "2024-01-01 2024-01-14 357.00",
      "2024-01-15 2024-01-19 150.00",
      "2024-01-20 2024-01-31 372.00",
    ]);
  });

  test("a rate row that says the same as before: nothing", () => {
    const same = book({
      globalRates: [amount(1, "25.50", "2024-01-01", "2024-01-14"), amount(1, "25.500000", "2024-01-15")],
    });
    expect(proposeAdjustment(billed, same, january, standing, flagged)).toMatchObject({
      reversals: [],
      settledLineIds: [1],
    });
  });

  test("nor is it a change where tax, rounded for each of the two rows, would come to another cent", () => {
    const taxed = [code({ id: 1, taxCodeId: 2 })];
    const one = book({ codes: taxed, globalRates: [amount(1, "0.14")] });
    const two = book({
      codes: taxed,
      globalRates: [amount(1, "0.14", "2024-01-01", "2024-01-14"), amount(1, "0.14", "2024-01-15")],
    });
    const made = proposeBilling(client(), one, january).charges;
    expect(made.map((each) => each.tax)).toEqual(["0.43"]);
    expect(proposeBilling(client(), two, january).charges.map((each) => each.tax)).toEqual(["0.20", "0.24"]);
    expect(proposeAdjustment(billed, two, january, standingOf(made), flagged).reversals).toEqual([]);
  });

  test("never charged at all: taken back, nothing in its place", () => {
    const held = { ...billed, lines: [line({ ...billed.lines[0], holds: [{ from: "2024-01-01", to: null }] })] };
    expect(proposeAdjustment(held, before, january, standing, flagged)).toMatchObject({
      reversals: standing,
      charges: [],
      settledLineIds: [1],
    });
    const departed = { ...billed, entries: [entry({ departureDate: "2023-12-31" })] };
    expect(proposeAdjustment(departed, before, january, standing, flagged)).toMatchObject({
      reversals: standing,
      charges: [],
    });
  });

  test("an earlier start: the new days are left to billing", () => {
    const earlier = {
      ...billed,
      entries: [entry({ billingStartDate: "2023-12-01" })],
      lines: [line({ ...billed.lines[0], startDate: "2023-12-20" })],
    };
    expect(proposeAdjustment(earlier, before, january, standing, flagged).reversals).toEqual([]);
    const early = book({ globalRates: [amount(1, "25.50")] });
    expect(brief(proposeBilling(earlier, early, january).charges)).toEqual(["2023-12-20 2023-12-31 306.00"]);
  });

  test("another code, service, tax code or payer on the same money is a change", () => {
    const changed = (given: Partial<(typeof billed)["lines"][number]>) => ({
      ...billed,
      lines: [line({ ...billed.lines[0], ...given })],
    });
    const two = book({
      codes: [code({ id: 1 }), code({ id: 2 })],
      globalRates: [amount(1, "25.50"), amount(2, "25.50")],
    });
    for (const given of [
      { billingCodeId: 2 },
      { serviceId: 101 },
      { invoicees: [{ from: "2024-01-01", to: null, customerId: 7, accountNameId: 10, percent: "100" }] },
      { invoicees: [{ from: "2024-01-01", to: null, customerId: 1, accountNameId: 11, percent: "100" }] },
    ]) {
      const { reversals, charges } = proposeAdjustment(changed(given), two, january, standing, flagged);
      expect(reversals).toEqual(standing);
      expect(brief(charges)).toEqual(["2024-01-01 2024-01-31 790.50"]);
    }
    const taxed = book({ codes: [code({ id: 1, taxCodeId: 2 })], globalRates: [amount(1, "25.50")] });
    expect(proposeAdjustment(billed, taxed, january, standing, flagged).charges[0]).toMatchObject({
      amount: "790.50",
      tax: "79.05",
    });
    // From the client to the client by name: nothing
    const named = changed({
      invoicees: [{ from: "2024-01-01", to: null, customerId: 1, accountNameId: 10, percent: "100" }],
    });
    expect(proposeAdjustment(named, two, january, standing, flagged).reversals).toEqual([]);
  });

  test("only flagged lines, and of those only charges that reach the flagged day", () => {
    const after = book({ globalRates: [amount(1, "30.00")] });
    const look = (flags: [number, string][]) => proposeAdjustment(billed, after, january, standing, new Map(flags));
    expect(look([])).toEqual({ reversals: [], charges: [], settledLineIds: [], issues: [] });
    expect(look([[1, "2024-02-01"]])).toEqual({ reversals: [], charges: [], settledLineIds: [1], issues: [] });
    expect(look([[1, "2024-01-31"]]).reversals).toHaveLength(1);
    // A line that is not among the facts is not touched.
    expect(look([[9, "2024-01-01"]])).toEqual({ reversals: [], charges: [], settledLineIds: [], issues: [] });
  });

  test("charges past the end of the run are left, and their line waits", () => {
    const after = book({ globalRates: [amount(1, "30.00")] });
    const result = proposeAdjustment(billed, after, window("2023-12-31"), standing, flagged);
    expect(result).toEqual({ reversals: [], charges: [], settledLineIds: [], issues: [] });
  });

  test("a draft that is out of date is named and left; one that is right is nothing to speak of", () => {
    const draft = standing.map((charge) => ({ ...charge, journalPosted: false }));
    const after = book({ globalRates: [amount(1, "30.00")] });
    const stale = proposeAdjustment(billed, after, january, draft, flagged);
    expect(stale).toMatchObject({ reversals: [], charges: [], settledLineIds: [] });
    expect(stale.issues).toMatchObject([
      { code: "DRAFT_PENDING", severity: "warning", scheduleLineId: 1, day: "2024-01-01" },
    ]);
    expect(proposeAdjustment(billed, before, january, draft, flagged)).toEqual({
      reversals: [],
      charges: [],
      settledLineIds: [1],
      issues: [],
    });
  });

  test("a line changed by hand stands as long as what was worked out does, and is taken back as it was posted", () => {
    const edited = standing.map((charge) => ({
      ...charge,
      lines: charge.lines.map((each) => ({ ...each, amount: "700.00", tax: "0.07", computedAmount: each.amount })),
    }));
    expect(proposeAdjustment(billed, before, january, edited, flagged).reversals).toEqual([]);
    const after = book({ globalRates: [amount(1, "30.00")] });
    expect(proposeAdjustment(billed, after, january, edited, flagged).reversals).toEqual(edited);
  });

  test("an error in one line leaves the client as it is", () => {
    const two = { ...billed, lines: [...billed.lines, line({ id: 2, billingCodeId: 3 })] };
    const after = book({ globalRates: [amount(1, "30.00")] });
    const both = new Map([...flagged, [2, "2024-01-01"]]);
    expect(proposeAdjustment(two, after, january, standing, both)).toMatchObject({
      reversals: [],
      charges: [],
      settledLineIds: [],
      issues: [{ code: "CODE_UNKNOWN", scheduleLineId: 2 }],
    });
  });

  test("a capped fee that rose is taken up to the cap, its own charges left out of the sum", () => {
    const capped = [code({ id: 1, capped: true })];
    const annualCap = [{ from: "2020-01-01", to: null, amount: "1000.00" }];
    const first = book({ codes: capped, annualCap, globalRates: [amount(1, "20.00")] });
    const rose = book({
      codes: capped,
      annualCap,
      globalRates: [amount(1, "20.00", "2020-01-01", "2024-01-10"), amount(1, "45.00", "2024-01-11")],
    });
    const facts = client({ cap: cap({ lifetime: false }) });
    const made = proposeBilling(facts, first, january).charges;
    expect(brief(made)).toEqual(["2024-01-01 2024-01-31 620.00"]);
    const contributions = [{ scheduleLineId: 1, from: "2024-01-01", to: "2024-01-31", amount: "620.00", fee: null }];
    const after = { ...facts, lines: billed.lines, cap: cap({ lifetime: false, contributions }) };
    const { charges } = proposeAdjustment(after, rose, january, standingOf(made), flagged);
    expect(brief(charges)).toEqual([
      "2024-01-01 2024-01-10 200.00",
      "2024-01-11 2024-01-27 765.00",
      "2024-01-28 2024-01-28 35.00",
    ]);
    const again = standingOf(charges);
    const now = charges.map(({ scheduleLineId, from, to, amount: paid }) => ({
      scheduleLineId,
      from,
      to,
      amount: paid,
      fee: null,
    }));
    const settled = { ...after, cap: cap({ lifetime: false, contributions: now }) };
    expect(proposeAdjustment(settled, rose, january, again, flagged).reversals).toEqual([]);
  });

  test("what is itself under examination holds nothing against earlier days", () => {
    const capped = [code({ id: 1, capped: true })];
    const annualCap = [
      { from: "2020-01-01", to: "2024-01-14", amount: "1000.00" },
      { from: "2024-01-15", to: null, amount: "500.00" },
    ];
    const first = book({ codes: capped, annualCap, globalRates: [amount(1, "20.00")] });
    const rose = book({ codes: capped, annualCap, globalRates: [amount(1, "60.00")] });
    const facts = client({ cap: cap({ lifetime: false }) });
    const made = proposeBilling(facts, first, january).charges;
    expect(brief(made)).toEqual(["2024-01-01 2024-01-14 280.00", "2024-01-15 2024-01-25 220.00"]);
    const contributions = made.map(({ scheduleLineId, from, to, amount: paid }) => ({
      scheduleLineId,
      from,
      to,
      amount: paid,
      fee: null,
    }));
    const after = { ...facts, cap: cap({ lifetime: false, contributions }) };
    const { reversals, charges } = proposeAdjustment(
      after,
      rose,
      january,
      standingOf(made),
      new Map([[1, "2024-01-01"]]),
    );
    expect(reversals).toHaveLength(2);
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-14 840.00"]);
  });
});
