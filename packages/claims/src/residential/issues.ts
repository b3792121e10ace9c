import { csvIssues } from "../common/csv-read.ts";
import type { IssueRule } from "../common/issue.ts";
import { tableIssues } from "../common/table.ts";
import { textIssues } from "../common/text.ts";

/** What can be wrong with an event, or with the events of one care recipient taken together. */
export const eventIssues = {
  "event.kind": { severity: "error", says: "The kind of event is not known." },
  "event.recipient": { severity: "error", says: "The care recipient id must be 1 to 10 digits." },
  "event.service": { severity: "error", says: "The service's NAPS id must be 1 to 5 digits." },
  "event.reference": { severity: "error", says: "The external reference must be 1 to 24 characters of plain text." },
  "event.reference-twice": { severity: "error", says: "Two events have the same external reference." },
  "event.date": { severity: "error", says: "This is not a real day, YYYY-MM-DD." },
  "event.date-future": { severity: "error", says: "The event lies in the future: lodge it when it has happened." },
  "event.dates": { severity: "error", says: "The event ends before it starts." },
  "event.no-night": {
    severity: "error",
    says: "Leave that ends on the day it starts has no night away: it is no leave.",
  },
  "event.entry-type": { severity: "error", says: "The entry type must be permanent or respite." },
  "event.pensioner-status": {
    severity: "error",
    says: "A permanent entry needs the pensioner status; a respite one has none.",
  },
  "event.opt-in": {
    severity: "error",
    says: "The means-testing opt-in goes with permanent entries from 1 November 2025 and with no earlier one.",
  },
  "event.agreed-amount": {
    severity: "error",
    says: "The agreed accommodation amount must be dollars and cents, zero or more.",
  },
  "event.departure-reason": {
    severity: "error",
    says: "The departure reason must be AUTO, DECEA, OTHER, RTFAM, RESPR, RESRS or THOSP.",
  },
  "event.leave-type": { severity: "error", says: "The leave type must be SOC, SOC_NC, TC, TC_NC, HOSP or EMG." },
  "event.supplement-type": { severity: "error", says: "The supplement type must be given." },
  "event.supplement-unknown": {
    severity: "warning",
    says: "The supplement type is not known here; it was kept as is.",
  },
  "event.spans-anacc": {
    severity: "error",
    says: "The supplement spans 1 October 2022, when AN-ACC began. End it on 30 September and start it again.",
  },
  "event.ward-type": { severity: "error", says: "The ward type must be given." },
  "event.opt-in-date": { severity: "error", says: "Opting in to means testing is possible from 1 November 2025." },
  "event.status": { severity: "error", says: "The status must be Held, Accepted, Rejected, Superseded or Deleted." },
  "event.already-in": { severity: "error", says: "The care recipient enters while an earlier stay has no departure." },
  "event.not-in": { severity: "error", says: "The care recipient departs without having entered." },
  "event.outside-stay": { severity: "error", says: "The event does not lie inside a stay of the care recipient." },
  "event.entry-differs": { severity: "error", says: "The departure names another entry event than the stay's." },
  "event.overlaps": { severity: "error", says: "The event overlaps another of its kind for the same care recipient." },
  "event.flag": { severity: "error", says: "The cell must be Y, N or empty." },
  "event.version": { severity: "error", says: "The version must be a whole number." },
} as const satisfies Record<string, IssueRule>;

/** What keeps a month from being finalised. */
export const claimIssues = {
  "claim.event-not-accepted": {
    severity: "error",
    says: "An event of the month is not accepted: it will not be paid.",
  },
  "claim.over-occupied": { severity: "error", says: "More care recipients are in than the service has places." },
  "claim.balance-missing": {
    severity: "error",
    says: "The accommodation balance at the month's end (or departure) has not been reported.",
  },
  "claim.balance-amount": {
    severity: "error",
    says: "A balance has an amount if and only if it is a lump sum (RAD or RAC).",
  },
  "claim.balance-date": {
    severity: "error",
    says: "A balance takes effect on the month's last day or the departure day.",
  },
  "claim.month": { severity: "error", says: "The month must be YYYY-MM." },
} as const satisfies Record<string, IssueRule>;

/** What can be wrong with the claim register of a month. */
export const registerIssues = {
  "register.month": { severity: "error", says: "The claim month must be YYYY-MM." },
  "register.no-lines": { severity: "error", says: "There is nothing to claim." },
  "register.no-recipient": {
    severity: "error",
    says: "The client has no care recipient id: payments could not be matched.",
  },
  "register.other-service": {
    severity: "error",
    says: "The line belongs to another service: make one register a service.",
  },
  "register.code": { severity: "error", says: "The funding code is missing." },
  "register.reference": { severity: "error", says: "The line has no reference of its own." },
  "register.reference-twice": { severity: "error", says: "Two lines have the same reference." },
  "register.date": { severity: "error", says: "This is not a real day, or the period ends before it starts." },
  "register.outside-month": { severity: "error", says: "The line lies outside the claim month and is no adjustment." },
  "register.adjustment-date": { severity: "error", says: "An adjustment must lie before the claim month." },
  "register.adjustment-old": { severity: "warning", says: "The adjustment is for a month more than two years back." },
  "register.days": { severity: "error", says: "The days of a daily line must be those of its period." },
  "register.rate": { severity: "error", says: "The rate must be a number with at most four decimals." },
  "register.amount": { severity: "error", says: "The amount must be dollars and cents." },
  "register.amount-differs": { severity: "error", says: "The amount of a daily line is not days times rate." },
  "register.zero": { severity: "warning", says: "The amount is zero." },
  "register.overlap": {
    severity: "error",
    says: "The same funding is claimed twice for the same day of a care recipient.",
  },
  "register.flag": { severity: "error", says: "The cell must be Y or N." },
  "register.basis": { severity: "error", says: "The basis must be daily, monthly or once." },
  "register.no-total": { severity: "error", says: "The last row must be the total: the file was cut off." },
  "register.total-differs": { severity: "error", says: "The total row is not the count or the sum of the lines." },
} as const satisfies Record<string, IssueRule>;

const readingIssues = { ...textIssues, ...csvIssues, ...tableIssues };

export const eventFileRules = { ...readingIssues, ...eventIssues };
export const claimRules = { ...eventIssues, ...claimIssues };
export const registerRules = { ...readingIssues, ...registerIssues };

export type EventIssueCode = keyof typeof eventIssues;
export type EventFileIssueCode = keyof typeof eventFileRules;
export type ClaimIssueCode = keyof typeof claimRules;
export type RegisterIssueCode = keyof typeof registerRules;
