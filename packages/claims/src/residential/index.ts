export { checkEvents, type EventCheckOptions } from "./check-events.ts";
export { daysWithin, monthDays, type MonthDays } from "./event-days.ts";
export { eventColumns, readEventFile, writeEventFile, type ReadEventFile } from "./event-file.ts";
export {
  DEPARTURE_REASONS,
  EVENT_KINDS,
  EVENT_STATUSES,
  isLive as isLiveEvent,
  LEAVE_TYPES,
  SUPPLEMENT_TYPES,
  type DepartureEvent,
  type DepartureReason,
  type EntryEvent,
  type EventBase,
  type EventStatus,
  type ExtraServiceEvent,
  type LeaveEvent,
  type LeaveType,
  type MeansTestOptInEvent,
  type ResidentialEvent,
  type SupplementEvent,
} from "./event.ts";
export {
  checkFinalise,
  type BalanceReport,
  type BalanceType,
  type FinaliseCheck,
  type FinaliseFacts,
  type OverOccupiedDay,
} from "./finalise.ts";
export {
  claimRules,
  eventFileRules,
  registerRules,
  type ClaimIssueCode,
  type EventFileIssueCode,
  type EventIssueCode,
  type RegisterIssueCode,
} from "./issues.ts";
export { readRegisterFile, registerColumns, writeRegisterFile } from "./register-file.ts";
export {
  dailyAmount,
  makeClaimRegister,
  type ClaimRegister,
  type FundingBasis,
  type RegisterLine,
  type RegisterTotal,
} from "./register.ts";
export { staysOf, type Stay } from "./stays.ts";
