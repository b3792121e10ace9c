/** The facts of one deposit, and the life that follows from them (docs/rules/deposit-life.md). */
import type { AccommodationArrangement } from "../arrangements/facts.ts";
import type { CivilDate, DayRange, DecimalText } from "../billing/facts.ts";
import type { DatedValue } from "../fees/facts.ts";
import type { IndexNumbers } from "./dap-indexation.ts";

/** Under which rules the room is paid for on days; `AccommodationArrangementDays` fits. */
export interface AccommodationClass extends DayRange {
  arrangement: AccommodationArrangement;
  retention: boolean;
  indexation: boolean;
}

/** Daily payments are invoiced, or taken from the lump sum as long as it reaches. */
export type Collection = "billed" | "drawdown";

export type AccommodationMethod = "lump_sum" | "daily" | "combination";

interface LineTerms extends DayRange {
  /** Whatever leads the caller back to the line; unique within the deposit. */
  id: number;
  collection: Collection;
}

interface PaymentTerms extends LineTerms {
  method: AccommodationMethod;
  price: DecimalText;
  /** Of the price agreement day, percent a year. */
  mpir: DecimalText;
  /** Null: the MPIR. */
  agreedRate: DecimalText | null;
  /** To be paid as a lump sum; the whole price when the method is `lump_sum`, "0" when it is `daily`. */
  agreedLumpSum: DecimalText;
  /** First day in the room, which the index reference follows; the start day or later. */
  occupiedFrom: CivilDate;
  /** Deductions other than retention raise the daily payment: the provider requires the price to be maintained. */
  maintained: boolean;
}

/** Not low means: the agreed price, as RAD or DAP. `interim`: means not known yet, daily payments only. */
export type PaymentLine = (PaymentTerms & { kind: "payment" }) | (PaymentTerms & { kind: "interim" });

/** Low means: what is assessed, as RAC or DAC. */
export interface ContributionLine extends LineTerms {
  kind: "contribution";
  method: AccommodationMethod;
  /** A day, as advised. */
  assessed: DecimalText;
  /** Agreed price as a daily payment; null where it is no ceiling (Rules s.298-5). */
  agreedDaily: DecimalText | null;
  /** Of the start day, percent a year. */
  mpir: DecimalText;
  agreedLumpSum: DecimalText;
  maintained: boolean;
}

interface Pre2014Terms extends LineTerms {
  perDay: DecimalText;
}

/** Before July 2014: a daily charge, or a bond (`perDay` "0" and monthly retention). */
export type Pre2014Line = (Pre2014Terms & { kind: "charge" }) | (Pre2014Terms & { kind: "bond" });

export type AgreementLine = PaymentLine | ContributionLine | Pre2014Line;

export type MoneyIn = "receipt" | "top_up" | "transfer_in";
export type MoneyOut = "refund" | "transfer_out";
/** Deductions that are decided elsewhere; daily payments, retention and bond retention are worked out here. */
export type DecidedDeduction = "agreed_deduction" | "outstanding_payment";

/** Money in counts from its day on; money out and deductions are made at the end of their day. */
export interface DepositMovement {
  on: CivilDate;
  kind: MoneyIn | MoneyOut | DecidedDeduction;
  /** Above zero. */
  amount: DecimalText;
  reference: string | null;
}

/** Retention of a bond for a month, from `bondRetention`: taken at the end of `on`. */
export interface PlannedBondRetention extends DayRange {
  to: CivilDate;
  on: CivilDate;
  amount: DecimalText;
}

/** Days whose daily payments are still to be taken from the lump sum. */
export interface PendingDays {
  from: CivilDate;
  to: CivilDate;
  lineId: number;
  ongoing: DecimalText;
  unpaid: DecimalText;
}

/** Where a life stands at the end of a day: the start of what comes after. */
export interface DepositState {
  /** The day whose end this is. */
  on: CivilDate;
  balance: DecimalText;
  /** Retention deducted in this home. */
  retained: DecimalText;
  /** Money in less money out. */
  paidIn: DecimalText;
  /** Other deductions. */
  deducted: DecimalText;
  /** First lump sum in this home; null: none yet. */
  paidOn: CivilDate | null;
  /** Days counted for retention in this home, and the first of them. */
  countedDays: number;
  countedFrom: CivilDate | null;
  /** Retention worked out and not deducted: `units` of 1/6,679,500 of a cent (integer text), and whole cents. */
  accruedUnits: string;
  accruedCents: number;
  /** First day of what has accrued, and how many days. */
  accruedFrom: CivilDate | null;
  accruedDays: number;
  lastRetentionOn: CivilDate | null;
  pending: PendingDays[];
}

/** What an earlier system did with a deposit: nothing is worked out for the days before `on`. */
export interface BroughtOver {
  on: CivilDate;
  /** Retention that it took out of what was paid; what is held is entered without it. */
  retained: DecimalText;
  /** The same of other deductions. */
  deducted: DecimalText;
}

export interface DepositFacts {
  startDay: CivilDate;
  /** Days of care in the home, leave included; each ends on a day of departure. */
  stays: readonly DayRange[];
  classes: readonly AccommodationClass[];
  lines: readonly AgreementLine[];
  movements: readonly DepositMovement[];
  bondRetention: readonly PlannedBondRetention[];
  /** A refundable deposit paid in another home before: when first, and how many days counted there. */
  elsewhere: { firstPaidOn: CivilDate; countedDays: number } | null;
  /** Null: every day since the start is worked out. */
  broughtOver: BroughtOver | null;
  /** The life goes on from here; earlier days are not looked at. Null: from the first day on. */
  opening: DepositState | null;
  rates: {
    maximumSupplement: readonly DatedValue<DecimalText>[];
    indexNumbers: IndexNumbers;
  };
}

export type ChargeKind =
  /** On what is agreed to be paid by the day, and on what deductions took. */
  | "daily_payment"
  /** On the part of the agreed lump sum that is not paid. */
  | "unpaid_lump_sum_daily"
  | "retention"
  | "bond_retention"
  | "interest_payable"
  | "dmf"
  | "crf";

/** What is charged for days, or deducted for them. Interest payable is what the client is owed. */
export interface AccommodationCharge {
  kind: ChargeKind;
  /** Taken from the lump sum; otherwise billed, or for interest paid out. */
  drawdown: boolean;
  lineId: number | null;
  from: CivilDate;
  to: CivilDate;
  days: number;
  /** With it, `amount` is `perDay` times `days`; null for what is worked out over the whole period. */
  perDay: DecimalText | null;
  amount: DecimalText;
  /** The end of this day made the deduction; null: billed, or still to be deducted. */
  deductedOn: CivilDate | null;
  /** How it came about, in plain words. */
  text: string;
}

/** Why a stretch begins where it does. */
export type SegmentCause =
  | "start"
  | "entry"
  | "departure"
  | "agreement"
  | "arrangement"
  | "money"
  | "deduction"
  | "supplement"
  | "indexation"
  | "retention_end"
  | "brought_over"
  | "month";

/** Days on which everything stays the same. */
export interface DepositSegment {
  from: CivilDate;
  to: CivilDate;
  days: number;
  causes: SegmentCause[];
  inCare: boolean;
  arrangement: AccommodationArrangement | null;
  lineId: number | null;
  balance: DecimalText;
  retained: DecimalText;
  /** Price, or lump sum of the contribution, that is held, retained or otherwise covered. */
  covered: DecimalText;
  unpaidLumpSum: DecimalText;
  /** The daily payment if nothing were held, indexed; null without a line. */
  wholeDaily: DecimalText | null;
  /** Ten-thousandths. */
  indexFactor: number;
  /** Of a day: `ongoing` and `unpaid` add up to `daily`. */
  daily: DecimalText;
  ongoing: DecimalText;
  unpaid: DecimalText;
  /** Retention runs on these days. */
  retention: boolean;
  /** Held above what may be held. */
  excess: DecimalText;
}

export type BalanceMovementKind = DepositMovement["kind"] | "daily_payment" | "retention" | "bond_retention";

export interface BalanceMovement {
  on: CivilDate;
  /** First day whose balance it changes. */
  countsFrom: CivilDate;
  kind: BalanceMovementKind;
  /** Signed: in above zero, out below. */
  amount: DecimalText;
  balance: DecimalText;
  reference: string | null;
}

/** A decided deduction that the balance did not reach for. */
export interface ShortDeduction {
  on: CivilDate;
  kind: DecidedDeduction | MoneyOut;
  amount: DecimalText;
  taken: DecimalText;
  reference: string | null;
}

/** The figures of the header, at the end of the last day. */
export interface DepositFigures {
  received: DecimalText;
  refunded: DecimalText;
  drawnDown: DecimalText;
  agreedDeductions: DecimalText;
  outstandingTaken: DecimalText;
  retained: DecimalText;
  balance: DecimalText;
  unpaidLumpSum: DecimalText;
  ongoingBilled: DecimalText;
  unpaidBilled: DecimalText;
  /** Retention worked out and not deducted yet. */
  retentionOutstanding: DecimalText;
  /** The daily payment of the last day. */
  daily: DecimalText;
}

export interface DepositLife {
  from: CivilDate;
  to: CivilDate;
  segments: DepositSegment[];
  charges: AccommodationCharge[];
  movements: BalanceMovement[];
  short: ShortDeduction[];
  figures: DepositFigures;
  retention: {
    /** Counted days of the five years; null until a deposit is paid. */
    length: number | null;
    countedDays: number;
    /** Left of the five years; null until a deposit is paid. */
    remainingDays: number | null;
  };
  closing: DepositState;
}

export type DepositIssueCode =
  | "LINES_OVERLAP"
  | "LINE_ENDS_BEFORE_IT_STARTS"
  | "AGREED_RATE_ABOVE_MPIR"
  | "LUMP_SUM_ABOVE_PRICE"
  | "LUMP_SUM_BY_DAILY_METHOD"
  | "AMOUNT_NOT_POSITIVE"
  | "DEPOSIT_BEFORE_START"
  | "NO_ARRANGEMENT"
  | "INDEX_NUMBER_MISSING"
  | "INDEX_NUMBER_CARRIED"
  | "SUPPLEMENT_MISSING"
  | "HELD_ABOVE_MOST"
  | "REFUND_ABOVE_BALANCE"
  | "DEDUCTION_ABOVE_BALANCE"
  | "UNTIL_BEFORE_START";
