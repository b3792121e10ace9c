import { describe, expect, test } from "vitest";
import { CLIENT, FAMILY, ORGANISATION, amount, book, client, code, line, window } from "../../test/facts.ts";
import type { InvoiceeFacts } from "./facts.ts";
import { proposeBilling } from "./propose-billing.ts";

const payer = (customerId: number, percent: string, from = "2024-01-01", to: string | null = null): InvoiceeFacts => ({
  customerId,
  accountNameId: 20,
  percent,
  from,
  to,
});

function shares(rate: string, invoicees: InvoiceeFacts[], taxCodeId = 1, endDate = "2024-01-01") {
  const { charges, issues } = proposeBilling(
    client({ lines: [line({ invoicees })] }),
    book({ codes: [code({ id: 1, taxCodeId })], globalRates: [amount(1, rate)] }),
    window(endDate),
  );
  return {
    issues,
    charges: charges.map((charge) => [
      charge.from,
      ...charge.shares.map((each) => [each.customerId, each.amount, each.tax]),
    ]),
  };
}

describe("invoicees", () => {
  test("a third party pays all, on its account name", () => {
    const { charges } = proposeBilling(
      client({ lines: [line({ invoicees: [payer(ORGANISATION, "100.000000")] })] }),
      book({ globalRates: [amount(1, "58.98")] }),
      window("2024-01-01"),
    );
    expect(charges[0]?.shares).toEqual([
      { customerId: ORGANISATION, accountNameId: 20, percent: "100", amount: "58.98", tax: "0.00" },
    ]);
  });

  test("of equal remainders the client gets the odd cent, whatever the order of the rows", () => {
    const rows = [payer(FAMILY, "50"), payer(CLIENT, "50")];
    const expected = [["2024-01-01", [CLIENT, "0.01", "0.00"], [FAMILY, "0.00", "0.00"]]];
    expect(shares("0.01", rows).charges).toEqual(expected);
    expect(shares("0.01", rows.toReversed()).charges).toEqual(expected);
  });

  test("tax is worked out once for the charge and split as the amount is", () => {
    expect(shares("10.05", [payer(FAMILY, "50"), payer(ORGANISATION, "50")], 2).charges).toEqual([
      ["2024-01-01", [FAMILY, "5.03", "0.51"], [ORGANISATION, "5.02", "0.50"]],
    ]);
  });

  test("a charge for each set of payers; days without any are the client's", () => {
    const rows = [payer(FAMILY, "100", "2024-01-03", "2024-01-04")];
    expect(shares("10.00", rows, 1, "2024-01-06").charges).toEqual([
      ["2024-01-01", [CLIENT, "20.00", "0.00"]],
      ["2024-01-03", [FAMILY, "20.00", "0.00"]],
      ["2024-01-05", [CLIENT, "20.00", "0.00"]],
    ]);
  });

  test("shares that are not 100 per cent are refused with the sum", () => {
    const { charges, issues } = shares("10.00", [payer(FAMILY, "50"), payer(CLIENT, "49.5")]);
    expect(charges).toEqual([]);
    expect(issues).toEqual([
      {
        code: "SPLIT_NOT_100",
        severity: "error",
        scheduleLineId: 1,
        billingCodeId: 1,
        day: "2024-01-01",
        message: "CODE1: the invoicees pay 99.5 per cent together: make it 100, each above 0.",
      },
    ]);
    expect(shares("10.00", [payer(FAMILY, "150"), payer(CLIENT, "-50")]).issues[0]?.code).toBe("SPLIT_NOT_100");
  });
});
