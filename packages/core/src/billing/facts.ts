/**
 * The facts that the billing rules work on, already looked up, and the lines they give.
 * Days are civil dates `YYYY-MM-DD`; every from/to is inclusive on both ends. Money and rates are decimal strings.
 */

import type { FeeArrangement } from "../arrangements/facts.ts";
import { CAPPING_POLICY, type CappedFee, type CappingPolicy, type LimitType } from "../capping/facts.ts";

/** `YYYY-MM-DD` */
export type CivilDate = string;
/** A decimal number written out: "66.80", "-0.005". */
export type DecimalText = string;

export type BillingUnit = "day" | "week" | "fortnight" | "month" | "year" | "each";
export type BillingTiming = "advance" | "arrears";
export type CareSetting = "residential" | "respite" | "village" | "home_care" | "ndis";

export interface DayRange {
  from: CivilDate;
  /** null: open-ended */
  to: CivilDate | null;
}

export interface TaxFacts {
  id: number;
  code: string;
  percent: DecimalText;
  /** The rates of the code already hold the tax. */
  inclusive: boolean;
}

export interface BillingCodeFacts {
  id: number;
  code: string;
  description: string;
  unit: BillingUnit;
  /** Where weeks, fortnights and years begin. */
  anchor: "line" | "calendar";
  timing: BillingTiming;
  taxCodeId: number;
  accountNameId: number;
  capped: boolean;
  /** Which fee of the law a capped code charges; null: another one, which counts towards every cap. */
  cappedFee: CappedFee | null;
  chargeDepartureDay: boolean;
}

/** One dated price of a code. `percentage` takes that percentage of the base code's rate of the same day. */
export type BillingRateFacts = DayRange & { id: number; billingCodeId: number } & (
    | { model: "amount"; rate: DecimalText }
    | { model: "percentage"; baseCodeId: number; percent: DecimalText }
  );

export interface ServiceEntryFacts {
  id: number;
  serviceId: number;
  setting: CareSetting;
  entryDate: CivilDate;
  billingStartDate: CivilDate;
  departureDate: CivilDate | null;
  billingEndDate: CivilDate | null;
  /** First day this provider bills in this system (legal entity's `bill_from`); earlier days are never proposed. */
  billFrom: CivilDate | null;
}

/** Who pays from a day on. The percentages of the invoicees in force on a day add up to exactly 100. */
export interface InvoiceeFacts extends DayRange {
  customerId: number;
  accountNameId: number;
  percent: DecimalText;
}

export interface ScheduleLineFacts {
  id: number;
  serviceEntryId: number;
  billingCodeId: number;
  serviceId: number;
  /** Overrides the description of the code. */
  description: string | null;
  quantity: DecimalText;
  startDate: CivilDate;
  endDate: CivilDate | null;
  billToDate: CivilDate | null;
  /** Days not charged although the line runs. */
  holds: DayRange[];
  /** Empty: the client pays all, on the account name of the code. */
  invoicees: InvoiceeFacts[];
  /** Days that live lines (draft or posted, net of reversals) already cover, sorted, not touching. */
  billed: { from: CivilDate; to: CivilDate }[];
}

/** A charge that stands: made once, not taken back since. Its lines are the shares of its invoicees. */
export interface StandingCharge {
  chargeId: number;
  scheduleLineId: number;
  journalPosted: boolean;
  from: CivilDate;
  to: CivilDate;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
  lines: StandingLine[];
}

export interface StandingLine {
  lineId: number;
  customerId: number;
  accountNameId: number;
  percent: DecimalText;
  amount: DecimalText;
  tax: DecimalText;
  /** What the rule had worked out where a person changed the amount; null otherwise. */
  computedAmount: DecimalText | null;
}

export interface CapFacts {
  firstEntryDate: CivilDate;
  /** Which caps hold on days without fee arrangement; on the others the arrangement says it. */
  annual: boolean;
  lifetime: boolean;
  /** Paid elsewhere up to and including the day before `openingDate`; null with both openings zero. */
  openingDate: CivilDate | null;
  annualOpening: DecimalText;
  lifetimeOpening: DecimalText;
  allowBeyond: boolean;
  /** Days before these records that count towards those of the non-clinical care contribution. */
  careDaysBefore: number;
  /** The client's fee arrangements by day, disjoint, any order; empty for a client who has none. */
  arrangements: (DayRange & { arrangement: FeeArrangement })[];
  /**
   * Net capped amounts (no tax) that standing charges already hold, each inside one cap year, and contributions known
   * from elsewhere, which have no schedule line.
   */
  contributions: CapContributionFacts[];
}

export interface CapContributionFacts {
  scheduleLineId: number | null;
  from: CivilDate;
  to: CivilDate;
  amount: DecimalText;
  /** Null: of a capped code that charges no fee of the law. */
  fee: CappedFee | null;
}

/** All facts of one client. */
export interface ClientFacts {
  clientId: number;
  entries: ServiceEntryFacts[];
  lines: ScheduleLineFacts[];
  /** The client's own rates, any order. */
  rates: BillingRateFacts[];
  cap: CapFacts | null;
}

export interface DatedAmount extends DayRange {
  amount: DecimalText;
}

/** Facts shared by all clients of a run. Look-ups built from them once are kept in a `BillingBook` (see book.ts). */
export interface SharedFacts {
  codes: BillingCodeFacts[];
  taxes: TaxFacts[];
  /** Rates valid for all clients without their own, any order. */
  globalRates: BillingRateFacts[];
  /** Caps of the means tested care fee. */
  annualCap: DatedAmount[];
  lifetimeCap: DatedAmount[];
  /** Lifetime cap of non-clinical care and Support at Home contributions. */
  contributionCap: DatedAmount[];
  /** Days after which the non-clinical care contribution ends. */
  careDays: number;
  policies: BillingPolicies;
}

/** Points that law and contracts leave open; every one has a default and both ways are tested. */
export interface BillingPolicies extends CappingPolicy {
  /** Residential fees: never propose more than one month ahead of the posting date (Aged Care Act 2024 s.285). */
  advanceLimit: "one_month" | "none";
  /** Lines end at the end of a calendar month, or run on as long as nothing changes. */
  cutAtMonthEnd: boolean;
  /** Base rate of a percentage: the client's own where there is one, or always the global one. */
  percentageBase: "client_first" | "global_only";
  /** Days that count towards those of the non-clinical care contribution: with an amount above zero, or every one. */
  countedCareDays: "contribution_above_zero" | "every_day";
}

/** How points that law and contracts leave open are settled where the provider has not said otherwise. */
export const BILLING_POLICIES: BillingPolicies = {
  ...CAPPING_POLICY,
  advanceLimit: "one_month",
  cutAtMonthEnd: true,
  percentageBase: "client_first",
  countedCareDays: "contribution_above_zero",
};

/** What a run asks for. */
export interface BillingWindow {
  postingDate: CivilDate;
  /** Bill up to and including this day. */
  endDate: CivilDate;
  timing: BillingTiming | null;
  departed: "exclude" | "include" | "only";
  billingCodeIds: number[] | null;
  serviceIds: number[] | null;
}

export interface Share {
  customerId: number;
  accountNameId: number;
  percent: DecimalText;
  amount: DecimalText;
  tax: DecimalText;
}

/** Why an amount is what it is: enough to retell the whole derivation without any look-up. */
export interface Basis {
  /** The rate row of the code on these days and whether it was the client's own; then the bases of percentages. */
  rates: { rateId: number; own: boolean; billingCodeId: number; rate?: DecimalText; percent?: DecimalText }[];
  /** Parts of whole unit periods: `cents = round(rate*quantity*upTo/length) - round(rate*quantity*before/length)`. */
  parts: {
    from: CivilDate;
    to: CivilDate;
    periodFrom: CivilDate;
    length: number;
    before: number;
    upTo: number;
    cents: number;
  }[];
  /** Present on the charge that reached a cap. */
  cap?: {
    kind: "annual" | "lifetime";
    limitType?: LimitType;
    threshold: DecimalText;
    used: DecimalText;
    full: DecimalText;
  };
  /** Present on the charge that ends with the last day of the non-clinical care contribution. */
  careDays?: { used: number; maximum: number };
  tax?: { code: string; percent: DecimalText; inclusive: boolean };
}

/** One stretch of one schedule line at one rate for one set of invoicees. */
export interface Charge {
  scheduleLineId: number;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
  description: string;
  from: CivilDate;
  to: CivilDate;
  unit: BillingUnit;
  /** Days of the stretch; the line's quantity for the unit `each`. */
  quantity: DecimalText;
  /** Price per unit, times the line's quantity for units of time. */
  rate: DecimalText;
  /** Whole charge without tax, and its tax; the shares add up to both exactly. */
  amount: DecimalText;
  tax: DecimalText;
  shares: Share[];
  basis: Basis;
}

export type BillingIssueCode =
  | "RATE_MISSING"
  | "RATE_CIRCLE"
  | "RATE_BASE_UNIT"
  | "CODE_UNKNOWN"
  | "TAX_UNKNOWN"
  | "SPLIT_NOT_100"
  | "CAP_SETUP_MISSING"
  | "CAP_THRESHOLD_MISSING"
  | "DRAFT_PENDING"
  | "AMOUNT_TOO_LARGE";

/** Something that keeps a client from being billed (`error`) or that people should know (`warning`). */
export interface BillingIssue {
  code: BillingIssueCode;
  severity: "error" | "warning";
  scheduleLineId: number | null;
  billingCodeId: number | null;
  day: CivilDate | null;
  /** Plain words naming the fact at fault and the fix. */
  message: string;
}

export interface Proposal {
  charges: Charge[];
  issues: BillingIssue[];
}

export interface AdjustmentProposal {
  /** Standing charges to take back whole, in order. */
  reversals: StandingCharge[];
  /** What should stand in their place. */
  charges: Charge[];
  /** Schedule lines that were looked at and need nothing more. */
  settledLineIds: number[];
  issues: BillingIssue[];
}
