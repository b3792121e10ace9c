import type {
  DepartureEvent,
  EntryEvent,
  ExtraServiceEvent,
  LeaveEvent,
  MeansTestOptInEvent,
  RegisterLine,
  SupplementEvent,
} from "../src/index.ts";

const base = {
  careRecipientId: "1234567",
  serviceNapsId: "12345",
  eventId: null,
  etag: null,
  version: null,
  status: null,
} as const;

export const entry = (changes: Partial<EntryEvent> = {}): EntryEvent => ({
  ...base,
  kind: "entry",
  externalReference: "E-1",
  entryType: "permanent",
  entryDate: "2026-07-06",
  pensionerStatus: "FULL",
  receivingPriorCare: false,
  meansTestOptIn: true,
  agreedAmount: "550000.00",
  agreedOn: "2026-07-01",
  ...changes,
});

export const departure = (changes: Partial<DepartureEvent> = {}): DepartureEvent => ({
  ...base,
  kind: "departure",
  externalReference: "D-1",
  departureDate: "2026-10-20",
  reason: "DECEA",
  entryEventId: null,
  ...changes,
});

export const leave = (changes: Partial<LeaveEvent> = {}): LeaveEvent => ({
  ...base,
  kind: "leave",
  externalReference: "L-1",
  leaveType: "HOSP",
  start: "2026-09-28",
  end: "2026-10-03",
  ...changes,
});

export const supplement = (changes: Partial<SupplementEvent> = {}): SupplementEvent => ({
  ...base,
  kind: "supplement",
  externalReference: "S-1",
  supplementType: "OXY_NORM",
  start: "2026-08-01",
  end: "2026-08-31",
  ...changes,
});

export const extraService = (changes: Partial<ExtraServiceEvent> = {}): ExtraServiceEvent => ({
  ...base,
  kind: "extra-service",
  externalReference: "X-1",
  wardType: "ES",
  start: "2026-07-06",
  end: null,
  ...changes,
});

export const optIn = (changes: Partial<MeansTestOptInEvent> = {}): MeansTestOptInEvent => ({
  ...base,
  kind: "means-test-opt-in",
  externalReference: "O-1",
  date: "2026-08-01",
  ...changes,
});

export const registerLine = (changes: Partial<RegisterLine> = {}): RegisterLine => ({
  careRecipientId: "1234567",
  clientName: "Smith, Jo",
  serviceNapsId: "12345",
  fundingCode: "ANACC",
  externalCode: "AN-ACC",
  from: "2026-10-01",
  to: "2026-10-31",
  basis: "daily",
  days: 31,
  rate: "216.80",
  amount: "6720.80",
  reference: "CLM-1",
  adjustment: false,
  ...changes,
});
