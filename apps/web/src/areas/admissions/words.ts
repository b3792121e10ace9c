import type { Admission, BedTransfer, CareType, EntryHistory, EntryPartner, ServiceEntry } from "@banksia/contracts";

/** The closed words of stays as people read them, in the order in which they are offered. */

export type PortalEvent = EntryHistory["portalEvents"][number];
export type DepartureReason = NonNullable<ServiceEntry["departureReason"]>;
export type AccommodationStatus = ServiceEntry["accommodationStatus"];
export type Cohort = NonNullable<Admission["arrangement"]>["cohort"];
export type Arrangement = NonNullable<Admission["arrangement"]>["fee"];

const optionsFrom = <T extends string>(order: readonly T[], words: Record<T, string>) =>
  order.map((value) => ({ value, label: words[value] }));

export const DEPARTURE_REASON_LIST = ["deceased", "home", "hospital", "other_service", "other"] as const;

export const DEPARTURE_REASONS: Record<DepartureReason, string> = {
  deceased: "Deceased",
  home: "Went home",
  hospital: "Hospital",
  other_service: "Another service",
  other: "Other",
};

export const departureReasonOptions = optionsFrom(DEPARTURE_REASON_LIST, DEPARTURE_REASONS);

export const ACCOMMODATION_STATUS_LIST = [
  "not_known",
  "not_supported",
  "partly_supported",
  "supported",
  "not_applicable",
  "ingoing_contribution",
] as const;

export const ACCOMMODATION_STATUSES: Record<AccommodationStatus, string> = {
  not_known: "Not known yet",
  not_supported: "Not supported: pays the agreed price",
  partly_supported: "Partly supported: pays a contribution",
  supported: "Supported: government pays",
  not_applicable: "Not applicable",
  ingoing_contribution: "Ingoing contribution",
};

/** The statuses that a kind of care can have. */
export function accommodationOptions(setting: CareType["setting"] | undefined) {
  const list: readonly AccommodationStatus[] =
    setting === "village"
      ? ["ingoing_contribution", "not_applicable", "not_known"]
      : setting === "residential" || setting === undefined
        ? ACCOMMODATION_STATUS_LIST.filter((one) => one !== "ingoing_contribution")
        : ["not_applicable", "not_known"];
  return optionsFrom(list, ACCOMMODATION_STATUSES);
}

/** The status that a new stay of this kind begins with. */
export function usualStatus(setting: CareType["setting"] | undefined): AccommodationStatus {
  if (setting === "village") return "ingoing_contribution";
  return setting === "residential" || setting === undefined ? "not_known" : "not_applicable";
}

export const SETTINGS: Record<CareType["setting"], string> = {
  residential: "Residential, permanent",
  respite: "Residential, respite",
  village: "Retirement village",
  home_care: "Home care",
  ndis: "NDIS",
};

export const TRANSFER_REASONS: Record<BedTransfer["reason"], string> = {
  client_choice: "The client chose it",
  provider: "The provider asked for it",
  clinical: "Care needs",
  other: "Other",
};

export const transferReasonOptions = optionsFrom(["client_choice", "provider", "clinical", "other"], TRANSFER_REASONS);

export const PARTNER_STATES: Record<EntryPartner["status"], string> = {
  expected: "Expected",
  current: "Lives there",
  departed: "Left",
};

export const PORTAL_KINDS: Record<PortalEvent["kind"], string> = { entry: "Entry", departure: "Departure" };

export const PORTAL_STATES: Record<PortalEvent["status"], string> = {
  waiting: "Waiting to be lodged",
  lodged: "Lodged",
  withdrawn: "Withdrawn",
};

export const FEE_ARRANGEMENTS: Record<Arrangement, string> = {
  PRE14: "rules of before 1 July 2014 (basic daily fee, income tested fee)",
  POST14: "rules of 1 July 2014 (basic daily fee, means tested care fee)",
  NOV25: "rules of 1 November 2025 (basic daily fee, hotelling contribution, non-clinical care contribution)",
};

export const ACCOMMODATION_ARRANGEMENTS: Record<Arrangement, string> = {
  PRE14: "rules of before 1 July 2014 (bond or charge)",
  POST14: "rules of 1 July 2014 (deposit or daily payment without retention and indexation)",
  NOV25: "rules of 1 November 2025 (deposit with retention, indexed daily payment)",
};

/** Who belongs to a cohort: the reason for both arrangements. */
export const COHORTS: Record<Cohort, string> = {
  PRE14:
    "In permanent care since before 1 July 2014, without a break of more than 28 days and without a choice of later rules.",
  POST14: "First in permanent care between 1 July 2014 and 31 October 2025, without a choice of later rules.",
  "POST14-HC":
    "Home care on 12 September 2024, and permanent care from 1 November 2025 on: the fees of 2014, the room under the new rules.",
  NOV25: "In permanent care from 1 November 2025 on.",
  "OPT-IN": "Chose the rules of 1 November 2025.",
  BREAK: "A break of more than 28 days ended the earlier rules for the room; the fees stay under them.",
};
