/** A person's fee arrangement and accommodation arrangement on every day, with the test that decided. */
import { dayText } from "../days/civil.ts";
import type { CivilDate } from "../billing/facts.ts";
import { accommodationClasses } from "./accommodation-arrangement.ts";
import { factIssues, stayIssues } from "./check-facts.ts";
import { cohortDays } from "./cohorts.ts";
import { endText, overridden, overrideIssues, untilNext } from "./days.ts";
import type {
  AccommodationArrangementDays,
  ArrangementFacts,
  ArrangementIssueCode,
  ArrangementPolicy,
  Arrangements,
  FeeArrangementDays,
} from "./facts.ts";
import { ARRANGEMENT_POLICY } from "./facts.ts";
import { feeClasses } from "./fee-arrangement.ts";
import { historyOf } from "./history.ts";
import { step, type Outcome } from "./outcome.ts";

/**
 * From the first entry into permanent residential care on, without gaps, also over days out of care: a break shows
 * when the person comes back. Null with an issue of severity `error`: nothing may be billed on such facts.
 */
export function arrangementsOf(
  facts: ArrangementFacts,
  policy: ArrangementPolicy = ARRANGEMENT_POLICY,
): Outcome<Arrangements | null, ArrangementIssueCode> {
  const wrong = stayIssues(facts);
  if (wrong.length > 0) return { result: null, issues: wrong, trace: [] };
  const history = historyOf(facts, policy);
  const fees = feeClasses(facts, history);
  const feeRows = untilNext(fees.since);
  const roomRows = untilNext(accommodationClasses(facts, history, fees, policy));
  const feeOverrides = facts.overrides.filter((each) => each.field === "fee");
  const roomOverrides = facts.overrides.filter((each) => each.field === "accommodation");
  const issues = [
    ...factIssues(facts, history, fees),
    ...overrideIssues(feeOverrides, feeRows),
    ...overrideIssues(roomOverrides, roomRows),
  ];
  if (issues.some((found) => found.severity === "error")) return { result: null, issues, trace: [] };

  const fee: FeeArrangementDays[] = overridden(feeRows, feeOverrides, (row, override) => ({
    ...row,
    arrangement: override.arrangement,
    ...overrideBasis(override.reason),
  })).map(({ row, derived }) => ({ ...plain(row), derived: derived === null ? null : basisOf(derived) }));
  const accommodation: AccommodationArrangementDays[] = overridden(roomRows, roomOverrides, (row, override) => ({
    ...row,
    arrangement: override.arrangement,
    retention:
      override.retention ??
      (override.arrangement === row.arrangement ? row.retention : override.arrangement === "NOV25"),
    indexation: override.arrangement === "NOV25",
    ...overrideBasis(override.reason),
  })).map(({ row, derived }) => ({
    ...plain(row),
    retention: row.retention,
    indexation: row.indexation,
    derived: derived === null ? null : basisOf(derived),
  }));
  const trace = [
    ...fee.map((row) => step("fee-arrangement", row.law, `From ${row.from}: ${row.text}`, row.arrangement)),
    ...accommodation.map((row) =>
      step("accommodation-arrangement", row.law, `From ${row.from}: ${row.text}`, row.arrangement),
    ),
  ];
  return { result: { fee, accommodation, cohorts: cohortDays(facts, fees.since, fee, accommodation) }, issues, trace };
}

/** The row that holds on a day, or null before the first. */
export function rowOn<Row extends { from: CivilDate; to: CivilDate | null }>(
  rows: readonly Row[],
  day: CivilDate,
): Row | null {
  return rows.find((row) => row.from <= day && (row.to === null || row.to >= day)) ?? null;
}

interface Plain<Arrangement> {
  from: number;
  to: number;
  arrangement: Arrangement;
  reason: FeeArrangementDays["reason"];
  law: string | null;
  text: string;
}

function plain<Arrangement>(row: Plain<Arrangement>) {
  const { arrangement, reason, law, text } = row;
  return { from: dayText(row.from), to: endText(row.to), arrangement, reason, law, text };
}

function basisOf<Arrangement>({ arrangement, reason, law, text }: Plain<Arrangement>) {
  return { arrangement, reason, law, text };
}

function overrideBasis(reason: string) {
  return { reason: "OVERRIDDEN" as const, law: null, text: `Decided by people: ${reason.trim()}` };
}
