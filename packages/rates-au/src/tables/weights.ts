/** Weights (NWAU): times the AN-ACC price they give base rates and tariffs of residential care. */
import { row } from "../row.ts";
import type { RateTable } from "../table.ts";

/** In the Rules as they began on 1 November 2025. */
const FROM = "2025-11-01";

function weight(key: string, title: string, value: string, law: string): RateTable {
  return { key, title, unit: "NWAU", law, unknownFrom: "2026-10-01", rows: [row(FROM, value, "law", law)] };
}

function ongoing(name: string, value: string): RateTable {
  return weight(`an_acc_weight_class_${name}`, `AN-ACC weight, class ${name}`, value, "Aged Care Rules 2025, s.229-5");
}

function respite(name: string, value: string): RateTable {
  const title = `AN-ACC weight, respite class ${name}`;
  return weight(`an_acc_weight_respite_class_${name}`, title, value, "Aged Care Rules 2025, s.229-10");
}

/** Class 0 has the weight of class 1 for palliative care, and of class 8 otherwise. */
export const anAccWeightClass1 = ongoing("1", "0.73");
export const anAccWeightClass2 = ongoing("2", "0.21");
export const anAccWeightClass3 = ongoing("3", "0.40");
export const anAccWeightClass4 = ongoing("4", "0.29");
export const anAccWeightClass5 = ongoing("5", "0.43");
export const anAccWeightClass6 = ongoing("6", "0.39");
export const anAccWeightClass7 = ongoing("7", "0.54");
export const anAccWeightClass8 = ongoing("8", "0.60");
export const anAccWeightClass9 = ongoing("9", "0.53");
export const anAccWeightClass10 = ongoing("10", "0.59");
export const anAccWeightClass11 = ongoing("11", "0.68");
export const anAccWeightClass12 = ongoing("12", "0.66");
export const anAccWeightClass13 = ongoing("13", "0.73");

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
