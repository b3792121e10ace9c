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
