export type * from "./life-facts.ts";
export {
  accommodationAdjustment,
  type AccommodationAdjustment,
  type AdjustmentIssueCode,
  type StandingAccommodationCharge,
} from "./adjustment.ts";
export {
  accommodationContribution,
  type AccommodationContribution,
  type ContributionFacts,
} from "./accommodation-contribution.ts";
export {
  accommodationStatus,
  type AccommodationStatus,
  type AccommodationStatusFacts,
} from "./accommodation-status.ts";
export {
  accommodationSupplement,
  type AccommodationSupplement,
  type AccommodationSupplementFacts,
} from "./accommodation-supplement.ts";
export { accommodationCharge, type AccommodationChargeFacts } from "./accommodation-charge.ts";
export {
  bondInterestEquivalent,
  bondPeriodicPayment,
  type InterestEquivalent,
  type InterestEquivalentFacts,
  type PeriodicPayment,
  type PeriodicPaymentFacts,
} from "./bond-payments.ts";
export { bondRetention, type BondRetention, type BondRetentionFacts } from "./bond-retention.ts";
export {
  combinationPayment,
  mostLumpSum,
  type CombinationFacts,
  type CombinationMethod,
} from "./combination-payment.ts";
export {
  dailyPayment,
  maximumPriceDaily,
  type DailyPayment,
  type DailyPaymentFacts,
  type DailyPaymentIssueCode,
} from "./daily-payment.ts";
export { mpirOfDailyGic, mpirOfGic } from "./mpir.ts";
export {
  mayAgreePrice,
  mostAfterMove,
  priceAgreementDay,
  type AgreedPriceIssueCode,
  type PriceAgreementFacts,
  type RoomMove,
} from "./price-agreement.ts";
export {
  indexedDailyPayment,
  referenceIndexationDay,
  type IndexIssueCode,
  type IndexNumbers,
  type IndexationFacts,
} from "./dap-indexation.ts";
export type { DatedRates, InterestPiece } from "./dated-rates.ts";
export {
  DEDUCTION_ORDER,
  deductInOrder,
  type DeductionAsked,
  type DeductionKind,
  type DeductionMade,
} from "./deductions.ts";
export { daysOfDeposit, depositDay, explainDepositDay, segmentOn, type DepositDay } from "./deposit-day.ts";
export { depositLife } from "./deposit-life.ts";
export {
  exitFee,
  exitFeeCharges,
  type ExitFee,
  type ExitFeeFacts,
  type ExitFeeIssueCode,
  type ExitFeeMethod,
  type ExitFeeTerms,
} from "./exit-fees.ts";
export {
  exitSettlement,
  operatorGainShare,
  type ExitFacts,
  type ExitIssueCode,
  type ExitSettlement,
} from "./exit-settlement.ts";
export {
  mayAcceptLumpSum,
  minimumPermissibleAssets,
  type LumpSumFacts,
  type LumpSumIssueCode,
} from "./minimum-assets.ts";
export {
  overdueInterest,
  type OverdueFacts,
  type OverdueIssueCode,
  type OverdueItem,
  type OverdueLine,
} from "./overdue-interest.ts";
export {
  overpaidInterest,
  type OverpaidFacts,
  type OverpaidInterest,
  type OverpaidIssueCode,
} from "./overpaid-accommodation.ts";
export { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
export type { CentRounding } from "./rate.ts";
export { refundAmount, type RefundAmount, type RefundAmountFacts } from "./refund-amount.ts";
export {
  refundDue,
  type RefundDue,
  type RefundDueIssueCode,
  type RefundEvent,
  type RefundReason,
} from "./refund-due.ts";
export {
  interestCharges,
  refundInterest,
  type InterestLine,
  type RefundInterest,
  type RefundInterestFacts,
  type RefundInterestIssueCode,
} from "./refund-interest.ts";
export {
  checkRetentionTiming,
  retentionAmount,
  retentionOfDay,
  retentionOfDays,
  retentionPeriod,
  type BalanceDays,
  type RetentionPeriod,
  type RetentionPeriodFacts,
  type RetentionTimingCode,
} from "./retention.ts";
export {
  supportedRatio,
  type RatioResident,
  type SupportedRatio,
  type SupportedRatioFacts,
  type SupportedRatioIssueCode,
} from "./supported-ratio.ts";
