/** The grid of a client's caps and their forecast, from the facts that billing works on (docs/rules/cap-lines.md). */
import type { FeeArrangement } from "../arrangements/facts.ts";
import type { LawIssue } from "../arrangements/outcome.ts";
import type { BillingBook } from "../billing/book.ts";
import { contributionsOf } from "../billing/cap-slack.ts";
import { COUNTED_FEE, scheduledDays, standingDays } from "../billing/care-day-room.ts";
import type { CapFacts, CivilDate, ClientFacts, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { daysOf, intersect, lengthOf, rangeText, union, type Days } from "../days/range.ts";
import { centsText } from "../money/cents.ts";
import { capForecast, type CapForecast } from "./cap-forecast.ts";
import { capCourse, type CapPoint } from "./cap-course.ts";
import { capLines } from "./cap-lines.ts";
import { capsOfArrangement, type CapThresholds } from "./cap-limits.ts";
import { cappedSchedule } from "./capped-schedule.ts";
import { careDays } from "./care-days.ts";
import type { CapLine, CappedFee, CappingFacts, CappingIssueCode, DailyCharge, LimitType } from "./facts.ts";

/** A row of the grid with what is to come; of `CARE_DAYS` the amounts are days. */
export interface ClientCapLine extends Omit<CapLine, "limitType" | "kind"> {
  limitType: LimitType | "CARE_DAYS";
  kind: CapLine["kind"] | "days";
  /** The day at whose end the limit will be reached on the present schedule, and the day to say so. */
  forecastDate: CivilDate | null;
  alertDate: CivilDate | null;
}

/** A cap with its forecast, and what the forecast was worked out from. */
export interface ClientCapForecast extends Omit<CapForecast, "limitType" | "kind"> {
  limitType: LimitType | "CARE_DAYS";
  threshold: DecimalText | null;
  used: DecimalText;
  /** What is or will be used by the end of each of the days asked for. */
  points: CapPoint[];
}

export interface ClientCaps {
  lines: ClientCapLine[];
  forecasts: ClientCapForecast[];
  issues: LawIssue<CappingIssueCode>[];
}

export interface ClientCapsQuestion {
  /** Contributions up to and including this day are counted. */
  calculatedOn: CivilDate;
  /** Last day of the forecast. */
  until: CivilDate;
  /** An alert is due so many days before a cap is reached. */
  alertDays: number;
  /** Days for which the forecast is drawn; left out: none. */
  points?: readonly CivilDate[];
}

/** Thresholds as text, as the rules on lines take them. */
export function capThresholdsOf(shared: {
  annualCap: CapThresholds[LimitType];
  lifetimeCap: CapThresholds[LimitType];
  contributionCap: CapThresholds[LimitType];
}): CapThresholds {
  return {
    MEANS_TESTED_ANNUAL: shared.annualCap,
    MEANS_TESTED_LIFETIME: shared.lifetimeCap,
    CONTRIBUTION_LIFETIME: shared.contributionCap,
  };
}

/** Which sets of caps a client has or had: those of the means tested care fee, and those of November 2025. */
export function capSetsOf(
  client: ClientFacts,
  cap: CapFacts,
  book: BillingBook,
): { meansTested: boolean; contributions: boolean } {
  if (cap.arrangements.length > 0) {
    const was = (arrangement: FeeArrangement) => cap.arrangements.some((row) => row.arrangement === arrangement);
    return { meansTested: was("POST14"), contributions: was("NOV25") };
  }
  const fees = client.lines.map((line) => book.codes.get(line.billingCodeId)?.cappedFee ?? null);
  return { meansTested: cap.annual || cap.lifetime, contributions: cap.lifetime && fees.includes(COUNTED_FEE) };
}

/**
 * All cap years since the first entry, the lifetime caps and the days of the non-clinical care contribution, as they are
 * on a day, each with the day on which the present schedule reaches it. A client whose arrangement knows no caps has none.
 */
export function clientCaps(
  client: ClientFacts,
  cap: CapFacts,
  book: BillingBook,
  thresholds: CapThresholds,
  question: ClientCapsQuestion,
): ClientCaps {
  const { calculatedOn, until, alertDays, points = [] } = question;
  const result: ClientCaps = { lines: [], forecasts: [], issues: [] };
  const has = capSetsOf(client, cap, book);
  const common: Omit<CappingFacts, "annual" | "lifetime"> = {
    firstEntryDate: cap.firstEntryDate,
    openingDate: cap.openingDate,
    annualOpening: cap.annualOpening,
    lifetimeOpening: cap.lifetimeOpening,
    // What charges no fee of the law counts towards every cap, as this one does.
    contributions: cap.contributions.map(({ scheduleLineId, fee, from, to, amount }) => ({
      from,
      to,
      amount,
      fee: fee ?? "means_tested_care_fee",
      source: scheduleLineId === null ? "elsewhere" : "here",
    })),
    allowBeyond: cap.allowBeyond,
  };
  const coming = (wanted: (fee: CappedFee | null) => boolean): DailyCharge[] =>
    cappedSchedule(client, book, { from: firstUncharged(cap, calculatedOn), to: dayNumber(until) }, wanted);
  const add = (facts: CappingFacts, schedule: DailyCharge[], keeps: (line: CapLine) => boolean): CapForecast[] => {
    const lines = capLines(facts, calculatedOn, true, book.policies);
    const forecast = capForecast({ capping: facts, schedule, today: calculatedOn, until, alertDays }, book.policies);
    result.issues.push(...lines.issues, ...forecast.issues.filter((found) => found.code !== "THRESHOLD_MISSING"));
    const present = (lines.result?.lines ?? []).filter(keeps);
    const found = (forecast.result ?? []).filter((each) => present.some((line) => line.limitType === each.limitType));
    const lastOf = new Map(present.map((line) => [line.limitType, line]));
    for (const line of present) {
      const ahead =
        lastOf.get(line.limitType) === line ? found.find((each) => each.limitType === line.limitType) : undefined;
      result.lines.push({ ...line, ...datesOf(ahead) });
    }
    for (const { kind, ...each } of found) {
      const line = lastOf.get(each.limitType);
      result.forecasts.push({
        ...each,
        threshold: line?.threshold ?? null,
        used: line?.total ?? "0.00",
        points: points.length === 0 ? [] : capCourse(facts, kind, schedule, points, book.policies),
      });
    }
    return found;
  };

  if (has.meansTested) {
    const all = capsOfArrangement("POST14", thresholds);
    const byRule = cap.arrangements.length > 0;
    const facts: CappingFacts = {
      ...common,
      annual: byRule || cap.annual ? all.annual : null,
      lifetime: byRule || cap.lifetime ? all.lifetime : null,
    };
    const last = cap.arrangements.filter((row) => row.arrangement === "POST14").map((row) => row.to);
    // Cap years since the client left the arrangement are none of it.
    const inTime = (line: CapLine): boolean =>
      !byRule || line.to === null || last.some((to) => to === null || to >= line.from);
    add(
      facts,
      coming((fee) => fee !== COUNTED_FEE),
      inTime,
    );
  }
  if (has.contributions) {
    const history = cap.arrangements.map(({ from, to, arrangement }) => ({ from, to, fee: arrangement }));
    const { lifetime } = capsOfArrangement(
      "NOV25",
      thresholds,
      history.sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
    const schedule = coming((fee) => fee === COUNTED_FEE);
    const days = careDaysOf(client, cap, book, schedule, question);
    const [forecast] = add({ ...common, annual: null, lifetime }, upTo(schedule, days.lastDay), () => true);
    // A cap that is reached first leaves no more days to count.
    const stop = forecast?.firstDayFree ?? null;
    const counted = stop === null ? days : careDaysOf(client, cap, book, before(schedule, stop), question);
    const ranges = countedRanges(client, cap, book, stop === null ? schedule : before(schedule, stop), until);
    addCareDays(result, client, cap, book, counted, ranges, question);
  }
  return result;
}

/** The first day after everything that is charged or known, and not before the openings. */
function firstUncharged(cap: CapFacts, calculatedOn: CivilDate): number {
  const last = cap.contributions.reduce<CivilDate>((most, row) => (row.to > most ? row.to : most), "0001-01-01");
  const opened = cap.openingDate ?? "0001-01-01";
  const start = cap.contributions.length === 0 ? dayNumber(cap.firstEntryDate) : dayNumber(last) + 1;
  // Days long past that were never billed say nothing about what is to come.
  return Math.max(start, dayNumber(opened), dayNumber(calculatedOn) - 366);
}

function datesOf(forecast: CapForecast | undefined): { forecastDate: CivilDate | null; alertDate: CivilDate | null } {
  if (forecast?.status !== "will_be_reached") return { forecastDate: null, alertDate: null };
  return { forecastDate: forecast.reachedOn, alertDate: forecast.alertOn };
}

/** Days that count towards those of the contribution: what stands, then what is scheduled. */
function countedRanges(
  client: ClientFacts,
  cap: CapFacts,
  book: BillingBook,
  schedule: readonly DailyCharge[],
  until: CivilDate,
): Days[] {
  if (book.policies.countedCareDays === "every_day") {
    const all = { from: -Infinity, to: dayNumber(until) };
    return scheduledDays(book, client, cap).flatMap((days) => intersect(days, all) ?? []);
  }
  return union([...standingDays(contributionsOf(cap)), ...schedule.map((row) => daysOf(row))]);
}

function careDaysOf(
  client: ClientFacts,
  cap: CapFacts,
  book: BillingBook,
  schedule: readonly DailyCharge[],
  question: ClientCapsQuestion,
) {
  return careDays({
    daysBefore: cap.careDaysBefore,
    days: countedRanges(client, cap, book, schedule, question.until).map(rangeText),
    maximumDays: book.careDays,
    today: question.calculatedOn,
    alertDays: question.alertDays,
  }).result;
}

function addCareDays(
  result: ClientCaps,
  client: ClientFacts,
  cap: CapFacts,
  book: BillingBook,
  days: ReturnType<typeof careDaysOf>,
  ranges: readonly Days[],
  question: ClientCapsQuestion,
): void {
  const { calculatedOn, until, points = [] } = question;
  // As of money, what is not billed yet is not used, only to come.
  const stands = careDaysOf(client, cap, book, [], question);
  const today = dayNumber(calculatedOn);
  const first = cap.arrangements
    .filter((row) => row.arrangement === "NOV25")
    .map((row) => row.from)
    .sort()[0];
  const standing = countedRanges(client, cap, book, [], until).filter((row) => row.from > today || row.to > today);
  const ahead = standing.reduce((sum, row) => sum + lengthOf({ from: Math.max(row.from, today + 1), to: row.to }), 0);
  const text = (count: number): DecimalText => centsText(count * 100);
  const reached = stands.remaining === 0;
  const opening = Math.min(cap.careDaysBefore, book.careDays);
  const from = first ?? cap.firstEntryDate;
  const coming = !reached && days.lastDay !== null;
  result.lines.push({
    limitType: "CARE_DAYS",
    kind: "days",
    from,
    to: null,
    fromCalculatedDate: opening > 0 && cap.openingDate !== null && cap.openingDate > from ? cap.openingDate : from,
    threshold: text(book.careDays),
    opening: text(opening),
    current: text(stands.used - opening),
    other: text(0),
    total: text(stands.used),
    remaining: text(stands.remaining),
    ahead: text(book.policies.countedCareDays === "every_day" ? 0 : ahead),
    limitReached: reached,
    limitReachedDate: reached ? (stands.lastDay ?? cap.openingDate ?? from) : null,
    anniversary: null,
    anniversaryReached: false,
    forecastDate: coming ? days.lastDay : null,
    alertDate: coming ? days.alertOn : null,
  });
  result.forecasts.push({
    limitType: "CARE_DAYS",
    status: reached ? "reached" : coming ? "will_be_reached" : "not_reached_by_then",
    reachedOn: days.lastDay,
    firstDayFree: days.firstDayFree,
    chargedAgainFrom: null,
    alertOn: coming ? days.alertOn : null,
    alertDue: coming && days.alertDue,
    daysToGo: days.lastDay === null ? null : dayNumber(days.lastDay) - today,
    remaining: text(stands.remaining),
    threshold: text(book.careDays),
    used: text(stands.used),
    points: points.map((day) => {
      const by = ranges.reduce(
        (sum, row) => sum + lengthOf({ from: row.from, to: Math.min(row.to, dayNumber(day)) }),
        opening,
      );
      return { day, used: text(Math.min(by, book.careDays)), threshold: text(book.careDays) };
    }),
  });
}

/** The schedule up to and including a day; null: all of it. */
function upTo(schedule: DailyCharge[], day: CivilDate | null): DailyCharge[] {
  return day === null ? schedule : before(schedule, dayText(dayNumber(day) + 1));
}

function before(schedule: DailyCharge[], day: CivilDate): DailyCharge[] {
  return schedule.flatMap((row) => {
    if (row.from >= day) return [];
    return [row.to === null || row.to >= day ? { ...row, to: dayText(dayNumber(day) - 1) } : row];
  });
}
