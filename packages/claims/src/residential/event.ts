import type { Day } from "../common/day.ts";

/** Where an event stands with the agency. Only accepted events are paid. */
export const EVENT_STATUSES = ["Held", "Accepted", "Rejected", "Superseded", "Deleted"] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const DEPARTURE_REASONS = {
  AUTO: "departed by the agency's own process",
  DECEA: "died",
  OTHER: "other",
  RTFAM: "to family or home",
  RESPR: "to another service, the provider's wish",
  RESRS: "to another service, the resident's wish",
  THOSP: "to hospital",
} as const;
export type DepartureReason = keyof typeof DEPARTURE_REASONS;

export const LEAVE_TYPES = {
  SOC: "social",
  SOC_NC: "social, not counted",
  TC: "transition care",
  TC_NC: "transition care, not counted",
  HOSP: "hospital",
  EMG: "emergency",
} as const;
export type LeaveType = keyof typeof LEAVE_TYPES;

/** Oxygen and enteral feeding supplement types seen; the agency's list is longer. */
export const SUPPLEMENT_TYPES: readonly string[] = ["OXY_NORM", "ENT_NBO"];

/** What every event says. The agency's own facts are null until it has answered. */
export interface EventBase {
  readonly careRecipientId: string;
  /** The service's NAPS id, not the organisation's. */
  readonly serviceNapsId: string;
  /** Ours, unique. */
  readonly externalReference: string;
  readonly eventId: string | null;
  /** Sent back as `if-match` with a change. */
  readonly etag: string | null;
  readonly version: number | null;
  readonly status: EventStatus | null;
}

export interface EntryEvent extends EventBase {
  readonly kind: "entry";
  readonly entryType: "permanent" | "respite";
  /** Paid from this day on, inclusive. */
  readonly entryDate: Day;
  /** Permanent entries only. */
  readonly pensionerStatus: string | null;
  readonly receivingPriorCare: boolean;
  /** Permanent entries from 1 November 2025 only. */
  readonly meansTestOptIn: boolean | null;
  /** Agreed accommodation amount and the day of the agreement. */
  readonly agreedAmount: string | null;
  readonly agreedOn: Day | null;
}

export interface DepartureEvent extends EventBase {
  readonly kind: "departure";
  /** Not paid: the last paid day is the day before. */
  readonly departureDate: Day;
  readonly reason: DepartureReason;
  readonly entryEventId: string | null;
}

export interface LeaveEvent extends EventBase {
  readonly kind: "leave";
  readonly leaveType: LeaveType;
  /** First day away. */
  readonly start: Day;
  /** Day of return, not a leave day; null while away. */
  readonly end: Day | null;
}

export interface SupplementEvent extends EventBase {
  readonly kind: "supplement";
  readonly supplementType: string;
  readonly start: Day;
  /** Last day, inclusive; null while it lasts. */
  readonly end: Day | null;
}

export interface ExtraServiceEvent extends EventBase {
  readonly kind: "extra-service";
  readonly wardType: string;
  readonly start: Day;
  /** First day no longer in extra service; null while it lasts. */
  readonly end: Day | null;
}

export interface MeansTestOptInEvent extends EventBase {
  readonly kind: "means-test-opt-in";
  readonly date: Day;
}

export type ResidentialEvent =
  | EntryEvent
  | DepartureEvent
  | LeaveEvent
  | SupplementEvent
  | ExtraServiceEvent
  | MeansTestOptInEvent;

export const EVENT_KINDS = ["entry", "departure", "leave", "supplement", "extra-service", "means-test-opt-in"] as const;

/** An event that has not been replaced, refused or taken back. */
export function isLive(event: EventBase): boolean {
  return event.status === null || event.status === "Held" || event.status === "Accepted";
}

/** The first day of an event. */
export function startOf(event: ResidentialEvent): Day {
  if (event.kind === "entry") return event.entryDate;
  if (event.kind === "departure") return event.departureDate;
  return event.kind === "means-test-opt-in" ? event.date : event.start;
}
