/** Faults of the facts themselves: what cannot be, and what has no effect. */
import { dayNumber, dayText } from "../days/civil.ts";
import type { ArrangementFacts, ArrangementIssueCode } from "./facts.ts";
import { effectiveElection, type FeeClasses } from "./fee-arrangement.ts";
import { movesOf, type History } from "./history.ts";
import { error, warning, type LawIssue } from "./outcome.ts";
import { JULY_2014, TRANSITION } from "./reform-days.ts";

export function stayIssues(facts: ArrangementFacts): LawIssue<ArrangementIssueCode>[] {
  return facts.stays
    .filter((stay) => stay.to !== null && stay.to < stay.from)
    .map((stay) =>
      error(
        "STAY_ENDS_BEFORE_IT_STARTS",
        "stays",
        stay.from,
        `The stay in ${stay.home} from ${stay.from} ends on ${stay.to}: correct one of the days.`,
      ),
    );
}

export function factIssues(
  facts: ArrangementFacts,
  history: History,
  fees: FeeClasses,
): LawIssue<ArrangementIssueCode>[] {
  const issues: LawIssue<ArrangementIssueCode>[] = [];
  if (history.permanent.length === 0) {
    const message = "There is no stay in permanent residential care, so no arrangement: add the stay, if there is one.";
    issues.push(warning("NO_PERMANENT_STAY", "stays", null, message));
  }
  history.permanent.forEach((stay, at) => {
    const next = history.permanent[at + 1];
    if (next !== undefined && next.from < stay.to) {
      const day = dayText(next.from);
      const message = `A permanent stay begins on ${day} while the one in ${stay.home} still lasts: end that one first.`;
      issues.push(warning("STAYS_OVERLAP", "stays", day, message));
    }
  });
  issues.push(...choiceIssues(facts, history, fees), ...electionIssues(facts, fees));
  if (fees.keptAtTransition === "PRE14" && facts.agreementBefore2014 === "unknown") {
    const message =
      "It is not known whether a bond or charge agreement was in effect before 1 November 2025; one is assumed. Say which.";
    issues.push(warning("AGREEMENT_UNKNOWN", "agreementBefore2014", null, message));
  }
  return issues;
}

function choiceIssues(facts: ArrangementFacts, history: History, fees: FeeClasses): LawIssue<ArrangementIssueCode>[] {
  const text = facts.choiceOf2014;
  if (text === null || fees.since.some((row) => row.reason === "CHOSE_RULES_OF_2014")) return [];
  const field = "choiceOf2014";
  const day = dayNumber(text);
  if (day < JULY_2014 || day >= TRANSITION) {
    const message = `The rules of 1 July 2014 could be chosen until 31 October 2025, not on ${text}: correct the day.`;
    return [warning("CHOICE_OUTSIDE_2014_RULES", field, text, message)];
  }
  if (!movesOf(history).some((move) => move.entered >= day && move.entered < TRANSITION)) {
    const message = `The choice of ${text} has no effect without a move to another home before 1 November 2025.`;
    return [warning("CHOICE_WITHOUT_MOVE", field, text, message)];
  }
  const message = `The choice of ${text} has no effect: the person was no continuing resident of before 1 July 2014.`;
  return [warning("CHOICE_WITHOUT_EFFECT", field, text, message)];
}

function electionIssues(facts: ArrangementFacts, fees: FeeClasses): LawIssue<ArrangementIssueCode>[] {
  const text = facts.electionOf2025;
  if (text === null) return [];
  const field = "electionOf2025";
  if (effectiveElection(facts) === null) {
    const message = `The rules of 1 November 2025 cannot be elected from ${text}, before they began: correct the day.`;
    return [warning("ELECTION_BEFORE_TRANSITION", field, text, message)];
  }
  if (fees.since.some((row) => row.reason === "OPTED_IN")) return [];
  const message = `The election of ${text} changes nothing: the person has the rules of 1 November 2025 without it.`;
  return [warning("ELECTION_WITHOUT_EFFECT", field, text, message)];
}
