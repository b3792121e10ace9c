export type {
  AssessedAmounts,
  AssessedSource,
  ClientFundingFacts,
  FundingCodeFacts,
  FundingIssueCode,
  FundingLineFacts,
  FundingRateFacts,
  FundingUnit,
  MirroredFee,
} from "./facts.ts";
export { fundingRateOfDay, fundingRates, mirrorAmount, type FundingRate, type FundingStep } from "./funding-rate.ts";
