import type { LeaveAccount } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import { leaveLanes } from "./leave-lanes.ts";

const stay = (serviceEntryId: number, entryDate: string) => ({
  serviceEntryId,
  serviceId: 1,
  serviceName: "Wattle Lodge",
  careTypeName: "Permanent",
  entryDate,
  departureDate: null,
});
const account: LeaveAccount = {
  clientId: 1,
  asOf: "2026-03-31",
  stays: [stay(2, "2025-12-01"), stay(1, "2020-01-01")],
  records: [
    {
      id: 7,
      serviceEntryId: 2,
      clientId: 1,
      serviceId: 1,
      type: "social",
      startDate: "2026-01-05",
      endDate: "2026-03-06",
      cameBack: true,
      note: null,
      days: 60,
      createdAt: "2026-01-05T00:00:00.000Z",
    },
  ],
  absences: [
    {
      serviceEntryId: 2,
      from: "2026-02-26",
      to: "2026-03-05",
      days: 8,
      kind: "unfunded_social",
      funding: "none",
      residentPays: "",
      governmentPays: "",
    },
  ],
  hospitalRuns: [],
  socialYears: [],
  bedReservations: [],
  emergencies: [],
  preEntry: [],
  warnings: [],
};

describe("leave on lanes", () => {
  test("the newest stay, and its absences with the record they come from", () => {
    expect(leaveLanes(account)).toEqual([
      { from: "2025-12-01", to: null, label: "Wattle Lodge", lane: 0 },
      {
        from: "2026-02-26",
        to: "2026-03-05",
        label: "Social, past 52 days",
        lane: 1,
        hatched: true,
        recordId: 7,
      },
    ]);
  });
  test("nobody who never stayed has any", () => {
    expect(leaveLanes({ ...account, stays: [] })).toEqual([]);
  });
});
