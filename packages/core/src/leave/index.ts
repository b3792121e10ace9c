export type * from "./facts.ts";
export { LEAVE_POLICY } from "./facts.ts";
export { contributionsInCare } from "./contributions-in-care.ts";
export { bedReservationFee, type BedReservationFacts } from "./bed-reservation.ts";
export {
  exceededLeave,
  type DayContribution,
  type ExceededLeaveFacts,
  type ExceededLeaveIssueCode,
  type ExceededLeavePiece,
} from "./exceeded-leave.ts";
export { financialYearDays, financialYearOf } from "./financial-year.ts";
export { leaveAccount } from "./leave-account.ts";
export { PRE_ENTRY_DAYS, preEntryLeave, type PreEntryDays, type PreEntryFacts } from "./pre-entry.ts";
export {
  RESPITE_DAYS,
  RESPITE_EXTENSION,
  respiteDays,
  type RespiteFacts,
  type RespiteIssueCode,
  type RespiteYear,
} from "./respite-days.ts";
export { SOCIAL_DAYS } from "./social-leave.ts";
