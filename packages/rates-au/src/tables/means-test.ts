/** Free areas and thresholds of the aged care means test: to estimate, never to recompute what was advised. */
import { notFound, row } from "../row.ts";
import type { RateTable } from "../table.ts";

const ACT = "Aged Care Act 2024, s.319; Aged Care Rules 2025, ss.319-5 and 319-20";

export const meansTestIncomeFreeArea: RateTable = {
  key: "means_test_income_free_area_single",
  title: "Means test, income free area, single, a year",
  unit: "AUD",
  law: ACT,
  unknownFrom: "2026-03-20",
  rows: [
    row("2024-09-20", "33735.00", "secondary", "cfs.com.au FirstTech"),
    row("2025-03-20", "33849.40", "secondary", "cfs.com.au FirstTech"),
    row("2025-09-20", "34762.00", "code", "published rate file"),
  ],
};

/** Also the most that a home counts for. */
export const meansTestFirstAssetThreshold: RateTable = {
  key: "means_test_first_asset_threshold",
  title: "Means test, first asset threshold, and most that a home counts for",
  unit: "AUD",
  law: ACT,
  unknownFrom: "2026-09-20",
  rows: [
    row("2022-03-20", "178839.20", "secondary", "adviser's page"),
    notFound("2022-09-20"),
    row("2023-03-20", "193219.20", "secondary", "adviser's page"),
    row("2023-09-20", "197735.20", "secondary", "adviser's page"),
    row("2024-03-20", "201231.20", "secondary", "adviser's page"),
    row("2024-09-20", "206039.20", "secondary", "adviser's page"),
    row("2025-03-20", "206663.20", "secondary", "adviser's page"),
    row("2025-09-20", "210555.20", "law", ACT),
    row("2026-03-20", "214884.00", "code", "published rate file of April 2026, in whole dollars"),
  ],
};

function threshold(key: string, title: string, value: string): RateTable {
  return {
    key: `means_test_${key}`,
    title: `Means test, ${title}`,
    unit: "AUD",
    law: ACT,
    unknownFrom: "2026-03-20",
    rows: [row("2025-09-20", value, "law", ACT)],
  };
}

/** Arrangement of 1 July 2014: assets count 1% up to here and 2% above. */
export const meansTestSecondAssetThreshold = threshold(
  "second_asset_threshold",
  "second asset threshold, entry before 1 November 2025",
  "505665.60",
);

/** Arrangement of 1 November 2025: between the first and second, and the third and fourth, nothing more is added. */
export const meansTestIncomeThreshold1 = threshold(
  "income_threshold_1",
  "first income threshold, entry from 1 November 2025, single",
  "86406.32",
);
export const meansTestIncomeThreshold2 = threshold(
  "income_threshold_2",
  "second income threshold, entry from 1 November 2025, single",
  "101105.00",
);
export const meansTestIncomeThreshold3 = threshold(
  "income_threshold_3",
  "third income threshold, entry from 1 November 2025, single",
  "117230.20",
);
export const meansTestIncomeThreshold4 = threshold(
  "income_threshold_4",
  "fourth income threshold, entry from 1 November 2025, single",
  "139048.00",
);
export const meansTestAssetThreshold2 = threshold(
  "asset_threshold_2",
  "second asset threshold, entry from 1 November 2025",
  "252000.00",
);
export const meansTestAssetThreshold3 = threshold(
  "asset_threshold_3",
  "third asset threshold, entry from 1 November 2025",
  "355366.66",
);
export const meansTestAssetThreshold4 = threshold(
  "asset_threshold_4",
  "fourth asset threshold, entry from 1 November 2025",
  "532055.20",
);
