/** Every cohort, the moves between them, and what people decide otherwise. */
import { describe, expect, test } from "vitest";
import { arrangementsOf, rowOn } from "./arrangements.ts";
import { ARRANGEMENT_POLICY, type ArrangementFacts, type ArrangementPolicy, type ResidentialStay } from "./facts.ts";

function stay(from: string, to: string | null = null, home = "Acacia", kind: ResidentialStay["kind"] = "permanent") {
  return { kind, home, from, to };
}

function person(stays: ResidentialStay[], given: Partial<ArrangementFacts> = {}): ArrangementFacts {
  return {
    stays,
    homeCareOnSep2024: "none",
    choiceOf2014: null,
    electionOf2025: null,
    agreementBefore2014: "none",
    overrides: [],
    ...given,
  };
}

/** "from cohort fee/accommodation retention indexation", as R and I where they apply. */
function cohorts(facts: ArrangementFacts, policy: Partial<ArrangementPolicy> = {}): string[] {
  const { result } = arrangementsOf(facts, { ...ARRANGEMENT_POLICY, ...policy });
  return result!.cohorts.map(
    (row) =>
      `${row.from} ${row.cohort} ${row.fee}/${row.accommodation}${row.retention ? " R" : ""}${row.indexation ? " I" : ""}`,
  );
}

const codes = (facts: ArrangementFacts) =>
  arrangementsOf(facts).issues.map((found) => `${found.severity} ${found.code}`);

const since2010 = (given: Partial<ArrangementFacts> = {}) =>
  person([stay("2010-05-03")], { agreementBefore2014: "bond", ...given });
const since2018 = (given: Partial<ArrangementFacts> = {}) => person([stay("2018-02-01")], given);

describe("each cohort", () => {
  test("PRE14: entered before 1 July 2014", () => {
    expect(cohorts(since2010())).toEqual(["2010-05-03 PRE14 PRE14/PRE14"]);
    expect(cohorts(person([stay("2014-06-30")], { agreementBefore2014: "charge" }))).toEqual([
      "2014-06-30 PRE14 PRE14/PRE14",
    ]);
  });
  test("POST14: entered from 1 July 2014 to 31 October 2025", () => {
    expect(cohorts(since2018())).toEqual(["2018-02-01 POST14 POST14/POST14"]);
    expect(cohorts(person([stay("2014-07-01")]))).toEqual(["2014-07-01 POST14 POST14/POST14"]);
    expect(cohorts(person([stay("2025-10-31")]))).toEqual(["2025-10-31 POST14 POST14/POST14"]);
  });
  test("POST14-HC: approved for home care on 12 September 2024, entered later", () => {
    const facts = person([stay("2025-12-01")], { homeCareOnSep2024: "approved" });
    expect(cohorts(facts)).toEqual(["2025-12-01 POST14-HC POST14/NOV25 R I"]);
    expect(arrangementsOf(facts).result!.cohorts[0]).toMatchObject({
      meansTestedFeeZero: null,
      nonClinicalCareZero: null,
    });
  });
  test("POST14-HC continuing since before July 2014: the means tested care fee is zero", () => {
    const facts = person([stay("2025-12-01")], { homeCareOnSep2024: "continuing" });
    expect(arrangementsOf(facts).result!.cohorts).toMatchObject([
      { cohort: "POST14-HC", meansTestedFeeZero: "CONTINUING_HOME_CARE" },
    ]);
  });
  test("NOV25: entered from 1 November 2025", () => {
    expect(cohorts(person([stay("2025-11-01")]))).toEqual(["2025-11-01 NOV25 NOV25/NOV25 R I"]);
  });
  test("respite is no entry, nor is a multi-purpose service", () => {
    const respite = stay("2025-09-01", "2025-09-20", "Acacia", "respite");
    expect(cohorts(person([respite, stay("2025-11-20")]))).toEqual(["2025-11-20 NOV25 NOV25/NOV25 R I"]);
    const multi = stay("2019-09-01", "2025-11-20", "Acacia", "multi_purpose");
    expect(cohorts(person([multi, stay("2025-11-20")]))).toEqual(["2025-11-20 NOV25 NOV25/NOV25 R I"]);
    expect(cohorts(person([respite]))).toEqual([]);
    expect(codes(person([respite]))).toEqual(["warning NO_PERMANENT_STAY"]);
  });
});

describe("opting in", () => {
  test("changes the fees at once and the accommodation with the next move", () => {
    const facts = person([stay("2018-02-01", "2026-06-10"), stay("2026-06-10", null, "Wattle")], {
      electionOf2025: "2026-02-01",
    });
    expect(cohorts(facts)).toEqual([
      "2018-02-01 POST14 POST14/POST14",
      "2026-02-01 OPT-IN NOV25/POST14",
      "2026-06-10 OPT-IN NOV25/NOV25 R I",
    ]);
  });
  test("without a move the accommodation stays", () => {
    expect(cohorts(since2018({ electionOf2025: "2025-11-01" }))).toEqual([
      "2018-02-01 POST14 POST14/POST14",
      "2025-11-01 OPT-IN NOV25/POST14",
    ]);
  });
  test("from before 2014: no non-clinical care contribution, and after the move no retention but indexation", () => {
    const facts = person([stay("2010-05-03", "2026-06-10"), stay("2026-06-10", null, "Wattle")], {
      agreementBefore2014: "bond",
      electionOf2025: "2026-02-01",
    });
    expect(cohorts(facts)).toEqual([
      "2010-05-03 PRE14 PRE14/PRE14",
      "2026-02-01 OPT-IN NOV25/PRE14",
      "2026-06-10 OPT-IN NOV25/NOV25 I",
    ]);
    expect(arrangementsOf(facts).result!.cohorts.map((row) => row.nonClinicalCareZero)).toEqual([
      null,
      "OPTED_IN_FROM_PRE14",
      "OPTED_IN_FROM_PRE14",
    ]);
  });
  test("after the move: the class of 2014 goes on until another move, or ends at the election", () => {
    const facts = person([stay("2018-02-01", "2026-01-10"), stay("2026-01-10", null, "Wattle")], {
      electionOf2025: "2026-03-01",
    });
    expect(cohorts(facts).at(-1)).toBe("2026-03-01 OPT-IN NOV25/POST14");
    expect(cohorts(facts, { electionAndMove: "either_order" }).at(-1)).toBe("2026-03-01 OPT-IN NOV25/NOV25 R I");
  });
  test("after the move: the class of before 2014 goes on in any case", () => {
    const facts = person([stay("2010-05-03", "2026-01-10"), stay("2026-01-10", null, "Wattle")], {
      agreementBefore2014: "charge",
      electionOf2025: "2026-03-01",
    });
    expect(cohorts(facts).at(-1)).toBe("2026-03-01 OPT-IN NOV25/PRE14");
  });
  test("from home care, before or after entering", () => {
    const from = (electionOf2025: string) =>
      cohorts(person([stay("2025-12-01")], { homeCareOnSep2024: "approved", electionOf2025 }));
    expect(from("2025-11-15")).toEqual(["2025-12-01 OPT-IN NOV25/NOV25 R I"]);
    expect(from("2025-12-01")).toEqual(["2025-12-01 OPT-IN NOV25/NOV25 R I"]);
    expect(from("2026-04-01")).toEqual(["2025-12-01 POST14-HC POST14/NOV25 R I", "2026-04-01 OPT-IN NOV25/NOV25 R I"]);
  });
  test("where it can do nothing, people are told", () => {
    expect(codes(person([stay("2025-12-01")], { electionOf2025: "2026-01-01" }))).toEqual([
      "warning ELECTION_WITHOUT_EFFECT",
    ]);
    expect(codes(since2018({ electionOf2025: "2025-10-31" }))).toEqual(["warning ELECTION_BEFORE_TRANSITION"]);
    expect(cohorts(since2018({ electionOf2025: "2025-10-31" }))).toEqual(["2018-02-01 POST14 POST14/POST14"]);
  });
});

describe("breaks", () => {
  test("of more than 28 days after November 2025: the fees stay, the accommodation changes", () => {
    // 29 days: 10 January to 7 February.
    const facts = person([stay("2018-02-01", "2026-01-10"), stay("2026-02-08", null, "Wattle")]);
    expect(cohorts(facts)).toEqual(["2018-02-01 POST14 POST14/POST14", "2026-02-08 BREAK POST14/NOV25 R I"]);
    // Not counting the day of departure, 28.
    expect(cohorts(facts, { breakDays: "full_days" })).toEqual(["2018-02-01 POST14 POST14/POST14"]);
  });
  test("of 28 days: nothing changes", () => {
    const facts = person([stay("2018-02-01", "2026-01-10"), stay("2026-02-07", null, "Wattle")]);
    expect(cohorts(facts)).toEqual(["2018-02-01 POST14 POST14/POST14"]);
  });
  test("respite ends a break", () => {
    const respite = stay("2026-02-01", "2026-02-14", "Wattle", "respite");
    const facts = person([stay("2018-02-01", "2026-01-10"), respite, stay("2026-03-10", null, "Wattle")]);
    expect(cohorts(facts)).toEqual(["2018-02-01 POST14 POST14/POST14"]);
  });
  test("over the transition time: its days before and after count together", () => {
    const back = (day: string) => person([stay("2018-02-01", "2025-10-20"), stay(day)]);
    // 12 days of October, and 16 or 17 of November
    expect(cohorts(back("2025-11-17"))).toEqual(["2018-02-01 POST14 POST14/POST14"]);
    expect(cohorts(back("2025-11-18"))).toEqual([
      "2018-02-01 POST14 POST14/POST14",
      "2025-11-18 NOV25 NOV25/NOV25 R I",
    ]);
    const homeCare = { ...back("2025-11-18"), homeCareOnSep2024: "approved" as const };
    expect(cohorts(homeCare).at(-1)).toBe("2025-11-18 POST14-HC POST14/NOV25 R I");
  });
  test("over the transition time, of somebody of before 2014", () => {
    const back = (left: string, day: string, given: Partial<ArrangementFacts> = {}) =>
      person([stay("2010-05-03", left), stay(day)], { agreementBefore2014: "bond", ...given });
    expect(cohorts(back("2025-10-20", "2025-11-17"))).toEqual(["2010-05-03 PRE14 PRE14/PRE14"]);
    // Lost both, but had been in the class of before 2014 in November: no retention.
    expect(cohorts(back("2025-10-20", "2025-11-18")).at(-1)).toBe("2025-11-18 NOV25 NOV25/NOV25 I");
    // Gone for too long before November already.
    expect(cohorts(back("2025-09-20", "2025-11-18")).at(-1)).toBe("2025-11-18 NOV25 NOV25/NOV25 R I");
    // The third limb of the class asks for somebody in care.
    expect(cohorts(back("2025-10-20", "2025-11-17", { agreementBefore2014: "eligible" }))).toEqual([
      "2010-05-03 PRE14 PRE14/PRE14",
      "2025-11-01 PRE14 PRE14/NOV25 R I",
    ]);
  });
  test("a later break of somebody of before 2014: the class goes on, or ends", () => {
    const facts = person([stay("2010-05-03", "2026-01-10"), stay("2026-05-01")], { agreementBefore2014: "bond" });
    expect(cohorts(facts)).toEqual(["2010-05-03 PRE14 PRE14/PRE14"]);
    expect(cohorts(facts, { laterBreakBefore2014: "ends" }).at(-1)).toBe("2026-05-01 BREAK PRE14/NOV25 I");
  });
  test("before November 2025: who came back after more than 28 days had the rules of 2014", () => {
    const facts = person([stay("2010-05-03", "2016-01-10"), stay("2016-03-01")]);
    expect(cohorts(facts)).toEqual(["2010-05-03 PRE14 PRE14/PRE14", "2016-03-01 POST14 POST14/POST14"]);
  });
  test("a move from one home to the other on one day is no break", () => {
    const facts = person([stay("2018-02-01", "2026-01-10"), stay("2026-01-10", null, "Wattle")]);
    expect(cohorts(facts)).toEqual(["2018-02-01 POST14 POST14/POST14"]);
    expect(cohorts(person([stay("2018-02-01", "2025-11-01"), stay("2025-11-01", null, "Wattle")]))).toEqual([
      "2018-02-01 POST14 POST14/POST14",
    ]);
  });
  test("somebody long gone enters anew", () => {
    const facts = person([stay("2015-02-01", "2017-03-01"), stay("2026-01-10")]);
    expect(cohorts(facts)).toEqual(["2015-02-01 POST14 POST14/POST14", "2026-01-10 NOV25 NOV25/NOV25 R I"]);
  });
});

describe("the choice of 2014", () => {
  const moved = (choiceOf2014: string | null) =>
    person([stay("2010-05-03", "2016-06-01"), stay("2016-06-01", null, "Wattle")], {
      agreementBefore2014: "bond",
      choiceOf2014,
    });
  test("takes effect with the move", () => {
    expect(cohorts(moved("2016-05-20"))).toEqual(["2010-05-03 PRE14 PRE14/PRE14", "2016-06-01 POST14 POST14/POST14"]);
  });
  test("is not there without one, and has no effect after", () => {
    expect(cohorts(moved(null))).toEqual(["2010-05-03 PRE14 PRE14/PRE14"]);
    expect(cohorts(moved("2016-06-02"))).toEqual(["2010-05-03 PRE14 PRE14/PRE14"]);
    expect(codes(moved("2016-06-02"))).toEqual(["warning CHOICE_WITHOUT_MOVE"]);
    expect(codes(moved("2025-11-01"))).toEqual(["warning CHOICE_OUTSIDE_2014_RULES"]);
    const later = person([stay("2015-05-03", "2016-06-01"), stay("2016-06-01", null, "Wattle")], {
      choiceOf2014: "2016-05-20",
    });
    expect(codes(later)).toEqual(["warning CHOICE_WITHOUT_EFFECT"]);
  });
});

describe("agreements of before 2014", () => {
  test.each([
    ["formal", "PRE14/PRE14"],
    ["bond", "PRE14/PRE14"],
    ["charge", "PRE14/PRE14"],
    ["eligible", "PRE14/PRE14"],
    ["unknown", "PRE14/PRE14"],
    ["none", "PRE14/NOV25 R I"],
  ] as const)("%s", (agreementBefore2014, expected) => {
    expect(cohorts(since2010({ agreementBefore2014 })).at(-1)).toContain(expected);
    expect(codes(since2010({ agreementBefore2014 }))).toEqual(
      agreementBefore2014 === "unknown" ? ["warning AGREEMENT_UNKNOWN"] : [],
    );
  });
});

describe("decided by people", () => {
  const override = (given: Partial<ArrangementFacts["overrides"][number]> = {}) => ({
    field: "fee" as const,
    from: "2026-01-01",
    to: "2026-01-31",
    arrangement: "NOV25" as const,
    reason: "Services Australia, letter of 3 February 2026",
    ...given,
  });
  test("holds on its days, and says what the dates say", () => {
    const { result, issues } = arrangementsOf(since2018({ overrides: [override()] }));
    expect(issues).toEqual([]);
    expect(result!.fee.map((row) => `${row.from} ${row.to} ${row.arrangement} ${row.reason}`)).toEqual([
      "2018-02-01 2025-12-31 POST14 ENTERED_FROM_JULY_2014",
      "2026-01-01 2026-01-31 NOV25 OVERRIDDEN",
      "2026-02-01 null POST14 ENTERED_FROM_JULY_2014",
    ]);
    expect(result!.fee[1]!.text).toContain("letter of 3 February 2026");
    expect(result!.fee[1]!.derived).toMatchObject({ arrangement: "POST14", reason: "ENTERED_FROM_JULY_2014" });
    expect(result!.accommodation.map((row) => row.arrangement)).toEqual(["POST14", "POST14"]);
  });
  test("of the accommodation: retention follows the arrangement unless it is said", () => {
    const rooms = (given: Partial<ArrangementFacts["overrides"][number]>) =>
      rowOn(
        arrangementsOf(since2018({ overrides: [override({ field: "accommodation", ...given })] })).result!
          .accommodation,
        "2026-01-15",
      );
    expect(rooms({})).toMatchObject({ arrangement: "NOV25", retention: true, indexation: true });
    expect(rooms({ retention: false })).toMatchObject({ arrangement: "NOV25", retention: false, indexation: true });
    expect(rooms({ arrangement: "PRE14" })).toMatchObject({
      arrangement: "PRE14",
      retention: false,
      indexation: false,
    });
  });
  test("needs a reason, days in order, and no second one at the same time", () => {
    const of = (...overrides: ArrangementFacts["overrides"]) => codes(since2018({ overrides }));
    expect(of(override({ reason: " " }))).toEqual(["error OVERRIDE_WITHOUT_REASON"]);
    expect(of(override({ to: "2025-12-31" }))).toContain("error OVERRIDE_ENDS_BEFORE_IT_STARTS");
    expect(of(override({ to: null }), override({ from: "2026-03-01", to: null }))).toEqual(["error OVERRIDES_OVERLAP"]);
    expect(of(override(), override({ from: "2026-02-01", to: null }))).toEqual([]);
    expect(of(override(), override({ field: "accommodation" }))).toEqual([]);
    expect(of(override({ arrangement: "POST14" }))).toEqual(["warning OVERRIDE_CHANGES_NOTHING"]);
    expect(arrangementsOf(since2018({ overrides: [override({ reason: "" })] })).result).toBeNull();
  });
});

test("says which test decided, and where the law has it", () => {
  const { result, trace } = arrangementsOf(person([stay("2025-12-01")], { homeCareOnSep2024: "approved" }));
  expect(result!.fee[0]).toMatchObject({
    reason: "HOME_CARE_ON_12_SEPTEMBER_2024",
    law: "Aged Care Rules 2025 s.7 (post-2014 residential contribution class) (b)",
  });
  expect(trace.map((each) => [each.page, each.value])).toEqual([
    ["fee-arrangement", "POST14"],
    ["accommodation-arrangement", "NOV25"],
  ]);
});

test("the order of the stays changes nothing; faults of stays are told", () => {
  const stays = [stay("2018-02-01", "2026-01-10"), stay("2026-02-08", null, "Wattle")];
  expect(arrangementsOf(person([...stays].reverse()))).toEqual(arrangementsOf(person(stays)));
  expect(codes(person([stay("2018-02-01", "2018-01-01")]))).toEqual(["error STAY_ENDS_BEFORE_IT_STARTS"]);
  expect(codes(person([stay("2018-02-01"), stay("2019-02-01", null, "Wattle")]))).toEqual(["warning STAYS_OVERLAP"]);
});

test("a row of a day", () => {
  const { fee } = arrangementsOf(since2018()).result!;
  expect(rowOn(fee, "2018-01-31")).toBeNull();
  expect(rowOn(fee, "2030-01-01")?.arrangement).toBe("POST14");
});
