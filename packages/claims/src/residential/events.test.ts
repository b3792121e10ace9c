import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyBytes, withBytes } from "../../test/damage.ts";
import { expectGolden } from "../../test/golden.ts";
import { departure, entry, extraService, leave, optIn, supplement } from "../../test/residential-samples.ts";
import { addDays } from "../common/day.ts";
import { checkEvents } from "./check-events.ts";
import { monthDays } from "./event-days.ts";
import { readEventFile, writeEventFile } from "./event-file.ts";
import type { ResidentialEvent } from "./event.ts";
import { checkFinalise, type BalanceReport, type FinaliseFacts } from "./finalise.ts";

const codesOf = (...events: ResidentialEvent[]): string[] =>
  checkEvents(events, { today: "2026-11-01" }).issues.map((issue) => issue.code);
/** Facts as they come through JSON, past the types. */
const outside = <Facts>(facts: object): Partial<Facts> => JSON.parse(JSON.stringify(facts));

describe("events by themselves", () => {
  test("a whole stay is in order", () => {
    expect(codesOf(entry(), departure(), leave(), supplement(), extraService({ end: "2026-10-20" }), optIn())).toEqual(
      [],
    );
  });

  test.each<[string, ResidentialEvent]>([
    ["event.recipient", entry({ careRecipientId: "" })],
    ["event.recipient", entry({ careRecipientId: "12345678901" })],
    ["event.service", entry({ serviceNapsId: "123456" })],
    ["event.reference", entry({ externalReference: "" })],
    ["event.reference", entry({ externalReference: "E".repeat(25) })],
    ["event.reference", entry({ externalReference: "é" })],
    ["event.date", entry({ entryDate: "2026-06-31" })],
    ["event.date-future", entry({ entryDate: "2026-11-02" })],
    ["event.pensioner-status", entry({ pensionerStatus: null })],
    ["event.pensioner-status", entry({ entryType: "respite", meansTestOptIn: null })],
    ["event.opt-in", entry({ entryDate: "2025-10-31" })],
    ["event.opt-in", entry({ entryType: "respite", pensionerStatus: null })],
    ["event.agreed-amount", entry({ agreedAmount: "-1" })],
    ["event.agreed-amount", entry({ agreedAmount: "550,000" })],
    ["event.date", entry({ agreedOn: "yesterday" })],
    ["event.entry-type", entry(outside({ entryType: "holiday", pensionerStatus: null, meansTestOptIn: null }))],
    ["event.status", entry(outside({ status: "Fine" }))],
  ])("%s: %j", (code, event) => {
    expect(codesOf(event)).toContain(code);
  });

  test.each<[string, ResidentialEvent]>([
    ["event.departure-reason", departure(outside({ reason: "GONE" }))],
    ["event.leave-type", leave(outside({ leaveType: "SOCIAL" }))],
    ["event.leave-type", leave(outside({ leaveType: "toString" }))],
    ["event.no-night", leave({ end: "2026-09-28" })],
    ["event.dates", leave({ end: "2026-09-27" })],
    ["event.date-future", leave({ end: "2026-12-01" })],
    ["event.supplement-type", supplement({ supplementType: " " })],
    ["event.supplement-unknown", supplement({ supplementType: "OXY_HIGH" })],
    ["event.spans-anacc", supplement({ start: "2022-09-01", end: "2022-10-01" })],
    ["event.spans-anacc", supplement({ start: "2022-09-01", end: null })],
    ["event.ward-type", extraService({ wardType: "" })],
    ["event.opt-in-date", optIn({ date: "2025-10-31" })],
  ])("%s: %j", (code, event) => {
    expect(codesOf(entry({ entryDate: "2020-01-01", meansTestOptIn: null }), event)).toContain(code);
  });

  test("the AN-ACC start may be met but not crossed", () => {
    const before = supplement({ start: "2022-09-01", end: "2022-09-30" });
    const after = supplement({ externalReference: "S-2", start: "2022-10-01", end: null });
    expect(codesOf(entry({ entryDate: "2020-01-01", meansTestOptIn: null }), before, after)).toEqual([]);
  });
});

describe("events together", () => {
  test.each<[string, ResidentialEvent[]]>([
    ["event.already-in", [entry(), entry({ externalReference: "E-2", entryDate: "2026-08-01" })]],
    ["event.not-in", [departure()]],
    ["event.not-in", [entry(), departure(), departure({ externalReference: "D-2", departureDate: "2026-10-21" })]],
    ["event.entry-differs", [entry({ eventId: "1" }), departure({ entryEventId: "2" })]],
    ["event.outside-stay", [leave()]],
    ["event.outside-stay", [entry(), departure(), leave({ end: "2026-10-21" })]],
    ["event.outside-stay", [entry(), departure(), leave({ end: null })]],
    ["event.outside-stay", [entry(), leave({ serviceNapsId: "54321" })]],
    [
      "event.overlaps",
      [entry(), leave(), leave({ externalReference: "L-2", leaveType: "SOC", start: "2026-10-02", end: "2026-10-05" })],
    ],
    [
      "event.overlaps",
      [entry(), leave({ end: null }), leave({ externalReference: "L-2", start: "2026-10-20", end: null })],
    ],
    [
      "event.overlaps",
      [entry(), supplement(), supplement({ externalReference: "S-2", start: "2026-08-31", end: null })],
    ],
    ["event.reference-twice", [entry(), leave(), leave({ start: "2026-10-10", end: "2026-10-11" })]],
  ])("%s", (code, events) => {
    expect(codesOf(...events)).toContain(code);
  });

  test("what touches does not overlap, other kinds and withdrawn events do not count", () => {
    expect(
      codesOf(entry(), leave(), leave({ externalReference: "L-2", start: "2026-10-03", end: "2026-10-05" })),
    ).toEqual([]);
    expect(
      codesOf(entry(), supplement(), supplement({ externalReference: "S-2", start: "2026-09-01", end: null })),
    ).toEqual([]);
    expect(codesOf(entry(), supplement(), supplement({ externalReference: "S-2", supplementType: "ENT_NBO" }))).toEqual(
      [],
    );
    expect(codesOf(entry(), leave(), leave({ externalReference: "L-2", status: "Superseded" }))).toEqual([]);
  });

  test("leaving and coming back on one day are two stays, whichever is listed first", () => {
    const again = entry({ externalReference: "E-2", entryDate: "2026-10-20" });
    for (const events of [
      [entry(), departure(), again],
      [again, departure(), entry()],
    ]) {
      const checked = checkEvents(events);
      expect(checked.issues).toEqual([]);
      expect(
        checked.stays.map(({ entry, departure }) => [entry.externalReference, departure?.externalReference]),
      ).toEqual([
        ["E-1", "D-1"],
        ["E-2", undefined],
      ]);
    }
    const inAndOut = [entry({ entryDate: "2026-10-20" }), departure()];
    expect(checkEvents(inAndOut.toReversed()).stays).toHaveLength(1);
  });

  test("days: the first counts, the day of departure or return does not", () => {
    const events = [entry(), departure(), leave()];
    expect(monthDays(events, "2026-09")).toMatchObject([{ careDays: 30, leaveDays: { HOSP: 3, SOC: 0 } }]);
    expect(monthDays(events, "2026-10")).toMatchObject([{ careDays: 19, leaveDays: { HOSP: 2 } }]);
    expect(monthDays(events, "2026-07")).toMatchObject([{ careDays: 26 }]);
    expect(monthDays(events, "2026-11")).toMatchObject([{ careDays: 0 }]);
  });

  test("the days of all months add up to the days of the stay", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }), (start, length) => {
        const from = addDays("2026-01-01", start);
        const events = [entry({ entryDate: from }), departure({ departureDate: addDays(from, length) })];
        const months = Array.from(
          { length: 24 },
          (_, i) => `${2026 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
        );
        expect(months.reduce((sum, month) => sum + (monthDays(events, month)[0]?.careDays ?? 0), 0)).toBe(length);
      }),
    );
  });
});

describe("event file", () => {
  const all = [
    entry({ eventId: "9001", etag: 'W/"1"', version: 3, status: "Accepted" }),
    entry({
      externalReference: "E-9",
      careRecipientId: "7654321",
      entryType: "respite",
      pensionerStatus: null,
      meansTestOptIn: null,
      agreedAmount: null,
      agreedOn: null,
      receivingPriorCare: true,
    }),
    departure({ entryEventId: "9001" }),
    leave(),
    supplement({ careRecipientId: "7654321", end: null }),
    extraService({ careRecipientId: "7654321", wardType: "=ES" }),
    optIn(),
  ];

  test("is written byte for byte and read back to the same events", () => {
    const text = writeEventFile(all);
    expectGolden("residential-events.csv", text);
    const read = readEventFile(text, "2026-11-01");
    expect(read.issues.map((issue) => issue.code)).toEqual([]);
    expect(read.events.map(({ event }) => event)).toEqual(all);
  });

  test.each([
    ["event.kind", (text: string) => text.replace("\nleave", "\nholiday")],
    ["event.leave-type", (text: string) => text.replace("HOSP", "HOTEL")],
    ["event.entry-type", (text: string) => text.replace("respite", "rest")],
    ["event.departure-reason", (text: string) => text.replace("DECEA", "DEAD")],
    ["event.flag", (text: string) => text.replace(",N,Y,", ",No,Y,")],
    ["event.version", (text: string) => text.replace(",3,", ",three,")],
    ["event.status", (text: string) => text.replace("Accepted", "Fine")],
    ["event.date", (text: string) => text.replace("2026-09-28", "28/9/2026")],
    ["table.missing-column", (text: string) => text.replace("Care recipient id", "Id")],
  ])("%s", (code, damage) => {
    expect(readEventFile(damage(writeEventFile(all))).issues.map((issue) => issue.code)).toContain(code);
  });

  test("any bytes are read without a throw", () => {
    const bytes = new TextEncoder().encode(writeEventFile(all));
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(100), anyBytes, (at, cut, noise) => {
        const read = readEventFile(withBytes(bytes, at, cut, noise));
        checkEvents(read.events.map(({ event }) => event));
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("finalising a month", () => {
  const accepted = { status: "Accepted" } as const;
  const facts = (changes: Partial<FinaliseFacts> = {}): FinaliseFacts => ({
    month: "2026-10",
    serviceNapsId: "12345",
    events: [entry(accepted), departure(accepted)],
    balances: [
      { careRecipientId: "1234567", type: "RAD", amount: "550000.00", effectiveDate: "2026-10-20", status: "Accepted" },
    ],
    places: { general: 1, extraService: 0 },
    ...changes,
  });
  const codes = (changes: Partial<FinaliseFacts>): string[] =>
    checkFinalise(facts(changes)).issues.map((issue) => issue.code);
  const balance = (changes: Partial<BalanceReport>): Partial<FinaliseFacts> => ({
    balances: [{ ...facts().balances[0]!, ...changes }],
  });

  test("nothing stands in the way when all is accepted and reported", () => {
    expect(checkFinalise(facts())).toMatchObject({ ok: true, overOccupied: [], withoutBalance: [] });
  });

  test.each<[string[], Partial<FinaliseFacts>]>([
    [["claim.event-not-accepted"], { events: [entry(accepted), departure({ status: "Held" })] }],
    [["claim.balance-missing"], { balances: [] }],
    [["claim.balance-missing"], balance({ status: "Deleted" })],
    [["claim.balance-date"], balance({ effectiveDate: "2026-10-31" })],
    [["claim.balance-amount"], balance({ amount: null })],
    [["claim.balance-amount"], balance({ type: "DAP" })],
    [["claim.balance-amount"], balance({ amount: "1e6" })],
    [["claim.month"], { month: "2026-13" }],
    [[], balance({ type: "DAP", amount: null })],
    [[], { events: [entry({ ...accepted, entryType: "respite", pensionerStatus: null })], balances: [] }],
    [[], { events: [entry({ ...accepted, entryDate: "2026-11-01" })], balances: [] }],
  ])("%j", (expected, changes) => {
    expect(codes(changes)).toEqual(expected);
  });

  test("days with more people than places are named, with those who came last", () => {
    const second = entry({ ...accepted, careRecipientId: "2", externalReference: "E-2", entryDate: "2026-10-18" });
    const report = {
      careRecipientId: "2",
      type: "NONE",
      amount: null,
      effectiveDate: "2026-10-31",
      status: null,
    } as const;
    const crowded = facts({ events: [...facts().events, second], balances: [...facts().balances, report] });
    const checked = checkFinalise(crowded);
    expect(checked.overOccupied.map(({ day, present, excess }) => [day, present, excess])).toEqual([
      ["2026-10-18", 2, ["2"]],
      ["2026-10-19", 2, ["2"]],
    ]);
    const inExtra = extraService({ ...accepted, careRecipientId: "2", start: "2026-10-18" });
    expect(
      checkFinalise({ ...crowded, events: [...crowded.events, inExtra], places: { general: 1, extraService: 1 } }).ok,
    ).toBe(true);
  });

  test("other services do not matter", () => {
    expect(codes({ serviceNapsId: "99999" })).toEqual([]);
  });
});
