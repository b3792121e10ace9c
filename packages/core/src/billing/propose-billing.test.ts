import { describe, expect, test } from "vitest";
import { FAMILY, amount, book, brief, client, code, entry, line, percentage, window } from "../../test/facts.ts";
import { proposeBilling } from "./propose-billing.ts";

describe("billing proposal", () => {
  test("a month at one rate", () => {
    const { charges, issues } = proposeBilling(
      client({ lines: [line({ billed: [{ from: "2024-01-01", to: "2024-02-29" }] })] }),
      book({ globalRates: [amount(1, "66.800000")] }),
      window("2024-03-31"),
    );
    expect(issues).toEqual([]);
    expect(charges).toEqual([
      {
        scheduleLineId: 1,
        billingCodeId: 1,
        serviceId: 100,
        taxCodeId: 1,
        description: "Fee 1",
        from: "2024-03-01",
        to: "2024-03-31",
        unit: "day",
        quantity: "31",
        rate: "66.80",
        amount: "2070.80",
        tax: "0.00",
        shares: [{ customerId: 1, accountNameId: 10, percent: "100", amount: "2070.80", tax: "0.00" }],
        basis: {
          rates: [{ rateId: expect.any(Number), own: false, billingCodeId: 1, rate: "66.80" }],
          parts: [
            {
              from: "2024-03-01",
              to: "2024-03-31",
              periodFrom: "2024-03-01",
              length: 1,
              before: 0,
              upTo: 31,
              cents: 207_080,
            },
          ],
        },
      },
    ]);
  });

  test("25.50 to 14 January, 30.00 from the 15th", () => {
    const { charges } = proposeBilling(
      client(),
      book({ globalRates: [amount(1, "25.50", "2024-01-01", "2024-01-14"), amount(1, "30.00", "2024-01-15")] }),
      window("2024-01-31"),
    );
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-14 357.00", "2024-01-15 2024-01-31 510.00"]);
  });

  test("58.98 split in halves", () => {
    const half = { from: "2024-01-01", to: null, accountNameId: 10, percent: "50" };
    const { charges } = proposeBilling(
      client({
        lines: [
          line({
            invoicees: [
              { ...half, customerId: FAMILY },
              { ...half, customerId: 1 },
            ],
          }),
        ],
      }),
      book({ globalRates: [amount(1, "58.98")] }),
      window("2024-01-01"),
    );
    expect(charges[0]?.shares.map((share) => [share.customerId, share.amount])).toEqual([
      [1, "29.49"],
      [FAMILY, "29.49"],
    ]);
  });

  test("minus half of a fee, even when that changes in mid-month", () => {
    const { charges } = proposeBilling(
      client({ lines: [line({ billingCodeId: 2 })] }),
      book({
        codes: [code({ id: 1 }), code({ id: 2 })],
        globalRates: [
          amount(1, "10.01", "2024-01-01", "2024-01-10"),
          amount(1, "11.00", "2024-01-11"),
          percentage(2, "-50", 1),
        ],
      }),
      window("2024-01-31"),
    );
    expect(brief(charges)).toEqual(["2024-01-01 2024-01-10 -50.05", "2024-01-11 2024-01-31 -115.50"]);
    expect(charges[0]?.rate).toBe("-5.005");
    expect(charges[0]?.basis.rates.map((rate) => rate.percent ?? rate.rate)).toEqual(["-50", "10.01"]);
  });

  test("a rate of nothing makes no line, and its days stay due", () => {
    const free = [amount(1, "0", "2024-01-01", "2024-01-10"), amount(1, "10.00", "2024-01-11")];
    expect(brief(proposeBilling(client(), book({ globalRates: free }), window("2024-01-31")).charges)).toEqual([
      "2024-01-11 2024-01-31 210.00",
    ]);
    const billed = client({ lines: [line({ billed: [{ from: "2024-01-11", to: "2024-01-31" }] })] });
    const found = book({ globalRates: [amount(1, "10.00")] });
    expect(brief(proposeBilling(billed, found, window("2024-01-31")).charges)).toEqual([
      "2024-01-01 2024-01-10 100.00",
    ]);
  });

  test("departed people", () => {
    const gone = client({ entries: [entry({ departureDate: "2024-01-20" })] });
    const rates = book({ globalRates: [amount(1, "1.00")] });
    const end = (departed: "exclude" | "include" | "only", postingDate = "2024-01-31") =>
      brief(proposeBilling(gone, rates, window("2024-01-31", { departed, postingDate })).charges);
    expect(end("include")).toEqual(["2024-01-01 2024-01-20 20.00"]);
    expect(end("only")).toEqual(["2024-01-01 2024-01-20 20.00"]);
    expect(end("exclude")).toEqual([]);
    expect(end("exclude", "2024-01-20")).toEqual([]);
    expect(end("only", "2024-01-20")).toEqual(["2024-01-01 2024-01-20 20.00"]);
    expect(end("exclude", "2024-01-19")).toEqual(["2024-01-01 2024-01-20 20.00"]);
    expect(end("only", "2024-01-19")).toEqual([]);
  });
});
