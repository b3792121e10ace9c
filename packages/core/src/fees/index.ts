export type * from "./facts.ts";
export { FEE_POLICY, plainCircumstances } from "./facts.ts";
export type * from "./resident-fee-facts.ts";
export { basicDailyFee, type BasicDailyFeeFacts } from "./basic-daily-fee.ts";
export { exemptionOf, type Contribution, type Exemption, type ExemptionReason } from "./contribution-exemptions.ts";
export type { CareCostFacts } from "./cost-of-care.ts";
export { cutDays, valueOn } from "./dated-values.ts";
export { chargedOnDayOfMove, type DayFee, type DayOfMoveFacts } from "./departure-day.ts";
export {
  adviceEffect,
  advicesInForce,
  type AdviceChange,
  type AdviceDays,
  type AdviceEffect,
  type AdviceIssueCode,
  type FeeAdvice,
} from "./fee-advice.ts";
export {
  feeReduction,
  feeReductionThreshold,
  type FeeReduction,
  type FeeReductionFacts,
  type FeeReductionIssueCode,
  type FeeReductionLine,
  type ReducedFee,
} from "./fee-reduction.ts";
export {
  feeReductionEligibility,
  type FeeReductionEligibilityCode,
  type FeeReductionEligibilityFacts,
} from "./fee-reduction-eligibility.ts";
export { feeRefundDue, type FeeRefund, type FeeRefundFacts, type FeeRefundIssueCode } from "./fee-refund-due.ts";
export {
  COOLING_OFF,
  checkHigherEverydayAgreement,
  endOfAgreement,
  type AgreedService,
  type AgreementEnd,
  type AgreementEndDays,
  type AgreementIssueCode,
  type HigherEverydayAgreement,
} from "./higher-everyday-agreement.ts";
export {
  higherEverydayCharge,
  type ChargeFacts,
  type ChargeIssueCode,
  type HigherEverydayCharge,
} from "./higher-everyday-charge.ts";
export { agreedAmountOn, type IndexationIssueCode, type MarchQuarters } from "./higher-everyday-indexation.ts";
export { hotellingContribution, type HotellingFacts } from "./hotelling-contribution.ts";
export { incomeTestedFee, type IncomeTest, type IncomeTestedFeeFacts } from "./income-tested-fee.ts";
export { meansTestedCareFee, type MeansTestedCareFeeFacts } from "./means-tested-care-fee.ts";
export { nonClinicalCareContribution, type NonClinicalCareFacts } from "./non-clinical-care-contribution.ts";
export { nwauAmount } from "./nwau-amount.ts";
export { lastPrepaidDay, prepaymentLimit } from "./prepayment.ts";
export { meansOf } from "./resident-amounts.ts";
export {
  feesOfDay,
  type DayFeeAmount,
  type ResidentDay,
  type ResidentDayFacts,
  type ZeroReason,
} from "./resident-day.ts";
export { feesBeforeCaps, type FactsBeforeCaps } from "./fees-before-caps.ts";
export { residentFees } from "./resident-fees.ts";
export {
  bookingFeeRefund,
  mostBookingFee,
  type BookingEvent,
  type BookingFeeFacts,
  type BookingRefund,
  type BookingRefundFacts,
} from "./respite-booking-fee.ts";
