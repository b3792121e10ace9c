import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amount, book, cap, client, code, entry, line, window } from "../../test/facts.ts";
import { text, worldArb } from "../../test/random-schedule.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { createBillingBook, type BillingBook } from "./book.ts";
import type { BillingWindow, ClientFacts } from "./facts.ts";
import { proposeBilling } from "./propose-billing.ts";
import { whyNot, type WhyNotQuestion } from "./why-not.ts";

const rates = book({ globalRates: [amount(1, "66.80", "2023-01-01")] });
const january: WhyNotQuestion = { from: "2024-01-01", to: "2024-01-31" };

function reasons(
  given: Partial<ClientFacts>,
  options: { book?: BillingBook; window?: BillingWindow; question?: WhyNotQuestion } = {},
) {
  return whyNot(
    client(given),
    options.book ?? rates,
    options.window ?? window("2024-01-31"),
    options.question ?? january,
  ).map((answer) => `${answer.from} ${answer.to} ${answer.reason}`);
}

const whole = (reason: string) => [`2024-01-01 2024-01-31 ${reason}`];

describe("why not", () => {
  test("dates of line and entry", () => {
    expect(reasons({})).toEqual(whole("WOULD_BE_BILLED"));
    expect(reasons({ lines: [line({ startDate: "2024-01-10" })] })).toEqual([
      "2024-01-01 2024-01-09 NOT_STARTED",
      "2024-01-10 2024-01-31 WOULD_BE_BILLED",
    ]);
    expect(reasons({ lines: [line({ endDate: "2024-01-10", billToDate: "2024-01-05" })] })).toEqual([
      "2024-01-01 2024-01-05 WOULD_BE_BILLED",
      "2024-01-06 2024-01-10 BILL_TO_PASSED",
      "2024-01-11 2024-01-31 ENDED",
    ]);
    expect(reasons({ entries: [entry({ billingStartDate: "2024-01-31" })] })[0]).toMatch(/30 BEFORE_BILLING_START$/);
    expect(reasons({ entries: [entry({ billFrom: "2024-01-31" })] })[0]).toMatch(/30 BEFORE_BILL_FROM$/);
    expect(reasons({ entries: [entry({ billingEndDate: "2024-01-05", departureDate: "2024-01-03" })] }).at(-1)).toBe(
      "2024-01-06 2024-01-31 BILLING_ENDED",
    );
    expect(reasons({ entries: [entry({ departureDate: "2024-01-05" })] }).at(-1)).toBe(
      "2024-01-06 2024-01-31 DEPARTED",
    );
    expect(reasons({ lines: [line({ holds: [{ from: "2024-01-03", to: "2024-01-04" }] })] })[1]).toBe(
      "2024-01-03 2024-01-04 ON_HOLD",
    );
  });

  test("lines that are not there or in error", () => {
    const asked = (question: Partial<WhyNotQuestion>) => reasons({}, { question: { ...january, ...question } });
    expect(asked({ scheduleLineIds: [7] })).toEqual(whole("NO_SUCH_LINE"));
    expect(asked({ scheduleLineIds: [7], inErrorLineIds: [7] })).toEqual(whole("IN_ERROR"));
    expect(asked({ scheduleLineIds: [1], inErrorLineIds: [1] })).toEqual(whole("IN_ERROR"));
    expect(asked({ billingCodeId: 9 })).toEqual(whole("NO_SUCH_LINE"));
    expect(reasons({ lines: [] })).toEqual(whole("NO_SUCH_LINE"));
  });

  test("days billed already, with the name of where", () => {
    const [answer] = whyNot(
      client({ lines: [line({ billed: [{ from: "2024-01-01", to: "2024-01-31" }] })] }),
      rates,
      window("2024-01-31"),
      {
        ...january,
        billedBy: [{ scheduleLineId: 1, from: "2024-01-01", to: "2024-01-31", name: "journal 12, posted" }],
      },
    );
    expect(answer).toMatchObject({
      reason: "ALREADY_BILLED",
      message: "The days are billed already: journal 12, posted.",
    });
  });

  test("what the run leaves out", () => {
    const by = (given: Partial<BillingWindow>, facts: Partial<ClientFacts> = {}) =>
      reasons(facts, { window: window("2024-01-31", given) });
    expect(by({ timing: "arrears" })).toEqual(whole("TIMING_FILTER"));
    expect(by({ billingCodeIds: [] })).toEqual(whole("CODE_FILTER"));
    expect(by({ serviceIds: [9] })).toEqual(whole("SERVICE_FILTER"));
    expect(by({ departed: "only" })).toEqual(whole("NOT_DEPARTED"));
    expect(by({ departed: "exclude" }, { entries: [entry({ departureDate: "2024-01-31" })] })).toEqual(
      whole("DEPARTED_EXCLUDED"),
    );
    expect(by({ endDate: "2024-01-10" })[1]).toBe("2024-01-11 2024-01-31 AFTER_END_DATE");
    expect(by({ postingDate: "2023-12-10" })[1]).toBe("2024-01-11 2024-01-31 ADVANCE_LIMIT");
  });

  test("what sets a client aside", () => {
    const none = book({});
    expect(reasons({}, { book: none })).toEqual(whole("RATE_MISSING"));
    expect(reasons({ lines: [line(), line({ id: 2, billingCodeId: 9 })] })).toEqual([
      ...whole("CLIENT_SET_ASIDE"),
      ...whole("CODE_UNKNOWN"),
    ]);
  });

  test("a fee per each, and a cap that is reached", () => {
    const each = book({ codes: [code({ id: 1, unit: "each" })], globalRates: [amount(1, "80.00")] });
    expect(reasons({ lines: [line({ startDate: "2024-01-30" })] }, { book: each })).toEqual([
      "2024-01-01 2024-01-29 NOT_STARTED",
      "2024-01-30 2024-01-30 WOULD_BE_BILLED",
      "2024-01-31 2024-01-31 ONCE_ONLY",
    ]);
    const capped = book({
      codes: [code({ id: 1, capped: true })],
      globalRates: [amount(1, "50.00")],
      annualCap: [{ from: "2020-01-01", to: null, amount: "120.00" }],
    });
    expect(reasons({ cap: cap({ lifetime: false }) }, { book: capped })).toEqual([
      "2024-01-01 2024-01-03 WOULD_BE_BILLED",
      "2024-01-04 2024-01-31 CAP_REACHED",
    ]);
  });

  test("a rate of nothing", () => {
    const free = book({ globalRates: [amount(1, "0", "2023-01-01", "2024-01-10"), amount(1, "5.00", "2024-01-11")] });
    expect(reasons({}, { book: free })).toEqual([
      "2024-01-01 2024-01-10 NOTHING_TO_CHARGE",
      "2024-01-11 2024-01-31 WOULD_BE_BILLED",
    ]);
  });

  test("says that a day would be billed exactly when the proposal bills it", () => {
    fc.assert(
      fc.property(
        worldArb({ faults: true, caps: true, taxedCaps: false }, true),
        ({ shared, client: facts, window: run }) => {
          const made = createBillingBook(shared);
          const billed = new Set<string>();
          for (const charge of proposeBilling(facts, made, run).charges) {
            for (let day = dayNumber(charge.from); day <= dayNumber(charge.to); day += 1) {
              billed.add(`${charge.scheduleLineId} ${dayText(day)}`);
            }
          }
          const said = new Set<string>();
          for (const answer of whyNot(facts, made, run, { from: "2020-01-01", to: text(110) })) {
            if (answer.reason !== "WOULD_BE_BILLED") continue;
            for (let day = dayNumber(answer.from); day <= dayNumber(answer.to); day += 1) {
              said.add(`${answer.scheduleLineId} ${dayText(day)}`);
            }
          }
          const early = [...billed].filter((each) => each.slice(each.indexOf(" ") + 1) >= "2020-01-01");
          expect([...said].sort()).toEqual(early.sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});
