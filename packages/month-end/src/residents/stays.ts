/** A resident's stays as the rules on arrangements take them (docs/rules/resident-record.md). */
import type { ArrangementFacts, ResidentialStay } from "@banksia/core/arrangements/facts";
import type { ResidentRecord, StayRow } from "./record.ts";

/** A stay with where it is on record. */
export interface KnownStay extends ResidentialStay {
  serviceEntryId: number | null;
  earlierStayId: number | null;
  /** It follows from a mark on a service entry, not from a dated record. */
  assumed: boolean;
  /** Last day that is billed here, where it differs from the departure. */
  billedTo: string | null;
}

const LAST_DAY_BEFORE_2014_RULES = "2014-06-30";
const FIRST_DAY_OF_2014_RULES = "2014-07-01";
const TRANSITION = "2025-11-01";
const ELSEWHERE = "an earlier home";

/** All stays in residential care, here and elsewhere, by the day of entry. */
export function staysOf(record: ResidentRecord): KnownStay[] {
  const stays: KnownStay[] = [
    ...record.stays.map((stay) => ({
      kind: stay.kind,
      home: stay.serviceName,
      from: stay.entryDate,
      to: stay.departureDate,
      serviceEntryId: stay.id,
      earlierStayId: null,
      assumed: false,
      billedTo: stay.billingEndDate,
    })),
    ...record.earlierStays.map((stay) => ({
      kind: stay.kind,
      home: stay.home,
      from: stay.startDate,
      to: stay.endDate,
      serviceEntryId: null,
      earlierStayId: stay.id,
      assumed: false,
      billedTo: null,
    })),
  ];
  const assumed = assumedStay(record, stays);
  if (assumed !== null) stays.push(assumed);
  return stays.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/**
 * An entry marked "in care before 1 July 2014" with no stay on record from before that day: the person is taken to have
 * come from another home without a break.
 */
function assumedStay(record: ResidentRecord, stays: readonly KnownStay[]): KnownStay | null {
  const marked = markedEntry(record);
  if (marked === null || stays.some((stay) => stay.kind === "permanent" && stay.from < FIRST_DAY_OF_2014_RULES)) {
    return null;
  }
  const first = stays
    .filter((stay) => stay.kind !== "multi_purpose")
    .reduce((day, stay) => (stay.from < day ? stay.from : day), marked.entryDate);
  if (first < FIRST_DAY_OF_2014_RULES) return null;
  return {
    kind: "permanent",
    home: ELSEWHERE,
    from: LAST_DAY_BEFORE_2014_RULES,
    to: first,
    serviceEntryId: marked.id,
    earlierStayId: null,
    assumed: true,
    billedTo: null,
  };
}

function markedEntry(record: ResidentRecord): StayRow | null {
  return record.stays.find((stay) => stay.kind === "permanent" && stay.careBeforeJuly2014) ?? null;
}

/** The facts that both arrangements follow from. */
export function arrangementFactsOf(record: ResidentRecord): ArrangementFacts {
  const { facts } = record;
  return {
    stays: staysOf(record).map(({ kind, home, from, to }) => ({ kind, home, from, to })),
    homeCareOnSep2024: facts.homeCareOnSep2024,
    choiceOf2014: facts.choiceOf2014 ?? choiceByMark(record),
    electionOf2025: facts.electionOf2025,
    agreementBefore2014: facts.agreementBefore2014,
    overrides: record.overrides,
  };
}

/** "New means testing" on an entry of somebody in care before July 2014: the rules of 2014 were chosen with that entry. */
function choiceByMark(record: ResidentRecord): string | null {
  const chosen = record.stays.find(
    (stay) =>
      stay.kind === "permanent" &&
      stay.careBeforeJuly2014 &&
      stay.newMeansTesting &&
      stay.entryDate >= FIRST_DAY_OF_2014_RULES &&
      stay.entryDate < TRANSITION,
  );
  return chosen?.entryDate ?? null;
}

/** Whether the person was in another home on a day: left it, on a day that is billed there, or entered it. */
export function movedOn(stays: readonly KnownStay[], stay: StayRow, day: string, how: "left" | "entered"): boolean {
  return stays.some(
    (other) =>
      other.serviceEntryId !== stay.id &&
      !other.assumed &&
      other.home !== stay.serviceName &&
      (how === "left"
        ? other.to === day && other.from < day && (other.billedTo === null || other.billedTo >= day)
        : other.from === day && other.to !== day),
  );
}
