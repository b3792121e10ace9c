/** Prices and supplements that the government pays. */
import { notFound, row } from "../row.ts";
import type { RateTable } from "../table.ts";

/** AN-ACC price: dollars for one national weighted activity unit. */
export const anAccPrice: RateTable = {
  key: "an_acc_price",
  title: "AN-ACC price",
  unit: "AUD per NWAU",
  law: "Aged Care Rules 2025, definition of national efficient price",
  unknownFrom: "2026-10-01",
  rows: [
    row("2022-10-01", "216.80", "secondary", "providerassist.com.au"),
    row("2023-07-01", "243.10", "secondary", "healthgen.io"),
    row("2023-12-01", "253.82", "government", "health.gov.au, AN-ACC; first day not certain", false),
    row("2024-10-01", "280.01", "government", "health.gov.au, AN-ACC"),
    row("2025-03-01", "282.44", "secondary", "statura.care; first day not certain"),
    row("2025-10-01", "295.64", "law", "Aged Care Rules 2025, definition of national efficient price"),
  ],
};

export const hotellingSupplement: RateTable = {
  key: "hotelling_supplement",
  title: "Hotelling supplement",
  unit: "AUD per day",
  law: "Aged Care Rules 2025, s.230-5",
  unknownFrom: "2026-03-20",
  rows: [
    row("2023-07-01", "10.80", "secondary", "healthgen.io"),
    notFound("2023-09-20"),
    row("2025-11-01", "22.15", "law", "Aged Care Rules 2025, s.230-5"),
  ],
};

function supplement(key: string, title: string, value: string): RateTable {
  const law = "Aged Care Rules 2025, Chapter 7";
  return {
    key,
    title,
    unit: "AUD per day",
    law,
    unknownFrom: "2026-07-01",
    rows: [row("2025-11-01", value, "law", law)],
  };
}

export const oxygenSupplement = supplement("oxygen_supplement", "Oxygen supplement, residential", "14.45");
export const enteralBolusSupplement = supplement(
  "enteral_feeding_supplement_bolus",
  "Enteral feeding supplement, bolus, residential",
  "22.90",
);
export const enteralNonBolusSupplement = supplement(
  "enteral_feeding_supplement_non_bolus",
  "Enteral feeding supplement, non-bolus, residential",
  "25.71",
);
export const veteransSupplement = supplement("veterans_supplement", "Veterans' supplement, residential", "8.18");

const NURSE = "Aged Care Rules 2025, s.239-20";

/** For homes in MM 1 that lack a registered nurse for at most three hours a day on average. */
function nurse(key: string, title: string, value: string): RateTable {
  return {
    key: `registered_nurse_supplement_mm1_${key}`,
    title: `24/7 registered nurse supplement, MM 1, group A, ${title}`,
    unit: "AUD per month",
    law: NURSE,
    unknownFrom: "2026-07-01",
    rows: [row("2025-11-01", value, "law", NURSE)],
  };
}

export const registeredNurseSupplementTo20 = nurse("to_20", "up to 20 residents", "28786");
export const registeredNurseSupplementTo25 = nurse("to_25", "more than 20, up to 25 residents", "25667");
export const registeredNurseSupplementTo30 = nurse("to_30", "more than 25, up to 30 residents", "14009");
