import type { Arrangements, FeeDays, LegalFee, ResidentFacts } from "@banksia/contracts";

export type Arrangement = "PRE14" | "POST14" | "NOV25";
export type Cohort = NonNullable<Arrangements["cohort"]>;

/** The case as people name it, and what it means for the fees. */
export const COHORTS: Record<Cohort, { name: string; meaning: string }> = {
  PRE14: { name: "Before July 2014", meaning: "Basic daily fee and income tested fee" },
  POST14: { name: "July 2014 to October 2025", meaning: "Basic daily fee and means tested care fee, with caps" },
  "POST14-HC": {
    name: "Home care on 12 September 2024",
    meaning: "Means tested care fee; rooms under the rules of November 2025",
  },
  NOV25: { name: "From November 2025", meaning: "Basic daily fee, hotelling and non-clinical care contribution" },
  "OPT-IN": { name: "Elected the rules of November 2025", meaning: "Fees of November 2025; rooms change with a move" },
  BREAK: { name: "Back after a break", meaning: "Fees go on; rooms under the rules of November 2025" },
};

export const FEE_ARRANGEMENTS: Record<Arrangement, string> = {
  PRE14: "Fees of before July 2014",
  POST14: "Fees of July 2014",
  NOV25: "Fees of November 2025",
};

export const ROOM_ARRANGEMENTS: Record<Arrangement, string> = {
  PRE14: "Bond or charge of before July 2014",
  POST14: "Deposit or daily payment of July 2014",
  NOV25: "Deposit or daily payment of November 2025",
};

export const LEGAL_FEES: Record<LegalFee, string> = {
  basic_daily_fee: "Basic daily fee",
  hotelling_contribution: "Hotelling contribution",
  non_clinical_care_contribution: "Non-clinical care contribution",
  means_tested_care_fee: "Means tested care fee",
  income_tested_fee: "Income tested fee",
  fee_reduction: "Hardship reduction",
  bed_reservation_fee: "Bed reservation fee",
  higher_everyday_living_fee: "Higher everyday living fee",
};

export const DAY_KINDS: Record<FeeDays["kind"], string> = {
  pre_entry: "Before entry",
  care: "In care",
  entry: "Day of entry",
  departure: "Day of departure",
  only_day: "Entry and departure",
  unfunded_leave: "Past the social leave of the year",
};

export const HOME_CARE: { value: ResidentFacts["homeCareOnSep2024"]; label: string; hint?: string }[] = [
  { value: "none", label: "None, or not known" },
  {
    value: "approved",
    label: "Received or was approved for a home care package",
    hint: "Keeps the fees of before 1 November 2025 on entering residential care.",
  },
  {
    value: "continuing",
    label: "Received home care since before 1 July 2014",
    hint: "Pays no means tested care fee and no non-clinical care contribution.",
  },
];

export const AGREEMENTS_2014: { value: ResidentFacts["agreementBefore2014"]; label: string }[] = [
  { value: "unknown", label: "Not known: taken as eligible for one" },
  { value: "formal", label: "Formal agreement" },
  { value: "bond", label: "Accommodation bond" },
  { value: "charge", label: "Accommodation charge" },
  { value: "eligible", label: "None, but eligible for one" },
  { value: "none", label: "None" },
];

export const SHARES_2014: { value: ResidentFacts["pre2014Fee"]; label: string }[] = [
  { value: "standard", label: "Standard: 85% of the pension" },
  { value: "protected", label: "Protected: 77.5%" },
  { value: "non_standard", label: "Non-standard: 96.5%" },
];

/** How an agreed amount is charged. */
export const PER_WORDS = {
  day: "a day",
  week: "a week",
  fortnight: "a fortnight",
  month: "a month",
  occasion: "each time",
} as const;
