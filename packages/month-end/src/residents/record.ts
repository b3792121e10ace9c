/** Everything on record of one resident that fees follow from, and what the calculation has written of it before. */
import type { ArrangementOverride, CohortDays } from "@banksia/core/arrangements/facts";
import type { BillingRateFacts, BillingUnit } from "@banksia/core/billing/facts";
import type { FeeAdvice } from "@banksia/core/fees/fee-advice";
import type { LeaveRecord } from "@banksia/core/leave/facts";

/** What a billing code charges by law. */
export type CodeFee =
  | "basic_daily_fee"
  | "hotelling_contribution"
  | "non_clinical_care_contribution"
  | "means_tested_care_fee"
  | "income_tested_fee"
  | "fee_reduction"
  | "bed_reservation_fee"
  | "higher_everyday_living_fee";

/** A billing code with a legal fee. */
export interface LegalCode {
  id: number;
  code: string;
  legalFee: CodeFee;
  unit: BillingUnit;
  chargeDepartureDay: boolean;
  active: boolean;
}

/** A stay in residential or respite care with this provider. */
export interface StayRow {
  id: number;
  clientId: number;
  serviceId: number;
  serviceName: string;
  careTypeId: number;
  kind: "permanent" | "respite";
  entryDate: string;
  billingStartDate: string;
  departureDate: string | null;
  departureReason: string | null;
  /** Last billable day where it differs from the departure. */
  billingEndDate: string | null;
  agreementDate: string | null;
  careBeforeJuly2014: boolean;
  newMeansTesting: boolean;
}

export interface EarlierStayRow {
  id: number;
  clientId: number;
  kind: "permanent" | "respite" | "multi_purpose";
  home: string;
  startDate: string;
  endDate: string | null;
}

/** As in the table `resident_facts`; a client without a row has the defaults. */
export interface FactsRow {
  homeCareOnSep2024: "none" | "approved" | "continuing";
  choiceOf2014: string | null;
  electionOf2025: string | null;
  agreementBefore2014: "formal" | "bond" | "charge" | "eligible" | "none" | "unknown";
  pre2014Fee: "standard" | "protected" | "non_standard";
  hasDependentChild: boolean;
  formerPrisonerOfWar: boolean;
  inCareIn1997: boolean;
  zeroFrom: string | null;
  zeroTo: string | null;
  personInformedOn: string | null;
  providerInformedOn: string | null;
}

export const plainFacts: FactsRow = {
  homeCareOnSep2024: "none",
  choiceOf2014: null,
  electionOf2025: null,
  agreementBefore2014: "unknown",
  pre2014Fee: "standard",
  hasDependentChild: false,
  formerPrisonerOfWar: false,
  inCareIn1997: false,
  zeroFrom: null,
  zeroTo: null,
  personInformedOn: null,
  providerInformedOn: null,
};

export interface DatedRow {
  startDate: string;
  endDate: string | null;
}

export interface ReductionRow extends DatedRow {
  id: number;
  serviceEntryId: number;
  kind: "remaining_income" | "of_before_november_2025";
  dailyRemainingIncome: string | null;
  supplement: string | null;
  accommodationMost: string | null;
}

/** An agreed service with what its agreement says of its days. */
export interface AgreedServiceRow extends DatedRow {
  id: number;
  agreementId: number;
  serviceEntryId: number;
  service: string;
  accommodation: boolean;
  amount: string;
  per: "day" | "week" | "fortnight" | "month" | "occasion";
  agreedOn: string;
  agreementOf: string;
  endsFrom: string | null;
}

/** A schedule line of a code with a legal fee. */
export interface LineRow extends DatedRow {
  id: number;
  serviceEntryId: number;
  serviceGroupId: number | null;
  billingCodeId: number;
  serviceId: number;
  billToDate: string | null;
  inError: boolean;
  everydayServiceId: number | null;
  origin: "template" | "added" | "calculated";
  /** A journal line names it: it can be ended, not deleted. */
  charged: boolean;
}

/** One part of a derived rate: days, and how its amount came about on them. */
export interface RatePart {
  from: string;
  to: string | null;
  source: string;
  steps: { page: string; law: string | null; text: string; value: string | null }[];
  /** A national figure behind the amount of these days is not verified. */
  verified?: false;
}

export interface DerivedRateRow extends DatedRow {
  id: number;
  billingCodeId: number;
  rate: string;
  source: string | null;
  verified: boolean;
  basis: RatePart[] | null;
}

/** A rate of the client's own that people entered. */
export type EnteredRate = BillingRateFacts;

export interface CohortRow extends Omit<CohortDays, "from" | "to">, DatedRow {
  basis: unknown;
}

export interface HoldRow extends DatedRow {
  id: number;
  scheduleLineId: number;
  reason: string;
}

export interface TemplateFeeRow {
  careTypeId: number;
  serviceGroupId: number;
  billingCodeId: number;
  quantity: string;
  /** Only for residents of this arrangement; null: for all. */
  feeArrangement: "PRE14" | "POST14" | "NOV25" | null;
}

export interface CapRow {
  firstEntryDate: string;
  openingDate: string | null;
  annualOpening: string;
  lifetimeOpening: string;
  careDaysBefore: number;
  allowBeyond: boolean;
}

export interface OutsideRow {
  from: string;
  to: string;
  amount: string;
  fee:
    | "means_tested_care_fee"
    | "income_tested_care_fee"
    | "non_clinical_care_contribution"
    | "support_at_home_contribution";
}

/** All of one client. */
export interface ResidentRecord {
  clientId: number;
  stays: StayRow[];
  earlierStays: EarlierStayRow[];
  facts: FactsRow;
  overrides: ArrangementOverride[];
  advices: FeeAdvice[];
  classes: (DatedRow & { classCode: string })[];
  /** Oxygen and enteral feeding on the funding schedule, by the key of their national table. */
  supplements: (DatedRow & { tableKey: string })[];
  leave: (LeaveRecord & { serviceEntryId: number })[];
  leaveBefore: { financialYear: number; days: number }[];
  /** Situations of emergency by service. */
  emergencies: (DatedRow & { serviceId: number })[];
  reservations: (DatedRow & { serviceEntryId: number; perDay: string | null })[];
  reductions: ReductionRow[];
  agreed: AgreedServiceRow[];
  lines: LineRow[];
  derived: DerivedRateRow[];
  entered: EnteredRate[];
  cohorts: CohortRow[];
  holds: HoldRow[];
  cap: CapRow | null;
  outside: OutsideRow[];
}
