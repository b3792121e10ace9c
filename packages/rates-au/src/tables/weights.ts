/** Weights (NWAU): times the AN-ACC price they give base rates and tariffs of residential care. */
import { notFound, row } from "../row.ts";
import type { RateTable } from "../table.ts";

/** In the Rules as they began on 1 November 2025. */
const FROM = "2025-11-01";

function weight(key: string, title: string, value: string, law: string): RateTable {
  return { key, title, unit: "NWAU", law, unknownFrom: "2026-10-01", rows: [row(FROM, value, "law", law)] };
}

/** With the weight of the first AN-ACC funding on 1 October 2022; those of the years between were not found. */
function ongoing(name: string, value: string, of2022: string): RateTable {
  const table = weight(
    `an_acc_weight_class_${name}`,
    `AN-ACC weight, class ${name}`,
    value,
    "Aged Care Rules 2025, s.229-5",
  );
  const before = [row("2022-10-01", of2022, "unverified", "general knowledge"), notFound("2023-10-01")];
  return { ...table, rows: [...before, ...table.rows] };
}

function respite(name: string, value: string): RateTable {
  const title = `AN-ACC weight, respite class ${name}`;
  return weight(`an_acc_weight_respite_class_${name}`, title, value, "Aged Care Rules 2025, s.229-10");
}

/** Class 0 has the weight of class 1 for palliative care, and of class 8 otherwise. */
export const anAccWeightClass1 = ongoing("1", "0.73", "1.00");
export const anAccWeightClass2 = ongoing("2", "0.21", "0.19");
export const anAccWeightClass3 = ongoing("3", "0.40", "0.31");
export const anAccWeightClass4 = ongoing("4", "0.29", "0.21");
export const anAccWeightClass5 = ongoing("5", "0.43", "0.37");
export const anAccWeightClass6 = ongoing("6", "0.39", "0.35");
export const anAccWeightClass7 = ongoing("7", "0.54", "0.49");
export const anAccWeightClass8 = ongoing("8", "0.60", "0.56");
export const anAccWeightClass9 = ongoing("9", "0.53", "0.52");
export const anAccWeightClass10 = ongoing("10", "0.59", "0.84");
export const anAccWeightClass11 = ongoing("11", "0.68", "0.86");
export const anAccWeightClass12 = ongoing("12", "0.66", "0.81");
export const anAccWeightClass13 = ongoing("13", "0.73", "1.00");

export const anAccWeightRespiteClass0 = respite("0", "0.574");
export const anAccWeightRespiteClass1 = respite("1", "0.405");
export const anAccWeightRespiteClass2 = respite("2", "0.574");
export const anAccWeightRespiteClass3 = respite("3", "0.714");

/** Tariff of a home in a city (MM 1), item 8 of the table: also the one in the most of the means tested care fee. */
export const baseCareTariffWeightCity: RateTable = {
  key: "base_care_tariff_weight_mm1",
  title: "Base care tariff weight, home in MM 1 without specialised status",
  unit: "NWAU",
  law: "Aged Care Rules 2025, s.238-5",
  unknownFrom: "2026-10-01",
  rows: [
    row(FROM, "0.50", "law", "Aged Care Rules 2025, s.238-5"),
    row("2026-04-01", "0.387", "law", "Aged Care Rules 2025, s.238-5"),
  ],
};

/** Standard base provider amount: in the provider-based reduction and in bed reservation fees. */
export const standardBaseProviderWeight = weight(
  "standard_base_provider_weight",
  "Standard base provider amount, weight",
  "0.50",
  "Aged Care Rules 2025, s.242-5",
);

export const initialEntryAdjustmentWeight = weight(
  "initial_entry_adjustment_weight",
  "Initial entry adjustment supplement, weight",
  "5.28",
  "Aged Care Rules 2025, s.231-35",
);

const TARIFF = "Aged Care Rules 2025, s.238-5";

function tariff(key: string, title: string, value: string): RateTable {
  return weight(`base_care_tariff_weight_${key}`, `Base care tariff weight, ${title}`, value, TARIFF);
}

/** Those of MM 6 and 7 are multiplied by operational and divided by occupied beds. */
export const baseCareTariffWeightIndigenousMm7 = tariff(
  "indigenous_mm7",
  "specialised Aboriginal and Torres Strait Islander home in MM 7",
  "1.80",
);
export const baseCareTariffWeightIndigenousMm6 = tariff(
  "indigenous_mm6",
  "specialised Aboriginal and Torres Strait Islander home in MM 6",
  "0.78",
);
/** Of homes with 30 beds or more: on the first 29 beds. */
export const baseCareTariffWeightMm6 = tariff("mm6_mm7", "home in MM 6 or 7, up to 29 beds", "0.68");
export const baseCareTariffWeightMm6Rest = tariff("mm6_mm7_rest", "home in MM 6 or 7, beds from the 30th", "0.52");
export const baseCareTariffWeightMm4 = tariff("mm4_mm5", "home in MM 4 or 5", "0.58");
export const baseCareTariffWeightMm2 = tariff("mm2_mm3", "home in MM 2 or 3", "0.53");
export const baseCareTariffWeightHomeless = tariff("homeless", "specialised home for homeless people", "0.92");

/** On top of the tariff in MM 1, by the care minutes of the second-last quarter. */
export const careMinutesSupplementWeightMaximum: RateTable = {
  key: "care_minutes_supplement_weight_maximum",
  title: "Care minutes supplement, maximum weight",
  unit: "NWAU",
  law: "Aged Care Rules 2025, s.239-35",
  unknownFrom: "2026-10-01",
  rows: [row("2026-04-01", "0.113", "law", "Aged Care Rules 2025, s.239-35")],
};
