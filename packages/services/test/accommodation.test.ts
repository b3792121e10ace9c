import { endpoints } from "@banksia/contracts";
import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccommodationLine } from "../src/accommodation/add-accommodation-line.ts";
import { addPlacePrice } from "../src/accommodation/add-place-price.ts";
import { getAccommodationPayment } from "../src/accommodation/get-accommodation-payment.ts";
import { getDepositLife } from "../src/accommodation/get-deposit-life.ts";
import { getExitEstimate } from "../src/accommodation/get-exit-estimate.ts";
import { listAccommodationCodes } from "../src/accommodation/list-accommodation-codes.ts";
import { listAccommodationPayments } from "../src/accommodation/list-accommodation-payments.ts";
import { listDepositDays } from "../src/accommodation/list-deposit-days.ts";
import { listDepositMovements } from "../src/accommodation/list-deposit-movements.ts";
import { listPlacePrices } from "../src/accommodation/list-place-prices.ts";
import { markAccommodationLineInError } from "../src/accommodation/mark-accommodation-line-in-error.ts";
import { refundDueSql } from "../src/accommodation/refund-due-sql.ts";
import { setAccommodationCode } from "../src/accommodation/set-accommodation-code.ts";
import { setIngoingContribution } from "../src/accommodation/set-ingoing-contribution.ts";
import { updateAccommodationLine } from "../src/accommodation/update-accommodation-line.ts";
import { updateAccommodationPayment } from "../src/accommodation/update-accommodation-payment.ts";
import { addBedTransfer } from "../src/admissions/add-bed-transfer.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { createAccountName } from "../src/billing/create-account-name.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { oneOf } from "../src/common/rows.ts";
import { read } from "../src/context.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { createLedgerAccount } from "../src/ledger/create-ledger-account.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { addLumpSumInvoice } from "../src/receipts/add-lump-sum-invoice.ts";
import { addReceipt } from "../src/receipts/add-receipt.ts";
import { dueOf } from "../src/refunds/refund-event.ts";
import { getRefundWorksheet } from "../src/refunds/get-refund-worksheet.ts";
import { getHome } from "../src/reports/get-home.ts";
import { type Provider, codeDefaults, resident, tinyProvider, villager } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
let drawn: number;
let lumpSums: number;
let bank: number;

beforeAll(async () => {
  p = await tinyProvider();
  const account = (
    code: string,
    type: "asset" | "liability",
    control: "receivable" | "payable" | "lump_sum_liability" | null,
  ) => createLedgerAccount(p.admin, { code, name: `Account ${code}`, type, control }).then(({ id }) => id);
  bank = await account("1000", "asset", null);
  const liability = await account("2100", "liability", "lump_sum_liability");
  const profile = (
    code: string,
    type: "accommodation" | "lump_sum" | "vendor",
    receivableAccountId: number,
    counterAccountId: number,
  ) =>
    createAccountName(p.admin, { code, name: code, type, receivableAccountId, counterAccountId }).then(({ id }) => id);
  drawn = await profile("DRAWN", "accommodation", await account("1160", "asset", "receivable"), liability);
  lumpSums = await profile("LUMP", "lump_sum", await account("1150", "asset", "receivable"), liability);
  await profile(
    "OWED",
    "vendor",
    await account("2400", "liability", "payable"),
    await account("2490", "liability", null),
  );
  const code = await createBillingCode(p.admin, {
    ...codeDefaults,
    code: "LUMPSUM",
    description: "Lump sum",
    unit: "each",
    taxCodeId: p.gstFree,
    accountNameId: lumpSums,
    revenueAccountId: await account("2110", "liability", null),
  });
  await setAccommodationCode(p.admin, { use: "lump_sum", billingCodeId: code.id });
});
afterAll(() => p.close());

const plain = {
  endDate: null,
  description: null,
  agreedAmount: "500000.00",
  agreedLumpSum: "200000.00",
  assessedAmount: null,
  perDay: null,
  maintained: false,
  preview: false,
} as const;

async function stay(name: string, entryDate = "2025-12-01") {
  const { client, entry, place } = await resident(p, name, entryDate);
  await p.db.owner.sql`update service_entry set accommodation_status = 'not_supported' where id = ${entry.id}`;
  const [payment] = await p.db.owner.sql<
    { id: number }[]
  >`select id from accommodation_payment where service_entry_id = ${entry.id}`;
  return { id: payment!.id, clientId: client.id, entryId: entry.id, placeId: place.id };
}

const combination = (id: number, change: object = {}) =>
  addAccommodationLine(p.admin, {
    ...plain,
    accommodationPaymentId: id,
    startDate: "2025-12-01",
    kind: "payment",
    method: "combination",
    rateDate: "2025-12-01",
    accountNameId: p.accountName,
    ...change,
  });

async function pay(deposit: { id: number; clientId: number }, amount: string, on: string) {
  const lines = await createJournal(p.admin, { journalTypeId: p.journalType, description: "Invoice", postingDate: on });
  await addLumpSumInvoice(p.admin, {
    journalId: lines.id,
    accommodationPaymentId: deposit.id,
    invoiceDate: on,
    description: null,
  });
  await postJournal(p.admin, { journalId: lines.id });
  const [owed] = await p.db.owner.sql<
    { id: number }[]
  >`select id from customer_transaction where journal_id = ${lines.id}`;
  const receipts = await createJournal(p.admin, {
    journalTypeId: p.journalType,
    description: "Receipt",
    postingDate: on,
    kind: "receipts",
  });
  await addReceipt(p.admin, {
    journalId: receipts.id,
    serviceId: p.house,
    clientId: deposit.clientId,
    accountNameId: lumpSums,
    accommodationPaymentId: deposit.id,
    receiptDate: on,
    amount,
    settlesId: owed!.id,
    amountToSettle: null,
    offset: "bank",
    bankLedgerAccountId: bank,
    description: "Lump sum",
    reference: null,
  });
  await postJournal(p.admin, { journalId: receipts.id });
}

test("S-105 to S-117: a line takes price and MPIR of their days, and the agreed rate is never above it", async () => {
  const deposit = await stay("Agrees");
  await addPlacePrice(p.admin, { placeId: deposit.placeId, startDate: "2025-11-01", price: "500000.00" });
  const preview = await combination(deposit.id, { preview: true });
  keepsContract(endpoints.addAccommodationLine, preview);
  expect((await getAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id })).lines).toEqual([]);
  const made = await combination(deposit.id);
  // 500,000 at 7.61% of the quarter from 1 October 2025
  expect(made.accommodationPayment.lines).toMatchObject([
    {
      title: "RAD and DAP",
      placePrice: "500000.00",
      mpir: "7.61",
      agreedRate: "7.61",
      maximumDaily: "104.25",
      collection: "billed",
    },
  ]);
  const [line] = made.accommodationPayment.lines;
  const above = await refusal(
    updateAccommodationLine(p.admin, { accommodationLineId: line!.id, agreedRate: "7.62", preview: false }),
  );
  expect(above.fields).toMatchObject([{ pointer: "/agreedRate" }]);
  const lower = await updateAccommodationLine(p.admin, {
    accommodationLineId: line!.id,
    agreedRate: "7",
    preview: false,
  });
  expect(lower.accommodationPayment.lines[0]).toMatchObject({ agreedRate: "7", mpir: "7.61" });
  const pointers = async (change: object) =>
    (await refusal(combination(deposit.id, change))).fields.map((field) => field.pointer);
  expect(await pointers({ startDate: "2025-11-30" })).toContain("/startDate");
  expect(await pointers({ startDate: "2026-01-01", agreedLumpSum: "500000.01" })).toContain("/agreedLumpSum");
  expect(await pointers({ startDate: "2026-01-01", agreedLumpSum: "0.00" })).toContain("/agreedLumpSum");
  expect(await pointers({ startDate: "2026-01-01", accountNameId: lumpSums })).toContain("/accountNameId");
  expect(await pointers({})).toContain("/startDate");
  const detail = await getAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id });
  keepsContract(endpoints.getAccommodationPayment, detail);
});

test("the life of a deposit has the figures of its last day; days that an earlier system billed take nothing from it", async () => {
  const deposit = await stay("Brought over");
  await combination(deposit.id);
  await pay(deposit, "200000.00", "2025-12-03");
  const life = (until: string) => getDepositLife(p.admin, { accommodationPaymentId: deposit.id, until });
  expect((await life("2025-12-31")).issues).toEqual([]);
  const [entity] = await p.db.owner.sql<{ id: number }[]>`
    select legal_entity_id as id from service where id = ${p.house}`;
  await p.db.owner.sql`update legal_entity set bill_from = '2026-02-01' where id = ${entity!.id}`;
  const after = await life("2025-12-31");
  await p.db.owner.sql`update legal_entity set bill_from = null where id = ${entity!.id}`;
  // Days of an earlier system: nothing is worked out for them, so nothing is taken that nobody posts.
  expect(after).toMatchObject({ difference: "0.00", issues: [], figures: { balance: "200000.00" } });
  expect((await life("2025-12-02")).figures).toMatchObject({ received: "0.00", balance: "0.00" });
});

test("S-114: a price that needs the approval of the Pricing Authority is told", async () => {
  const deposit = await stay("Dear room");
  const codes = async (agreedAmount: string) =>
    (await combination(deposit.id, { preview: true, agreedAmount })).warnings.map((one) => one.code);
  expect(await codes("758627.00")).not.toContain("ABOVE_MAXIMUM_PRICE");
  expect(await codes("758627.01")).toContain("ABOVE_MAXIMUM_PRICE");
});

test("S-106: a stay whose status says so has no accommodation payment", async () => {
  const deposit = await stay("Gate");
  await p.db.owner.sql`update service_entry set accommodation_status = 'not_applicable' where id = ${deposit.entryId}`;
  expect(await getAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id })).toMatchObject({
    mayAddLine: false,
  });
  expect((await refusal(combination(deposit.id))).fields).toMatchObject([{ pointer: "/kind" }]);
});

test("S-106, S-120: the status of the stay decides what may be agreed", async () => {
  const deposit = await stay("Status");
  const status = (value: string) =>
    p.db.owner.sql`update service_entry set accommodation_status = ${value} where id = ${deposit.entryId}`;
  const refused = async (change: object) =>
    (await refusal(combination(deposit.id, { preview: true, ...change }))).fields.map((field) => field.pointer);
  const contribution = { kind: "contribution", agreedAmount: null, agreedLumpSum: "50000.00", assessedAmount: "40.00" };
  expect(await refused({ kind: "ingoing" })).toEqual(["/kind"]);
  expect(await refused({ kind: "bond" })).toEqual(["/kind"]);
  expect(await refused(contribution)).toEqual(["/kind"]);
  await status("partly_supported");
  expect(await refused({})).toEqual(["/kind"]);
  await combination(deposit.id, { preview: true, ...contribution });
  await status("ingoing_contribution");
  expect(await refused({})).toEqual(["/kind"]);
  await status("not_known");
  const { warnings } = await combination(deposit.id, { preview: true });
  expect(warnings.map((one) => one.code)).toContain("MEANS_NOT_KNOWN");
});

test("S-110, S-266: a line without a first day in the room has that of entry, or of the last move, and its price", async () => {
  const deposit = await stay("Moves");
  await addPlacePrice(p.admin, { placeId: deposit.placeId, startDate: "2025-11-01", price: "500000.00" });
  const next = await createPlace(p.admin, { serviceId: p.house, code: "MOVE-2", wing: null, price: "450000.00" });
  await combination(deposit.id);
  await addBedTransfer(p.admin, {
    serviceEntryId: deposit.entryId,
    toPlaceId: next.id,
    transferDate: "2026-02-10",
    reason: "client_choice",
    description: null,
  });
  const rooms = async () =>
    (await getAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id })).lines.map((line) => [
      line.startDate,
      line.occupiedFrom,
      line.placePrice,
      line.rateDate,
    ]);
  await combination(deposit.id, { startDate: "2026-01-15" });
  await combination(deposit.id, { startDate: "2026-02-20", agreedAmount: "450000.00", rateDate: undefined });
  expect(await rooms()).toEqual([
    ["2026-02-20", "2026-02-10", "450000.00", "2026-02-10"],
    ["2026-01-15", "2025-12-01", "500000.00", "2025-12-01"],
    ["2025-12-01", "2025-12-01", "500000.00", "2025-12-01"],
  ]);
});

test("S-113: a contribution is never above the agreed price a day", async () => {
  const deposit = await stay("Cheap room");
  await p.db.owner.sql`update service_entry set accommodation_status = 'supported' where id = ${deposit.entryId}`;
  const contribution = {
    kind: "contribution",
    method: "daily",
    agreedAmount: "100000.00",
    agreedLumpSum: "0.00",
    assessedAmount: "60.00",
  } as const;
  const lower = await refusal(combination(deposit.id, { ...contribution, agreedRate: "7" }));
  expect(lower.fields).toMatchObject([{ pointer: "/agreedRate", code: "NOT_ALLOWED" }]);
  const { accommodationPayment } = await combination(deposit.id, contribution);
  // 100,000 at 7.61% is 20.85 a day; 20.85 x 365 / 7.61% is 100,003.28.
  expect(accommodationPayment.lines).toMatchObject([{ maximumDaily: "20.85", maximumLumpSum: "100003.28" }]);
});

test("S-196: a new line ends the one before; one marked in error counts for nothing", async () => {
  const deposit = await stay("Reviewed");
  await combination(deposit.id);
  const changed = await combination(deposit.id, {
    startDate: "2026-02-01",
    rateDate: "2026-02-01",
    agreedAmount: "400000.00",
  });
  expect(changed.accommodationPayment.lines.map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
    ["2026-02-01", null],
    ["2025-12-01", "2026-01-31"],
  ]);
  const wrong = changed.accommodationPayment.lines[0]!.id;
  const marked = await markAccommodationLineInError(p.admin, {
    accommodationLineId: wrong,
    reason: "Wrong client",
    preview: false,
  });
  expect(marked.accommodationPayment.lines.filter((line) => !line.inError)).toHaveLength(1);
  expect(
    (
      await refusal(
        markAccommodationLineInError(p.admin, { accommodationLineId: wrong, reason: "Again", preview: false }),
      )
    ).code,
  ).toBe("CONFLICT");
});

test("a deposit's life is told day by day, and agrees with what is posted", async () => {
  const deposit = await stay("Lives");
  await combination(deposit.id);
  await pay(deposit, "200000.00", "2025-12-01");
  const life = await getDepositLife(p.admin, { accommodationPaymentId: deposit.id, until: "2026-02-28" });
  keepsContract(endpoints.getDepositLife, life);
  expect(life.figures).toMatchObject({ received: "200000.00", balance: "200000.00" });
  // 60% of 104.25 a day while 200,000 of 500,000 is held.
  expect(life.segments.find((segment) => segment.from <= "2025-12-15" && segment.to >= "2025-12-15")?.daily).toBe(
    "62.55",
  );
  expect(life.charges.some((charge) => charge.kind === "daily_payment")).toBe(true);
  const days = await listDepositDays(p.admin, { accommodationPaymentId: deposit.id, until: "2026-02-28", limit: 50 });
  keepsContract(endpoints.listDepositDays, days);
  expect(days).toMatchObject({ total: 90, nextCursor: expect.any(String) });
  const rest = await listDepositDays(p.admin, {
    accommodationPaymentId: deposit.id,
    until: "2026-02-28",
    limit: 50,
    cursor: days.nextCursor!,
  });
  expect(rest.items.at(-1)?.on).toBe("2026-02-28");
  expect(days.items[0]?.cause).toBe("Begins, received 200000.00");
  expect(rest.nextCursor).toBeNull();
  const movements = await listDepositMovements(p.admin, { accommodationPaymentId: deposit.id });
  keepsContract(endpoints.listDepositMovements, movements);
  expect(movements.items).toMatchObject([{ kind: "receipt", amount: "200000.00", balance: "200000.00" }]);
  const register = await listAccommodationPayments(p.admin, { clientId: deposit.clientId });
  keepsContract(endpoints.listAccommodationPayments, register);
  expect(register.items).toMatchObject([{ status: "held", title: "RAD and DAP" }]);
  expect(
    (await listAccommodationPayments(p.admin, { asOf: "2025-11-30", clientId: deposit.clientId })).sums.balance,
  ).toBe("0.00");
});

test("a lump sum that is invoiced counts for nothing in what was billed: it stays the client's own", async () => {
  const deposit = await stay("Own money");
  await combination(deposit.id);
  await pay(deposit, "200000.00", "2025-12-01");
  const december = { ...p.admin, today: () => "2025-12-31" };
  expect(await getHome(december, {})).toMatchObject({ thisMonth: { postedAmount: "0.00", lineCount: 0 } });
});

test("D07: the worksheet of a refund names due day, interest and what stands in the way", async () => {
  const deposit = await stay("Leaves", "2025-12-01");
  await combination(deposit.id, { method: "lump_sum", agreedAmount: "400000.00", agreedLumpSum: "400000.00" });
  await pay(deposit, "400000.00", "2025-12-01");
  expect(
    (await getRefundWorksheet(p.admin, { accommodationPaymentId: deposit.id })).blocks.map((block) => block.code),
  ).toContain("STILL_HERE");
  await p.db.owner
    .sql`update service_entry set departure_date = '2026-03-10', departure_reason = 'home' where id = ${deposit.entryId}`;
  const sheet = await getRefundWorksheet(p.admin, { accommodationPaymentId: deposit.id, on: "2026-04-07" });
  keepsContract(endpoints.getRefundWorksheet, sheet);
  expect(sheet).toMatchObject({ dueDate: "2026-03-24" });
  expect(sheet.interest.map(({ rateKind, days }) => [rateKind, days])).toEqual([
    ["base", 14],
    ["maximum", 14],
  ]);
  // Retention up to the departure is deducted before interest is worked out.
  expect(sheet.blocks.map((block) => block.code)).toContain("RUN_FIRST");
  await p.db.owner.sql`update service_entry set departure_reason = 'deceased' where id = ${deposit.entryId}`;
  expect(
    (await getRefundWorksheet(p.admin, { accommodationPaymentId: deposit.id, on: "2026-04-07" })).blocks.map(
      (block) => block.code,
    ),
  ).toContain("PROBATE_MISSING");
});

test("the register's due day is that of the rule, whatever the departure", async () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const reason = fc.constantFrom("deceased", "home", "hospital", "other_service", "other");
  const cases = fc.sample(
    fc.record({
      departed: day,
      reason,
      notice: fc.option(day),
      probate: fc.option(day),
      held: fc.option(day),
      setting: fc.constantFrom("residential", "residential", "residential", "village"),
    }),
    { numRuns: 200, seed: 4 },
  );
  for (const { departed, reason: why, notice, probate, held, setting } of cases) {
    const probateDate = why === "deceased" && probate !== null && probate >= departed ? probate : null;
    const heldForReentryUntil =
      held !== null && held >= departed && why !== "deceased" && why !== "other_service" ? held : null;
    const { due } = await read(p.admin, (tx) =>
      oneOf<{ due: string | null }>(
        tx,
        sql`select ${refundDueSql}::text as due from (select ${departed}::date as departure_date, ${why}::text as departure_reason,
          ${notice}::date as notice_date, ${probateDate}::date as probate_date) e,
          (select ${heldForReentryUntil}::date as held_for_reentry_until) a, (select ${setting}::text as setting) y`,
      ),
    );
    const rule = dueOf({
      clientId: 1,
      clientName: "",
      serviceId: 1,
      entryDate: "2020-01-01",
      departureDate: departed,
      departureReason: why,
      noticeDate: notice,
      probateDate,
      heldForReentryUntil,
      setting,
    });
    expect([why, departed, notice, probateDate, heldForReentryUntil, due]).toEqual([
      why,
      departed,
      notice,
      probateDate,
      heldForReentryUntil,
      rule.due?.dueOn ?? null,
    ]);
  }
});

test("S-120 to S-124: an ingoing contribution with a fee by year of stay, and what comes back", async () => {
  const { entry } = await villager(p, "Village", "2016-11-01");
  const [payment] = await p.db.owner.sql<
    { id: number }[]
  >`select id from accommodation_payment where service_entry_id = ${entry.id}`;
  const id = payment!.id;
  const terms = {
    accommodationPaymentId: id,
    agreedAmount: "400000.00",
    accountNameId: drawn,
    startDate: "2016-11-01",
    base: "resale" as const,
    method: "daily" as const,
    dayDivisor: "days_in_year" as const,
    dmfYears: null,
    crfYears: null,
    capYears: null,
    capPercent: "30",
    leastPercent: null,
    gainShare: "0",
    lossShare: "0",
    resalePrice: null,
    resaleDate: null,
    otherDeductions: "0.00",
    rates: [
      { startDate: "2016-11-01", endDate: null, dmfPercent: "3", dmfCodeId: null, crfPercent: "0", crfCodeId: null },
    ],
  };
  expect((await refusal(setIngoingContribution(p.admin, terms))).fields).toMatchObject([{ pointer: "/agreedAmount" }]);
  await p.db.owner.sql`update service_entry set accommodation_status = 'ingoing_contribution' where id = ${entry.id}`;
  const detail = await setIngoingContribution(p.admin, terms);
  keepsContract(endpoints.setIngoingContribution, detail);
  // 3% a year for ten years, capped at 30%, of a resale at 550,000: 165,000; 385,000 less the gain that is not shared.
  const estimate = await getExitEstimate(p.admin, {
    accommodationPaymentId: id,
    on: "2026-10-31",
    resalePrice: "550000.00",
  });
  keepsContract(endpoints.getExitEstimate, estimate);
  expect(estimate).toMatchObject({ dmf: "165000.00", gainOrLoss: "150000.00", share: "0.00", exitAmount: "235000.00" });
  expect(
    (await refusal(getExitEstimate(p.admin, { accommodationPaymentId: id, on: "2026-10-31" }))).fields,
  ).toMatchObject([{ pointer: "/resalePrice" }]);
  const left = { accommodationPaymentId: id, resalePrice: "550000.00" };
  expect(await getExitEstimate(p.admin, left), "who is still here leaves today").toMatchObject({ on: "2026-10-15" });
  await p.db.owner
    .sql`update service_entry set departure_date = '2026-09-30', departure_reason = 'home' where id = ${entry.id}`;
  expect(await getExitEstimate(p.admin, left), "who left did so on one day").toMatchObject({ on: "2026-09-30" });

  const worksheet = async (change: object) => {
    await setIngoingContribution(p.admin, { ...terms, ...change });
    const { blocks, warnings } = await getRefundWorksheet(p.admin, { accommodationPaymentId: id, on: "2026-10-15" });
    return [blocks.map((one) => one.code), warnings.map((one) => `${one.code} ${/\$[\d,.]+/.exec(one.detail)?.[0]}`)];
  };
  expect(await worksheet({})).toEqual([["RESALE_PRICE_MISSING"], []]);
  const entered = { base: "entry" as const, resalePrice: "380000.00", lossShare: "50", otherDeductions: "1200.00" };
  expect(await worksheet(entered)).toEqual([
    ["RUN_EXIT_FEES_FIRST"],
    ["SHARE_OF_LOSS $10,000.00", "OTHER_DEDUCTIONS $1,200.00"],
  ]);
  expect((await worksheet({ ...entered, resalePrice: "450000.00", gainShare: "20" }))[1]).toEqual([
    "SHARE_OF_GAIN $10,000.00",
    "OTHER_DEDUCTIONS $1,200.00",
  ]);
});

test("prices of places keep their history; uses have their codes; another facility's records are not seen", async () => {
  const deposit = await stay("Prices");
  await addPlacePrice(p.admin, { placeId: deposit.placeId, startDate: "2025-07-01", price: "450000.00" });
  const added = await addPlacePrice(p.admin, { placeId: deposit.placeId, startDate: "2026-07-01", price: "800000.00" });
  keepsContract(endpoints.addPlacePrice, added);
  expect(added.warnings).toMatchObject([{ code: "ABOVE_MAXIMUM_PRICE" }]);
  const prices = await listPlacePrices(p.admin, { placeId: deposit.placeId });
  keepsContract(endpoints.listPlacePrices, prices);
  expect(prices.items.map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
    ["2026-07-01", null],
    ["2025-07-01", "2026-06-30"],
  ]);
  const codes = await listAccommodationCodes(p.admin);
  keepsContract(endpoints.listAccommodationCodes, codes);
  expect(codes.items.find((item) => item.use === "lump_sum")?.billingCode).toBe("LUMPSUM");
  expect((await refusal(setAccommodationCode(p.admin, { use: "nothing", billingCodeId: 1 }))).code).toBe("NOT_FOUND");
  expect(
    (
      await refusal(
        updateAccommodationPayment(p.admin, { accommodationPaymentId: deposit.id, elsewhereCountedDays: 100 }),
      )
    ).fields,
  ).toMatchObject([{ pointer: "/elsewhereFirstPaid" }]);
  const { entry } = await villager(p, "Elsewhere");
  const [other] = await p.db.owner.sql<
    { id: number }[]
  >`select id from accommodation_payment where service_entry_id = ${entry.id}`;
  expect((await refusal(getAccommodationPayment(p.officer, { accommodationPaymentId: other!.id }))).code).toBe(
    "NOT_FOUND",
  );
});
