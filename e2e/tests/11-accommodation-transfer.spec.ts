import { monthAway, monthEnd, monthStart, plusDays } from "../src/days.ts";
import { cents, endpoints, expect, shown, shownDay, test } from "../src/index.ts";
import { daysFrom, moneyText, yearly } from "../src/law.ts";
import { EntryPanel } from "../src/pages/admissions.ts";
import { Deposits, type Depositor, chargesOf, makeDepositor, payLumpSum } from "../src/pages/deposits.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
const place = `T2-${stamp}`;
/** Two months that are over; the resident moves to another home in the second one. */
let first = { from: "", to: "" };
let second = { from: "", to: "" };
let moving = "";
let home = { id: 0, name: "" };
let other = { id: 0, name: "" };
let who: Depositor;
let nextPayment = 0;
const journals: number[] = [];

/** In cents: paid at the first home, and agreed at the other. */
const lumpSum = 30_000_000n;
const agreed = 29_000_000n;
let held = lumpSum;
const amount = (value: bigint) => shown(moneyText(value));

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  const month = monthStart(entities[0]!.today);
  first = { from: monthAway(month, -2), to: monthEnd(monthAway(month, -2)) };
  second = { from: monthAway(month, -1), to: monthEnd(monthAway(month, -1)) };
  moving = plusDays(second.from, 9);
  const { items: homes } = await api.call(endpoints.listServices, { query: { kind: "residential", active: true } });
  home = homes[0]!;
  other = homes.find((one) => one.id !== home.id && one.legalEntityId === homes[0]!.legalEntityId)!;
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "residential" } });
  who = await makeDepositor(
    api,
    { firstName: "Tara", lastName: `Transfer ${stamp}`, birthDate: "1938-08-08" },
    {
      serviceId: home.id,
      careTypeId: careTypes.find((one) => one.scheduleTemplateId !== null)!.id,
      place: `T1-${stamp}`,
      price: "300000",
      entryDate: first.from,
      status: "not_supported",
    },
  );
  await payLumpSum(api, who, { kind: "payment", price: "300000.00", lumpSum: "300000.00", on: first.from });
  await api.call(endpoints.createPlace, {
    body: { serviceId: other.id, code: place, wing: "Test", price: "290000" },
  });
});

test("the resident moves to another home of the provider", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  await entry.open(who.clientId, who.entryId);
  await entry.more("Transfer to another facility");
  await entry.day("Day of the transfer", moving);
  await app.panel.getByLabel("Facility", { exact: true }).selectOption(String(other.id));
  await entry.place(place).check();
  await entry.button(/^Transfer .* to /).click();
  await expect(app.panel).toContainText(`Transferred from ${home.name}`);
  const { items } = await api.call(endpoints.listAccommodationPayments, { query: { clientId: who.clientId } });
  nextPayment = items.find((one) => one.id !== who.paymentId)!.id;
});

test("retention up to the move is taken at the first home", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.propose("accommodation", who.clientId, second.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  // 2% a year of 300,000.00 for the first month; then of what is left for the nine days before the move, each half up.
  const whole = yearly(lumpSum, "2", daysFrom(first.from, first.to));
  const rest = yearly(lumpSum - whole, "2", daysFrom(second.from, plusDays(moving, -1)));
  expect(await chargesOf(api, journalId)).toEqual({ RETAIN: whole + rest });
  await deposits.post();
  held = lumpSum - whole - rest;
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe(`$${amount(held)}`);
});

test("a lump sum is agreed at the other home", async ({ app }) => {
  const deposits = new Deposits(app);
  await app.open(`/customers/${who.clientId}/accommodation?stay=${nextPayment}`);
  await app.button("New line").click();
  await app.panel.getByRole("radio", { name: "Lump sum" }).check();
  await deposits.day("From", moving);
  await deposits.fill("Agreed price", "290000");
  await deposits.day("Price agreed on", moving);
  await deposits.field("Daily payments are").selectOption({ label: "Resident fees: billed" });
  await deposits.verb("Add the line");
  await expect(app.notice(/The line is added/)).toBeVisible();
});

test("the lump sum moves in one act, and no cash with it", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.open(who.paymentId);
  await deposits.act("Move it to another stay");
  await expect(deposits.field("Moved on")).toHaveValue(shownDay(moving));
  await deposits.day("Posting date", second.to);
  await expect(deposits.follows).toContainText(`$${amount(agreed)} leaves the lump sum at ${home.name}`);
  await expect(deposits.follows).toContainText("no cash moves");
  await expect(deposits.follows).toContainText(
    `$${amount(held - agreed)} of the old lump sum is more than the new one takes`,
  );
  const made = deposits.follows.getByRole("region", { name: "What is made and posted" }).getByRole("row");
  await expect(made).toHaveCount(4);
  const before = await api.call(endpoints.getAccommodationPayment, { params: { accommodationPaymentId: nextPayment } });
  expect(before.figures.received, "a preview moves nothing").toBe("0.00");
  await deposits.verb("Move the lump sum and post it");
  await expect(app.notice(`$${amount(agreed)} is moved`)).toBeVisible();

  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe("$0.00");
  expect(await app.figure("Refunded")).toBe(`$${amount(held)}`);
  await deposits.open(nextPayment);
  expect(await app.figure("Balance")).toBe(`$${amount(agreed)}`);
  expect(await app.figure("Received")).toBe(`$${amount(agreed)}`);

  // The liability moves from one home to the other; bank accounts are not touched.
  const { items: all } = await api.call(endpoints.listJournals, { query: { show: "all", search: stamp, limit: 50 } });
  journals.push(...all.filter((one) => one.description.includes("to the next stay")).map((one) => one.id));
  expect(journals).toHaveLength(3);
  const lists = await Promise.all(
    journals.map((journalId) => api.call(endpoints.listLedgerEntries, { query: { journalId, limit: 200 } })),
  );
  const entries = lists.flatMap((list) => list.items);
  const { items: accounts } = await api.call(endpoints.listLedgerAccounts, { query: { limit: 200 } });
  const cash = new Set(accounts.filter((one) => one.type === "asset" && one.control === null).map((one) => one.id));
  expect(entries.filter((one) => cash.has(one.ledgerAccountId))).toEqual([]);
  const liability = accounts.find((one) => one.control === "lump_sum_liability")!.id;
  const owed = accounts.find((one) => one.control === "payable")!.id;
  const net = (account: number, service?: number) =>
    entries
      .filter((one) => one.ledgerAccountId === account && (service === undefined || one.serviceId === service))
      .reduce((sum, one) => sum + cents(one.amount), 0n);
  expect(net(liability, home.id)).toBe(held);
  expect(net(liability, other.id)).toBe(-agreed);
  expect(net(owed)).toBe(agreed - held);
});

test("retention goes on at the other home from the day of the move, and travels with the resident", async ({
  app,
  api,
}) => {
  const deposits = new Deposits(app);
  await deposits.propose("accommodation", who.clientId, second.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  // The day of the move is counted once: here.
  const retention = yearly(agreed, "2", daysFrom(moving, second.to));
  expect(await chargesOf(api, journalId)).toEqual({ RETAIN: retention });
  await deposits.post();
  await deposits.open(nextPayment);
  expect(await app.figure("Balance")).toBe(`$${amount(agreed - retention)}`);
  await app.open(`/customers/${who.clientId}/accommodation?stay=${nextPayment}`);
  await expect(app.main.getByRole("link", { name: "an earlier stay" })).toHaveAttribute(
    "href",
    new RegExp(`/accommodation/${who.paymentId}`),
  );
});
