/** What national tables are used for, beside the global rates of codes. */

const fees = [
  "base_pension",
  "basic_daily_fee",
  "basic_daily_fee_protected",
  "basic_daily_fee_non_standard",
  "full_pension",
  "accommodation_supplement_maximum",
  "hotelling_contribution_maximum",
  "non_clinical_care_contribution_maximum",
  "an_acc_price",
  "base_care_tariff_weight_mm1",
  "standard_base_provider_weight",
  "oxygen_supplement",
  "enteral_feeding_supplement_bolus",
  "enteral_feeding_supplement_non_bolus",
  "cpi_march_quarter",
  ...Array.from({ length: 13 }, (_, at) => `an_acc_weight_class_${at + 1}`),
];

const caps = [
  "means_tested_fee_annual_cap",
  "means_tested_fee_lifetime_cap",
  "contribution_lifetime_cap",
  "non_clinical_care_contribution_days",
];

/** Tables from which clients' own amounts of legal fees are worked out. */
export const residentFeeTables: ReadonlySet<string> = new Set([...fees, ...caps]);

/** Tables that caps are counted against. */
export const capTables: ReadonlySet<string> = new Set(caps);

export type RateArea =
  | "fees"
  | "caps"
  | "accommodation"
  | "interest"
  | "funding"
  | "weights"
  | "living_costs"
  | "home_care";

const areas: readonly (readonly [RegExp, RateArea])[] = [
  [/^support_at_home_/, "home_care"],
  [/_cap$|^non_clinical_care_contribution_days$|^income_tested_fee_/, "caps"],
  [/^(mpir|base_interest_rate)$/, "interest"],
  [/weight/, "weights"],
  [/accommodation|^bond_|^minimum_assets$|^dap_/, "accommodation"],
  [/pension|^cpi_|^means_test_/, "living_costs"],
  [/supplement$|supplement_|^an_acc_price$/, "funding"],
];

/** Where a table stands among the others. */
export function areaOf(key: string): RateArea {
  return areas.find(([pattern]) => pattern.test(key))?.[1] ?? "fees";
}
