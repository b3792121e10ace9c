/** Prices, supplements and asset limits of accommodation. */
import { notFound, row } from "../row.ts";
import type { RateTable } from "../table.ts";

const STATUS_AMOUNTS = "Aged Care Rules 2025, s.230-15";

/** Supplement of a newly built or significantly refurbished home: the maximum that means tests compare with. */
export const accommodationSupplementMaximum: RateTable = {
  key: "accommodation_supplement_maximum",
  title: "Accommodation supplement, newly built or significantly refurbished",
  unit: "AUD per day",
  law: STATUS_AMOUNTS,
  unknownFrom: "2026-09-20",
  rows: [
    row("2022-03-20", "60.74", "secondary", "adviser's page"),
    notFound("2022-09-20"),
    row("2023-09-20", "66.94", "secondary", "adviser's page"),
    notFound("2024-03-20"),
    row("2025-09-20", "70.94", "law", STATUS_AMOUNTS),
    row("2026-03-20", "72.30", "code", "published rate file of April 2026"),
  ],
};

export const accommodationSupplementOther: RateTable = {
  key: "accommodation_supplement_other",
  title: "Accommodation supplement, other home that meets the requirements",
  unit: "AUD per day",
  law: STATUS_AMOUNTS,
  unknownFrom: "2026-03-20",
  rows: [row("2025-09-20", "46.26", "law", STATUS_AMOUNTS)],
};

export const accommodationSupplementNonCompliant: RateTable = {
  key: "accommodation_supplement_non_compliant",
  title: "Accommodation supplement, home that does not meet the requirements",
  unit: "AUD per day",
  law: STATUS_AMOUNTS,
  unknownFrom: "2026-03-20",
  rows: [row("2025-09-20", "38.86", "law", STATUS_AMOUNTS)],
};

const RATIO = "Aged Care Rules 2025, s.230-10(2)";
const BEFORE = "the same in the Determination before the Rules, which was not read";

/** Share of low means residents of a home in a month from which its accommodation supplements are paid in full. */
export const accommodationSupplementRatioThreshold: RateTable = {
  key: "accommodation_supplement_ratio_threshold",
  title: "Accommodation supplement, low means resident percentage from which it is paid in full",
  unit: "percent",
  law: RATIO,
  unknownFrom: null,
  rows: [row("2014-07-01", "40", "unverified", BEFORE), row("2025-11-01", "40", "law", RATIO)],
};

/** What is taken off the supplements of a home below that share. */
export const accommodationSupplementRatioReduction: RateTable = {
  key: "accommodation_supplement_ratio_reduction",
  title: "Accommodation supplement, reduction below that percentage",
  unit: "percent",
  law: RATIO,
  unknownFrom: null,
  rows: [row("2014-07-01", "25", "unverified", BEFORE), row("2025-11-01", "25", "law", RATIO)],
};

/** Highest room price that needs no approval of the Pricing Authority. */
export const maximumAccommodationPrice: RateTable = {
  key: "maximum_accommodation_price",
  title: "Maximum accommodation price without approval",
  unit: "AUD",
  law: "Aged Care Rules 2025, s.289-5",
  unknownFrom: "2026-07-01",
  rows: [
    row("2014-07-01", "550000", "secondary", "advisers' pages"),
    row("2025-01-01", "750000", "secondary", "advisers' pages"),
    row("2025-07-01", "758627", "unverified", "yearly indexation on 1 July; in the Rules from 1 November 2025"),
    row("2025-11-01", "758627", "law", "Aged Care Rules 2025, s.289-5"),
  ],
};

/** What a lump sum paid within 28 days of entry must leave a person: 2.25 times the yearly base pension, to $500. */
export const minimumAssets: RateTable = {
  key: "minimum_assets",
  title: "Minimum permissible assets",
  unit: "AUD",
  law: "Aged Care Act 2024, s.305",
  unknownFrom: "2026-09-20",
  rows: [
    row("2022-03-20", "52500", "secondary", "advisers' pages"),
    row("2022-09-20", "55000", "derived", "2.25 times the yearly base pension, to the nearest $500"),
    row("2023-03-20", "57000", "secondary", "advisers' pages"),
    row("2023-09-20", "58500", "secondary", "agedcareguide.com.au"),
    row("2024-03-20", "59500", "secondary", "advisers' pages"),
    row("2024-09-20", "61500", "secondary", "cfs.com.au FirstTech"),
    row("2025-03-20", "61500", "secondary", "cfs.com.au FirstTech"),
    row("2025-09-20", "63000", "derived", "2.25 times the yearly base pension, to the nearest $500", true),
    row("2026-03-20", "64500", "derived", "2.25 times the yearly base pension, to the nearest $500"),
  ],
};

/** Bond retention of people who entered before 1 July 2014: bounds between which the bond is clamped, a year. */
export const bondRetentionLower: RateTable = {
  key: "bond_retention_lower_threshold",
  title: "Bond retention, lower threshold of the bond",
  unit: "AUD",
  law: "Aged Care Rules 2025, s.287-95",
  unknownFrom: "2026-07-01",
  rows: [row("2025-07-01", "28200", "law", "Aged Care Rules 2025, s.287-95")],
};

export const bondRetentionUpper: RateTable = {
  key: "bond_retention_upper_threshold",
  title: "Bond retention, higher threshold of the bond",
  unit: "AUD",
  law: "Aged Care Rules 2025, s.287-95",
  unknownFrom: "2026-07-01",
  rows: [row("2025-07-01", "54540", "law", "Aged Care Rules 2025, s.287-95")],
};
