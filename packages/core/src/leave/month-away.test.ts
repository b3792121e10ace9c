/** Leave, the fees of the month and the charge for exceeded leave, one from the other. */
import { expect, test } from "vitest";
import { arrangementsOf } from "../arrangements/arrangements.ts";
import { plainCircumstances, type DatedValue } from "../fees/facts.ts";
import { advicesInForce } from "../fees/fee-advice.ts";
import type { ResidentFeeFacts } from "../fees/resident-fee-facts.ts";
import { residentFees } from "../fees/resident-fees.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { contributionsInCare } from "./contributions-in-care.ts";
import { exceededLeave } from "./exceeded-leave.ts";
import { leaveAccount } from "./leave-account.ts";

const value = (text: string, from = "2025-11-01"): DatedValue<string> => ({ from, to: null, value: text });
const cap = (amount: string) => [{ from: "2025-11-01", to: null, amount }];
const startDay = "2025-12-01";

test("60 days of social leave from 1 March 2026", () => {
  const account = leaveAccount({
    records: [{ id: 1, type: "social", from: "2026-03-01", end: "2026-04-30", cameBack: true }],
    startDay,
    departureDay: null,
    until: "2026-04-30",
    emergencies: [],
    socialDaysBefore: [],
  }).result!;
  const facts: ResidentFeeFacts = {
    from: "2026-04-01",
    to: "2026-04-30",
    stay: {
      kind: "permanent",
      startDay,
      departureDay: null,
      preEntryFrom: null,
      cameFromHome: false,
      wentToHome: false,
    },
    cohorts: arrangementsOf({
      stays: [{ kind: "permanent", home: "Acacia", from: startDay, to: null }],
      homeCareOnSep2024: "none",
      choiceOf2014: null,
      electionOf2025: null,
      agreementBefore2014: "none",
      overrides: [],
    }).result!.cohorts,
    pre2014Fee: "standard",
    circumstances: plainCircumstances(startDay, startDay),
    advices: advicesInForce([
      {
        id: 1,
        issuedOn: startDay,
        from: startDay,
        to: null,
        meansTestedAmount: "150.00",
        meansNotDisclosed: false,
        amounts: {},
      },
    ]),
    incomes: [],
    classWeight: [value("0.73")],
    oxygenSupplement: [],
    enteralSupplement: [],
    absences: account.absences,
    careDaysBefore: 0,
    capping: {
      firstEntryDate: startDay,
      openingDate: null,
      annualOpening: "0",
      lifetimeOpening: "0",
      contributions: [],
      allowBeyond: false,
    },
    rates: {
      basePension: [value("1079.70")],
      maximumAccommodationSupplement: [value("70.94")],
      maximumHotellingSupplement: [value("22.15")],
      maximumNonClinicalCare: [value("105.30")],
      price: [value("295.64")],
      tariffWeight: [value("0.50")],
      standardWeight: [value("0.50")],
      caps: {
        MEANS_TESTED_ANNUAL: cap("35238.11"),
        MEANS_TESTED_LIFETIME: cap("84571.66"),
        CONTRIBUTION_LIFETIME: cap("135318.69"),
      },
      careDays: 1460,
    },
  };

  // 21 days with subsidy, eight past the 52, one back in the home.
  const billed = residentFees(facts).result!.days.map((row) => `${row.from} ${row.to} ${row.kind} ${row.total}`);
  expect(billed).toEqual([
    "2026-04-01 2026-04-21 care 144.61",
    "2026-04-22 2026-04-29 unfunded_leave 0.00",
    "2026-04-30 2026-04-30 care 144.61",
  ]);

  const charged = exceededLeave({
    from: facts.from,
    to: facts.to,
    absences: account.absences,
    contributions: contributionsInCare(facts).result!,
    prices: facts.rates.price,
    classWeights: facts.classWeight,
    standardWeights: facts.rates.standardWeight,
    agreed: [{ from: startDay, to: null, value: { perDay: null } }],
  }).result;
  expect(charged.map((piece) => `${piece.from} ${piece.to} ${piece.days} x ${piece.perDay} = ${piece.amount}`)).toEqual(
    ["2026-04-22 2026-04-29 8 x 292.43 = 2339.44"],
  );
  expect(charged[0]!.instead.map((row) => row.amount)).toEqual(["65.55", "22.15", "56.91"]);

  const month = residentFees(facts).result!.days.reduce((sum, row) => sum + centsOf(row.total) * row.days, 0);
  expect(centsText(month)).toBe("3181.42");
});
