/** Figures of social security and statistics that fee rules ask for beside the base pension. */
import { row } from "../row.ts";
import type { RateTable } from "../table.ts";

const WITH_SUPPLEMENTS = "base rate, pension supplement and energy supplement";

/** Base rate, maximum pension supplement and energy supplement: 1.5 times a year of it is the asset limit in hardship. */
export const fullPension: RateTable = {
  key: "full_pension",
  title: "Age pension with pension and energy supplement, single",
  unit: "AUD per fortnight",
  law: "Aged Care Rules 2025, s.231-15(1)(d)",
  unknownFrom: "2026-03-20",
  rows: [
    row("2023-09-20", "1096.70", "secondary", `agedcareguide.com.au: ${WITH_SUPPLEMENTS}`),
    row("2024-03-20", "1116.30", "secondary", `agedcareconnect.com.au: ${WITH_SUPPLEMENTS}`),
    row("2024-09-20", "1144.40", "unverified", "general knowledge"),
    row("2025-03-20", "1149.00", "secondary", "news of September 2025: 29.70 less than from 20 September 2025"),
    row(
      "2025-09-20",
      "1178.70",
      "secondary",
      `news of September 2025: ${WITH_SUPPLEMENTS} of 1,079.70, 84.90 and 14.10`,
    ),
  ],
};

/**
 * All groups CPI, weighted average of eight capital cities: each row is the March quarter that begins on its day.
 * Higher everyday living fees are indexed by it on 1 July. Ratios need numbers of one index reference period.
 */
export const cpiMarchQuarter: RateTable = {
  key: "cpi_march_quarter",
  title: "Consumer price index, March quarter, weighted average of eight capital cities",
  unit: "index number",
  law: "Aged Care Rules 2025, s.284-15",
  unknownFrom: "2026-01-01",
  rows: [row("2025-01-01", "140.7", "unverified", "general knowledge; index reference period 2011-12 = 100.0")],
};

/** Days on which it could be charged, after which the non-clinical care contribution ends. */
export const nonClinicalCareContributionDays: RateTable = {
  key: "non_clinical_care_contribution_days",
  title: "Non-clinical care contribution, days after which it ends",
  unit: "days",
  law: "Aged Care Act 2024, s.279(4)",
  unknownFrom: null,
  rows: [row("2025-11-01", "1460", "law", "Aged Care Rules 2025, s.279-10")],
};
