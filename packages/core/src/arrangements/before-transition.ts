/** The arrangement of days before 1 November 2025, when fees and accommodation still went together. */
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import type { ArrangementBasis, ArrangementFacts } from "./facts.ts";
import { longBreakWithin, type History } from "./history.ts";
import { JULY_2014, TRANSITION } from "./reform-days.ts";

export interface EarlyArrangement extends ArrangementBasis {
  from: DayNumber;
  arrangement: "PRE14" | "POST14";
}

const OLD_ACT = "Aged Care Act 1997 Schedule 1 (continuing residential care recipient)";
const FEE_RULES_2014 = "Aged Care Act 1997 s.52C-3";

/**
 * From which days on which arrangement held, in order; it holds until the next one. A break ends an arrangement when
 * the person comes back, which is when it matters. Empty without an entry into permanent care before the transition.
 */
export function arrangementsBeforeTransition(facts: ArrangementFacts, history: History): EarlyArrangement[] {
  const found: EarlyArrangement[] = [];
  const choice = facts.choiceOf2014 === null ? null : dayNumber(facts.choiceOf2014);
  history.permanent.forEach((stay, at) => {
    if (stay.from >= TRANSITION) return;
    const entered = dayText(stay.from);
    const before = history.permanent[at - 1];
    const current = found.at(-1);
    const gap = before === undefined ? null : longBreakWithin(history, before.from, stay.from - 1);
    const add = (arrangement: "PRE14" | "POST14", basis: ArrangementBasis): void => {
      if (current?.arrangement !== arrangement || gap !== null) found.push({ from: stay.from, arrangement, ...basis });
    };
    if (current === undefined || before === undefined || gap !== null) {
      const again = gap === null ? "" : ` again after a break of ${gap.days} days`;
      if (stay.from < JULY_2014) {
        const text = `Entered permanent care${again} on ${entered}, before 1 July 2014.`;
        add("PRE14", { reason: "ENTERED_BEFORE_JULY_2014", law: OLD_ACT, text });
      } else {
        const text = `Entered permanent care${again} on ${entered}, from 1 July 2014 on and before 1 November 2025.`;
        const reason = gap === null ? "ENTERED_FROM_JULY_2014" : "RE_ENTERED_AFTER_BREAK";
        add("POST14", { reason, law: gap === null ? FEE_RULES_2014 : OLD_ACT, text });
      }
    } else if (
      current.arrangement === "PRE14" &&
      choice !== null &&
      choice <= stay.from &&
      stay.from >= JULY_2014 &&
      before.home !== stay.home
    ) {
      const text = `Chose the rules of 1 July 2014 on ${dayText(choice)}, before moving to another home on ${entered}.`;
      add("POST14", { reason: "CHOSE_RULES_OF_2014", law: OLD_ACT, text });
    }
  });
  return found;
}
