import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitClient } from "../src/admissions/admit-client.ts";
import { cancelAdmission } from "../src/admissions/cancel-admission.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { getAdmissionSettings } from "../src/admissions/get-admission-settings.ts";
import { getPlacesBoard } from "../src/admissions/get-places-board.ts";
import { listClientStays } from "../src/admissions/list-client-stays.ts";
import { listPlaceHistory } from "../src/admissions/list-place-history.ts";
import { listPortalEvents } from "../src/admissions/list-portal-events.ts";
import { undoDeparture } from "../src/admissions/undo-departure.ts";
import { updateAdmissionSettings } from "../src/admissions/update-admission-settings.ts";
import { updatePortalEvent } from "../src/admissions/update-portal-event.ts";
import { updateServiceEntry } from "../src/admissions/update-service-entry.ts";
import { updateService } from "../src/admissions/update-service.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { organisation, person, propose } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";
import { type Homes, atOnce, homes, rows, traces } from "./stay-fixture.ts";

let p: Homes;
beforeAll(async () => {
  p = await homes();
});
afterAll(() => p.close());

const depart = (serviceEntryId: number, more: Partial<Parameters<typeof departClient>[1]> = {}) =>
  departClient(p.admin, {
    serviceEntryId,
    departureDate: "2026-10-20",
    departureReason: "home",
    billingEndDate: null,
    ...more,
  });

const address = (clientId: number, line: string, purposes: string[], primary: boolean) =>
  p.db.owner.sql`insert into address (customer_id, line, suburb, state, postcode, purpose_ids, is_primary)
    values (${clientId}, ${line}, 'Dubbo', 'NSW', '2830', array(select id from purpose where code = any(${purposes})), ${primary})`;

const addresses = (clientId: number) =>
  rows(
    p,
    `select line, is_primary, array(select code from purpose u where u.id = any(a.purpose_ids) order by code) as purposes
      from address a where customer_id = ${clientId} and active order by id`,
  );

describe("admitting", () => {
  test("S-039 to S-056: one act makes entry, header, place, event, fees, funding and cap by the person's arrangement", async () => {
    const client = await person(p, "Whole");
    const made = await p.admitted("Whole", {
      clientId: client.id,
      accommodationStatus: "partly_supported",
      agreementDate: "2026-09-20",
      initialCapacity: "42.5",
      facts: {
        earlierStays: [{ kind: "permanent", home: "Old Home", startDate: "2020-03-01", endDate: "2026-09-25" }],
      },
    });
    keepsContract(endpoints.admitClient, made);
    expect(made).toMatchObject({
      preview: false,
      serviceEntry: {
        accommodationStatus: "partly_supported",
        careBeforeJuly2014: false,
        newMeansTesting: true,
        agreementDate: "2026-09-20",
        initialCapacity: "42.5",
        entryEventRequired: true,
        departureEventRequired: true,
        partnered: false,
      },
      arrangement: { fee: "POST14" },
      portalEvents: [{ kind: "entry", eventDate: "2026-10-01", status: "waiting", daysWaiting: 14 }],
      capFirstEntryDate: "2020-03-01",
    });
    expect(made.fees.map((fee) => fee.billingCode).toSorted()).toEqual(["BDF", "MTCF"]);
    expect(made.fees.find((fee) => fee.billingCode === "BDF")).toMatchObject({
      rate: "66.80",
      amountADay: "66.80",
      onDay: "2026-10-15",
    });
    expect(made.fundingLines.map((line) => line.fundingCode).toSorted()).toEqual(["ANACC", "MTR"]);
    const { id } = made.serviceEntry;
    expect(
      await rows(p, `select client_id, service_id from accommodation_payment where service_entry_id = ${id}`),
    ).toEqual([{ client_id: client.id, service_id: p.house }]);
    expect(
      await rows(p, `select start_date, end_date, place_id from place_stay where service_entry_id = ${id}`),
    ).toEqual([{ start_date: "2026-10-01", end_date: null, place_id: made.serviceEntry.placeId }]);
    expect(await rows(p, `select count(*)::int as n from resident_facts where client_id = ${client.id}`)).toEqual([
      { n: 1 },
    ]);
    expect(
      await rows(p, `select first_entry_date, annual, lifetime from client_cap where client_id = ${client.id}`),
    ).toEqual([{ first_entry_date: "2020-03-01", annual: true, lifetime: true }]);
  });

  test("somebody new in care gets the fees of November 2025, and no cap where no fee is capped", async () => {
    const made = await p.admitted("New");
    expect(made.arrangement).toMatchObject({ cohort: "NOV25", fee: "NOV25" });
    expect(made.fees.map((fee) => fee.billingCode).toSorted()).toEqual(["BDF", "HOTEL"]);
    expect(made.capFirstEntryDate).toBeNull();
  });

  test("S-043, S-050: a private client makes no claims and no events; a village neither", async () => {
    const made = await p.admitted("Private", { funded: false });
    expect(made.fundingLines).toEqual([]);
    expect(made.serviceEntry).toMatchObject({
      funded: false,
      entryEventRequired: false,
      departureEventRequired: false,
    });
    expect(made.portalEvents).toEqual([]);
  });

  test("S-053 to S-055: the place becomes the home address; the old home stays with another purpose", async () => {
    const client = await person(p, "Moving");
    await address(client.id, "9 Old Street", ["HOME", "INVOICE"], true);
    await address(client.id, "PO Box 4", ["STATEMENT"], false);
    const made = await p.admitted("Moving", { clientId: client.id });
    expect(made.addressMoves).toMatchObject({
      made: {
        line: "1 Banksia Road",
        suburb: "Orange",
        state: "NSW",
        postcode: "2800",
        primary: true,
        purposes: ["Home"],
      },
      changed: [{ line: "9 Old Street", primary: false, purposes: ["Invoice", "Other"] }],
    });
    expect(await addresses(client.id)).toEqual([
      { line: "9 Old Street", is_primary: false, purposes: ["INVOICE", "OTHER"] },
      { line: "PO Box 4", is_primary: false, purposes: ["STATEMENT"] },
      { line: "1 Banksia Road", is_primary: true, purposes: ["HOME"] },
    ]);
  });

  test("a unit has an address of its own; who stays at home keeps the address; the purposes are settings", async () => {
    const unit = await p.place(p.house, { addressLine: "Unit 7, 1 Banksia Road" });
    const inUnit = await p.admitted("Unit", { placeId: unit });
    expect(inUnit.addressMoves.made).toMatchObject({ line: "Unit 7, 1 Banksia Road" });
    expect((await p.admitted("Stayer", { moveAddress: false })).addressMoves.made).toBeNull();
    const settings = await updateAdmissionSettings(p.admin, { oldHomePurpose: "MAILING" });
    keepsContract(endpoints.updateAdmissionSettings, settings);
    const client = await person(p, "Mailed");
    await address(client.id, "3 Post Street", ["HOME"], true);
    await p.admitted("Mailed", { clientId: client.id });
    expect((await addresses(client.id))[0]).toMatchObject({ purposes: ["MAILING"] });
    expect(await refusal(updateAdmissionSettings(p.admin, { homePurpose: "NOPE" }))).toMatchObject({
      fields: [{ pointer: "/homePurpose", code: "UNKNOWN" }],
    });
    expect(await refusal(updateAdmissionSettings(p.admin, { homePurpose: "MAILING" }))).toMatchObject({
      fields: [{ pointer: "/oldHomePurpose", code: "DUPLICATE" }],
    });
    expect(await updateAdmissionSettings(p.admin, { oldHomePurpose: "OTHER" })).toEqual(
      await getAdmissionSettings(p.reader),
    );
  });

  test("a preview tells what saving makes, and makes nothing", async () => {
    const client = await person(p, "Preview");
    const placeId = await p.place(p.house);
    await address(client.id, "4 Preview Street", ["HOME"], true);
    const before = await traces(p);
    const input = { clientId: client.id, placeId, preview: true };
    const told = await p.admitted("Preview", input);
    keepsContract(endpoints.admitClient, told);
    expect(await traces(p)).toEqual(before);
    const made = await p.admitted("Preview", { ...input, preview: false });
    const bare = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, part: unknown) =>
          /id$/i.test(key) && key !== "departmentServiceId"
            ? null
            : key === "createdAt" || key === "preview"
              ? null
              : part,
        ),
      );
    expect(bare(told)).toEqual(bare(made));
  });

  test("warnings: no template, no rate, no earlier stay of before 2014", async () => {
    const bare = await admitClient(p.admin, {
      clientId: (await person(p, "Bare", p.village)).id,
      serviceId: p.village,
      careTypeId: p.villageCare,
      placeId: null,
      entryDate: "2026-10-01",
    });
    expect(bare.warnings).toMatchObject([{ code: "TEMPLATE_MISSING" }]);
    const old = await p.admitted("Old", { careBeforeJuly2014: true });
    expect(old.serviceEntry).toMatchObject({ careBeforeJuly2014: true, newMeansTesting: false });
    expect(old.warnings.map((one) => one.code)).toContain("EARLIER_STAY_MISSING");
  });

  test.each<[string, Partial<Parameters<typeof admitClient>[1]>, string, string]>([
    [
      "outside new means testing without care before 2014",
      { newMeansTesting: false },
      "/newMeansTesting",
      "NOT_ALLOWED",
    ],
    [
      "an entry before 2014 that is not",
      { entryDate: "2014-06-30", careBeforeJuly2014: false },
      "/careBeforeJuly2014",
      "INVALID",
    ],
    ["a capacity over 100", { initialCapacity: "100.5" }, "/initialCapacity", "OUT_OF_RANGE"],
    ["no bed", { placeId: null }, "/placeId", "REQUIRED"],
    ["an unknown care type", { careTypeId: 9999 }, "/careTypeId", "UNKNOWN"],
    [
      "an earlier stay that lasts",
      { facts: { earlierStays: [{ kind: "permanent", home: "X", startDate: "2020-01-01", endDate: null }] } },
      "/facts/earlierStays/0/endDate",
      "REQUIRED",
    ],
  ])("%s is refused at its field", async (_, more, pointer, code) => {
    const before = await traces(p);
    const client = await person(p, "Fault");
    expect(await refusal(p.admitted("Fault", { clientId: client.id, ...more }))).toMatchObject({
      code: "VALIDATION",
      fields: [{ pointer, code }],
    });
    expect(((await traces(p)) as object[])[0]).toEqual((before as object[])[0]);
  });

  test("S-002, S-039: no organisation; no second entry at the service; another service at once is fine", async () => {
    const payer = await organisation(p, "Trustee");
    expect(await refusal(p.admitted("", { clientId: payer.id }))).toMatchObject({
      fields: [{ pointer: "/clientId", code: "NOT_ALLOWED" }],
    });
    const { serviceEntry } = await p.admitted("Twice");
    expect(await refusal(p.admitted("", { clientId: serviceEntry.clientId, entryDate: "2026-11-01" }))).toMatchObject({
      code: "ENTRY_OVERLAP",
      fields: [{ pointer: "/entryDate" }],
    });
    const other = await p.admitted("", { clientId: serviceEntry.clientId, serviceId: p.lodge, funded: false });
    expect(other.serviceEntry.serviceName).toBe("Correa Lodge");
    const stays = await listClientStays(p.admin, { customerId: serviceEntry.clientId });
    keepsContract(endpoints.listClientStays, stays);
    expect(stays.items.map((one) => [one.role, one.serviceEntry.serviceName])).toEqual([
      ["primary", "Correa Lodge"],
      ["primary", "Banksia House"],
    ]);
  });

  test("S-042: an occupied place names who is there; of two at once one is refused", async () => {
    const placeId = await p.place(p.house);
    const there = await p.admitted("There", { placeId });
    const fault = await refusal(p.admitted("Late", { placeId, preview: true }));
    expect(fault).toMatchObject({ fields: [{ pointer: "/placeId", code: "OVERLAP" }] });
    expect(fault.message).toContain(there.serviceEntry.clientName);
    const free = await p.place(p.house);
    const people = await Promise.all(["One", "Two", "Three"].map((name) => person(p, name)));
    const ends = await atOnce(...people.map((one) => p.admitted("", { clientId: one.id, placeId: free })));
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    for (const end of ends)
      if (end.status === "rejected")
        expect(end.reason).toMatchObject({ fields: [{ pointer: "/placeId", code: "OVERLAP" }] });
  });

  test("an officer admits to the own facility only", async () => {
    const client = await person(p, "Scoped");
    const input = { clientId: client.id, careTypeId: p.permanent, entryDate: "2026-10-01" };
    expect(
      await refusal(admitClient(p.officer, { ...input, serviceId: p.lodge, placeId: await p.place(p.lodge) })),
    ).toMatchObject({ fields: [{ pointer: "/serviceId", code: "UNKNOWN" }] });
    const made = await admitClient(p.officer, { ...input, serviceId: p.house, placeId: await p.place(p.house) });
    expect(made.addressMoves.made).not.toBeNull();
    expect(await refusal(admitClient(p.reader, { ...input, serviceId: p.house, placeId: null }))).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("changing an entry", () => {
  test("S-044: the accommodation status at any time, and every other fact", async () => {
    const { serviceEntry } = await p.admitted("Facts");
    const changed = await updateServiceEntry(p.admin, {
      serviceEntryId: serviceEntry.id,
      accommodationStatus: "supported",
      agreementDate: "2026-09-30",
      careBeforeJuly2014: true,
      newMeansTesting: false,
      initialCapacity: "10",
      departureEventRequired: false,
    });
    keepsContract(endpoints.updateServiceEntry, changed);
    expect(changed.serviceEntry).toMatchObject({
      accommodationStatus: "supported",
      agreementDate: "2026-09-30",
      newMeansTesting: false,
      initialCapacity: "10",
      departureEventRequired: false,
    });
    expect(
      await refusal(updateServiceEntry(p.admin, { serviceEntryId: serviceEntry.id, careBeforeJuly2014: false })),
    ).toMatchObject({ fields: [{ pointer: "/newMeansTesting", code: "NOT_ALLOWED" }] });
  });

  test("the billing start follows the entry date where it was the same; the stay in the place and the event follow", async () => {
    const { serviceEntry } = await p.admitted("Dates");
    const { id } = serviceEntry;
    const changed = await updateServiceEntry(p.admin, { serviceEntryId: id, entryDate: "2026-10-03" });
    expect(changed.serviceEntry).toMatchObject({ entryDate: "2026-10-03", billingStartDate: "2026-10-03" });
    expect(await rows(p, `select start_date from place_stay where service_entry_id = ${id}`)).toEqual([
      { start_date: "2026-10-03" },
    ]);
    expect(await rows(p, `select event_date from portal_event where service_entry_id = ${id}`)).toEqual([
      { event_date: "2026-10-03" },
    ]);
  });

  test("S-043: an entry that is no longer funded has no funding, and gets it back", async () => {
    const { serviceEntry, fundingLines } = await p.admitted("Unfunded");
    expect(fundingLines.map((line) => line.fundingCode)).toEqual(["ANACC"]);
    const live = () =>
      rows(
        p,
        `select count(*)::int as n from funding_schedule_line where service_entry_id = ${serviceEntry.id} and not in_error`,
      );
    await updateServiceEntry(p.admin, { serviceEntryId: serviceEntry.id, funded: false });
    expect(await live()).toEqual([{ n: 0 }]);
    await updateServiceEntry(p.admin, { serviceEntryId: serviceEntry.id, funded: true });
    expect(await live()).toEqual([{ n: 1 }]);
  });
});

describe("departing", () => {
  test("S-276: notice, reason, death and probate; funding and leave end, the portal is told", async () => {
    const { serviceEntry } = await p.admitted("Gone");
    const { id } = serviceEntry;
    await p.db.owner.sql`insert into leave_record (service_entry_id, client_id, service_id, type, start_date)
      values (${id}, ${serviceEntry.clientId}, ${p.house}, 'hospital', '2026-10-08')`;
    const before = await traces(p);
    const told = await depart(id, { departureDate: "2026-10-14", departureReason: "deceased", preview: true });
    expect(told).toMatchObject({ preview: true, serviceEntry: { status: "departed", departureReason: "deceased" } });
    expect(await traces(p)).toEqual(before);
    const gone = await depart(id, { departureDate: "2026-10-14", departureReason: "deceased", noticeDate: null });
    keepsContract(endpoints.departClient, gone);
    expect(
      await rows(p, `select end_date from funding_schedule_line where service_entry_id = ${id} and mirrors_id is null`),
    ).toEqual([{ end_date: "2026-10-13" }]);
    expect(await rows(p, `select end_date, came_back from leave_record where service_entry_id = ${id}`)).toEqual([
      { end_date: "2026-10-14", came_back: false },
    ]);
    expect(
      await rows(p, `select kind, event_date, status from portal_event where service_entry_id = ${id} order by id`),
    ).toEqual([
      { kind: "entry", event_date: "2026-10-01", status: "waiting" },
      { kind: "departure", event_date: "2026-10-14", status: "waiting" },
    ]);
    const proven = await updateServiceEntry(p.admin, { serviceEntryId: id, probateDate: "2026-10-15" });
    expect(proven.serviceEntry.probateDate).toBe("2026-10-15");
    const back = await undoDeparture(p.admin, { serviceEntryId: id });
    keepsContract(endpoints.undoDeparture, back);
    expect(back.serviceEntry).toMatchObject({
      departureDate: null,
      departureReason: null,
      probateDate: null,
      status: "current",
    });
    expect(
      await rows(p, `select end_date from funding_schedule_line where service_entry_id = ${id} and mirrors_id is null`),
    ).toEqual([{ end_date: null }]);
    expect(await rows(p, `select end_date, came_back from leave_record where service_entry_id = ${id}`)).toEqual([
      { end_date: null, came_back: true },
    ]);
    expect(await refusal(undoDeparture(p.admin, { serviceEntryId: id }))).toMatchObject({ code: "CONFLICT" });
  });

  test.each<[string, Partial<Parameters<typeof departClient>[1]>, string, string]>([
    ["notice after the departure", { noticeDate: "2026-10-21" }, "/noticeDate", "OUT_OF_RANGE"],
    ["probate of somebody alive", { probateDate: "2026-10-15" }, "/probateDate", "NOT_ALLOWED"],
    [
      "probate before the death",
      { departureDate: "2026-10-14", departureReason: "deceased", probateDate: "2026-10-13" },
      "/probateDate",
      "BEFORE_START",
    ],
  ])("%s is refused", async (_, more, pointer, code) => {
    const { serviceEntry } = await p.admitted("Refused");
    expect(await refusal(depart(serviceEntry.id, more))).toMatchObject({ fields: [{ pointer, code }] });
  });

  test("a departure is not taken back into a place where somebody else lives by now", async () => {
    const { serviceEntry } = await p.admitted("First");
    await depart(serviceEntry.id, { departureDate: "2026-10-10" });
    await p.admitted("Next", { placeId: serviceEntry.placeId, entryDate: "2026-10-10" });
    expect(await refusal(undoDeparture(p.admin, { serviceEntryId: serviceEntry.id }))).toMatchObject({
      fields: [{ pointer: "/placeId", code: "OVERLAP" }],
    });
  });
});

describe("an admission made in error", () => {
  test("goes with all that it made, and the home address is what it was", async () => {
    const client = await person(p, "Mistake");
    await address(client.id, "5 Real Street", ["HOME"], true);
    const home = await addresses(client.id);
    const { serviceEntry } = await p.admitted("Mistake", {
      clientId: client.id,
      facts: {
        earlierStays: [{ kind: "permanent", home: "Old Home", startDate: "2020-03-01", endDate: "2026-09-25" }],
      },
    });
    const told = await cancelAdmission(p.admin, {
      serviceEntryId: serviceEntry.id,
      reason: "wrong person",
      preview: true,
    });
    expect(told).toMatchObject({ preview: true, scheduleLines: 2, fundingLines: 2, addressRestored: true });
    const gone = await cancelAdmission(p.admin, { serviceEntryId: serviceEntry.id, reason: "wrong person" });
    keepsContract(endpoints.cancelAdmission, gone);
    for (const table of [
      "service_entry",
      "billing_schedule_line",
      "funding_schedule_line",
      "client_cap",
      "client_cohort",
      "place_stay",
    ])
      if (table !== "client_cohort")
        expect([
          table,
          await rows(p, `select count(*)::int as n from ${table} where client_id = ${client.id}`),
        ]).toEqual([table, [{ n: 0 }]]);
    expect(await addresses(client.id)).toEqual(home);
    expect(
      await rows(
        p,
        `select after ->> 'reason' as reason from audit_log where verb = 'cancelAdmission' and object_id = '${serviceEntry.id}'`,
      ),
    ).toEqual([{ reason: "wrong person" }]);
  });

  test("not when something was billed, nor when the portal was told", async () => {
    const { serviceEntry } = await p.admitted("Billed");
    await propose(p, p.admin, "billing");
    expect(
      await refusal(cancelAdmission(p.admin, { serviceEntryId: serviceEntry.id, reason: "too late" })),
    ).toMatchObject({ code: "LINE_BILLED" });
    const { serviceEntry: told, portalEvents } = await p.admitted("Told");
    await updatePortalEvent(p.admin, { portalEventId: portalEvents[0]!.id, status: "lodged", reference: "E-1" });
    expect(await refusal(cancelAdmission(p.admin, { serviceEntryId: told.id, reason: "too late" }))).toMatchObject({
      code: "CONFLICT",
    });
    expect(await refusal(cancelAdmission(p.officer, { serviceEntryId: 999_999, reason: "not mine" }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("portal events: those that wait, lodged with their reference, told again when a day changes", async () => {
  const { serviceEntry, portalEvents } = await p.admitted("Portal");
  const [event] = portalEvents;
  const waiting = await listPortalEvents(p.admin, { status: "waiting", clientId: serviceEntry.clientId });
  keepsContract(endpoints.listPortalEvents, waiting);
  expect(waiting.items.map((one) => one.id)).toEqual([event!.id]);
  const lodged = await updatePortalEvent(p.admin, { portalEventId: event!.id, status: "lodged", reference: "ACER-77" });
  keepsContract(endpoints.updatePortalEvent, lodged);
  expect(lodged).toMatchObject({ status: "lodged", lodgedOn: "2026-10-15", reference: "ACER-77", daysWaiting: null });
  expect(
    await refusal(updatePortalEvent(p.admin, { portalEventId: event!.id, status: "lodged", lodgedOn: "2026-10-16" })),
  ).toMatchObject({ fields: [{ pointer: "/lodgedOn", code: "OUT_OF_RANGE" }] });
  const moved = await updateServiceEntry(p.admin, { serviceEntryId: serviceEntry.id, entryDate: "2026-10-02" });
  expect(moved.warnings.map((one) => one.code)).toContain("PORTAL_EVENT_LODGED");
  expect((await listPortalEvents(p.admin, { status: "waiting", clientId: serviceEntry.clientId })).items).toMatchObject(
    [{ id: event!.id, eventDate: "2026-10-02" }],
  );
  expect((await listPortalEvents(p.officer, { serviceId: p.lodge })).items).toEqual([]);
});

describe("the board of places", () => {
  test("by wing: who is there since when, who comes, who goes, what is vacant since when", async () => {
    const east = { wing: "East", price: "450000" };
    const [full, leaving, free, never] = [
      await p.place(p.lodge, east),
      await p.place(p.lodge, east),
      await p.place(p.lodge, { wing: "West" }),
      await p.place(p.lodge, {}),
    ];
    const stays = await p.admitted("Stays", { serviceId: p.lodge, placeId: full, entryDate: "2026-09-01" });
    const goes = await p.admitted("Goes", { serviceId: p.lodge, placeId: leaving });
    await depart(goes.serviceEntry.id, { departureDate: "2026-10-20" });
    const comes = await p.admitted("Comes", { serviceId: p.lodge, placeId: leaving, entryDate: "2026-10-25" });
    const was = await p.admitted("Was", { serviceId: p.lodge, placeId: free, entryDate: "2026-09-01" });
    await depart(was.serviceEntry.id, { departureDate: "2026-10-05" });
    const board = await getPlacesBoard(p.admin, { serviceId: p.lodge });
    keepsContract(endpoints.getPlacesBoard, board);
    expect(board.wings.map((wing) => wing.wing)).toEqual(["East", "West", null]);
    const at = (placeId: number) => board.wings.flatMap((wing) => wing.places).find((one) => one.placeId === placeId);
    expect(at(full)).toMatchObject({
      state: "occupied",
      price: "450000.00",
      occupants: [
        { clientId: stays.serviceEntry.clientId, since: "2026-09-01", until: null, role: "primary", onLeave: false },
      ],
      freeFrom: null,
    });
    expect(at(leaving)).toMatchObject({
      state: "occupied",
      occupants: [{ clientName: goes.serviceEntry.clientName, until: "2026-10-20" }],
      expected: [{ clientName: comes.serviceEntry.clientName, day: "2026-10-25" }],
      freeFrom: null,
    });
    expect(at(free)).toMatchObject({ state: "vacant", vacantSince: "2026-10-05", freeFrom: "2026-10-15" });
    expect(at(never)).toMatchObject({ state: "vacant", vacantSince: null });
    expect(board.counts).toMatchObject({ movesIn: 1, movesOut: 1 });
    const later = await getPlacesBoard(p.admin, { serviceId: p.lodge, day: "2026-10-22" });
    expect(later.wings.flatMap((wing) => wing.places).find((one) => one.placeId === leaving)).toMatchObject({
      state: "reserved",
      vacantSince: "2026-10-20",
    });
    expect(await refusal(getPlacesBoard(p.officer, { serviceId: p.lodge }))).toMatchObject({ code: "NOT_FOUND" });
    const history = await listPlaceHistory(p.admin, { placeId: leaving });
    keepsContract(endpoints.listPlaceHistory, history);
    expect(history.items).toMatchObject([
      { clientName: comes.serviceEntry.clientName, startDate: "2026-10-25", endDate: null },
      { clientName: goes.serviceEntry.clientName, startDate: "2026-10-01", endDate: "2026-10-20" },
    ]);
  });

  test("a service that no longer shares its places must not have two in one", async () => {
    const unit = await p.place(p.village);
    for (const name of ["Lee", "Lou"])
      await p.admitted(name, { serviceId: p.village, careTypeId: p.villageCare, placeId: unit });
    expect(await refusal(updateService(p.admin, { serviceId: p.village, allowPartnered: false }))).toMatchObject({
      code: "CONFLICT",
    });
  });
});

test("after all that, everything agrees", async () => {
  const results = await verifyDatabase(p.db.owner.sql);
  expect(results.filter((result) => result.status === "fail")).toEqual([]);
  expect(results.filter((result) => result.invariant === 10).length).toBeGreaterThanOrEqual(4);
});
