import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addBedTransfer } from "../src/admissions/add-bed-transfer.ts";
import { deleteBedTransfer } from "../src/admissions/delete-bed-transfer.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { getEntryHistory } from "../src/admissions/get-entry-history.ts";
import { getServiceEntry } from "../src/admissions/get-service-entry.ts";
import { transferFacility } from "../src/admissions/transfer-facility.ts";
import { undoDeparture } from "../src/admissions/undo-departure.ts";
import { updateServiceEntry } from "../src/admissions/update-service-entry.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { propose } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";
import { type Homes, atOnce, homes, rows, traces } from "./stay-fixture.ts";

let p: Homes;
beforeAll(async () => {
  p = await homes();
});
afterAll(() => p.close());

const move = (serviceEntryId: number, toPlaceId: number, more: Partial<Parameters<typeof addBedTransfer>[1]> = {}) =>
  addBedTransfer(p.admin, {
    serviceEntryId,
    toPlaceId,
    transferDate: "2026-10-10",
    reason: "client_choice",
    description: "a window",
    ...more,
  });

const transfer = (
  serviceEntryId: number,
  placeId: number,
  more: Partial<Parameters<typeof transferFacility>[1]> = {},
) =>
  transferFacility(p.admin, {
    serviceEntryId,
    transferDate: "2026-10-16",
    noticeDate: "2026-10-05",
    departPartners: false,
    serviceId: p.lodge,
    placeId,
    ...more,
  });

const stays = (entryId: number) =>
  rows(
    p,
    `select place_id, start_date, end_date from place_stay where service_entry_id = ${entryId} order by start_date`,
  );

describe("bed transfers", () => {
  test("S-264, S-265: the place from a day on, the difference of the prices, and the newest taken back", async () => {
    const [old, dear, cheap] = [
      await p.place(p.house, { price: "450000" }),
      await p.place(p.house, { price: "500000" }),
      await p.place(p.house, { price: "400000" }),
    ];
    const { serviceEntry } = await p.admitted("Mover", { placeId: old });
    const { id } = serviceEntry;
    const before = await traces(p);
    const told = await move(id, dear, { preview: true });
    expect(await traces(p)).toEqual(before);
    expect(told).toMatchObject({ preview: true, priceDifference: "50000.00" });
    const made = await move(id, dear);
    keepsContract(endpoints.addBedTransfer, made);
    expect(made).toMatchObject({
      bedTransfer: {
        fromPlaceId: old,
        toPlaceId: dear,
        transferDate: "2026-10-10",
        reason: "client_choice",
        newest: true,
      },
      serviceEntry: { placeId: dear, currentPlaceId: dear },
      priceBefore: "450000.00",
      priceAfter: "500000.00",
      priceDifference: "50000.00",
    });
    expect(made.warnings.map((one) => one.code)).toContain("DEARER_PLACE");
    const later = await move(id, cheap, { transferDate: "2026-10-25", reason: "provider" });
    expect(later.warnings.map((one) => one.code)).toContain("CHEAPER_PLACE");
    expect(await getServiceEntry(p.admin, { serviceEntryId: id })).toMatchObject({
      placeId: cheap,
      currentPlaceId: dear,
    });
    expect(await stays(id)).toEqual([
      { place_id: old, start_date: "2026-10-01", end_date: "2026-10-10" },
      { place_id: dear, start_date: "2026-10-10", end_date: "2026-10-25" },
      { place_id: cheap, start_date: "2026-10-25", end_date: null },
    ]);
    // The place of before is free from the day.
    await p.admitted("Follower", { placeId: old, entryDate: "2026-10-10" });
    expect(await refusal(deleteBedTransfer(p.admin, { bedTransferId: made.bedTransfer.id }))).toMatchObject({
      code: "CONFLICT",
    });
    await deleteBedTransfer(p.admin, { bedTransferId: later.bedTransfer.id });
    expect(await refusal(deleteBedTransfer(p.admin, { bedTransferId: made.bedTransfer.id }))).toMatchObject({
      code: "CONFLICT",
    });
    expect((await stays(id)).map((one) => one["place_id"])).toEqual([old, dear]);
    const history = await getEntryHistory(p.admin, { serviceEntryId: id });
    expect([history.placeStays.length, history.bedTransfers.length]).toEqual([2, 1]);
    // The entry cannot begin, nor end, past a move.
    expect(await refusal(updateServiceEntry(p.admin, { serviceEntryId: id, entryDate: "2026-10-11" }))).toMatchObject({
      fields: [{ pointer: "/entryDate", code: "NOT_ALLOWED" }],
    });
    expect(
      await refusal(
        departClient(p.admin, {
          serviceEntryId: id,
          departureDate: "2026-10-09",
          departureReason: "home",
          billingEndDate: null,
        }),
      ),
    ).toMatchObject({ fields: [{ pointer: "/departureDate", code: "NOT_ALLOWED" }] });
  });

  test("faults stand at their fields; of two who want one bed at once one gets it", async () => {
    const { serviceEntry: a } = await p.admitted("A");
    const { serviceEntry: b } = await p.admitted("B");
    const at = (pointer: string, code: string) => ({ fields: [{ pointer, code }] });
    expect(await refusal(move(a.id, b.placeId ?? 0))).toMatchObject(at("/toPlaceId", "OVERLAP"));
    expect(await refusal(move(a.id, a.placeId ?? 0))).toMatchObject(at("/toPlaceId", "DUPLICATE"));
    expect(await refusal(move(a.id, await p.place(p.lodge)))).toMatchObject(at("/toPlaceId", "UNKNOWN"));
    const free = await p.place(p.house);
    expect(await refusal(move(a.id, free, { transferDate: "2026-10-01" }))).toMatchObject(
      at("/transferDate", "BEFORE_START"),
    );
    const ends = await atOnce(move(a.id, free), move(b.id, free));
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    const lost = ends.find((end) => end.status === "rejected");
    expect(lost?.status === "rejected" ? lost.reason : null).toMatchObject(at("/toPlaceId", "OVERLAP"));
    expect(
      await refusal(
        addBedTransfer(p.reader, {
          serviceEntryId: a.id,
          toPlaceId: free,
          transferDate: "2026-10-11",
          reason: "other",
          description: null,
        }),
      ),
    ).toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("facility transfers", () => {
  test("S-269 to S-271: one act departs and admits, moves home, and bills every day once", async () => {
    const { serviceEntry } = await p.admitted("Goer", { accommodationStatus: "partly_supported" });
    await createScheduleLine(p.admin, {
      serviceEntryId: serviceEntry.id,
      serviceGroupId: p.serviceGroup,
      billingCodeId: p.extra,
      description: null,
      quantity: "1",
      startDate: "2026-10-01",
      endDate: null,
      billToDate: null,
    });
    const october = await propose(p, p.admin, "billing");
    await postJournal(p.admin, { journalId: october.journalId });
    const place = await p.place(p.lodge);
    const before = await traces(p);
    const told = await transfer(serviceEntry.id, place, { preview: true });
    expect(await traces(p)).toEqual(before);
    expect(told.departure.adjustmentRequiredLines).toBeGreaterThan(0);
    const made = await transfer(serviceEntry.id, place);
    keepsContract(endpoints.transferFacility, made);
    expect(made).toMatchObject({
      departure: {
        serviceEntry: {
          departureDate: "2026-10-16",
          departureReason: "other_service",
          noticeDate: "2026-10-05",
          billingEndDate: "2026-10-15",
        },
      },
      admission: {
        serviceEntry: {
          serviceName: "Correa Lodge",
          entryDate: "2026-10-16",
          transferredFromId: serviceEntry.id,
          accommodationStatus: "partly_supported",
        },
        addressMoves: {
          made: { line: "22 Correa Street", purposes: ["Home"], primary: true },
          changed: [{ line: "1 Banksia Road", purposes: ["Other"], primary: false }],
        },
        portalEvents: [{ kind: "entry", eventDate: "2026-10-16" }],
      },
      warnings: [{ code: "FEES_LEFT_BEHIND" }],
    });
    const adjusted = await propose(p, p.admin, "adjustment");
    await postJournal(p.admin, { journalId: adjusted.journalId });
    const fresh = await propose(p, p.admin, "billing");
    await postJournal(p.admin, { journalId: fresh.journalId });
    const standing = await rows(
      p,
      `select s.code, sum(l.amount)::text as amount, min(l.period_from) as first, max(l.period_to) as last
        from journal_line l join service s on s.id = l.service_id
        where l.client_id = ${serviceEntry.clientId} and l.billing_code_id = ${p.bdf} and l.reverses_id is null
          and not exists (select from journal_line r where r.reverses_id = l.id) group by 1 order by 1`,
    );
    expect(standing).toEqual([
      { code: "BH", amount: "1002.00", first: "2026-10-01", last: "2026-10-15" },
      { code: "CL", amount: "1068.80", first: "2026-10-16", last: "2026-10-31" },
    ]);
    const history = await getEntryHistory(p.admin, { serviceEntryId: made.admission.serviceEntry.id });
    expect(history.transferredFrom?.id).toBe(serviceEntry.id);
    expect(await refusal(undoDeparture(p.admin, { serviceEntryId: serviceEntry.id }))).toMatchObject({
      code: "CONFLICT",
    });
  });

  test("a move by hand says which day both homes charge, until the first is billed to the day before", async () => {
    const { serviceEntry: left } = await p.admitted("ByHand");
    await departClient(p.admin, {
      serviceEntryId: left.id,
      departureDate: "2026-10-16",
      departureReason: "other_service",
      billingEndDate: null,
    });
    const { warnings } = await p.admitted("", {
      clientId: left.clientId,
      serviceId: p.lodge,
      placeId: await p.place(p.lodge),
      entryDate: "2026-10-16",
    });
    const found = warnings.filter((one) => one.code === "DAY_IN_BOTH_HOMES");
    expect(found).toHaveLength(1);
    expect(found[0]?.detail).toContain("16/10/2026 is charged at Banksia House");
    const ended = await updateServiceEntry(p.admin, { serviceEntryId: left.id, billingEndDate: "2026-10-15" });
    expect(ended.warnings.map((one) => one.code)).not.toContain("DAY_IN_BOTH_HOMES");
    const undone = await updateServiceEntry(p.admin, { serviceEntryId: left.id, billingEndDate: null });
    expect(undone.warnings.map((one) => one.code)).toContain("DAY_IN_BOTH_HOMES");
  });

  test("faults stand at their fields, and then nothing is done", async () => {
    const { serviceEntry } = await p.admitted("Stayer");
    const there = await p.admitted("There", { serviceId: p.lodge });
    const before = await traces(p);
    const at = (pointer: string, code: string) => ({ fields: [{ pointer, code }] });
    expect(await refusal(transfer(serviceEntry.id, there.serviceEntry.placeId ?? 0))).toMatchObject(
      at("/placeId", "OVERLAP"),
    );
    expect(await refusal(transfer(serviceEntry.id, 1, { serviceId: p.house }))).toMatchObject(
      at("/serviceId", "DUPLICATE"),
    );
    expect(await refusal(transfer(serviceEntry.id, 1, { transferDate: "2026-09-30", noticeDate: null }))).toMatchObject(
      at("/transferDate", "BEFORE_START"),
    );
    expect(await traces(p)).toEqual(before);
  });
});

test("what was billed past a departure is told, and settled by the adjustment; taken back, it is billed again", async () => {
  const { serviceEntry } = await p.admitted("Over");
  const october = await propose(p, p.admin, "billing");
  await postJournal(p.admin, { journalId: october.journalId });
  const gone = await departClient(p.admin, {
    serviceEntryId: serviceEntry.id,
    departureDate: "2026-10-11",
    departureReason: "home",
    billingEndDate: null,
  });
  expect(gone.adjustmentRequiredLines).toBeGreaterThan(0);
  const adjusted = await propose(p, p.admin, "adjustment");
  await postJournal(p.admin, { journalId: adjusted.journalId });
  const net = () =>
    rows(
      p,
      `select sum(amount)::text as amount from journal_line where client_id = ${serviceEntry.clientId} and billing_code_id = ${p.bdf}`,
    );
  expect(await net()).toEqual([{ amount: "734.80" }]);
  await undoDeparture(p.admin, { serviceEntryId: serviceEntry.id });
  const again = await propose(p, p.admin, "billing");
  await postJournal(p.admin, { journalId: again.journalId });
  expect(await net()).toEqual([{ amount: "2070.80" }]);
});

test("after all that, everything agrees", async () => {
  const results = await verifyDatabase(p.db.owner.sql);
  expect(results.filter((result) => result.status === "fail")).toEqual([]);
});
