/**
 * How many schedule lines a second one thread proposes: `node packages/core/test/speed.ts [clients]`.
 * Simple lines first (four a client, one rate all month), then clients with everything: own rates, splits, percentages,
 * a rate change in mid-month and a capped fee.
 */
import { proposeBilling } from "../src/billing/propose-billing.ts";
import type { ClientFacts } from "../src/billing/facts.ts";
import { amount, book, cap, client, code, entry, line, percentage, window } from "./facts.ts";

const clients = Number(process.argv[2] ?? 20_000);
const codes = [
  code({ id: 1 }),
  code({ id: 2 }),
  code({ id: 3, taxCodeId: 2 }),
  code({ id: 4, unit: "week", timing: "arrears" }),
  code({ id: 5, capped: true }),
  code({ id: 6 }),
];
const shared = book({
  codes,
  globalRates: [
    ...Array.from({ length: 20 }, (_, at) =>
      amount(1, `6${at % 10}.800000`, `${2000 + at}-03-20`, `${2001 + at}-03-19`),
    ),
    amount(1, "65.55", "2020-03-20", "2024-03-14"),
    amount(1, "66.800000", "2024-03-15"),
    amount(2, "25.000000"),
    amount(3, "12.340000"),
    amount(4, "100.000000"),
    amount(5, "50.000000"),
    percentage(6, "-50.000000", 1),
  ],
  annualCap: [{ from: "2020-01-01", to: null, amount: "35238.11" }],
  lifetimeCap: [{ from: "2020-01-01", to: null, amount: "84571.66" }],
});
const billed = (to: string) => [{ from: "2023-05-17", to }];

function simple(id: number, to: string): ClientFacts {
  const lines = [2, 2, 2, 3].map((billingCodeId, at) =>
    line({ id: id * 10 + at, billingCodeId, quantity: "1.000000", startDate: "2023-05-17", billed: billed(to) }),
  );
  return client({ clientId: id, entries: [entry({ billingStartDate: "2023-05-17" })], lines });
}

function full(id: number, to: string): ClientFacts {
  const start = { startDate: "2023-05-17", billed: billed(to), quantity: "1.000000" };
  const half = { from: "2023-05-17", to: null, accountNameId: 10, percent: "50.000000" };
  return client({
    clientId: id,
    entries: [entry({ billingStartDate: "2023-05-17" })],
    rates: [amount(2, "19.990000", "2024-01-01")],
    lines: [
      line({ ...start, id: id * 10 }),
      line({
        ...start,
        id: id * 10 + 1,
        billingCodeId: 2,
        invoicees: [
          { ...half, customerId: id },
          { ...half, customerId: -id },
        ],
      }),
      line({ ...start, id: id * 10 + 2, billingCodeId: 4 }),
      line({ ...start, id: id * 10 + 3, billingCodeId: 5 }),
      line({ ...start, id: id * 10 + 4, billingCodeId: 6 }),
    ],
    cap: cap({
      contributions: Array.from({ length: 9 }, (_, at) => {
        const month = at < 7 ? `2023-${String(at + 6).padStart(2, "0")}` : `2024-0${at - 6}`;
        return { scheduleLineId: id * 10 + 3, from: `${month}-01`, to: `${month}-28`, amount: "1400.00", fee: null };
      }),
    }),
  });
}

function measure(name: string, facts: readonly ClientFacts[], endDate: string): void {
  const run = window(endDate);
  for (const each of facts.slice(0, 2000)) proposeBilling(each, shared, run);
  const lines = facts.reduce((sum, each) => sum + each.lines.length, 0);
  const start = performance.now();
  let charges = 0;
  for (const each of facts) charges += proposeBilling(each, shared, run).charges.length;
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(
    `${name}: ${lines} schedule lines, ${charges} charges, ${Math.floor(lines / seconds)} lines a second\n`,
  );
}

const many = (make: (id: number, to: string) => ClientFacts) =>
  Array.from({ length: clients }, (_, at) => make(at + 1, "2024-02-29"));
measure("simple", many(simple), "2024-03-31");
measure("simple again", many(simple), "2024-03-31");
measure("rich", many(full), "2024-03-31");
measure(
  "nothing due",
  many((id) => simple(id, "2024-03-31")),
  "2024-03-31",
);
