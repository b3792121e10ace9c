import type { ClientStay, EntryHistory, LeaveRecord, ServiceEntry } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import { lanesOf } from "./stay-lanes.ts";

const entry = (id: number, over: Partial<ServiceEntry> = {}): ServiceEntry => ({
  id,
  clientId: 1,
  clientName: "Ada Green",
  clientAccount: "C1",
  serviceId: 1,
  serviceName: "Wattle House",
  careTypeId: 1,
  careTypeName: "Permanent",
  setting: "residential",
  placeId: null,
  placeCode: null,
  currentPlaceId: null,
  currentPlaceCode: null,
  funded: true,
  entryDate: "2026-01-10",
  billingStartDate: "2026-01-10",
  accommodationStatus: "not_known",
  careBeforeJuly2014: false,
  newMeansTesting: true,
  agreementDate: null,
  initialCapacity: null,
  departureCapacity: null,
  entryEventRequired: false,
  departureEventRequired: false,
  partnered: false,
  transferredFromId: null,
  departureDate: null,
  departureReason: null,
  noticeDate: null,
  probateDate: null,
  billingEndDate: null,
  accommodationPaymentId: id,
  status: "current",
  createdAt: "2026-01-10T00:00:00Z",
  ...over,
});
const stay = (serviceEntry: ServiceEntry, over: Partial<ClientStay> = {}): ClientStay => ({
  serviceEntry,
  role: "primary",
  startDate: serviceEntry.entryDate,
  endDate: serviceEntry.departureDate,
  ...over,
});
const history = (serviceEntry: ServiceEntry, over: Partial<EntryHistory> = {}): [number, EntryHistory] => [
  serviceEntry.id,
  {
    serviceEntry,
    placeStays: [],
    bedTransfers: [],
    partners: [],
    primaries: [],
    portalEvents: [],
    transferredFrom: null,
    transferredTo: null,
    ...over,
  },
];
const place = (placeCode: string, startDate: string, endDate: string | null) => ({
  placeId: 1,
  placeCode,
  wing: null,
  startDate,
  endDate,
});
const short = (rows: ReturnType<typeof lanesOf>) =>
  rows.map((row) => [row.lane, row.kind, row.label, row.from, row.to]);

describe("lanes of stays", () => {
  test("a bed transfer ends one place the day before the next begins", () => {
    const one = entry(7, { departureDate: "2026-06-30" });
    const histories = new Map([
      history(one, { placeStays: [place("A1", "2026-01-10", "2026-03-05"), place("B2", "2026-03-05", "2026-06-30")] }),
    ]);
    expect(short(lanesOf([stay(one)], histories, [], 1, "2026-07-01"))).toEqual([
      [0, "stay", "Wattle House, Permanent", "2026-01-10", "2026-06-30"],
      [1, "place", "A1", "2026-01-10", "2026-03-04"],
      [1, "place", "B2", "2026-03-05", "2026-06-30"],
    ]);
  });

  test("leave stands on a line of its own; the day of coming back is not away", () => {
    const one = entry(7);
    const away: LeaveRecord = {
      id: 1,
      serviceEntryId: 7,
      clientId: 1,
      serviceId: 1,
      type: "hospital",
      startDate: "2026-05-01",
      endDate: "2026-05-04",
      cameBack: true,
      note: null,
      days: 3,
      createdAt: "",
    };
    const rows = lanesOf(
      [stay(one)],
      new Map([history(one, { placeStays: [place("A1", "2026-01-10", null)] })]),
      [away],
      1,
      "2026-05-02",
    );
    expect(short(rows).at(-1)).toEqual([2, "leave", "Hospital", "2026-05-01", "2026-05-03"]);
    expect(rows.at(-1)?.past).toBe(false);
  });

  test("each side of a couple sees the other, before and after a switch", () => {
    const one = entry(7, { clientId: 2, clientName: "Ben Green", serviceName: "Banksia Village" });
    const partner = {
      id: 5,
      serviceEntryId: 7,
      clientId: 2,
      clientName: "Ben Green",
      clientAccount: "C2",
      entryDate: "2026-01-10",
      departureDate: "2026-04-01",
      departureReason: null,
      becamePrimary: true,
      status: "departed" as const,
    };
    const primaries = [
      { clientId: 1, clientName: "Ada Green", startDate: "2026-01-10", endDate: "2026-03-31", departureReason: null },
      { clientId: 2, clientName: "Ben Green", startDate: "2026-04-01", endDate: null, departureReason: null },
    ];
    const histories = new Map([history(one, { partners: [partner], primaries })]);
    const ada = lanesOf(
      [
        stay(one, { role: "partner", startDate: "2026-04-01" }),
        stay(one, { role: "former_primary", startDate: "2026-01-10", endDate: "2026-03-31" }),
      ],
      histories,
      [],
      1,
      "2026-05-02",
    );
    expect(short(ada)).toEqual([
      [0, "stay", "Banksia Village, Permanent, primary until the switch", "2026-01-10", "2026-03-31"],
      [0, "stay", "Banksia Village, Permanent, as partner", "2026-04-01", null],
      [1, "partner", "With Ben Green", "2026-01-10", null],
    ]);
    expect(ada.map((row) => row.past)).toEqual([true, false, false]);

    // Ada was the primary client to the last day of March, and is a partner from the first of April: one stretch with her.
    const stayed = {
      ...partner,
      id: 6,
      clientId: 1,
      clientName: "Ada Green",
      entryDate: "2026-04-01",
      departureDate: null,
    };
    const ben = lanesOf(
      [
        stay(one, { startDate: "2026-04-01" }),
        stay(one, { role: "partner", startDate: "2026-01-10", endDate: "2026-04-01" }),
      ],
      new Map([history(one, { partners: [partner, stayed], primaries })]),
      [],
      2,
      "2026-05-02",
    );
    expect(short(ben)).toEqual([
      [0, "stay", "Banksia Village, Permanent, as partner", "2026-01-10", "2026-04-01"],
      [0, "stay", "Banksia Village, Permanent", "2026-04-01", null],
      [1, "partner", "With Ada Green", "2026-01-10", null],
    ]);
  });

  test("a partner without a switch is drawn beside the primary client", () => {
    const one = entry(7, { clientId: 9, clientName: "Cora Hill" });
    const rows = lanesOf(
      [stay(one, { role: "partner", startDate: "2026-02-01" })],
      new Map([history(one)]),
      [],
      1,
      "2026-05-02",
    );
    expect(short(rows)).toEqual([
      [0, "stay", "Wattle House, Permanent, as partner", "2026-02-01", null],
      [1, "partner", "With Cora Hill", "2026-02-01", null],
    ]);
  });

  test("what is not loaded yet is left out; the stays stay", () => {
    const one = entry(7);
    const two = entry(8, { entryDate: "2024-01-01", departureDate: "2025-01-01" });
    expect(short(lanesOf([stay(one), stay(two)], new Map(), [], 1, "2026-05-02")).map(([lane]) => lane)).toEqual([
      0, 1,
    ]);
  });
});
