/**
 * The facts that the rules on the funding schedule work on, already looked up. Days are civil dates; every from/to is
 * inclusive on both ends. Money and rates are decimal strings.
 */
import type { BillingBook } from "../billing/book.ts";
import type { CivilDate, DatedAmount, DayRange, DecimalText } from "../billing/facts.ts";
import type { OwnRates } from "../billing/rate-of-day.ts";

export type FundingUnit = "day" | "month";

export interface FundingCodeFacts {
  id: number;
  code: string;
  unit: FundingUnit;
  /** Paid for the room: reduced by the assessed amount of the client. */
  accommodationAssociated: boolean;
}

/** One dated rate of a funding code: of all clients, or one client's own. */
export interface FundingRateFacts extends DayRange {
  id: number;
  fundingCodeId: number;
  rate: DecimalText;
}

/** The fee on the billing schedule that a funding line mirrors. */
export interface MirroredFee {
  billingCodeId: number;
  quantity: DecimalText;
  /** Days on which the fee is not charged although it runs. */
  holds: readonly DayRange[];
}

export interface FundingLineFacts {
  fundingCodeId: number;
  startDate: CivilDate;
  /** Last funded day. */
  endDate: CivilDate | null;
  /** Null: the line has a rate of its code. */
  mirrors: MirroredFee | null;
}

/** Where the assessed amount of a client is known from. */
export type AssessedSource = "accommodation_payment" | "fee_advice";

/** What a client pays for the room a day, as one source says it. */
export interface AssessedAmounts {
  source: AssessedSource;
  /** Not overlapping. */
  amounts: readonly DatedAmount[];
}

/** What the lines of one client share. */
export interface ClientFundingFacts {
  codes: ReadonlyMap<number, FundingCodeFacts>;
  /** Rates of all clients, and those of this client alone; any order. */
  globalRates: readonly FundingRateFacts[];
  ownRates: readonly FundingRateFacts[];
  /** By precedence: the first source that names an amount for a day holds on it. */
  assessed: readonly AssessedAmounts[];
  /** Codes and rates of fees, for lines that mirror one. */
  book: BillingBook;
  ownBillingRates: OwnRates;
}

export type FundingIssueCode =
  | "FUNDING_CODE_UNKNOWN"
  | "FUNDING_RATE_MISSING"
  /** The fee that is mirrored has no rate; the message is that of the fee. */
  | "FEE_RATE_MISSING"
  /** A code paid for the room is not paid per day. */
  | "ASSESSED_UNIT";
