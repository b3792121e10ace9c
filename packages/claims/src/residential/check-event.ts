import { isDay, type Day } from "../common/day.ts";
import { parseCents } from "../common/decimal.ts";
import type { IssueSink } from "../common/issue.ts";
import {
  DEPARTURE_REASONS,
  EVENT_STATUSES,
  LEAVE_TYPES,
  SUPPLEMENT_TYPES,
  startOf,
  type EntryEvent,
  type ResidentialEvent,
} from "./event.ts";
import type { EventIssueCode } from "./issues.ts";

/** Means testing can be opted in to, and is asked about on entry, from this day on. */
const OPT_IN_FROM = "2025-11-01";
/** First day of AN-ACC funding: no supplement may run across its start. */
const ANACC_FROM = "2022-10-01";

type Report = (code: EventIssueCode, field: string, value: string) => void;

function checkEntry(event: EntryEvent, report: Report): void {
  const permanent = event.entryType === "permanent";
  if (!permanent && event.entryType !== "respite") report("event.entry-type", "entryType", String(event.entryType));
  if (permanent === (event.pensionerStatus === null || event.pensionerStatus.trim() === ""))
    report("event.pensioner-status", "pensionerStatus", event.pensionerStatus ?? "");
  const asked = permanent && event.entryDate >= OPT_IN_FROM;
  if (event.meansTestOptIn !== null && !asked) report("event.opt-in", "meansTestOptIn", String(event.meansTestOptIn));
  if (event.agreedAmount !== null) {
    const cents = parseCents(event.agreedAmount);
    if (cents === null || cents < 0n) report("event.agreed-amount", "agreedAmount", event.agreedAmount);
  }
  if (event.agreedOn !== null && !isDay(event.agreedOn)) report("event.date", "agreedOn", event.agreedOn);
}

/** A period with an open end: its end a real day and not before its start. */
function checkPeriod(start: Day, end: Day | null, today: Day | null, report: Report): void {
  if (end === null) return;
  if (!isDay(end)) report("event.date", "end", end);
  else if (isDay(start) && end < start) report("event.dates", "end", end);
  else if (today !== null && end > today) report("event.date-future", "end", end);
}

/** Checks one event by itself. `line` is its place in the list or file; `today` null leaves future dates unchecked. */
export function checkEvent(
  event: ResidentialEvent,
  line: number,
  today: Day | null,
  log: IssueSink<EventIssueCode>,
): void {
  const report: Report = (code, field, value) => log.add(code, { line, field, value });
  if (!/^\d{1,10}$/.test(event.careRecipientId)) report("event.recipient", "careRecipientId", event.careRecipientId);
  if (!/^\d{1,5}$/.test(event.serviceNapsId)) report("event.service", "serviceNapsId", event.serviceNapsId);
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,22}[\x21-\x7e])?$/.test(event.externalReference))
    report("event.reference", "externalReference", event.externalReference);
  if (event.status !== null && !EVENT_STATUSES.includes(event.status)) report("event.status", "status", event.status);
  const start = startOf(event);
  if (!isDay(start)) report("event.date", "start", start);
  else if (today !== null && start > today) report("event.date-future", "start", start);
  switch (event.kind) {
    case "entry":
      checkEntry(event, report);
      break;
    case "departure":
      if (!Object.hasOwn(DEPARTURE_REASONS, event.reason)) report("event.departure-reason", "reason", event.reason);
      break;
    case "leave":
      if (!Object.hasOwn(LEAVE_TYPES, event.leaveType)) report("event.leave-type", "leaveType", event.leaveType);
      checkPeriod(event.start, event.end, today, report);
      if (event.end === event.start) report("event.no-night", "end", event.start);
      break;
    case "supplement":
      if (event.supplementType.trim() === "") report("event.supplement-type", "supplementType", "");
      else if (!SUPPLEMENT_TYPES.includes(event.supplementType))
        report("event.supplement-unknown", "supplementType", event.supplementType);
      checkPeriod(event.start, event.end, today, report);
      if (event.start < ANACC_FROM && (event.end === null || event.end >= ANACC_FROM))
        report("event.spans-anacc", "end", event.end ?? "");
      break;
    case "extra-service":
      if (event.wardType.trim() === "") report("event.ward-type", "wardType", "");
      checkPeriod(event.start, event.end, today, report);
      break;
    case "means-test-opt-in":
      if (event.date < OPT_IN_FROM) report("event.opt-in-date", "date", event.date);
      break;
  }
}
