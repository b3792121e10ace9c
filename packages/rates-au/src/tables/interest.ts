/** Interest rates of accommodation payments and refunds. */
import { row } from "../row.ts";
import type { RateTable } from "../table.ts";

const GIC = "general interest charge of the quarter less 3 points, ato.gov.au";

/** MPIR: changes on the first day of each quarter. */
export const maximumPermissibleInterestRate: RateTable = {
  key: "mpir",
  title: "Maximum permissible interest rate",
  unit: "percent per year",
  law: "Aged Care Rules 2025, s.301-5",
  unknownFrom: "2026-10-01",
  rows: [
    row("2014-07-01", "6.69", "unverified", "general knowledge"),
    row("2014-10-01", "6.63", "unverified", "general knowledge"),
    row("2015-01-01", "6.75", "unverified", "general knowledge"),
    row("2015-04-01", "6.36", "government", GIC),
    row("2015-07-01", "6.15", "unverified", "general knowledge"),
    row("2015-10-01", "6.14", "unverified", "general knowledge"),
    row("2016-01-01", "6.22", "secondary", "published tables of advisers"),
    row("2016-04-01", "6.28", "government", GIC),
    row("2016-07-01", "6.01", "government", GIC),
    row("2016-10-01", "5.76", "government", GIC),
    row("2017-01-01", "5.76", "government", GIC),
    row("2017-04-01", "5.78", "unverified", "general knowledge"),
    row("2017-07-01", "5.73", "government", GIC),
    row("2017-10-01", "5.70", "unverified", "general knowledge"),
    row("2018-01-01", "5.72", "unverified", "general knowledge"),
    row("2018-04-01", "5.77", "government", GIC),
    row("2018-07-01", "5.96", "unverified", "general knowledge"),
    row("2018-10-01", "5.96", "unverified", "general knowledge"),
    row("2019-01-01", "5.94", "government", GIC),
    row("2019-04-01", "5.96", "secondary", "published tables of advisers"),
    row("2019-07-01", "5.54", "unverified", "general knowledge"),
    row("2019-10-01", "4.98", "secondary", "published tables of advisers"),
    row("2020-01-01", "4.91", "secondary", "published tables of advisers"),
    row("2020-04-01", "4.89", "secondary", "published tables of advisers"),
    row("2020-07-01", "4.10", "secondary", "published tables of advisers"),
    row("2020-10-01", "4.10", "unverified", "general knowledge"),
    row("2021-01-01", "4.02", "secondary", "published tables of advisers"),
    row("2021-04-01", "4.01", "secondary", "published tables of advisers"),
    row("2021-07-01", "4.04", "secondary", "simplyretirement.com.au; another copy of the same page says 4.02"),
    row("2021-10-01", "4.01", "secondary", "published tables of advisers"),
    row("2022-01-01", "4.04", "secondary", "published tables of advisers"),
    row("2022-04-01", "4.07", "secondary", "published tables of advisers"),
    row("2022-07-01", "5.00", "secondary", "published tables of advisers"),
    row("2022-10-01", "6.31", "government", GIC),
    row("2023-01-01", "7.06", "government", GIC),
    row("2023-04-01", "7.46", "secondary", "published tables of advisers"),
    row("2023-07-01", "7.90", "government", GIC),
    row("2023-10-01", "8.15", "government", GIC),
    row("2024-01-01", "8.38", "secondary", "published tables of advisers; agedcaredecisions.com.au says 8.35"),
    row("2024-04-01", "8.34", "secondary", "published tables of advisers"),
    row("2024-07-01", "8.36", "unverified", "general knowledge"),
    row("2024-10-01", "8.38", "secondary", "published tables of advisers"),
    row("2025-01-01", "8.42", "unverified", "general knowledge"),
    row("2025-04-01", "8.17", "government", GIC),
    row("2025-07-01", "7.78", "government", GIC),
    row("2025-10-01", "7.61", "government", GIC),
    row("2026-01-01", "7.65", "government", GIC),
    row("2026-04-01", "7.96", "government", GIC),
    row("2026-07-01", "8.43", "government", GIC),
  ],
};

/** BIR: two points above the below-threshold deeming rate, from the first day of the month after that changes. */
export const baseInterestRate: RateTable = {
  key: "base_interest_rate",
  title: "Base interest rate",
  unit: "percent per year",
  law: "Aged Care Rules 2025, s.5 (definition)",
  unknownFrom: "2026-10-01",
  rows: [
    row("2014-07-01", "4.00", "unverified", "deeming rate 2.00%, general knowledge"),
    row(
      "2015-04-01",
      "3.75",
      "government",
      "health.gov.au, Base interest rate changes, 21 August 2019; first day not certain",
      false,
    ),
    row("2019-08-01", "3.00", "government", "health.gov.au, Base interest rate changes, 21 August 2019"),
    row("2020-06-01", "2.25", "secondary", "carecfo.com.au; a notice of 20 March 2020 had announced 2.5"),
    row("2025-10-01", "2.75", "derived", "deeming rate 0.75% from 20 September 2025, plus 2 points"),
    row("2026-04-01", "3.25", "derived", "deeming rate 1.25%, plus 2 points"),
  ],
};

/** Deeming rate below the threshold: two points under the base interest rate, and the measure of overdue charges. */
export const belowThresholdRate: RateTable = {
  key: "below_threshold_rate",
  title: "Below threshold deeming rate",
  unit: "percent per year",
  law: "Social Security Act 1991, s.1082(1)",
  unknownFrom: "2026-09-20",
  rows: [
    row("2014-07-01", "2.00", "unverified", "general knowledge"),
    row("2015-03-20", "1.75", "derived", "base interest rate of April 2015, less 2 points; first day not certain"),
    row("2019-07-01", "1.00", "derived", "base interest rate of August 2019, less 2 points; first day not certain"),
    row("2020-05-01", "0.25", "derived", "base interest rate of June 2020, less 2 points; first day not certain"),
    row("2025-09-20", "0.75", "government", "Services Australia guide, January 2026"),
    row("2026-03-20", "1.25", "code", "published rate file of April 2026"),
  ],
};

/** Daily accommodation payments are indexed by the ratio of two of these. */
export const dapIndexNumber: RateTable = {
  key: "dap_index_number",
  title: "Index number of daily accommodation payments",
  unit: "index number",
  law: "Aged Care Rules 2025, s.302-15",
  unknownFrom: "2026-03-20",
  rows: [row("2025-09-20", "1.0", "law", "Aged Care Rules 2025, s.302-15")],
};
