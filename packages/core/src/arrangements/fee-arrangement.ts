/** Which fee arrangement a person has from which day on (docs/rules/fee-arrangement.md). */
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { arrangementsBeforeTransition, type EarlyArrangement } from "./before-transition.ts";
import type { ArrangementBasis, ArrangementFacts, FeeArrangement } from "./facts.ts";
import { entryFrom, longBreakWithin, type Break, type History } from "./history.ts";
import { LONGEST_BREAK, TRANSITION } from "./reform-days.ts";

/** An arrangement that holds from a day until the next one. */
export interface Since<Arrangement> extends ArrangementBasis {
  from: DayNumber;
  arrangement: Arrangement;
}

export interface FeeClasses {
  /** In order of days; empty without an entry into permanent care. */
  since: Since<FeeArrangement>[];
  /** The class of immediately before 1 November 2025, if it went on at the transition time. */
  keptAtTransition: "PRE14" | "POST14" | null;
  /** The class of immediately before 1 November 2025, broken or not. */
  beforeTransition: EarlyArrangement | null;
}

const PRE14_CLASS = "Aged Care Rules 2025 s.7 (pre-2014 residential contribution class)";
const POST14_CLASS = "Aged Care Rules 2025 s.7 (post-2014 residential contribution class)";

export function feeClasses(facts: ArrangementFacts, history: History): FeeClasses {
  const early = arrangementsBeforeTransition(facts, history);
  const gap = history.atTransition;
  const before = immediatelyBefore(early, history);
  const kept = before !== null && (gap === null || gap.days <= LONGEST_BREAK) ? before.arrangement : null;
  const since: Since<FeeArrangement>[] = [...early];
  if (kept !== null && before !== null && before.from === TRANSITION) since.push(before);
  if (kept === null) {
    const entry = entryFrom(history, TRANSITION);
    if (entry !== null) since.push(classOfEntry(facts, entry.from, before === null ? null : gap));
  }
  const election = effectiveElection(facts);
  if (election !== null && since.length > 0) elect(since, election);
  return { since, keptAtTransition: kept, beforeTransition: before };
}

/**
 * The class of the moment before the transition time. Somebody of before 2014 who had been gone for more than 28 days
 * and was since in respite only is a continuing resident no more, but did enter permanent care before.
 */
function immediatelyBefore(early: readonly EarlyArrangement[], history: History): EarlyArrangement | null {
  const last = early.at(-1) ?? null;
  if (last === null || last.arrangement === "POST14") return last;
  const stay = history.permanent.findLast((each) => each.from < TRANSITION);
  const gap = stay === undefined ? null : longBreakWithin(history, stay.from, TRANSITION - 1);
  if (gap === null) return last;
  const text = `Had been out of care for ${gap.days} days before 1 November 2025, so was no continuing resident any more.`;
  return {
    from: TRANSITION,
    arrangement: "POST14",
    reason: "RE_ENTERED_AFTER_BREAK",
    law: `${POST14_CLASS} (a)`,
    text,
  };
}

/** The first day of the election, or null when there is none that could have been made. */
export function effectiveElection(facts: ArrangementFacts): DayNumber | null {
  if (facts.electionOf2025 === null) return null;
  const day = dayNumber(facts.electionOf2025);
  return day >= TRANSITION ? day : null;
}

/** The class of somebody who enters, or comes back after too long a break, after the transition time. */
function classOfEntry(facts: ArrangementFacts, entered: DayNumber, gap: Break | null): Since<FeeArrangement> {
  const election = effectiveElection(facts);
  const day = dayText(entered);
  const broken = gap === null ? "" : ` The break of ${gap.days} days over 1 November 2025 ended the earlier class.`;
  if (facts.homeCareOnSep2024 !== "none" && (election === null || election > entered)) {
    const text = `Was approved for home care on 12 September 2024 and entered permanent care on ${day}.${broken}`;
    const law = `${POST14_CLASS} (b)`;
    return { from: entered, arrangement: "POST14", reason: "HOME_CARE_ON_12_SEPTEMBER_2024", law, text };
  }
  if (facts.homeCareOnSep2024 !== "none" && election !== null) {
    const text = `Elected the rules of 1 November 2025 on ${dayText(election)}, before entering permanent care on ${day}.`;
    return { from: entered, arrangement: "NOV25", reason: "OPTED_IN", law: `${POST14_CLASS} (b)(iii)`, text };
  }
  if (gap !== null) {
    const text = `Came back into permanent care on ${day}.${broken}`;
    const law = "Aged Care Rules 2025 s.7 (transition break period)";
    return { from: entered, arrangement: "NOV25", reason: "BREAK_AT_TRANSITION", law, text };
  }
  const text = `Entered permanent care on ${day}, from 1 November 2025 on.`;
  const law = "Aged Care Act 2024 ss.275A-277";
  return { from: entered, arrangement: "NOV25", reason: "ENTERED_FROM_NOVEMBER_2025", law, text };
}

function elect(since: Since<FeeArrangement>[], election: DayNumber): void {
  const current = since.findLast((row) => row.from <= election);
  if (current === undefined || current.arrangement === "NOV25") return;
  // An arrangement that begins after the election has looked at the election itself.
  if (since.some((row) => row.from > election)) return;
  const text = `Elected the rules of 1 November 2025 from ${dayText(election)} on.`;
  const law = current.arrangement === "PRE14" ? `${PRE14_CLASS} (c)` : POST14_CLASS;
  const row: Since<FeeArrangement> = { from: election, arrangement: "NOV25", reason: "OPTED_IN", law, text };
  // An election on the day of entry leaves no day in the earlier class.
  if (current.from === election) since.splice(since.indexOf(current), 1, row);
  else since.push(row);
}
