import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPartner } from "../src/admissions/add-partner.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { departPartner } from "../src/admissions/depart-partner.ts";
import { getEntryHistory } from "../src/admissions/get-entry-history.ts";
import { getPlacesBoard } from "../src/admissions/get-places-board.ts";
import { listClientStays } from "../src/admissions/list-client-stays.ts";
import { listPartners } from "../src/admissions/list-partners.ts";
import { listPlaceHistory } from "../src/admissions/list-place-history.ts";
import { deletePartner } from "../src/admissions/delete-partner.ts";
import { switchPrimary } from "../src/admissions/switch-primary.ts";
import { undoDeparture } from "../src/admissions/undo-departure.ts";
import { updatePartner } from "../src/admissions/update-partner.ts";
import { updateServiceEntry } from "../src/admissions/update-service-entry.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createHold } from "../src/billing/create-hold.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { setInvoicees } from "../src/billing/set-invoicees.ts";
import { getCustomer } from "../src/customers/get-customer.ts";
import { listCustomers } from "../src/customers/list-customers.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { organisation, person, propose, userContext } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";
import { type Homes, homes, rows, traces } from "./stay-fixture.ts";

let p: Homes;
beforeAll(async () => {
  p = await homes();
});
afterAll(() => p.close());

/** A couple in a unit of the village, the first of them with the entry and a daily fee of 20.00. */
async function couple(name: string, entryDate = "2026-10-01") {
  const placeId = await p.place(p.village);
  const [first, second] = [await person(p, `${name}-A`, p.village), await person(p, `${name}-B`, p.village)];
  const { serviceEntry: entry } = await p.admitted("", {
    clientId: first.id,
    serviceId: p.village,
    careTypeId: p.villageCare,
    placeId,
    entryDate,
  });
  const { scheduleLine: line } = await createScheduleLine(p.admin, {
    serviceEntryId: entry.id,
    serviceGroupId: p.serviceGroup,
    billingCodeId: p.extra,
    description: null,
    quantity: "1",
    startDate: entryDate,
    endDate: null,
    billToDate: null,
  });
  const added = await addPartner(p.admin, { serviceEntryId: entry.id, clientId: second.id });
  return { first, second, entry, line, placeId, partner: added.partner, added };
}

const depart = (serviceEntryId: number, more: Partial<Parameters<typeof departClient>[1]> = {}) =>
  departClient(p.admin, {
    serviceEntryId,
    departureDate: "2026-10-20",
    departureReason: "home",
    billingEndDate: null,
    ...more,
  });

describe("partners", () => {
  test("S-057 to S-062: added without an own entry, several, each with dates, departed while the primary stays", async () => {
    const { entry, second, added, partner, placeId } = await couple("Several");
    keepsContract(endpoints.addPartner, added);
    expect(added).toMatchObject({
      partner: { clientId: second.id, entryDate: "2026-10-01", departureDate: null, status: "current" },
      serviceEntry: { partnered: true },
    });
    const third = await person(p, "Third", p.village);
    await addPartner(p.admin, { serviceEntryId: entry.id, clientId: third.id, entryDate: "2026-10-05" });
    const moved = await updatePartner(p.admin, { partnerId: partner.id, entryDate: "2026-10-03" });
    keepsContract(endpoints.updatePartner, moved);
    const gone = await departPartner(p.admin, {
      partnerId: partner.id,
      departureDate: "2026-10-10",
      departureReason: "hospital",
    });
    keepsContract(endpoints.departPartner, gone);
    expect(gone.partner).toMatchObject({ entryDate: "2026-10-03", departureReason: "hospital", status: "departed" });
    expect(gone.serviceEntry.departureDate).toBeNull();
    const list = await listPartners(p.admin, { serviceEntryId: entry.id });
    keepsContract(endpoints.listPartners, list);
    expect(list.items.map((one) => one.clientId)).toEqual([second.id, third.id]);
    const board = await getPlacesBoard(p.admin, { serviceId: p.village });
    expect(board.wings.flatMap((wing) => wing.places).find((one) => one.placeId === placeId)?.occupants).toMatchObject([
      { clientId: entry.clientId, role: "primary" },
      { clientId: third.id, role: "partner", since: "2026-10-05" },
    ]);
    expect((await listClientStays(p.admin, { customerId: second.id })).items).toMatchObject([
      { role: "partner", startDate: "2026-10-03", endDate: "2026-10-10", serviceEntry: { id: entry.id } },
    ]);
    // Nothing is billed to a partner.
    expect(await rows(p, `select 1 from billing_schedule_line where client_id in (${second.id}, ${third.id})`)).toEqual(
      [],
    );
    const back = await updatePartner(p.admin, { partnerId: partner.id, departureDate: null });
    expect(back.partner).toMatchObject({ departureDate: null, departureReason: null });
    await deletePartner(p.admin, { partnerId: partner.id });
    expect((await listPartners(p.admin, { serviceEntryId: entry.id })).items.map((one) => one.clientId)).toEqual([
      third.id,
    ]);
  });

  test("faults stand at their fields", async () => {
    const { entry, first, second, partner } = await couple("Faults");
    const add = (more: Partial<Parameters<typeof addPartner>[1]>) =>
      refusal(addPartner(p.admin, { serviceEntryId: entry.id, clientId: 0, ...more }));
    const at = (pointer: string, code: string) => ({ fields: [{ pointer, code }] });
    expect(await add({ clientId: first.id })).toMatchObject(at("/clientId", "OVERLAP"));
    expect(await add({ clientId: second.id })).toMatchObject(at("/clientId", "OVERLAP"));
    expect(await add({ clientId: (await organisation(p, "Trust")).id })).toMatchObject(at("/clientId", "NOT_ALLOWED"));
    const early = await person(p, "Early", p.village);
    expect(await add({ clientId: early.id, entryDate: "2026-09-30" })).toMatchObject(at("/entryDate", "BEFORE_START"));
    const own = await p.admitted("Own", { serviceId: p.village, careTypeId: p.villageCare, placeId: null });
    expect(await add({ clientId: own.serviceEntry.clientId })).toMatchObject(at("/clientId", "OVERLAP"));
    expect(
      await refusal(
        departPartner(p.admin, { partnerId: partner.id, departureDate: "2026-09-01", departureReason: "home" }),
      ),
    ).toMatchObject(at("/departureDate", "BEFORE_START"));
    expect(
      await refusal(
        p.admitted("", { clientId: second.id, serviceId: p.village, careTypeId: p.villageCare, placeId: null }),
      ),
    ).toMatchObject(at("/clientId", "OVERLAP"));
    expect(await refusal(updateServiceEntry(p.admin, { serviceEntryId: entry.id, partnered: false }))).toMatchObject(
      at("/partnered", "NOT_ALLOWED"),
    );
    const single = await p.admitted("Single");
    expect(
      await refusal(updateServiceEntry(p.admin, { serviceEntryId: single.serviceEntry.id, partnered: true })),
    ).toMatchObject(at("/partnered", "NOT_ALLOWED"));
    expect(
      await refusal(addPartner(p.admin, { serviceEntryId: single.serviceEntry.id, clientId: early.id })),
    ).toMatchObject(at("/clientId", "NOT_ALLOWED"));
    expect(await refusal(addPartner(p.officer, { serviceEntryId: entry.id, clientId: early.id }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a primary does not depart from under a partner; together they do, and come back together", async () => {
    const { entry, partner } = await couple("Together");
    expect(await refusal(depart(entry.id))).toMatchObject({
      fields: [{ pointer: "/departPartners", code: "REQUIRED" }],
    });
    await depart(entry.id, { departPartners: true });
    expect(
      await rows(p, `select departure_date, departure_reason from entry_partner where id = ${partner.id}`),
    ).toEqual([{ departure_date: "2026-10-20", departure_reason: "home" }]);
    await undoDeparture(p.admin, { serviceEntryId: entry.id });
    expect(
      await rows(p, `select departure_date, departure_reason from entry_partner where id = ${partner.id}`),
    ).toEqual([{ departure_date: null, departure_reason: null }]);
  });
});

describe("the switch of the primary", () => {
  const switchTo = (
    serviceEntryId: number,
    partnerId: number,
    more: Partial<Parameters<typeof switchPrimary>[1]> = {},
  ) =>
    switchPrimary(p.admin, {
      serviceEntryId,
      partnerId,
      switchDate: "2026-10-12",
      oldPrimary: "departs",
      departureReason: "deceased",
      ...more,
    });

  test("a partner is a partner in lists and on the page, and who was primary before a switch is called that", async () => {
    const { entry, first, second, partner } = await couple("Role");
    const role = async (customerId: number) => (await getCustomer(p.admin, { customerId })).role;
    expect([await role(first.id), await role(second.id)]).toEqual(["client", "partner"]);
    expect((await listCustomers(p.admin, { role: "partner", search: "Role-B" })).items).toMatchObject([
      { id: second.id, client: false, role: "partner", currentServices: ["Wattle Village"] },
    ]);
    const there = await listCustomers(p.admin, { serviceId: p.village, search: "Role-B" });
    expect(there.items.map((one) => one.id)).toEqual([second.id]);
    await switchTo(entry.id, partner.id);
    expect([await role(first.id), await role(second.id)]).toEqual(["former_primary", "client"]);
    expect((await listCustomers(p.admin, { role: "former_primary", search: "Role" })).items).toMatchObject([
      { id: first.id, currentServices: [] },
    ]);
  });

  test("S-063: the entry, place and header stay; fees end and go on with holds, invoicees and own rates", async () => {
    const { entry, first, second, line, partner, placeId } = await couple("Switch");
    const payer = await organisation(p, "Daughter Pty Ltd");
    await createHold(p.admin, {
      scheduleLineId: line.id,
      startDate: "2026-10-10",
      endDate: "2026-10-13",
      reason: "away",
    });
    await setInvoicees(p.admin, {
      scheduleLineId: line.id,
      startDate: "2026-10-01",
      invoicees: [
        { customerId: first.id, accountNameId: p.accountName, percent: "60" },
        { customerId: payer.id, accountNameId: p.accountName, percent: "40" },
      ],
    });
    const ownRate = (clientId: number, startDate: string, endDate: string | null, rate: string) =>
      createBillingRate(p.admin, {
        billingCodeId: p.extra,
        clientId,
        startDate,
        endDate,
        model: "amount",
        rate,
        baseCodeId: null,
        percent: null,
        source: "agreed",
      });
    await ownRate(first.id, "2026-10-01", null, "18.00");
    await ownRate(second.id, "2026-11-01", "2026-11-30", "15.00");
    const before = await traces(p);
    const told = await switchTo(entry.id, partner.id, { preview: true });
    expect(await traces(p)).toEqual(before);
    const made = await switchTo(entry.id, partner.id);
    keepsContract(endpoints.switchPrimary, made);
    expect(told).toMatchObject({ endedLines: 1, copiedRates: 2, scheduleLines: [{ clientId: second.id }] });
    expect(made).toMatchObject({
      serviceEntry: { id: entry.id, clientId: second.id, placeId, partnered: true },
      primaries: [
        { clientId: first.id, startDate: "2026-10-01", endDate: "2026-10-11", departureReason: "deceased" },
        { clientId: second.id, startDate: "2026-10-12", endDate: null },
      ],
      partners: [{ clientId: second.id, departureDate: "2026-10-12", becamePrimary: true }],
      endedLines: 1,
      copiedRates: 2,
      scheduleLines: [
        {
          clientId: second.id,
          startDate: "2026-10-12",
          endDate: null,
          rateToday: "18.00",
          rateOwn: true,
          holds: [{ startDate: "2026-10-12", endDate: "2026-10-13", reason: "away" }],
          invoicees: [
            { customerId: second.id, percent: "60", startDate: "2026-10-12" },
            { customerId: payer.id, percent: "40", startDate: "2026-10-12" },
          ],
        },
      ],
    });
    expect(await rows(p, `select end_date from billing_schedule_line where id = ${line.id}`)).toEqual([
      { end_date: "2026-10-11" },
    ]);
    expect(
      await rows(
        p,
        `select rate::float as rate, start_date, end_date from billing_rate where client_id = ${second.id} order by start_date`,
      ),
    ).toEqual([
      { rate: 18, start_date: "2026-10-12", end_date: "2026-10-31" },
      { rate: 15, start_date: "2026-11-01", end_date: "2026-11-30" },
      { rate: 18, start_date: "2026-12-01", end_date: null },
    ]);
    expect(await rows(p, `select client_id from accommodation_payment where service_entry_id = ${entry.id}`)).toEqual([
      { client_id: second.id },
    ]);
    const tenants = (await listPlaceHistory(p.admin, { placeId })).items;
    expect(tenants.map((one) => [one.clientId, one.role, one.startDate, one.endDate])).toEqual(
      expect.arrayContaining([
        [second.id, "primary", "2026-10-12", null],
        [second.id, "partner", "2026-10-01", "2026-10-12"],
        [first.id, "primary", "2026-10-01", "2026-10-12"],
      ]),
    );
    expect(tenants[0]).toMatchObject({ clientId: second.id, role: "primary" });
    const history = await getEntryHistory(p.admin, { serviceEntryId: entry.id });
    keepsContract(endpoints.getEntryHistory, history);
    expect(history.primaries).toHaveLength(2);
    // The old primary is still found by who sees the village only.
    const villager = await userContext(p.db, "finance_officer", [p.village]);
    expect((await getCustomer(villager, { customerId: first.id })).id).toBe(first.id);
    expect((await listClientStays(villager, { customerId: first.id })).items).toMatchObject([
      { role: "former_primary", startDate: "2026-10-01", endDate: "2026-10-12" },
    ]);
  });

  test("what the old primary was billed beyond is settled by an adjustment; the new one is billed from the day", async () => {
    const { entry, first, second, partner, line } = await couple("Settle");
    const october = await propose(p, p.admin, "billing", { endDate: "2026-10-31" });
    await postJournal(p.admin, { journalId: october.journalId });
    const made = await switchTo(entry.id, partner.id, { oldPrimary: "becomes_partner", departureReason: null });
    expect(made).toMatchObject({
      adjustmentRequiredLines: 1,
      partners: expect.arrayContaining([
        expect.objectContaining({ clientId: first.id, entryDate: "2026-10-12", departureDate: null }),
      ]),
    });
    const adjusted = await propose(p, p.admin, "adjustment", { endDate: "2026-10-31" });
    await postJournal(p.admin, { journalId: adjusted.journalId });
    const fresh = await propose(p, p.admin, "billing", { endDate: "2026-10-31" });
    const net = (clientId: number) =>
      rows(
        p,
        `select sum(amount)::text as amount, min(period_from) as first, max(period_to) as last from journal_line where client_id = ${clientId}
        and id not in (select reverses_id from journal_line where reverses_id is not null) and reverses_id is null`,
      );
    expect(await net(first.id)).toEqual([{ amount: "220.00", first: "2026-10-01", last: "2026-10-11" }]);
    expect(await net(second.id)).toEqual([{ amount: "400.00", first: "2026-10-12", last: "2026-10-31" }]);
    expect(await rows(p, `select adjust_from from billing_schedule_line where id = ${line.id}`)).toEqual([
      { adjust_from: null },
    ]);
    expect(fresh.journalId).toBeGreaterThan(0);
    // And back again: the same entry, a third stretch.
    const back = made.partners.find((one) => one.clientId === first.id);
    const again = await switchTo(entry.id, back!.id, {
      switchDate: "2026-10-15",
      oldPrimary: "departs",
      departureReason: "home",
    });
    expect(again.primaries.map((one) => [one.clientId, one.startDate, one.endDate])).toEqual([
      [first.id, "2026-10-01", "2026-10-11"],
      [second.id, "2026-10-12", "2026-10-14"],
      [first.id, "2026-10-15", null],
    ]);
  });

  test("faults stand at their fields", async () => {
    const { entry, partner } = await couple("Unswitched");
    const other = await couple("Other");
    const fault = (more: Partial<Parameters<typeof switchPrimary>[1]>) => refusal(switchTo(entry.id, partner.id, more));
    const at = (pointer: string, code: string) => ({ fields: [{ pointer, code }] });
    expect(await fault({ partnerId: other.partner.id })).toMatchObject(at("/partnerId", "UNKNOWN"));
    expect(await fault({ switchDate: "2026-10-01" })).toMatchObject(at("/switchDate", "BEFORE_START"));
    expect(await fault({ switchDate: "2026-10-16" })).toMatchObject(at("/switchDate", "OUT_OF_RANGE"));
    expect(await fault({ departureReason: null })).toMatchObject(at("/departureReason", "REQUIRED"));
    expect(await fault({ oldPrimary: "becomes_partner" })).toMatchObject(at("/departureReason", "NOT_ALLOWED"));
    await departPartner(p.admin, { partnerId: partner.id, departureDate: "2026-10-10", departureReason: "home" });
    expect(await fault({})).toMatchObject(at("/partnerId", "NOT_ALLOWED"));
    await depart(entry.id);
    expect(await fault({})).toMatchObject({ code: "CONFLICT" });
  });
});

test("after all that, everything agrees", async () => {
  const results = await verifyDatabase(p.db.owner.sql);
  expect(results.filter((result) => result.status === "fail")).toEqual([]);
});
