import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { LEAVE_POLICY, type LeaveFacts, type LeavePolicy, type LeaveRecord, type LeaveType } from "./facts.ts";
import { leaveAccount } from "./leave-account.ts";
import { leaveDayByDay } from "./reference/day-by-day.ts";

let ids = 0;
function away(type: LeaveType, from: string, end: string | null, cameBack = end !== null): LeaveRecord {
  ids += 1;
  return { id: ids, type, from, end, cameBack };
}

function facts(records: LeaveRecord[], given: Partial<LeaveFacts> = {}): LeaveFacts {
  return {
    records,
    startDay: "2024-01-01",
    departureDay: null,
    until: "2027-06-30",
    emergencies: [],
    socialDaysBefore: [],
    ...given,
  };
}

const account = (given: LeaveFacts, policy: LeavePolicy = LEAVE_POLICY) => leaveAccount(given, policy).result!;
/** "from to kind funding" */
const brief = (given: LeaveFacts, policy: LeavePolicy = LEAVE_POLICY) =>
  account(given, policy).absences.map((each) => `${each.from} ${each.to} ${each.kind} ${each.funding}`);
const codes = (given: LeaveFacts) => leaveAccount(given).issues.map((found) => `${found.severity} ${found.code}`);

describe("days of leave", () => {
  test("the first day away counts, the day of return does not", () => {
    expect(brief(facts([away("social", "2026-01-10", "2026-01-12")]))).toEqual(["2026-01-10 2026-01-11 social full"]);
  });
  test("without a night away there is no leave", () => {
    const day = facts([away("social", "2026-01-10", "2026-01-10")]);
    expect(brief(day)).toEqual([]);
    expect(codes(day)).toEqual(["warning NO_OVERNIGHT_ABSENCE"]);
  });
  test("a day of return is no leave, even when the person leaves again", () => {
    expect(
      brief(facts([away("social", "2026-01-10", "2026-01-12"), away("social", "2026-01-12", "2026-01-14")])),
    ).toEqual(["2026-01-10 2026-01-11 social full", "2026-01-13 2026-01-13 social full"]);
  });
  test("one kind of leave straight into another", () => {
    const records = [away("hospital", "2026-01-10", "2026-01-12", false), away("social", "2026-01-12", "2026-01-14")];
    expect(brief(facts(records))).toEqual(["2026-01-10 2026-01-11 hospital full", "2026-01-12 2026-01-13 social full"]);
  });
  test("leave goes on until the day asked for, or to the day before departure", () => {
    const record = away("hospital", "2026-01-10", null);
    expect(brief(facts([record], { until: "2026-01-15" }))).toEqual(["2026-01-10 2026-01-15 hospital full"]);
    expect(brief(facts([record], { departureDay: "2026-01-14" }))).toEqual(["2026-01-10 2026-01-13 hospital full"]);
  });
  test("hospital goes before social where records overlap, and people are told", () => {
    const overlapping = facts([
      away("social", "2026-01-10", "2026-01-20"),
      away("hospital", "2026-01-12", "2026-01-14", false),
    ]);
    expect(brief(overlapping)).toEqual([
      "2026-01-10 2026-01-11 social full",
      "2026-01-12 2026-01-13 hospital full",
      "2026-01-14 2026-01-19 social full",
    ]);
    expect(codes(overlapping)).toEqual(["warning RECORDS_OVERLAP"]);
  });
  test("a declared emergency goes before everything and uses no social leave", () => {
    const given = facts([away("social", "2026-01-10", "2026-01-20")], {
      emergencies: [{ from: "2026-01-12", to: "2026-01-14" }],
    });
    expect(brief(given)).toEqual([
      "2026-01-10 2026-01-11 social full",
      "2026-01-12 2026-01-14 emergency full",
      "2026-01-15 2026-01-19 social full",
    ]);
    expect(account(given).socialYears).toMatchObject([{ financialYear: 2025, used: 7, remaining: 45 }]);
  });
  test("emergency leave without a declaration is told", () => {
    expect(codes(facts([away("emergency", "2026-01-10", "2026-01-20")]))).toEqual(["warning EMERGENCY_NOT_DECLARED"]);
  });
  test("records outside the stay, and ends before starts", () => {
    expect(codes(facts([away("social", "2023-12-30", "2024-01-05")]))).toEqual(["warning LEAVE_OUTSIDE_STAY"]);
    expect(brief(facts([away("social", "2023-12-30", "2024-01-05")]))).toEqual(["2024-01-01 2024-01-04 social full"]);
    expect(codes(facts([away("social", "2026-01-10", "2026-01-05")]))).toEqual(["error LEAVE_ENDS_BEFORE_IT_STARTS"]);
    expect(leaveAccount(facts([away("social", "2026-01-10", "2026-01-05")])).result).toBeNull();
  });
});

describe("social leave", () => {
  test("52 days a financial year, then none with subsidy", () => {
    // 60 days from 1 March 2026: 52 to 21 April.
    const given = facts([away("social", "2026-03-01", "2026-04-30")]);
    expect(brief(given)).toEqual(["2026-03-01 2026-04-21 social full", "2026-04-22 2026-04-29 unfunded_social none"]);
    expect(account(given).socialYears).toEqual([
      { financialYear: 2025, used: 52, remaining: 0, unfunded: 8, unfundedFrom: "2026-04-22" },
    ]);
    expect(codes(given)).toEqual(["warning SOCIAL_LEAVE_USED_UP"]);
  });
  test("begins anew on 1 July, also in the middle of an absence", () => {
    const given = facts([away("social", "2026-05-01", "2026-08-31")]);
    expect(brief(given)).toEqual([
      "2026-05-01 2026-06-21 social full",
      "2026-06-22 2026-06-30 unfunded_social none",
      "2026-07-01 2026-08-21 social full",
      "2026-08-22 2026-08-30 unfunded_social none",
    ]);
  });
  test("days taken in another home count", () => {
    const given = facts([away("social", "2026-03-01", "2026-03-06")], {
      socialDaysBefore: [{ financialYear: 2025, days: 50 }],
    });
    expect(brief(given)).toEqual(["2026-03-01 2026-03-02 social full", "2026-03-03 2026-03-05 unfunded_social none"]);
    const used = facts([], { socialDaysBefore: [{ financialYear: 2025, days: 12 }] });
    expect(account(used).socialYears).toEqual([
      { financialYear: 2025, used: 12, remaining: 40, unfunded: 0, unfundedFrom: null },
    ]);
  });
  test("every weekend of a year: 52 nights", () => {
    const weekends = Array.from({ length: 52 }, (_, at) => {
      const saturday = dayNumber("2025-07-05") + at * 7;
      return away("social", dayText(saturday), dayText(saturday + 1));
    });
    expect(account(facts(weekends)).socialYears).toMatchObject([{ used: 52, remaining: 0, unfunded: 0 }]);
  });
});

describe("extended hospital leave", () => {
  const nil = (from: string, end: string, policy: LeavePolicy = LEAVE_POLICY) =>
    brief(facts([away("hospital", from, end)]), policy).filter((each) => each.endsWith("base_rate_nil"));
  const day29: LeavePolicy = { hospitalCut: "from_day_29" };

  test("29 days, 1 to 29 January: nothing is cut, or the 29th day", () => {
    expect(nil("2026-01-01", "2026-01-30")).toEqual([]);
    expect(nil("2026-01-01", "2026-01-30", day29)).toEqual(["2026-01-29 2026-01-29 hospital base_rate_nil"]);
  });
  test("28 days: nothing either way", () => {
    expect(nil("2026-01-01", "2026-01-29")).toEqual([]);
    expect(nil("2026-01-01", "2026-01-29", day29)).toEqual([]);
  });
  test("30 days: the 29th and the 30th, either way", () => {
    expect(nil("2026-01-01", "2026-01-31")).toEqual(["2026-01-29 2026-01-30 hospital base_rate_nil"]);
    expect(nil("2026-01-01", "2026-01-31", day29)).toEqual(["2026-01-29 2026-01-30 hospital base_rate_nil"]);
  });
  test("hospital and transition together", () => {
    const records = [
      away("hospital", "2026-01-01", "2026-01-16", false),
      away("hospital_transition", "2026-01-16", "2026-02-10"),
    ];
    expect(brief(facts(records))).toEqual([
      "2026-01-01 2026-01-15 hospital full",
      "2026-01-16 2026-01-28 hospital_transition full",
      "2026-01-29 2026-02-09 hospital_transition base_rate_nil",
    ]);
    expect(account(facts(records)).hospitalRuns).toEqual([
      { from: "2026-01-01", to: "2026-02-09", days: 40, extended: true, cutFrom: "2026-01-29", goingOn: false },
    ]);
  });
  test("a day back in the home ends the run", () => {
    const records = [away("hospital", "2026-01-01", "2026-01-20"), away("hospital", "2026-01-20", "2026-02-10")];
    expect(account(facts(records)).hospitalRuns.map((run) => [run.days, run.cutFrom])).toEqual([
      [19, null],
      [20, null],
    ]);
  });
  test("a run over 1 November 2025 counts on both sides", () => {
    expect(nil("2025-10-15", "2025-11-20")).toEqual(["2025-11-12 2025-11-19 hospital base_rate_nil"]);
  });
  test("still in hospital on the 29th day: not yet", () => {
    const run = (until: string) => account(facts([away("hospital", "2026-01-01", null)], { until })).hospitalRuns[0];
    expect(run("2026-01-29")).toMatchObject({ days: 29, cutFrom: null, goingOn: true, extended: false });
    expect(run("2026-01-30")).toMatchObject({ days: 30, cutFrom: "2026-01-29", goingOn: true, extended: true });
  });
});

describe("day by day", () => {
  const start = dayNumber("2025-05-01");
  const record = fc
    .record({
      id: fc.integer({ min: 1, max: 99 }),
      type: fc.constantFrom<LeaveType>("social", "social", "hospital", "hospital", "hospital_transition", "emergency"),
      from: fc.integer({ min: 0, max: 420 }),
      length: fc.oneof(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 27, max: 31 }),
        fc.integer({ min: 0, max: 70 }),
      ),
      open: fc.boolean(),
      cameBack: fc.boolean(),
    })
    .map(({ id, type, from, length, open, cameBack }): LeaveRecord => {
      const end = open && length > 60 ? null : dayText(start + from + length);
      return { id, type, from: dayText(start + from), end, cameBack: cameBack && end !== null };
    });
  const given = fc
    .record({
      records: fc.array(record, { maxLength: 7 }),
      departure: fc.option(fc.integer({ min: 60, max: 460 }), { nil: null }),
      until: fc.integer({ min: 300, max: 480 }),
      emergency: fc.option(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20 })), { nil: null }),
      before: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ records, departure, until, emergency, before }): LeaveFacts =>
      facts(records, {
        startDay: dayText(start + 20),
        departureDay: departure === null ? null : dayText(start + departure),
        until: dayText(start + until),
        emergencies:
          emergency === null
            ? []
            : [{ from: dayText(start + emergency[0]), to: dayText(start + emergency[0] + emergency[1]) }],
        socialDaysBefore: before === 0 ? [] : [{ financialYear: 2025, days: before }],
      }),
    );
  const policy = fc.constantFrom<LeavePolicy>({ hospitalCut: "run_of_30_days" }, { hospitalCut: "from_day_29" });

  test("gives the same days", () => {
    fc.assert(
      fc.property(given, policy, (given, policy) => {
        const days = account(given, policy).absences.flatMap(({ from, to, kind, funding }) => {
          const first = dayNumber(from);
          return Array.from({ length: dayNumber(to) - first + 1 }, (_, at) => ({ day: first + at, kind, funding }));
        });
        expect(days).toEqual(leaveDayByDay(given, policy));
      }),
      { numRuns: 300 },
    );
  });

  test("the order of the records changes nothing", () => {
    fc.assert(
      fc.property(given, (given) => {
        const turned = { ...given, records: [...given.records].reverse() };
        expect(account(turned)).toEqual(account(given));
      }),
      { numRuns: 100 },
    );
  });
});
