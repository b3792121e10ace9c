import { monthAway, monthEnd, monthStart, plusDays } from "../src/days.ts";
import { endpoints, expect, shown, shownDay, test } from "../src/index.ts";
import { daysFrom, moneyText, yearly } from "../src/law.ts";
import { EntryPanel } from "../src/pages/admissions.ts";
import { Deposits, type Depositor, chargesOf, makeDepositor, payLumpSum } from "../src/pages/deposits.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
/** Two months that are over: the resident comes on the first day and leaves on the tenth of the second. */
let first = { from: "", to: "" };
let second = { from: "", to: "" };
let leaving = "";
let who: Depositor;

/** In cents: paid at entry, the price at resale, and what the resident bears of the loss: half. */
const ingoing = 45_000_000n;
const resale = 43_000_000n;
const loss = (ingoing - resale) / 2n;
/** Per cent a year of what was paid, day by day over 365. */
const dmfUntil = (day: string) => yearly(ingoing, "6", daysFrom(first.from, day));
const crfUntil = (day: string) => yearly(ingoing, "1.25", daysFrom(first.from, day));
const exitAmount = () => ingoing - dmfUntil(leaving) - crfUntil(leaving) - loss;
const amount = (cents: bigint) => shown(moneyText(cents));

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  const month = monthStart(entities[0]!.today);
  first = { from: monthAway(month, -2), to: monthEnd(monthAway(month, -2)) };
  second = { from: monthAway(month, -1), to: monthEnd(monthAway(month, -1)) };
  leaving = plusDays(second.from, 9);
  const { items: villages } = await api.call(endpoints.listServices, { query: { kind: "village", active: true } });
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "village" } });
  who = await makeDepositor(
    api,
    { firstName: "Vera", lastName: `Village ${stamp}`, birthDate: "1945-06-17" },
    {
      serviceId: villages[0]!.id,
      careTypeId: careTypes.find((one) => one.scheduleTemplateId !== null)!.id,
      place: `V-${stamp}`,
      price: "450000",
      entryDate: first.from,
      status: "ingoing_contribution",
    },
  );
  const paid = { price: "450000.00", lumpSum: "450000.00", on: first.from, drawn: true };
  await payLumpSum(api, who, { kind: "ingoing", ...paid });
});

test("the contract is entered: 6% and 1.25% a year, half of a loss", async ({ app, api }) => {
  await app.open(`/accommodation/${who.paymentId}/exit`);
  await app.link("Set it up").click();
  const deposits = new Deposits(app);
  await expect(app.panel.getByRole("textbox", { name: "Ingoing contribution" })).toHaveValue(/450,?000\.00/);
  await deposits.field("Fees are charged on").selectOption({ label: "ACC · Drawn from the lump sum" });
  await deposits.field("They grow").selectOption({ label: "day by day" });
  await deposits.field("A day is a year over").selectOption({ label: "365 days" });
  await deposits.day("From", first.from);
  await deposits.fill("Deferred management", "6");
  await deposits.fill("Capital replacement", "1.25");
  await deposits.fill("Resident's share of a gain", "50");
  await deposits.fill("Resident's share of a loss", "50");
  await deposits.verb("Save the terms");
  await expect(app.notice(/ingoing contribution is set up/)).toBeVisible();
  const { ingoing: terms } = await api.call(endpoints.getAccommodationPayment, {
    params: { accommodationPaymentId: who.paymentId },
  });
  expect(terms).toMatchObject({ agreedAmount: "450000.00", method: "daily", dayDivisor: "365", base: "entry" });
});

test("the exit estimate: fees day by day, and half of the loss", async ({ app }) => {
  const deposits = new Deposits(app);
  await app.open(`/accommodation/${who.paymentId}/exit?on=${leaving}`);
  await expect(app.main.getByText(`Leaving on ${shownDay(leaving)}`)).toBeVisible();
  const price = app.main.getByRole("textbox", { name: /^Resale price/ });
  await price.fill("430000");
  await price.blur();
  const sum = (label: string) => deposits.sum("The exit amount as a sum", label);
  // 450,000.00 x 6% x days / 365, and x 1.25%; 450,000.00 - 430,000.00 is a loss of 20,000.00, half of it 10,000.00.
  await expect(sum("share of the loss")).toHaveText("-10,000.00");
  expect(loss).toBe(1_000_000n);
  await expect(sum("Ingoing contribution")).toHaveText("450,000.00");
  await expect(sum("Deferred management fee")).toHaveText(`-${amount(dmfUntil(leaving))}`);
  await expect(sum("Capital replacement fee")).toHaveText(`-${amount(crfUntil(leaving))}`);
  await expect(sum("Exit amount")).toHaveText(amount(exitAmount()));
});

test("the fees of the first month are taken from the ingoing contribution", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.propose("dmf_crf", who.clientId, first.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  expect(await chargesOf(api, journalId)).toEqual({ DMF: dmfUntil(first.to), CRF: crfUntil(first.to) });
  await deposits.post();
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe(`$${amount(ingoing - dmfUntil(first.to) - crfUntil(first.to))}`);
});

test("the resident leaves; the fees end with the last day", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  await entry.open(who.clientId, who.entryId);
  await entry.button("Depart").click();
  await entry.day("Departure", leaving);
  await app.panel.getByLabel("Reason").selectOption({ label: "Went home" });
  await entry.button(/^Depart /).click();
  await expect(app.notice(/has departed/)).toBeVisible();
  const deposits = new Deposits(app);
  await deposits.propose("dmf_crf", who.clientId, second.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  expect(await chargesOf(api, journalId)).toEqual({
    DMF: dmfUntil(leaving) - dmfUntil(first.to),
    CRF: crfUntil(leaving) - crfUntil(first.to),
  });
  await deposits.post();
  // No day of the Act on aged care runs in a village.
  await deposits.open(who.paymentId, "refund");
  await expect(app.main.getByText("No last day runs yet")).toBeVisible();
  await expect(deposits.sum("The refund as a sum", "Refundable")).toHaveText(amount(exitAmount() + loss));
});

test("what is left is refunded; the share of the loss is paid out of it, the rest to the resident", async ({
  app,
  api,
}) => {
  test.setTimeout(180_000);
  const deposits = new Deposits(app);
  await app.open(`/accommodation/${who.paymentId}/refund?on=${second.to}`);
  await app.button("Propose a refund").click();
  await deposits.newJournal(`Exit ${stamp}`, second.to);
  await deposits.verb("Propose the refund");
  await deposits.toJournal();
  await deposits.post();
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe("$0.00");

  const { items: types } = await api.call(endpoints.listJournalTypes, { query: { limit: 100 } });
  const lines = await api.call(endpoints.createJournal, {
    body: { journalTypeId: types[0]!.id, description: `Loss ${stamp}`, postingDate: second.to, kind: "lines" },
  });
  await app.open(`/billing/journals/${lines.id}?open=new-line`);
  await app.panel.getByRole("combobox", { name: "Client" }).fill(who.name);
  await app.choice(new RegExp(who.name)).click();
  await app.panel.getByRole("combobox", { name: "Billing code" }).fill("LOSS");
  await app.choice(/^LOSS/).click();
  const { items: villages } = await api.call(endpoints.listServices, { query: { kind: "village", active: true } });
  await app.panel.getByRole("combobox", { name: "Facility" }).fill(villages[0]!.name);
  await app.choice(new RegExp(villages[0]!.name)).click();
  await deposits.day("From", leaving);
  await deposits.day("To", leaving);
  await deposits.fill("Quantity", "1");
  await deposits.fill("Rate", moneyText(loss));
  await deposits.fill("Reason", "Half of the loss at resale");
  await deposits.verb("Add the line");
  await expect(app.grid(/Lines of journal/).rows).toHaveCount(1);
  await deposits.post();

  const receipts = await api.call(endpoints.createJournal, {
    body: { journalTypeId: types[0]!.id, description: `Loss ${stamp}`, postingDate: second.to, kind: "receipts" },
  });
  await app.open(`/billing/journals/${receipts.id}?open=new`);
  await app.panel.getByRole("combobox", { name: "Who paid" }).fill(who.name);
  await app.choice(new RegExp(who.name)).click();
  await expect(app.panel.getByRole("textbox", { name: "Amount" })).toHaveValue(/10,?000\.00/);
  await app.panel.getByRole("radio", { name: /^Out of what is owed/ }).check();
  await deposits.verb("Enter the receipt");
  await expect(app.grid(/Receipts of journal/).rows).toHaveCount(1);
  await deposits.post();

  await app.open(`/receipts/owed?search=${stamp}`);
  const grid = app.grid("Owed to clients");
  await grid.ready();
  await expect(grid.row(who.name)).toContainText(amount(exitAmount()));
  await grid.row(who.name).click();
  await app.panel.getByRole("button", { name: "Pay", exact: true }).click();
  await deposits.day("Paid on", second.to);
  await deposits.field("To account").selectOption("otherwise");
  await deposits.newJournal(`Exit paid ${stamp}`, second.to);
  await deposits.verb("Enter the payment");
  const payments = await deposits.toJournal();
  await deposits.post();
  const { items: paid } = await api.call(endpoints.listVendorPayments, { query: { journalId: payments } });
  expect(paid.map((one) => one.amount)).toEqual([moneyText(exitAmount())]);
  const customer = await api.call(endpoints.getCustomer, { params: { customerId: who.clientId } });
  expect(customer.balance).toBe("0.00");
});
