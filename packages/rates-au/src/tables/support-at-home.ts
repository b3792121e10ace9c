/** Budgets, supplements and tiers of Support at Home, by the day unless the unit says otherwise. */
import { row } from "../row.ts";
import type { RateTable, RateUnit } from "../table.ts";

const BUDGETS = "Aged Care Rules 2025, ss.194-5 and 204-5";
const FROM = "2025-11-01";

function amount(key: string, title: string, value: string, unit: RateUnit = "AUD per day"): RateTable {
  return {
    key: `support_at_home_${key}`,
    title: `Support at Home, ${title}`,
    unit,
    law: BUDGETS,
    unknownFrom: "2026-07-01",
    rows: [row(FROM, value, "law", BUDGETS)],
  };
}

function budget(name: string, value: string): RateTable {
  return amount(`budget_class_${name}`, `participant's budget, class ${name}`, value);
}

function careManagement(name: string, value: string): RateTable {
  return amount(`care_management_class_${name}`, `care management, class ${name}`, value);
}

export const supportAtHomeBudget1 = budget("1", "26.46");
export const supportAtHomeBudget2 = budget("2", "39.54");
export const supportAtHomeBudget3 = budget("3", "54.16");
export const supportAtHomeBudget4 = budget("4", "73.22");
export const supportAtHomeBudget5 = budget("5", "97.88");
export const supportAtHomeBudget6 = budget("6", "118.64");
export const supportAtHomeBudget7 = budget("7", "143.38");
export const supportAtHomeBudget8 = budget("8", "192.59");
/** Of people who had a home care package before. */
export const supportAtHomeBudgetHcp1 = budget("hcp_1", "27.09");
export const supportAtHomeBudgetHcp2 = budget("hcp_2", "47.64");
export const supportAtHomeBudgetHcp3 = budget("hcp_3", "103.70");
export const supportAtHomeBudgetHcp4 = budget("hcp_4", "157.21");

export const supportAtHomeCareManagement1 = careManagement("1", "2.94");
export const supportAtHomeCareManagement2 = careManagement("2", "4.39");
export const supportAtHomeCareManagement3 = careManagement("3", "6.02");
export const supportAtHomeCareManagement4 = careManagement("4", "8.14");
export const supportAtHomeCareManagement5 = careManagement("5", "10.88");
export const supportAtHomeCareManagement6 = careManagement("6", "13.18");
export const supportAtHomeCareManagement7 = careManagement("7", "15.93");
export const supportAtHomeCareManagement8 = careManagement("8", "21.40");
export const supportAtHomeCareManagementHcp1 = careManagement("hcp_1", "3.01");
export const supportAtHomeCareManagementHcp2 = careManagement("hcp_2", "5.29");
export const supportAtHomeCareManagementHcp3 = careManagement("hcp_3", "11.52");
export const supportAtHomeCareManagementHcp4 = careManagement("hcp_4", "17.47");

export const supportAtHomeRestorativeCare = amount("restorative_care", "restorative care, up to 112 days", "53.67");
export const supportAtHomeEndOfLife = amount("end_of_life", "end-of-life, up to 84 days", "298.04");
export const supportAtHomeShortTermRestorative = amount("strc", "short-term restorative care", "260.97");

export const supportAtHomeOxygen = amount("oxygen_supplement", "oxygen supplement", "14.66");
export const supportAtHomeEnteralBolus = amount(
  "enteral_feeding_supplement_bolus",
  "enteral feeding supplement, bolus",
  "23.25",
);
export const supportAtHomeEnteralNonBolus = amount(
  "enteral_feeding_supplement_non_bolus",
  "enteral feeding supplement, non-bolus",
  "26.11",
);
export const supportAtHomeTopUp = amount("top_up_supplement", "top-up supplement", "3.45");
export const supportAtHomeCareManagementSupplement = amount(
  "care_management_supplement",
  "care management supplement",
  "3.95",
);
/** Of the base amount, rounded up to the cent. */
export const supportAtHomeVeterans = amount("veterans_supplement", "veterans' supplement", "11.5", "percent");
export const supportAtHomeDementia = amount("dementia_supplement", "dementia supplement", "11.5", "percent");

export const supportAtHomeTechnologyLow = amount("technology_low", "assistive technology, low tier", "500", "AUD");
export const supportAtHomeTechnologyMedium = amount(
  "technology_medium",
  "assistive technology, medium tier",
  "2000",
  "AUD",
);
export const supportAtHomeTechnologyHigh = amount("technology_high", "assistive technology, high tier", "15000", "AUD");
export const supportAtHomeModificationsLow = amount("modifications_low", "home modifications, low tier", "500", "AUD");
export const supportAtHomeModificationsMedium = amount(
  "modifications_medium",
  "home modifications, medium tier",
  "2000",
  "AUD",
);
export const supportAtHomeModificationsHigh = amount(
  "modifications_high",
  "home modifications, high tier, in a lifetime",
  "15000",
  "AUD",
);
export const supportAtHomeAssistanceDog = amount("assistance_dog", "assistance dog", "2000", "AUD");
