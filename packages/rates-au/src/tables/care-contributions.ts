/** Means tested contributions and their caps. */
import { none, notFound, row } from "../row.ts";
import type { RateTable } from "../table.ts";

const CAP_RULE = "Aged Care Rules 2025, s.285A-14 and s.7-20";
const APRIL_2026 = "published rate files of April 2026";

/** Annual cap on the means tested care fee of people in care before 1 November 2025. */
export const meansTestedFeeAnnualCap: RateTable = {
  key: "means_tested_fee_annual_cap",
  title: "Means tested care fee, annual cap",
  unit: "AUD",
  law: "Aged Care Rules 2025, s.285A-14",
  unknownFrom: "2026-09-20",
  rows: [
    row("2014-07-01", "25000.00", "unverified", "general knowledge"),
    notFound("2014-09-20"),
    row("2020-03-20", "28087.41", "secondary", "adviser's page"),
    notFound("2020-09-20"),
    row("2022-03-20", "29399.40", "secondary", "rates booklet 2022-23; goldsborough.com.au"),
    notFound("2022-09-20"),
    row("2023-03-20", "31706.83", "secondary", "adviser's page"),
    row("2023-09-20", "32718.57", "secondary", "scctas.org.au"),
    row("2024-03-20", "33309.29", "unverified", "whole dollars in a published rate file; cents from general knowledge"),
    row("2024-09-20", "34174.16", "unverified", "general knowledge"),
    notFound("2025-03-20"),
    row("2025-09-20", "35238.11", "law", CAP_RULE),
    row("2026-03-20", "35910.00", "code", `${APRIL_2026}; about this figure`),
  ],
};

/** Lifetime cap on means tested and income tested care fees together; also that of the no-worse-off classes. */
export const meansTestedFeeLifetimeCap: RateTable = {
  key: "means_tested_fee_lifetime_cap",
  title: "Means tested care fee, lifetime cap",
  unit: "AUD",
  law: CAP_RULE,
  unknownFrom: "2026-09-20",
  rows: [
    row("2014-07-01", "60000.00", "unverified", "general knowledge"),
    notFound("2014-09-20"),
    row("2020-03-20", "67409.85", "secondary", "adviser's page"),
    notFound("2020-09-20"),
    row("2022-03-20", "70558.66", "secondary", "rates booklet 2022-23; goldsborough.com.au"),
    notFound("2022-09-20"),
    row("2023-03-20", "76096.50", "secondary", "adviser's page"),
    row("2023-09-20", "78524.69", "secondary", "scctas.org.au"),
    row("2024-03-20", "79942.44", "unverified", "whole dollars in a published rate file; cents from general knowledge"),
    row("2024-09-20", "82018.15", "secondary", "agedcare101"),
    notFound("2025-03-20"),
    row("2025-09-20", "84571.66", "law", CAP_RULE),
    row("2026-03-20", "86185.23", "code", APRIL_2026),
  ],
};

/** Income tested care fee of home care, annual cap of part pensioners. */
export const incomeTestedFeeLowerCap: RateTable = {
  key: "income_tested_fee_lower_cap",
  title: "Income tested care fee of home care, annual cap, lower band",
  unit: "AUD",
  law: "Aged Care Act 1997, s.52D-3 (to 31 October 2025)",
  unknownFrom: null,
  rows: [
    row("2022-03-20", "5879.85", "secondary", "rates booklet 2022-23"),
    notFound("2022-09-20"),
    row("2024-09-20", "6834.77", "secondary", "agedcare101"),
    notFound("2025-03-20"),
    none("2025-11-01", "government", "Services Australia, Operational Blueprint 065-19103046"),
  ],
};

/** Income tested care fee of home care, annual cap above the income divider. */
export const incomeTestedFeeUpperCap: RateTable = {
  key: "income_tested_fee_upper_cap",
  title: "Income tested care fee of home care, annual cap, upper band",
  unit: "AUD",
  law: "Aged Care Act 1997, s.52D-3 (to 31 October 2025)",
  unknownFrom: null,
  rows: [
    row("2022-03-20", "11759.74", "secondary", "rates booklet 2022-23"),
    notFound("2022-09-20"),
    row("2024-09-20", "13669.63", "secondary", "agedcare101"),
    notFound("2025-03-20"),
    none("2025-11-01", "government", "Services Australia, Operational Blueprint 065-19103046"),
  ],
};

/** Most that a resident who entered from 1 November 2025 contributes to hotelling. */
export const hotellingContributionMaximum: RateTable = {
  key: "hotelling_contribution_maximum",
  title: "Hotelling contribution, maximum",
  unit: "AUD per day",
  law: "Aged Care Act 2024, s.278; Aged Care Rules 2025, s.230-5",
  unknownFrom: "2026-09-20",
  rows: [
    row("2025-11-01", "22.15", "law", "Aged Care Rules 2025, s.230-5"),
    row("2026-03-20", "22.15", "code", APRIL_2026),
  ],
};

/** Most that a resident who entered from 1 November 2025 contributes to non-clinical care. */
export const nonClinicalCareContributionMaximum: RateTable = {
  key: "non_clinical_care_contribution_maximum",
  title: "Non-clinical care contribution, maximum",
  unit: "AUD per day",
  law: "Aged Care Act 2024, s.279; Aged Care Rules 2025, s.279-5",
  unknownFrom: "2026-09-20",
  rows: [
    row("2025-11-01", "105.30", "law", "Aged Care Rules 2025, s.279-5"),
    row("2026-03-20", "107.32", "code", APRIL_2026),
  ],
};

/** Lifetime cap on non-clinical care and Support at Home contributions together. */
export const contributionLifetimeCap: RateTable = {
  key: "contribution_lifetime_cap",
  title: "Non-clinical care and Support at Home contributions, lifetime cap",
  unit: "AUD",
  law: "Aged Care Rules 2025, s.7-20",
  unknownFrom: "2026-09-20",
  rows: [
    row("2025-11-01", "135318.69", "law", "Aged Care Rules 2025, s.7-20"),
    row("2026-03-20", "137917.01", "code", APRIL_2026),
  ],
};

/** Income tested care fee of home care by the day, the annual caps over 364 days. */
function dailyIncomeTestedFee(band: string, of2022: string, of2024: string, note: string): RateTable {
  return {
    key: `income_tested_fee_${band}_daily`,
    title: `Income tested care fee of home care, maximum a day, ${band} band`,
    unit: "AUD per day",
    law: "Aged Care Act 1997, s.52D-3 (to 31 October 2025)",
    unknownFrom: null,
    rows: [
      row("2022-03-20", of2022, "secondary", `rates booklet 2022-23${note}`),
      notFound("2022-09-20"),
      row("2024-09-20", of2024, "secondary", "agedcare101"),
      notFound("2025-03-20"),
      none("2025-11-01", "government", "Services Australia, Operational Blueprint 065-19103046"),
    ],
  };
}

export const incomeTestedFeeLowerDaily = dailyIncomeTestedFee("lower", "16.15", "18.77", "");
export const incomeTestedFeeUpperDaily = dailyIncomeTestedFee("upper", "32.30", "37.55", "; one booklet prints 32.20");

/** Income above which the upper band of the income tested care fee of home care held. */
export const incomeTestedFeeDivider: RateTable = {
  key: "income_tested_fee_income_divider",
  title: "Income tested care fee of home care, income divider, a year",
  unit: "AUD",
  law: "Aged Care Act 1997, s.52D-3 (to 31 October 2025)",
  unknownFrom: null,
  rows: [
    row("2024-09-20", "65020.80", "secondary", "agedcare101"),
    notFound("2025-03-20"),
    none("2025-11-01", "government", "Services Australia, Operational Blueprint 065-19103046"),
  ],
};
