import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FAMILY, amount, book, cap, client, code, line, percentage, window } from "../../test/facts.ts";
import { worldArb } from "../../test/random-schedule.ts";
import { add, compare, scaledOf, type Scaled } from "../money/scaled.ts";
import { createBillingBook } from "./book.ts";
import { explainCharge, type ExplainedLine, type ExplanationNode } from "./explain.ts";
import type { Charge, Share } from "./facts.ts";
import { proposeBilling } from "./propose-billing.ts";

function lineOf(charge: Charge, share: Share): ExplainedLine {
  const { description, from, to, unit, quantity, rate, basis } = charge;
  const { percent, amount, tax } = share;
  return { description, from, to, unit, quantity, rate, basis, percent, amount, tax, computedAmount: null };
}

function leaves(node: ExplanationNode): ExplanationNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leaves);
}

function sum(node: ExplanationNode): Scaled {
  return leaves(node).reduce<Scaled>((total, { amount }) => (amount === null ? total : add(total, scaledOf(amount))), {
    digits: 0,
    scale: 0,
  });
}

const adds = (node: ExplanationNode | null, amount: string) =>
  compare(node === null ? { digits: 0, scale: 0 } : sum(node), scaledOf(amount)) === 0;

function first(charges: readonly Charge[]): ExplainedLine {
  const charge = charges[0]!;
  return lineOf(charge, charge.shares[0]!);
}

const texts = (node: ExplanationNode) => leaves(node).map((each) => `${each.text}: ${each.amount ?? "-"}`);

describe("explanation", () => {
  test("a month at one rate", () => {
    const { charges } = proposeBilling(client(), book({ globalRates: [amount(1, "66.80")] }), window("2024-01-31"));
    const { amount: tree, tax } = explainCharge(first(charges), () => "BDF");
    expect(tree.text).toBe("Fee 1, 1 Jan 2024 to 31 Jan 2024");
    expect(tree.amount).toBe("2070.80");
    expect(tree.children[0]?.text).toBe("Price: 66.80 per day");
    expect(tree.children[1]).toEqual({
      text: "1 Jan 2024 to 31 Jan 2024: 31 days x 66.80",
      amount: "2070.80",
      ruleId: "proration",
      children: [],
    });
    expect(tax).toBeNull();
  });

  test("percentages, tax, split and rounding, each a step", () => {
    const { charges } = proposeBilling(
      client({
        lines: [
          line({
            billingCodeId: 2,
            quantity: "2",
            endDate: "2024-01-03",
            invoicees: [
              { from: "2024-01-01", to: null, customerId: 1, accountNameId: 10, percent: "33.333333" },
              { from: "2024-01-01", to: null, customerId: FAMILY, accountNameId: 10, percent: "66.666667" },
            ],
          }),
        ],
      }),
      book({
        codes: [code({ id: 1 }), code({ id: 2, taxCodeId: 2 })],
        globalRates: [amount(1, "10.01"), percentage(2, "33.3", 1)],
      }),
      window("2024-01-31"),
    );
    const tree = explainCharge(first(charges), (id) => ["", "EXTRA", "DISCOUNT"][id] ?? "");
    expect(texts(tree.amount)).toEqual([
      expect.stringMatching(/^DISCOUNT: 33.3% of the next, the rate for all \(rate \d+\): -$/),
      expect.stringMatching(/^EXTRA: 10.01 per day, the rate for all \(rate \d+\): -$/),
      "1 Jan 2024 to 3 Jan 2024: 3 days x 6.66666: 19.99998",
      "rounded to the cent, counted from the start of the period: 0.00002",
      "less the 66.666667% that others pay of 20.00: -13.333333",
      "odd cent of the split: 0.003333",
    ]);
    expect(tree.amount.amount).toBe("6.67");
    expect(tree.tax?.amount).toBe("0.67");
    expect(texts(tree.tax!)[0]).toBe("GST: 10% of 20.00: 2.00");
  });

  test("the day on which a cap is reached", () => {
    const { charges } = proposeBilling(
      client({
        lines: [line({ startDate: "2024-01-01" })],
        cap: cap({
          lifetime: false,
          openingDate: "2024-01-01",
          annualOpening: "35200.00",
          lifetimeOpening: "35200.00",
        }),
      }),
      book({
        codes: [code({ id: 1, capped: true })],
        globalRates: [amount(1, "50.00")],
        annualCap: [{ from: "2020-01-01", to: null, amount: "35238.11" }],
      }),
      window("2024-01-31"),
    );
    const tree = explainCharge(first(charges)).amount;
    expect(texts(tree).slice(1)).toEqual([
      "1 Jan 2024: 1 day x 50.00: 50.00",
      "the annual cap of 35238.11 is reached: 35200.00 was used before, 38.11 is left: -11.89",
    ]);
    expect(tree.amount).toBe("38.11");
  });

  test("an amount changed by hand, and its reversal", () => {
    const { charges } = proposeBilling(client(), book({ globalRates: [amount(1, "66.80")] }), window("2024-01-31"));
    const edited = { ...first(charges), amount: "2000.00", computedAmount: "2070.80" };
    const tree = explainCharge(edited).amount;
    expect(texts(tree).at(-1)).toBe("changed by hand: -70.80");
    expect(tree.amount).toBe("2000.00");
    const back = explainCharge({
      ...edited,
      amount: "-2000.00",
      computedAmount: "-2070.80",
      quantity: "-31",
      reversal: true,
    });
    expect(back.amount.text).toBe("Taken back: Fee 1, 1 Jan 2024 to 31 Jan 2024");
    expect(back.amount.amount).toBe("-2000.00");
    expect(adds(back.amount, "-2000.00")).toBe(true);
  });

  test("pieces, whichever sign a reversal gives their number", () => {
    const each = book({ codes: [code({ id: 1, unit: "each" })], globalRates: [amount(1, "80.005")] });
    const one = first(proposeBilling(client({ lines: [line({ quantity: "3" })] }), each, window("2024-01-31")).charges);
    for (const quantity of ["3", "-3"]) {
      const tree = explainCharge({ ...one, amount: "-240.02", quantity, reversal: true }).amount;
      expect(texts(tree).slice(1)).toEqual([
        "1 Jan 2024: 3 x 80.005: -240.015",
        "rounded to the cent, counted from the start of the period: -0.005",
      ]);
    }
  });

  test("the leaves of every line add up to its amount and its tax, to the cent", () => {
    fc.assert(
      fc.property(worldArb({ faults: false, caps: true, taxedCaps: true }, true), ({ shared, client, window }) => {
        for (const charge of proposeBilling(client, createBillingBook(shared), window).charges) {
          for (const share of charge.shares) {
            const { amount, tax } = explainCharge(lineOf(charge, share));
            expect(amount.amount).toBe(share.amount);
            expect(adds(amount, share.amount)).toBe(true);
            expect(adds(tax, share.tax)).toBe(true);
            const minus = (text: string) =>
              text.startsWith("-") ? text.slice(1) : /^[0.]+$/.test(text) ? text : `-${text}`;
            const taken = {
              ...lineOf(charge, share),
              amount: minus(share.amount),
              tax: minus(share.tax),
              quantity: minus(charge.quantity),
              reversal: true,
            };
            expect(adds(explainCharge(taken).amount, taken.amount)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
