/** The national figures that resident fees ask for, with what the provider added to the tables. */
import type { CapThresholds } from "@banksia/core/capping/cap-limits";
import { LAST_DAY, dayNumber, dayText } from "@banksia/core/days/civil";
import { daysOf, intersect, subtract } from "@banksia/core/days/range";
import type { FactsBeforeCaps } from "@banksia/core/fees/fees-before-caps";
import type { MarchQuarters } from "@banksia/core/fees/higher-everyday-indexation";
import type { NationalRates } from "../national-rates.ts";
import type { KnownFigure } from "./verified.ts";

type Dated = KnownFigure[];

export interface Figures {
  rates: FactsBeforeCaps["rates"];
  caps: CapThresholds;
  careDays: number;
  /** Weights by AN-ACC class code. */
  weights: ReadonlyMap<string, Dated>;
  /** Supplements by the key of their table. */
  supplements: ReadonlyMap<string, Dated>;
  quarters: (MarchQuarters[number] & { verified: boolean })[];
}

/** Class codes that people enter, with the tables of their weights; class 0 is before the first assessment. */
const CLASS_TABLES: readonly (readonly [string, string])[] = [
  ["0", "an_acc_weight_class_8"],
  ["0P", "an_acc_weight_class_1"],
  ...Array.from({ length: 13 }, (_, at) => [String(at + 1), `an_acc_weight_class_${at + 1}`] as const),
];

/** "0" (not yet assessed), "0P" (palliative on entry), "1" to "13". */
export const classCodes: readonly string[] = CLASS_TABLES.map(([code]) => code);

export const supplementTables = [
  "oxygen_supplement",
  "enteral_feeding_supplement_bolus",
  "enteral_feeding_supplement_non_bolus",
] as const;

const BASIC_DAILY_FEE = {
  standard: "basic_daily_fee",
  protected: "basic_daily_fee_protected",
  non_standard: "basic_daily_fee_non_standard",
} as const;

export function figuresOf(national: NationalRates): Figures {
  const dated = (key: string): Dated =>
    national.values(key).map(({ from, to, value, verified }) => ({ from, to, value, verified }));
  return {
    rates: {
      basePension: dated("base_pension"),
      publishedBasicDailyFee: {
        standard: published(national, BASIC_DAILY_FEE.standard),
        protected: published(national, BASIC_DAILY_FEE.protected),
        non_standard: published(national, BASIC_DAILY_FEE.non_standard),
      },
      maximumAccommodationSupplement: dated("accommodation_supplement_maximum"),
      maximumHotellingSupplement: dated("hotelling_contribution_maximum"),
      maximumNonClinicalCare: dated("non_clinical_care_contribution_maximum"),
      price: dated("an_acc_price"),
      tariffWeight: dated("base_care_tariff_weight_mm1"),
      standardWeight: dated("standard_base_provider_weight"),
    },
    caps: {
      MEANS_TESTED_ANNUAL: national.amounts("means_tested_fee_annual_cap"),
      MEANS_TESTED_LIFETIME: national.amounts("means_tested_fee_lifetime_cap"),
      CONTRIBUTION_LIFETIME: national.amounts("contribution_lifetime_cap"),
    },
    careDays: Number(national.values("non_clinical_care_contribution_days").at(-1)?.value ?? "1460"),
    weights: new Map(CLASS_TABLES.map(([code, key]) => [code, dated(key)])),
    supplements: new Map(supplementTables.map((key) => [key, dated(key)])),
    quarters: national
      .values("cpi_march_quarter")
      .map(({ from, value, verified }) => ({ year: Number(from.slice(0, 4)), index: value, verified })),
  };
}

/**
 * Days of a published fee whose base pension is not known: the fee is newer than the last pension before it, or the
 * provider put it in the place of the one of the same day.
 */
function published(national: NationalRates, key: string): Dated {
  const pensions = national.values("base_pension");
  return national.values(key).flatMap((fee) => {
    const pension = pensions.findLast((row) => row.from <= fee.from);
    const newer =
      pension === undefined ||
      fee.from > pension.from ||
      (fee.grade === "provider" && pension.grade !== "provider" && fee.from === pension.from);
    if (!newer) return [];
    const next = pensions.find((row) => row.from > fee.from);
    const later = next === undefined ? [] : [{ from: dayNumber(next.from), to: LAST_DAY }];
    return subtract([daysOf(fee)], later).map((days) => ({
      from: dayText(days.from),
      to: days.to === LAST_DAY ? null : dayText(days.to),
      value: fee.value,
      verified: fee.verified,
    }));
  });
}

/** The values of a table on the days of a record. */
export function within(values: readonly KnownFigure[], days: { startDate: string; endDate: string | null }): Dated {
  const span = daysOf({ from: days.startDate, to: days.endDate });
  return values.flatMap((row) => {
    const both = intersect(daysOf(row), span);
    if (both === null) return [];
    const { value, verified } = row;
    return [{ from: dayText(both.from), to: both.to === LAST_DAY ? null : dayText(both.to), value, verified }];
  });
}
