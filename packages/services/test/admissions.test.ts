import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitClient } from "../src/admissions/admit-client.ts";
import { createLegalEntity } from "../src/admissions/create-legal-entity.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { createService } from "../src/admissions/create-service.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { getServiceEntry } from "../src/admissions/get-service-entry.ts";
import { listCareTypes } from "../src/admissions/list-care-types.ts";
import { listLegalEntities } from "../src/admissions/list-legal-entities.ts";
import { listPlaces } from "../src/admissions/list-places.ts";
import { listServiceEntries } from "../src/admissions/list-service-entries.ts";
import { listServices } from "../src/admissions/list-services.ts";
import { updateLegalEntity } from "../src/admissions/update-legal-entity.ts";
import { updatePlace } from "../src/admissions/update-place.ts";
import { updateServiceEntry } from "../src/admissions/update-service-entry.ts";
import { updateService } from "../src/admissions/update-service.ts";
import { updateBillingCode } from "../src/billing/update-billing-code.ts";
import { updateScheduleTemplate } from "../src/billing/update-schedule-template.ts";
import { updateCustomer } from "../src/customers/update-customer.ts";
import { type Provider, organisation, person, resident, tinyProvider, villager } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
beforeAll(async () => {
  p = await tinyProvider();
});
afterAll(() => p.close());

let beds = 0;
const bed = () => createPlace(p.admin, { serviceId: p.house, code: `B${(beds += 1)}`, wing: "East", price: "450000" });

async function admit(clientId: number, more: Partial<Parameters<typeof admitClient>[1]> = {}) {
  return admitClient(p.admin, {
    clientId,
    serviceId: p.house,
    careTypeId: p.permanent,
    placeId: more.placeId === undefined ? (await bed()).id : more.placeId,
    entryDate: "2026-10-01",
    ...more,
  });
}

describe("admitting", () => {
  test("S-052, S-065: saving the entry admits, and the template of the care type fills the schedule", async () => {
    const client = await person(p, "Admitted");
    const made = await admit(client.id);
    keepsContract(endpoints.admitClient, made);
    expect(made.serviceEntry).toMatchObject({ status: "current", funded: true, billingStartDate: "2026-10-01" });
    expect(made.scheduleLines).toMatchObject([
      {
        billingCode: "BDF",
        startDate: "2026-10-01",
        endDate: null,
        rateToday: "66.80",
        rateOwn: false,
        serviceName: "Banksia House",
      },
    ]);
    expect(made.warnings).toEqual([]);
    const [entry] = await p.db.owner
      .sql`select after from audit_log where verb = 'admitClient' and object_id = ${String(made.serviceEntry.id)}`;
    expect(entry!["after"].scheduleLines).toHaveLength(1);
  });

  test("S-002: an organisation can never hold a service entry", async () => {
    const payer = await organisation(p, "Payer");
    expect(await refusal(admit(payer.id))).toMatchObject({ fields: [{ pointer: "/clientId", code: "NOT_ALLOWED" }] });
  });

  test("S-039: several entries at once at different services, none overlapping at one; leaving and returning on one day", async () => {
    const { client, entry } = await resident(p, "Twice");
    expect((await villagerEntry(client.id)).serviceEntry.status).toBe("current");
    const again = await refusal(admit(client.id, { entryDate: "2026-10-05" }));
    expect(again).toMatchObject({ code: "ENTRY_OVERLAP", fields: [{ pointer: "/entryDate", code: "OVERLAP" }] });
    expect(again.message).toContain("from 01/10/2026, still open");
    await departClient(p.admin, {
      serviceEntryId: entry.id,
      departureDate: "2026-10-05",
      departureReason: "home",
      billingEndDate: null,
    });
    expect((await admit(client.id, { entryDate: "2026-10-05" })).serviceEntry.entryDate).toBe("2026-10-05");
    // The first stay may be moved up to the day on which the second begins, and no further.
    const move = (departureDate: string) => updateServiceEntry(p.admin, { serviceEntryId: entry.id, departureDate });
    await move("2026-10-04");
    expect((await move("2026-10-05")).serviceEntry.departureDate).toBe("2026-10-05");
    expect(await refusal(move("2026-10-06"))).toMatchObject({ code: "ENTRY_OVERLAP" });
  });

  const villagerEntry = (clientId: number) =>
    admitClient(p.admin, {
      clientId,
      serviceId: p.village,
      careTypeId: p.villageCare,
      placeId: null,
      entryDate: "2026-10-01",
    });

  test("two admissions at once: one wins, the other is refused as overlap", async () => {
    const client = await person(p, "Race");
    const results = await Promise.allSettled([admit(client.id), admit(client.id)]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const [lost] = results.filter((result) => result.status === "rejected");
    expect(lost!.reason).toMatchObject({ code: "ENTRY_OVERLAP" });
  });

  test("S-042: a place that is someone else's is refused by name; a residential client needs one; partners may share", async () => {
    const { client, place, entry } = await resident(p, "Holder");
    const other = await person(p, "Other");
    const taken = await refusal(admit(other.id, { placeId: place.id }));
    expect(taken).toMatchObject({ fields: [{ pointer: "/placeId", code: "OVERLAP" }] });
    expect(taken.message).toContain(client.name);
    expect(await refusal(admit(other.id, { placeId: null }))).toMatchObject({
      fields: [{ pointer: "/placeId", code: "REQUIRED" }],
    });
    expect(await refusal(admit(other.id, { placeId: 99_999 }))).toMatchObject({
      fields: [{ pointer: "/placeId", code: "UNKNOWN" }],
    });
    await departClient(p.admin, {
      serviceEntryId: entry.id,
      departureDate: "2026-10-10",
      departureReason: "hospital",
      billingEndDate: null,
    });
    expect((await admit(other.id, { placeId: place.id, entryDate: "2026-10-10" })).serviceEntry.placeId).toBe(place.id);

    const unit = await createPlace(p.admin, { serviceId: p.village, code: "U1", wing: null, price: null });
    for (const name of ["One", "Two"]) {
      const partner = await person(p, name, p.village);
      const made = await admitClient(p.admin, {
        clientId: partner.id,
        serviceId: p.village,
        careTypeId: p.villageCare,
        placeId: unit.id,
        entryDate: "2026-10-01",
      });
      expect(made.serviceEntry.placeCode).toBe("U1");
    }
  });

  test("S-052: without a template there are no lines, and that is said", async () => {
    const client = await person(p, "Bare", p.village);
    const made = await villagerEntry(client.id);
    expect(made.scheduleLines).toEqual([]);
    expect(made.warnings.map((warning) => warning.code)).toContain("TEMPLATE_MISSING");
  });

  test("S-070: a code of the template that is no longer in use is left out, and that is said", async () => {
    await updateBillingCode(p.admin, { billingCodeId: p.bdf, active: false });
    const made = await admit((await person(p, "NoCode")).id);
    await updateBillingCode(p.admin, { billingCodeId: p.bdf, active: true });
    expect(made.scheduleLines).toEqual([]);
    expect(made.warnings).toMatchObject([{ code: "CODE_INACTIVE" }]);
  });

  test("S-046: billing may start before or after the entry; far before either is pointed out", async () => {
    await updateBillingCode(p.admin, { billingCodeId: p.bdf, legalFee: "basic_daily_fee" });
    const early = await admit((await person(p, "Early")).id, { billingStartDate: "2026-09-20" });
    expect(early.serviceEntry.billingStartDate).toBe("2026-09-20");
    expect(early.scheduleLines[0]!.startDate).toBe("2026-09-20");
    expect(early.warnings.map((warning) => warning.code)).toEqual(["BEFORE_ENTRY"]);
    // Of a place held before entry only the basic daily fee may be asked: other fees start with the entry.
    const lines = (...codes: number[]) =>
      updateScheduleTemplate(p.admin, {
        scheduleTemplateId: p.template,
        lines: codes.map((billingCodeId) => ({ serviceGroupId: p.serviceGroup, billingCodeId, quantity: "1" })),
      });
    await lines(p.bdf, p.extra);
    const held = await admit((await person(p, "Held")).id, { billingStartDate: "2026-09-25" });
    expect(held.scheduleLines.map((line) => [line.billingCodeId, line.startDate])).toEqual([
      [p.bdf, "2026-09-25"],
      [p.extra, "2026-10-01"],
    ]);
    await lines(p.bdf);
    const late = await admit((await person(p, "Late")).id, { billingStartDate: "2026-10-08" });
    expect(late.serviceEntry).toMatchObject({ entryDate: "2026-10-01", billingStartDate: "2026-10-08" });
    const old = await admit((await person(p, "Old")).id, { entryDate: "2019-03-01" });
    expect(old.warnings.map((warning) => warning.code)).toEqual(["BILLS_FAR_BACK", "RATE_MISSING"]);
  });

  test("S-043: funded follows the service and may be set apart", async () => {
    expect((await admit((await person(p, "Private")).id, { funded: false })).serviceEntry.funded).toBe(false);
  });

  test("an inactive client, a closed service, a closed place are refused", async () => {
    const client = await person(p, "Gone");
    await updateCustomer(p.admin, { customerId: client.id, active: false });
    expect(await refusal(admit(client.id))).toMatchObject({ fields: [{ pointer: "/clientId", code: "INACTIVE" }] });
    const closed = await bed();
    await updatePlace(p.admin, { placeId: closed.id, active: false });
    expect(await refusal(admit((await person(p, "X")).id, { placeId: closed.id }))).toMatchObject({
      fields: [{ pointer: "/placeId", code: "INACTIVE" }],
    });
    const service = await createService(p.admin, {
      code: "OLD",
      name: "Old House",
      kind: "residential",
      legalEntityId: p.entity,
      departmentServiceId: "12345",
      state: "VIC",
      funded: true,
      allowPartnered: false,
    });
    await updateService(p.admin, { serviceId: service.id, active: false });
    expect(await refusal(admit((await person(p, "Y")).id, { serviceId: service.id, placeId: null }))).toMatchObject({
      fields: [{ pointer: "/serviceId", code: "INACTIVE" }],
    });
  });
});

describe("departing", () => {
  const depart = (serviceEntryId: number, more: Partial<Parameters<typeof departClient>[1]> = {}) =>
    departClient(p.admin, {
      serviceEntryId,
      departureDate: "2026-10-12",
      departureReason: "home",
      billingEndDate: null,
      ...more,
    });

  test("dates and reason are kept, schedule lines keep their ends, and it happens once", async () => {
    const { entry, lines } = await resident(p, "Leaver");
    const done = await depart(entry.id);
    keepsContract(endpoints.departClient, done);
    expect(done.serviceEntry).toMatchObject({ status: "departed", departureReason: "home", billingEndDate: null });
    const [line] = await p.db.owner.sql`select end_date from billing_schedule_line where id = ${lines[0]!.id}`;
    expect(line).toEqual({ end_date: null });
    expect(await refusal(depart(entry.id))).toMatchObject({ code: "CONFLICT" });
  });

  test("S-056: billing may end before or after the departure", async () => {
    const { entry } = await resident(p, "Longer");
    expect(await depart(entry.id, { billingEndDate: "2026-10-20" })).toMatchObject({
      serviceEntry: { billingEndDate: "2026-10-20" },
      warnings: [{ code: "AFTER_DEPARTURE" }],
    });
    const { entry: never } = await resident(p, "Never");
    expect((await depart(never.id, { billingEndDate: "2026-09-30" })).serviceEntry.billingEndDate).toBe("2026-09-30");
  });

  test("a departure before the entry, a death in the future, a billing end before its start are refused", async () => {
    const { entry } = await resident(p, "Wrong");
    expect(await refusal(depart(entry.id, { departureDate: "2026-09-30" }))).toMatchObject({
      fields: [{ pointer: "/departureDate", code: "BEFORE_START" }],
    });
    expect(await refusal(depart(entry.id, { departureDate: "2026-12-01", departureReason: "deceased" }))).toMatchObject(
      { fields: [{ pointer: "/departureDate", code: "OUT_OF_RANGE" }] },
    );
    expect(await refusal(depart(entry.id, { billingEndDate: "2026-09-29" }))).toMatchObject({
      fields: [{ pointer: "/billingEndDate", code: "BEFORE_START" }],
    });
  });

  test("taking a departure back takes its reason and billing end with it; dates are checked as they will stand", async () => {
    const { entry } = await resident(p, "Back");
    await depart(entry.id, { billingEndDate: "2026-10-14" });
    const back = await updateServiceEntry(p.admin, { serviceEntryId: entry.id, departureDate: null });
    keepsContract(endpoints.updateServiceEntry, back);
    expect(back.serviceEntry).toMatchObject({ departureDate: null, departureReason: null, billingEndDate: null });
    expect(
      await refusal(updateServiceEntry(p.admin, { serviceEntryId: entry.id, billingEndDate: "2026-10-20" })),
    ).toMatchObject({ fields: [{ pointer: "/billingEndDate", code: "NOT_ALLOWED" }] });
    expect(
      await refusal(updateServiceEntry(p.admin, { serviceEntryId: entry.id, departureDate: "2026-10-20" })),
    ).toMatchObject({ fields: [{ pointer: "/departureReason", code: "REQUIRED" }] });
    const earlier = await updateServiceEntry(p.admin, { serviceEntryId: entry.id, billingStartDate: "2026-09-28" });
    expect(earlier.warnings).toMatchObject([{ code: "LINES_START_LATER" }]);
  });
});

test("entries are found by first and last day of entry and of departure, both included", async () => {
  const { entry: early } = await resident(p, "Early", "2026-09-01");
  const { entry: late } = await resident(p, "Late", "2026-09-02");
  await departClient(p.admin, {
    serviceEntryId: early.id,
    departureDate: "2026-10-10",
    departureReason: "home",
    billingEndDate: null,
  });
  const found = async (input: Parameters<typeof listServiceEntries>[1]) =>
    (await listServiceEntries(p.admin, { limit: 1000, ...input })).items
      .map((item) => item.id)
      .filter((id) => id === early.id || id === late.id);
  expect(await found({ entryFrom: "2026-09-01", entryTo: "2026-09-01" })).toEqual([early.id]);
  expect(await found({ entryFrom: "2026-09-02" })).toEqual([late.id]);
  expect(await found({ entryTo: "2026-08-31" })).toEqual([]);
  expect(await found({ departureFrom: "2026-10-10", departureTo: "2026-10-10" })).toEqual([early.id]);
  expect(await found({ departureFrom: "2026-10-11" })).toEqual([]);
  expect(await found({ departureTo: "2026-10-09" })).toEqual([]);
  expect(await found({ departureTo: "2026-12-31" })).toEqual([early.id]);
});

test("another facility's entries are invisible and cannot be changed; a reader changes nothing", async () => {
  const { entry } = await villager(p, "Afar");
  expect(await refusal(getServiceEntry(p.officer, { serviceEntryId: entry.id }))).toMatchObject({ code: "NOT_FOUND" });
  expect(await refusal(updateServiceEntry(p.officer, { serviceEntryId: entry.id, funded: true }))).toMatchObject({
    code: "NOT_FOUND",
  });
  const seen = await listServiceEntries(p.officer, { limit: 1000 });
  expect(new Set(seen.items.map((item) => item.serviceId))).toEqual(new Set([p.house]));
  const { client } = await resident(p, "Own");
  expect(
    await refusal(
      admitClient(p.officer, {
        clientId: client.id,
        serviceId: p.village,
        careTypeId: p.villageCare,
        placeId: null,
        entryDate: "2026-10-01",
      }),
    ),
  ).toMatchObject({ fields: [{ pointer: "/serviceId", code: "UNKNOWN" }] });
  expect(await refusal(updateServiceEntry(p.reader, { serviceEntryId: entry.id, funded: true }))).toMatchObject({
    code: "FORBIDDEN",
  });
});

test("legal entities, services, places and care types: lists, codes taken once, what stays", async () => {
  const entity = { code: "SEC", name: "Second Ltd", abn: "53004085616", timeZone: "Australia/Perth", billFrom: null };
  const made = await createLegalEntity(p.admin, entity);
  keepsContract(endpoints.createLegalEntity, made);
  const series = await p.db.owner
    .sql`select series, prefix from number_sequence where legal_entity_id = ${made.id} order by 1 desc`;
  expect([...series]).toEqual([
    { series: "invoice", prefix: "SEC-I" },
    { series: "credit_note", prefix: "SEC-C" },
  ]);
  expect(await refusal(createLegalEntity(p.admin, { ...entity, code: "sec" }))).toMatchObject({
    code: "ALREADY_EXISTS",
    fields: [{ pointer: "/code", code: "TAKEN" }],
  });
  expect(
    await refusal(createLegalEntity(p.admin, { ...entity, code: "T", invoicePrefix: "X", creditNotePrefix: "X" })),
  ).toMatchObject({ fields: [{ pointer: "/creditNotePrefix", code: "DUPLICATE" }] });
  expect(
    await refusal(updateLegalEntity(p.admin, { legalEntityId: made.id, timeZone: "Mars/Base", abn: "11111111111" })),
  ).toMatchObject({
    fields: [
      { pointer: "/abn", code: "CHECKSUM" },
      { pointer: "/timeZone", code: "INVALID" },
    ],
  });
  keepsContract(endpoints.listLegalEntities, await listLegalEntities(p.admin, {}));
  const services = await listServices(p.officer, {});
  keepsContract(endpoints.listServices, services);
  expect(services.items.map((item) => item.code)).toEqual(["BH"]);
  expect(
    await refusal(
      createService(p.officer, {
        code: "N",
        name: "N",
        kind: "ndis",
        legalEntityId: p.entity,
        departmentServiceId: null,
        state: "NSW",
        funded: true,
        allowPartnered: false,
      }),
    ),
  ).toMatchObject({ code: "FORBIDDEN" });
  const place = await bed();
  expect(
    await refusal(createPlace(p.admin, { serviceId: p.house, code: place.code, wing: null, price: null })),
  ).toMatchObject({ code: "ALREADY_EXISTS" });
  expect((await createPlace(p.admin, { serviceId: p.village, code: place.code, wing: null, price: null })).code).toBe(
    place.code,
  );
  const { client, place: occupied } = await resident(p, "Inside");
  const places = await listPlaces(p.admin, { occupied: true, serviceId: p.house, limit: 1000 });
  keepsContract(endpoints.listPlaces, places);
  expect(places.items.find((item) => item.id === occupied.id)).toMatchObject({ occupantId: client.id });
  expect(places.items.some((item) => item.id === place.id)).toBe(false);
  keepsContract(endpoints.listCareTypes, await listCareTypes(p.admin, { setting: "residential" }));
});
