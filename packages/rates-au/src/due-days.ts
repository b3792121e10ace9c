import type { CivilDate, RateTable } from "./table.ts";

/** Days of the year, `MM-DD`, on which a new figure is due. */
type DueDays = readonly string[];

const PENSION_DAYS: DueDays = ["03-20", "09-20"];
const QUARTERS: DueDays = ["01-01", "04-01", "07-01", "10-01"];
/** The base interest rate follows the deeming rate, from the first day of the month after that changes. */
const MONTH_AFTER_PENSION_DAYS: DueDays = ["04-01", "10-01"];

/** Tables whose figures are due more often than once a year. */
const OFTENER: Readonly<Record<string, DueDays>> = {
  mpir: QUARTERS,
  base_interest_rate: MONTH_AFTER_PENSION_DAYS,
  base_pension: PENSION_DAYS,
  full_pension: PENSION_DAYS,
  means_test_income_free_area_single: PENSION_DAYS,
  means_test_first_asset_threshold: PENSION_DAYS,
  means_test_second_asset_threshold: PENSION_DAYS,
  means_test_income_threshold_1: PENSION_DAYS,
  means_test_income_threshold_2: PENSION_DAYS,
  means_test_income_threshold_3: PENSION_DAYS,
  means_test_income_threshold_4: PENSION_DAYS,
  means_test_asset_threshold_2: PENSION_DAYS,
  means_test_asset_threshold_3: PENSION_DAYS,
  means_test_asset_threshold_4: PENSION_DAYS,
  basic_daily_fee: PENSION_DAYS,
  basic_daily_fee_protected: PENSION_DAYS,
  basic_daily_fee_non_standard: PENSION_DAYS,
  means_tested_fee_annual_cap: PENSION_DAYS,
  means_tested_fee_lifetime_cap: PENSION_DAYS,
  contribution_lifetime_cap: PENSION_DAYS,
  hotelling_contribution_maximum: PENSION_DAYS,
  non_clinical_care_contribution_maximum: PENSION_DAYS,
  hotelling_supplement: PENSION_DAYS,
  accommodation_supplement_maximum: PENSION_DAYS,
  accommodation_supplement_other: PENSION_DAYS,
  accommodation_supplement_non_compliant: PENSION_DAYS,
  minimum_assets: PENSION_DAYS,
  dap_index_number: PENSION_DAYS,
};

/** The days of the year on which a new figure of a table is due; none where none ever is. */
export function dueDays(table: RateTable): DueDays {
  if (table.unknownFrom === null) return [];
  return OFTENER[table.key] ?? [table.unknownFrom.slice(5)];
}

/** The first day after `day` on which a new figure of the table is due; null where none is. */
export function nextDueDay(table: RateTable, day: CivilDate): CivilDate | null {
  const days = dueDays(table);
  const year = Number(day.slice(0, 4));
  for (const at of [year, year + 1]) {
    for (const monthDay of days) {
      const due = `${String(at).padStart(4, "0")}-${monthDay}`;
      if (due > day) return due;
    }
  }
  return null;
}
