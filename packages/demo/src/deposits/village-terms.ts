import { exitFee } from "@banksia/core/accommodation/index";
import { type DayNumber, dayNumber, dayText } from "@banksia/core/days/index";
import { type Cents, centsOf } from "@banksia/core/money/index";
import { villageContract } from "@banksia/month-end/accommodation/village-terms";
import type { IngoingContribution } from "@banksia/services/accommodation/accommodation-detail";
import { type Provider, dollars, known } from "../provider.ts";

/** A village contract of the demo, without what depends on the unit and its resident. */
export interface VillageTerms extends Pick<
  IngoingContribution,
  "base" | "method" | "dmfYears" | "crfYears" | "capYears" | "capPercent" | "leastPercent" | "gainShare" | "lossShare"
> {
  /** Dated rates in per cent: from the first day of the contract, and another from a later day on. */
  rates: readonly { from: string | null; dmf: string; crf: string }[];
  /** Of the ingoing contribution, in per cent, what the unit is or will be sold for. */
  resalePercent: number | null;
  /** Left so many days ago, and the sum is not given back yet. */
  leftDaysAgo: number | null;
  years: readonly [first: number, last: number];
}

const plain = { leastPercent: null, resalePercent: null, leftDaysAgo: null } as const;

/** Steps, caps and shares as contracts have them; the last resident has left, with a loss. */
export const villageContracts: readonly VillageTerms[] = [
  {
    ...plain,
    base: "entry",
    method: "daily",
    dmfYears: ["6", "6", "6", "5", "4", "4", "4"],
    crfYears: null,
    capYears: null,
    capPercent: "35",
    gainShare: "50",
    lossShare: "50",
    rates: [],
    years: [2021, 2024],
  },
  {
    ...plain,
    base: "resale",
    method: "completed_years",
    dmfYears: null,
    crfYears: null,
    capYears: "10",
    capPercent: "30",
    gainShare: "100",
    lossShare: "100",
    rates: [
      { from: null, dmf: "3", crf: "1" },
      { from: "2025-07-01", dmf: "3.5", crf: "1.25" },
    ],
    resalePercent: 118,
    years: [2019, 2022],
  },
  {
    ...plain,
    base: "entry",
    method: "daily",
    dmfYears: ["5", "5", "5", "5", "5", "5"],
    crfYears: ["1", "1", "1", "1", "1"],
    capYears: "6",
    capPercent: null,
    leastPercent: "5",
    gainShare: "0",
    lossShare: "50",
    rates: [],
    resalePercent: 92,
    leftDaysAgo: 60,
    years: [2020, 2022],
  },
];

/** Which of `residents` of villages have a contract on record. @returns by ordinal */
export function planContracts(residents: number): Map<number, VillageTerms> {
  const planned = new Map<number, VillageTerms>();
  for (const [at, terms] of villageContracts.entries()) if (at * 2 + 1 < residents) planned.set(at * 2 + 1, terms);
  return planned;
}

/** The contract of a village resident as it is on record. */
export function contractOf(
  provider: Provider,
  terms: VillageTerms,
  from: DayNumber,
  price: number,
): IngoingContribution {
  const { rates, resalePercent, leftDaysAgo: _left, years: _years, ...kept } = terms;
  const [dmfCodeId, crfCodeId] = [provider.code("DMF").id, provider.code("CRF").id];
  return {
    ...kept,
    agreedAmount: `${price}.00`,
    accountNameId: known(provider.accounts, "ACC"),
    startDate: dayText(from),
    dayDivisor: "days_in_year",
    resalePrice: resalePercent === null ? null : dollars(Math.round((price * resalePercent) / 1000) * 1000),
    resaleDate: null,
    otherDeductions: "0.00",
    rates: rates.map((rate, at) => {
      const next = rates[at + 1]?.from ?? null;
      return {
        startDate: rate.from ?? dayText(from),
        endDate: next === null ? null : dayText(dayNumber(next) - 1),
        dmfPercent: rate.dmf,
        dmfCodeId,
        crfPercent: rate.crf,
        crfCodeId,
      };
    }),
  };
}

/** Deferred management and capital replacement fee that have grown up to a day. */
export function feesUntil({ rates, ...contract }: IngoingContribution, until: DayNumber): Cents {
  const { dmf, crf } = villageContract({ ...contract, accountNameType: "accommodation" }, rates, null);
  return [dmf, crf].reduce((sum, facts) => {
    const fee = facts === null ? null : exitFee(facts, dayText(until)).result;
    return sum + (fee === null ? 0 : centsOf(fee.amount));
  }, 0);
}
