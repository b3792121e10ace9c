/** Which accommodation arrangement a person has from which day on (docs/rules/accommodation-arrangement.md). */
import { LAST_DAY, dayText, type DayNumber } from "../days/civil.ts";
import type {
  AccommodationArrangement,
  ArrangementBasis,
  ArrangementFacts,
  ArrangementPolicy,
  ArrangementReason,
} from "./facts.ts";
import { effectiveElection, type FeeClasses, type Since } from "./fee-arrangement.ts";
import { entryFrom, movesOf, type Break, type History } from "./history.ts";
import { LONGEST_BREAK, TRANSITION } from "./reform-days.ts";

export interface AccommodationSince extends Since<AccommodationArrangement> {
  retention: boolean;
  indexation: boolean;
}

const PRE14_CLASS = "Aged Care Rules 2025 s.7 (pre-2014 accommodation class)";
const POST14_CLASS = "Aged Care Rules 2025 s.7 (post-2014 residential accommodation class)";
const BREAK_PERIOD = "Aged Care Rules 2025 s.7 (transition break period)";

export function accommodationClasses(
  facts: ArrangementFacts,
  history: History,
  fees: FeeClasses,
  policy: ArrangementPolicy,
): AccommodationSince[] {
  const early = fees.since.filter((row) => row.from < TRANSITION && row.arrangement !== "NOV25");
  const since: AccommodationSince[] = early.map((row) => ({ ...row, retention: false, indexation: false }));
  if (fees.keptAtTransition === "PRE14") since.push(...afterPre2014(facts, history, policy));
  else if (fees.keptAtTransition === "POST14") since.push(...afterPost2014(facts, history, policy));
  else {
    const entry = entryFrom(history, TRANSITION);
    const fee = entry === null ? undefined : fees.since.find((row) => row.from === entry.from);
    if (entry !== null && fee !== undefined)
      since.push(newRules(entry.from, fee, heldAndLostPre2014(facts, history, fees)));
  }
  return since;
}

/** Rules of the Act of 2024 from a day on; no retention for those who were in the class of before 2014. */
function newRules(from: DayNumber, basis: ArrangementBasis, wasPre2014: boolean): AccommodationSince {
  const { reason, law, text } = basis;
  return { from, arrangement: "NOV25", reason, law, text, retention: !wasPre2014, indexation: true };
}

function oldRules(
  arrangement: "PRE14" | "POST14",
  reason: ArrangementReason,
  law: string,
  text: string,
): AccommodationSince {
  return { from: TRANSITION, arrangement, reason, law, text, retention: false, indexation: false };
}

const hasAgreement = (facts: ArrangementFacts): boolean =>
  facts.agreementBefore2014 === "formal" ||
  facts.agreementBefore2014 === "bond" ||
  facts.agreementBefore2014 === "charge";

/** Out of care at the transition time, still in the class of before 2014 on 1 November 2025, then gone too long. */
function heldAndLostPre2014(facts: ArrangementFacts, history: History, fees: FeeClasses): boolean {
  const gap = history.atTransition;
  if (gap === null || fees.beforeTransition?.arrangement !== "PRE14") return false;
  return (hasAgreement(facts) || facts.agreementBefore2014 === "unknown") && TRANSITION - gap.from + 1 <= LONGEST_BREAK;
}

/** People of before 2014 whose fee class went on at the transition time. */
function afterPre2014(facts: ArrangementFacts, history: History, policy: ArrangementPolicy): AccommodationSince[] {
  const gap = history.atTransition;
  const start = pre2014AtTransition(facts, gap);
  if (start === null) {
    const what =
      gap === null ? "No bond or charge agreement was in effect, nor possible," : "No bond or charge agreement";
    const text = `${what} ${gap === null ? "immediately before" : "had been in effect before the break over"} 1 November 2025.`;
    return [newRules(TRANSITION, { reason: "NO_AGREEMENT_AT_TRANSITION", law: PRE14_CLASS, text }, false)];
  }
  const election = effectiveElection(facts);
  const move =
    election === null ? undefined : movesOf(history).find((each) => each.entered >= Math.max(TRANSITION, election));
  const gone = policy.laterBreakBefore2014 === "ends" ? afterLongBreak(history) : null;
  const moved = move === undefined || election === null ? null : movedRow(move.entered, election, PRE14_CLASS, true);
  return [start, ...earlier(moved, gone === null ? null : brokenRow(gone, PRE14_CLASS, true))];
}

function pre2014AtTransition(facts: ArrangementFacts, gap: Break | null): AccommodationSince | null {
  const kind = facts.agreementBefore2014;
  if (gap === null) {
    if (hasAgreement(facts)) {
      const text = `A ${kind} agreement was in effect immediately before 1 November 2025.`;
      return oldRules("PRE14", "AGREEMENT_AT_TRANSITION", `${PRE14_CLASS} (a)`, text);
    }
    if (kind === "none") return null;
    const text = "Was in care on 1 November 2025 and eligible for a bond or charge agreement.";
    return oldRules("PRE14", "ELIGIBLE_AT_TRANSITION", `${PRE14_CLASS} (c)`, text);
  }
  if (!hasAgreement(facts) && kind !== "unknown") return null;
  const text = `Was out of care for ${gap.days} days over 1 November 2025, which is not more than ${LONGEST_BREAK}.`;
  return oldRules("PRE14", "SHORT_BREAK_AT_TRANSITION", `${PRE14_CLASS} (b)`, text);
}

/** People of 2014 to 2025 whose fee class went on at the transition time. */
function afterPost2014(facts: ArrangementFacts, history: History, policy: ArrangementPolicy): AccommodationSince[] {
  const gap = history.atTransition;
  const away =
    gap === null ? "" : ` after a break of ${gap.days} days, not more than ${LONGEST_BREAK} (${BREAK_PERIOD})`;
  const text = `Paid the fees of 2014 at the transition time, 1 November 2025${away}.`;
  const start = oldRules("POST14", "IN_FEE_CLASS_AT_TRANSITION", `${POST14_CLASS} (a)`, text);
  const election = effectiveElection(facts);
  const moves = movesOf(history).filter((move) => move.left >= TRANSITION);
  let moved: AccommodationSince | null = null;
  if (election !== null) {
    const first = moves.find((move) => policy.electionAndMove === "either_order" || move.entered >= election);
    if (first !== undefined) {
      moved = movedRow(Math.max(first.entered, election), election, `${POST14_CLASS} (b)(i)`, false);
    }
  }
  const gone = afterLongBreak(history);
  return [start, ...earlier(moved, gone === null ? null : brokenRow(gone, `${POST14_CLASS} (b)(ii)`, false))];
}

/** The first return into permanent care after a break of more than 28 days that began after the transition time. */
function afterLongBreak(history: History): { entered: DayNumber; gap: Break } | null {
  const gap = history.breaks.find((each) => each.days > LONGEST_BREAK && each.from >= TRANSITION && each.to < LAST_DAY);
  const entry = gap === undefined ? null : entryFrom(history, gap.to + 1);
  return gap === undefined || entry === null ? null : { entered: entry.from, gap };
}

function movedRow(from: DayNumber, election: DayNumber, law: string, wasPre2014: boolean): AccommodationSince {
  const text = `Elected the rules of 1 November 2025 from ${dayText(election)} on and moved to another home: both done on ${dayText(from)}.`;
  return newRules(from, { reason: "OPTED_IN_AND_MOVED", law, text }, wasPre2014);
}

function brokenRow(gone: { entered: DayNumber; gap: Break }, law: string, wasPre2014: boolean): AccommodationSince {
  const text = `Came back on ${dayText(gone.entered)} after ${gone.gap.days} days out of residential care, more than ${LONGEST_BREAK}.`;
  return newRules(gone.entered, { reason: "BREAK_OVER_28_DAYS", law, text }, wasPre2014);
}

/** The one that comes first, as a list. */
function earlier(a: AccommodationSince | null, b: AccommodationSince | null): AccommodationSince[] {
  if (a === null || b === null) return a === null ? (b === null ? [] : [b]) : [a];
  return [b.from < a.from ? b : a];
}
