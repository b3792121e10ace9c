/** Everything on record of one lump sum, and what the rules take from it. */
import type {
  AccommodationPolicy,
  BondRetentionFacts,
  DatedRates,
  DepositFacts,
  ExitFacts,
  ExitFeeFacts,
  RefundEvent,
  StandingAccommodationCharge,
} from "@banksia/core/accommodation/index";
import type { LawIssue } from "@banksia/core/arrangements/outcome";

/** What keeps a deposit from being worked out, besides what the rules themselves say. */
export type DepositLoadCode =
  | "PRICE_MISSING"
  | "MPIR_MISSING"
  | "ASSESSMENT_MISSING"
  | "DAILY_AMOUNT_MISSING"
  | "BOND_THRESHOLD_MISSING"
  | "INGOING_RATES_MISSING";

/** A line of the agreement, as it is on record. */
export interface LoadedLine {
  id: number;
  startDate: string;
  endDate: string | null;
  kind: "payment" | "interim" | "contribution" | "bond" | "charge" | "ingoing";
  method: "lump_sum" | "daily" | "combination";
  placePrice: string | null;
  agreedAmount: string | null;
  agreedLumpSum: string;
  rateDate: string;
  /** As on the line; null: that of the national table on `rateDate`. */
  mpir: string | null;
  agreedRate: string | null;
  assessedAmount: string | null;
  perDay: string | null;
  occupiedFrom: string;
  maintained: boolean;
  accountNameId: number;
  accountNameType: "customer" | "accommodation" | "lump_sum" | "vendor";
}

/** Money of a lump sum that was posted and not taken back. Signed: in above zero. */
export interface LoadedMovement {
  id: number;
  on: string;
  kind:
    | "receipt"
    | "top_up"
    | "transfer_in"
    | "refund"
    | "transfer_out"
    | "daily_payment"
    | "agreed_deduction"
    | "outstanding_payment"
    | "retention"
    | "bond_retention"
    | "dmf"
    | "crf";
  amount: string;
  description: string;
  journalId: number;
  journalLineId: number | null;
}

/** What a draft journal would take from a lump sum, as the movement that posting it makes. */
export type WaitingMovement = Pick<LoadedMovement, "on" | "kind" | "amount" | "description" | "journalId">;

/** A charge that stands in journals, with what is needed to take it back. */
export interface LoadedCharge extends StandingAccommodationCharge {
  journalId: number;
  /** The one line of the charge. */
  journalLineId: number;
  customerId: number;
  accountNameId: number;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
  /** Of the line, without tax and signed as there: interest owed to the client is below zero. */
  lineAmount: string;
  lineTax: string;
}

/** Contract of a village. */
export interface LoadedIngoing {
  startDate: string;
  agreedAmount: string;
  accountNameId: number;
  accountNameType: LoadedLine["accountNameType"];
  resalePrice: string | null;
  resaleDate: string | null;
  dmf: ExitFeeFacts | null;
  crf: ExitFeeFacts | null;
  /** For the settlement or an estimate of it. */
  exit: ExitFacts;
  /** Dated percentages with the codes they are booked under. */
  rates: {
    startDate: string;
    endDate: string | null;
    dmfPercent: string;
    dmfCodeId: number | null;
    crfPercent: string;
    crfCodeId: number | null;
  }[];
}

export interface LoadedDeposit {
  accommodationPaymentId: number;
  clientId: number;
  serviceId: number;
  serviceEntryId: number;
  setting: string;
  accommodationStatus: string;
  entryDate: string;
  departureDate: string | null;
  departureReason: string | null;
  noticeDate: string | null;
  probateDate: string | null;
  /** Days before this one were billed by an earlier system and are never proposed; null: none. */
  billFrom: string | null;
  /** First day whose charges may have changed; null: nothing waits. */
  adjustFrom: string | null;
  /** Everything up to this day was proposed; null: nothing yet. */
  settledTo: string | null;
  /** In order of days, those in error left out. */
  lines: LoadedLine[];
  /** In order of days. With a life that goes on from a state, those after it only. */
  movements: LoadedMovement[];
  /** In order of days, where drafts were asked for: the rules reckon with them as if they were posted. */
  waiting: WaitingMovement[];
  /** In order of days. With a life that goes on from a state, those that reach beyond it only. */
  standing: LoadedCharge[];
  ingoing: LoadedIngoing | null;
  /** Null while the client is there. */
  refundEvent: RefundEvent | null;
  /** For the rule; without the planned retention of a bond, which depends on the day asked for. */
  facts: DepositFacts;
  /** What the retention of a bond follows from; null: no bond, or nothing to retain from. */
  bond: Omit<BondRetentionFacts, "until"> | null;
  rates: { mpir: DatedRates; baseRates: DatedRates };
  policy: AccommodationPolicy;
  /** Facts that are missing: with an error, lines that cannot be used are left out of `facts` and nothing may be charged. */
  issues: LawIssue<DepositLoadCode>[];
}
