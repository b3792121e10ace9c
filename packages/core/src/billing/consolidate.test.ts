import * as fc from "fast-check";
import { expect, test } from "vitest";
import { centsOf, centsText } from "../money/cents.ts";
import { consolidate, type ConsolidationLine } from "./consolidate.ts";

const line = (given: Partial<ConsolidationLine>): ConsolidationLine => ({
  lineId: 1,
  customerId: 1,
  billingCodeId: 1,
  serviceId: 100,
  accountNameId: 10,
  taxCodeId: 1,
  from: "2024-01-01",
  to: "2024-01-14",
  amount: "357.00",
  tax: "0.00",
  ...given,
});

test("lines of different rates and dates become one, their own amounts kept", () => {
  const groups = consolidate([
    line({ lineId: 2, from: "2024-01-15", to: "2024-01-31", amount: "510.00", tax: "51.00" }),
    line({ lineId: 1 }),
    line({ lineId: 3, customerId: 2, amount: "-4.10" }),
  ]);
  expect(groups).toMatchObject([
    { customerId: 1, from: "2024-01-01", to: "2024-01-31", amount: "867.00", tax: "51.00", lineIds: [1, 2] },
    { customerId: 2, amount: "-4.10", lineIds: [3] },
  ]);
});

test("not across customers, codes, services, account names or tax codes", () => {
  const others: Partial<ConsolidationLine>[] = [
    {},
    { customerId: 2 },
    { billingCodeId: 2 },
    { serviceId: 101 },
    { accountNameId: 11 },
    { taxCodeId: 2 },
  ];
  expect(consolidate(others.map((each, at) => line({ ...each, lineId: at })))).toHaveLength(6);
});

test("no line is lost and the sums are exact, whatever the order", () => {
  const cents = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map(centsText);
  const some = fc.record({
    customerId: fc.integer({ min: 1, max: 3 }),
    billingCodeId: fc.integer({ min: 1, max: 2 }),
    amount: cents,
    tax: cents,
  });
  fc.assert(
    fc.property(fc.array(some), (given) => {
      const lines = given.map((each, at) => line({ ...each, lineId: at }));
      const groups = consolidate(lines);
      expect(groups.flatMap((group) => group.lineIds).sort((a, b) => a - b)).toEqual(lines.map((each) => each.lineId));
      for (const group of groups) {
        const children = lines.filter((each) => group.lineIds.includes(each.lineId));
        expect(centsOf(group.amount)).toBe(children.reduce((sum, each) => sum + centsOf(each.amount), 0));
        expect(centsOf(group.tax)).toBe(children.reduce((sum, each) => sum + centsOf(each.tax), 0));
      }
      expect(consolidate(lines.toReversed())).toEqual(groups);
    }),
  );
});
