/**
 * The definitions of the classes asked of one day, by walking through all days: slow and plain, to compare with.
 * Meant for days of a permanent stay and for facts without faults.
 */
import { dayNumber, dayNumberOr, LAST_DAY, type DayNumber } from "../../days/civil.ts";
import type { ArrangementFacts, ArrangementPolicy } from "../facts.ts";

const JULY_2014 = dayNumber("2014-07-01");
const TRANSITION = dayNumber("2025-11-01");

interface Classes {
  fee: "PRE14" | "POST14" | "NOV25";
  accommodation: "PRE14" | "POST14" | "NOV25";
  retention: boolean;
  indexation: boolean;
}

export function classesByDefinition(
  facts: ArrangementFacts,
  policy: ArrangementPolicy,
  day: DayNumber,
): Classes | null {
  const permanent = facts.stays.filter((stay) => stay.kind === "permanent").sort((a, b) => (a.from < b.from ? -1 : 1));
  const entries = permanent.map((stay) => dayNumber(stay.from));
  const first = entries[0];
  if (first === undefined || day < first) return null;

  const inCare = (d: DayNumber): boolean =>
    facts.stays.some((stay) => {
      if (stay.kind === "multi_purpose") return false;
      const from = dayNumber(stay.from);
      const to = dayNumberOr(stay.to, LAST_DAY);
      if (d === from) return true;
      return d > from && (policy.breakDays === "full_days" || to === LAST_DAY ? d <= to : d < to);
    });
  const movedOn = (d: DayNumber): boolean =>
    permanent.some((stay, at) => dayNumber(stay.from) === d && at > 0 && permanent[at - 1]?.home !== stay.home);
  const election = facts.electionOf2025 === null ? null : dayNumber(facts.electionOf2025);
  const elected = (d: DayNumber): boolean => election !== null && election >= TRANSITION && d >= election;
  const agreed = ["formal", "bond", "charge"].includes(facts.agreementBefore2014);

  // The old Act, day by day until the transition time or the day asked about.
  let old: "PRE14" | "POST14" | null = null;
  let out = 0;
  let broken = false;
  for (let d = first; d < TRANSITION && d <= day; d += 1) {
    if (entries.includes(d)) {
      if (old === null || broken) old = d < JULY_2014 ? "PRE14" : "POST14";
      else if (old === "PRE14" && d >= JULY_2014 && facts.choiceOf2014 !== null) {
        if (dayNumber(facts.choiceOf2014) <= d && movedOn(d)) old = "POST14";
      }
      broken = false;
    }
    out = inCare(d) ? 0 : out + 1;
    if (out > 28) broken = true;
  }
  if (day < TRANSITION) {
    return old === null ? null : { fee: old, accommodation: old, retention: false, indexation: false };
  }
  const wasContinuing = old === "PRE14" && !broken;
  if (old !== null && !wasContinuing) old = "POST14";

  // The transition break period.
  const before = out;
  let after = 0;
  if (before > 0) for (let d = TRANSITION; !inCare(d) && d < day; d += 1) after += 1;
  const awayAtTransition = before > 0 && after > 0;
  const shortBreak = before + after <= 28;
  const kept = old !== null && (!awayAtTransition || shortBreak) ? old : null;

  let fee: Classes["fee"];
  const entered = entries.filter((d) => d >= TRANSITION && d <= day)[0];
  if (kept !== null) fee = elected(day) ? "NOV25" : kept;
  else {
    const homeCare = facts.homeCareOnSep2024 !== "none";
    fee = homeCare && entered !== undefined && !elected(day) ? "POST14" : "NOV25";
  }

  const outSince = (from: DayNumber): boolean => {
    let run = 0;
    for (let d = from; d <= day; d += 1) {
      run = inCare(d) ? 0 : run + 1;
      // Over when permanent care begins again.
      if (run > 28) return entries.some((e) => e > d && e <= day);
    }
    return false;
  };
  const since = awayAtTransition ? TRANSITION + after : TRANSITION;
  if (kept === "PRE14") {
    const held = awayAtTransition
      ? agreed || facts.agreementBefore2014 === "unknown"
      : agreed || facts.agreementBefore2014 !== "none";
    if (!held) return { fee, accommodation: "NOV25", retention: true, indexation: true };
    const left =
      entries.some((d) => d >= TRANSITION && d <= day && movedOn(d) && elected(d)) ||
      (policy.laterBreakBefore2014 === "ends" && outSince(since));
    return { fee, accommodation: left ? "NOV25" : "PRE14", retention: false, indexation: left };
  }
  if (kept === "POST14") {
    const moves = entries.filter(
      (d, at) =>
        d >= TRANSITION && d <= day && movedOn(d) && dayNumberOr(permanent[at - 1]?.to ?? null, LAST_DAY) >= TRANSITION,
    );
    const both = policy.electionAndMove === "either_order" ? elected(day) && moves.length > 0 : moves.some(elected);
    const left = both || outSince(since);
    return { fee, accommodation: left ? "NOV25" : "POST14", retention: left, indexation: left };
  }
  const heldPre2014 = wasContinuing && before + 1 <= 28 && (agreed || facts.agreementBefore2014 === "unknown");
  return { fee, accommodation: "NOV25", retention: !heldPre2014, indexation: true };
}
