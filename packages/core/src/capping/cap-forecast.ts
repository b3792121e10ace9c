/** When each cap will be reached if fees stay as they are (docs/rules/cap-forecast.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayNumberOr, dayText, LAST_DAY } from "../days/civil.ts";
import { daysOf } from "../days/range.ts";
import { capLines, reachedAhead } from "./cap-lines.ts";
import { chargeUnderCaps } from "./charge-under-caps.ts";
import {
  CAPPING_POLICY,
  type CapKind,
  type CapLine,
  type CappingFacts,
  type CappingIssueCode,
  type CappingPolicy,
  type DailyCharge,
  type LimitType,
  type UnderCaps,
} from "./facts.ts";

export interface CapForecastFacts {
  capping: CappingFacts;
  /** Daily amounts of the capped fee from the first day that is not charged yet. */
  schedule: readonly DailyCharge[];
  /** The day it is asked on. */
  today: CivilDate;
  /** Last day to look at. */
  until: CivilDate;
  /** An alert is due so many days before a cap is reached. */
  alertDays: number;
}

export interface CapForecast {
  kind: CapKind;
  limitType: LimitType;
  status: "reached" | "will_be_reached" | "not_reached_by_then";
  /** The day at whose end it is reached: past for `reached`, null for `not_reached_by_then`. */
  reachedOn: CivilDate | null;
  /** First later day of the schedule for which this cap leaves nothing to charge; null: it leaves something on all. */
  firstDayFree: CivilDate | null;
  /** First day after that on which something is charged again; null: none by then. */
  chargedAgainFrom: CivilDate | null;
  /** The day of the alert, and whether it is due on `today`. Null when nothing is to be reached. */
  alertOn: CivilDate | null;
  alertDue: boolean;
  /** Days from `today` to `reachedOn`; negative when past. */
  daysToGo: number | null;
  /** What is left under the cap today; null without a threshold. */
  remaining: DecimalText | null;
}

/** One forecast for each cap of the client. Null with an error. */
export function capForecast(
  facts: CapForecastFacts,
  policy: CappingPolicy = CAPPING_POLICY,
): Outcome<CapForecast[] | null, CappingIssueCode> {
  const lines = capLines(facts.capping, facts.today, false, policy);
  const charged = chargeUnderCaps(facts.capping, facts.schedule, facts.until, policy);
  const issues = [...lines.issues, ...charged.issues];
  if (lines.result === null || charged.result === null) return { result: null, issues: charged.issues, trace: [] };
  const under = charged.result;
  const result = lines.result.lines.map((line) => forecastOf(line, under, facts, policy));
  const trace = result.map((each) =>
    step("cap-forecast", null, `${each.limitType}: ${each.status.replaceAll("_", " ")}`, each.reachedOn),
  );
  return { result, issues: issues.filter((found) => found.code === "THRESHOLD_MISSING"), trace };
}

function forecastOf(line: CapLine, under: UnderCaps, facts: CapForecastFacts, policy: CappingPolicy): CapForecast {
  const coming = aheadOf(line, facts, policy) ?? under.reached.find((row) => row.kind === line.kind)?.on ?? null;
  const reachedOn = line.limitReached ? line.limitReachedDate : coming;
  const today = dayNumber(facts.today);
  const free = reachedOn === null ? null : firstFree(reachedOn, under, facts);
  const again = free === null ? null : (under.charged.find((days) => days.to > free)?.from ?? null);
  const alert = reachedOn === null || line.limitReached ? null : dayNumber(reachedOn) - facts.alertDays;
  return {
    kind: line.kind,
    limitType: line.limitType,
    status: line.limitReached ? "reached" : coming === null ? "not_reached_by_then" : "will_be_reached",
    reachedOn,
    firstDayFree: free,
    chargedAgainFrom: again,
    alertOn: alert === null ? null : dayText(alert),
    alertDue: alert !== null && alert <= today,
    daysToGo: reachedOn === null ? null : dayNumber(reachedOn) - today,
    remaining: line.remaining,
  };
}

/** The day after today, and before the schedule, on which what is charged already reaches the cap. */
function aheadOf(line: CapLine, facts: CapForecastFacts, policy: CappingPolicy): CivilDate | null {
  const { capping } = facts;
  const limit = capping[line.kind];
  const today = dayNumber(facts.today);
  const starts = facts.schedule.map((row) => dayNumber(row.from) - 1);
  const paid = capping.contributions.map((row) => dayNumber(row.to));
  const settled = Math.max(today, ...paid, starts.length === 0 ? today : Math.min(...starts));
  if (limit === null || settled === today) return null;
  const day = reachedAhead(line.kind, limit, daysOf(line), capping, today, settled, policy);
  return day === null ? null : dayText(day);
}

/** The first day after `reachedOn` for which something is scheduled and nothing is charged. */
function firstFree(reachedOn: CivilDate, under: UnderCaps, facts: CapForecastFacts): CivilDate | null {
  const until = dayNumber(facts.until);
  const scheduled = facts.schedule
    .filter((row) => Number(row.amount) !== 0)
    .map((row) => ({ from: dayNumber(row.from), to: Math.min(dayNumberOr(row.to, LAST_DAY), until) }))
    .sort((a, b) => a.from - b.from);
  const charged = under.charged.map((days) => daysOf(days));
  for (const range of scheduled) {
    let day = Math.max(range.from, dayNumber(reachedOn) + 1);
    for (const days of charged) if (days.from <= day && days.to >= day) day = days.to + 1;
    if (day <= range.to) return dayText(day);
  }
  return null;
}
