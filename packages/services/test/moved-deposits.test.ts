import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlace } from "../src/admissions/create-place.ts";
import { createService } from "../src/admissions/create-service.ts";
import { transferFacility } from "../src/admissions/transfer-facility.ts";
import { transferLumpSum } from "../src/refunds/transfer-lump-sum.ts";
import {
  type Deposit,
  type DepositProvider,
  agree,
  depositProvider,
  depositor,
  linesOf,
  pay,
  post,
} from "./accommodation-fixture.ts";

let p: DepositProvider;
beforeAll(async () => {
  p = await depositProvider();
});
afterAll(() => p.close());

test("the day of a move between homes is charged and retained once, at the next one", async () => {
  const { id: away } = await createService(p.admin, {
    code: "AW",
    name: "Away House",
    kind: "residential",
    legalEntityId: p.entity,
    departmentServiceId: null,
    state: "NSW",
    funded: true,
    allowPartnered: false,
  });
  const place = await createPlace(p.admin, { serviceId: away, code: "A1", wing: null, price: "300000.00" });
  const room = { price: "300000.00", lumpSum: "150000.00", drawn: false };
  const old = await depositor(p, "Moves on", "2026-01-05", room);
  await pay(p, old, "150000.00", "2026-01-05");
  // January is charged whole before anybody knows of the move.
  await post(p, "accommodation", "2026-01-31", old);
  const { admission } = await transferFacility(p.admin, {
    serviceEntryId: old.entryId,
    transferDate: "2026-01-20",
    noticeDate: "2026-01-01",
    departPartners: false,
    serviceId: away,
    placeId: place.id,
  });
  const { serviceEntry } = admission;
  const [payment] = await p.db.owner.sql<{ id: number }[]>`
    select id from accommodation_payment where service_entry_id = ${serviceEntry.id}`;
  const next: Deposit = { ...old, id: payment!.id, entryId: serviceEntry.id, entryDate: "2026-01-20", serviceId: away };
  await agree({ ...p, house: away }, next, room);

  const settled = await post(p, "accommodation", "2026-01-31", old);
  // 300,000.00 at 7.65% is 62.88 a day, half of it 31.44; 150,000.00 x 2% x 15 / 365 = 123.29.
  expect((await linesOf(p, settled.journalId)).filter((line) => !line.startsWith("reversal"))).toEqual([
    "rebill daily_payment billed 2026-01-05 2026-01-19 31.44 471.60",
    "rebill retention drawn 2026-01-05 2026-01-19 123.29",
    "billing daily_payment billed 2026-01-20 2026-01-31 31.44 377.28",
    "billing unpaid_lump_sum_daily billed 2026-01-20 2026-01-31 31.44 377.28",
  ]);
  await transferLumpSum(p.admin, {
    accommodationPaymentId: old.id,
    toAccommodationPaymentId: next.id,
    transferDate: "2026-01-20",
    postingDate: "2026-01-31",
    journalTypeId: p.journalType,
    preview: false,
  });
  const after = await post(p, "accommodation", "2026-01-31", next);
  expect((await linesOf(p, after.journalId)).filter((line) => line.includes("retention"))).toEqual([
    // 149,876.71 x 2% x 12 / 365.
    "billing retention drawn 2026-01-20 2026-01-31 98.55",
  ]);
});
