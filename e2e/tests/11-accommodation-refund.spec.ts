import { monthAway, monthEnd, monthStart, plusDays } from "../src/days.ts";
import { endpoints, expect, shown, shownDay, test } from "../src/index.ts";
import { daysFrom, moneyText, nationalFigure, yearly } from "../src/law.ts";
import { EntryPanel } from "../src/pages/admissions.ts";
import { Deposits, type Depositor, chargesOf, makeDepositor, payLumpSum } from "../src/pages/deposits.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
/** A month that is over, in which the resident comes and dies. */
let month = { from: "", to: "" };
/** Death, probate, the last day for the refund, and the day it was made. */
let died = "";
let probate = "";
let due = "";
let refunded = "";
let who: Depositor;
/** In cents: what is held after the last retention, and the interest on it. */
let held = 0n;
let before = 0n;
let base = 0n;
let late = 0n;
let baseRate: (day: string) => string;
let mpir: (day: string) => string;

const amount = (cents: bigint) => shown(moneyText(cents));

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  const from = monthAway(monthStart(entities[0]!.today), -2);
  month = { from, to: monthEnd(from) };
  died = plusDays(from, 15);
  probate = plusDays(died, 15);
  due = plusDays(probate, 14);
  refunded = plusDays(due, 5);
  const { items: homes } = await api.call(endpoints.listServices, { query: { kind: "residential", active: true } });
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "residential" } });
  who = await makeDepositor(
    api,
    { firstName: "Lena", lastName: `Late ${stamp}`, birthDate: "1934-11-30" },
    {
      serviceId: homes[0]!.id,
      careTypeId: careTypes.find((one) => one.scheduleTemplateId !== null)!.id,
      place: `L-${stamp}`,
      price: "400000",
      entryDate: from,
      status: "not_supported",
    },
  );
  await payLumpSum(api, who, { kind: "payment", price: "400000.00", lumpSum: "400000.00", on: from });
  baseRate = await nationalFigure(api, "base_interest_rate");
  mpir = await nationalFigure(api, "mpir");
});

test("the resident dies: nobody can say yet by when the lump sum is to be refunded", async ({ app }) => {
  const entry = new EntryPanel(app);
  await entry.open(who.clientId, who.entryId);
  await entry.button("Depart").click();
  await entry.day("Departure", died);
  await app.panel.getByLabel("Reason").selectOption({ label: "Deceased" });
  await entry.button(/^Depart /).click();
  await expect(app.notice(/has departed/)).toBeVisible();
  const deposits = new Deposits(app);
  await deposits.open(who.paymentId, "refund");
  await expect(app.main.getByText("No last day runs yet")).toBeVisible();
  await expect(app.main.getByText(/Enter the day on which probate/)).toBeVisible();
  // Retention of the days up to the death is to be taken first.
  await expect(app.main.getByText(/charges? up to .* not posted/)).toBeVisible();
});

test("the last retention is taken", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.propose("accommodation", who.clientId, month.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  // 2% a year of 400,000.00 for the 16 days from the payment to the death, over 365: 350.68.
  const retention = yearly(40_000_000n, "2", daysFrom(month.from, died));
  expect(retention).toBe(35_068n);
  expect(await chargesOf(api, journalId)).toEqual({ RETAIN: retention });
  await deposits.post();
  held = 40_000_000n - retention;
  await deposits.open(who.paymentId, "refund");
  await expect(deposits.sum("The refund as a sum", "Refundable")).toHaveText(amount(held));
});

test("without probate the base rate runs", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.propose("interest_payable", who.clientId, month.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  // From the day after the death, at the base interest rate of the last day asked for.
  before = yearly(held, baseRate(month.to), daysFrom(plusDays(died, 1), month.to));
  expect(await chargesOf(api, journalId)).toEqual({ INTPAY: -before });
  await deposits.post();
});

test("probate is shown late: fourteen days from then", async ({ app }) => {
  const entry = new EntryPanel(app);
  await entry.open(who.clientId, who.entryId);
  await entry.button("Change").click();
  await entry.day("Probate shown (optional)", probate);
  await entry.button("Save the entry").click();
  await expect(app.notice(/saved|changed/i)).toBeVisible();
  const deposits = new Deposits(app);
  await app.open(`/accommodation/${who.paymentId}/refund?on=${refunded}`);
  await expect(app.main.getByText(`Due by ${shownDay(due)}: this day is late`)).toBeVisible();
  // Base rate of the first day of the refund period for all days since the death; then the maximum rate of the day after it.
  base = yearly(held, baseRate(plusDays(probate, 1)), daysFrom(plusDays(died, 1), due));
  late = yearly(held, mpir(plusDays(due, 1)), daysFrom(plusDays(due, 1), refunded));
  await expect(deposits.sum("Interest as a sum", "At the base interest rate")).toHaveText(amount(base));
  await expect(deposits.sum("Interest as a sum", "At the maximum permissible rate")).toHaveText(amount(late));
  await expect(deposits.sum("Interest as a sum", "Of it posted already")).toHaveText(`-${amount(before)}`);
  await expect(deposits.sum("Interest as a sum", "Still to be proposed")).toHaveText(amount(base + late - before));
});

test("all of it is refunded, five days late", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await app.open(`/accommodation/${who.paymentId}/refund?on=${refunded}`);
  await app.button("Propose a refund").click();
  await expect(app.panel.getByRole("radio", { name: "All of the lump sum" })).toBeChecked();
  await expect(deposits.field("Refunded on")).toHaveValue(shownDay(refunded));
  await deposits.newJournal(`Refund ${stamp}`, refunded);
  await deposits.verb("Propose the refund");
  const journalId = await deposits.toJournal();
  await expect(app.grid(/Refunds of journal/).rows).toHaveCount(1);
  await deposits.post();
  const { items } = await api.call(endpoints.listRefunds, { query: { journalId } });
  expect(items).toMatchObject([{ amount: moneyText(held), dueDate: due, openAmount: moneyText(held) }]);
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe("$0.00");
  expect(await app.figure("Refunded")).toBe(`$${amount(held)}`);
});

test("interest for all days is settled: what was charged before is taken back, two lines take its place", async ({
  app,
  api,
}) => {
  const deposits = new Deposits(app);
  await deposits.propose("interest_payable", who.clientId, refunded);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  const { items } = await api.call(endpoints.listJournalLines, { query: { journalId } });
  const lines = items.map((line) => [line.kind, line.periodFrom, line.periodTo, line.amount]);
  expect(lines).toHaveLength(3);
  expect(lines).toContainEqual(["reversal", plusDays(died, 1), month.to, moneyText(before)]);
  expect(lines).toContainEqual(["rebill", plusDays(died, 1), due, moneyText(-base)]);
  expect(lines).toContainEqual([expect.any(String), plusDays(due, 1), refunded, moneyText(-late)]);
  await deposits.post();
  // Nothing runs after the refund.
  await app.open(`/accommodation/${who.paymentId}/refund?on=${plusDays(refunded, 10)}`);
  await expect(deposits.sum("Interest as a sum", "Still to be proposed")).toHaveText("0.00");
});

test("the interest is given back with the lump sum, and both are paid", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await app.open(`/accommodation/${who.paymentId}/refund?on=${refunded}`);
  await app.button("Propose a refund").click();
  await app.panel.getByRole("radio", { name: "Credits of fees and interest" }).check();
  await deposits.field("Account that has the credit").selectOption({ label: "RES · Resident fees" });
  await deposits.newJournal(`Interest ${stamp}`, refunded);
  await deposits.verb("Propose the refund");
  const credits = await deposits.toJournal();
  await deposits.post();
  const { items } = await api.call(endpoints.listRefunds, { query: { journalId: credits } });
  expect(items).toMatchObject([{ kind: "fees", amount: moneyText(base + late) }]);

  await app.open(`/receipts/owed?search=${stamp}`);
  const grid = app.grid("Owed to clients");
  await grid.ready();
  const row = grid.row(who.name);
  await expect(row).toContainText(amount(held + base + late));
  await row.click();
  await app.panel.getByRole("button", { name: "Pay", exact: true }).click();
  await deposits.day("Paid on", refunded);
  await deposits.field("To account").selectOption("otherwise");
  await deposits.newJournal(`Paid ${stamp}`, refunded);
  await deposits.verb("Enter the payment");
  const payments = await deposits.toJournal();
  await deposits.post();
  const { items: paid } = await api.call(endpoints.listVendorPayments, { query: { journalId: payments } });
  expect(paid).toMatchObject([{ amount: moneyText(held + base + late), paymentDate: refunded }]);
  const { items: owed } = await api.call(endpoints.listVendorBalances, { query: { search: stamp } });
  expect(owed).toEqual([]);
  const customer = await api.call(endpoints.getCustomer, { params: { customerId: who.clientId } });
  expect(customer.balance).toBe("0.00");
  await deposits.open(who.paymentId);
  await expect(app.main.locator(".page-title .chip").first()).toHaveText(/Refunded/);
});

test("the bank returns the payment: it is owed again, until it is paid once more", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await app.open(`/receipts/payments?search=${stamp}`);
  const grid = app.grid("Payments");
  await grid.ready();
  await grid.row(who.name).click();
  await app.panel.getByRole("button", { name: "Take back" }).click();
  await expect(deposits.follows).toContainText(`is owed $${amount(held + base + late)}`);
  await deposits.fill("Why", "Account closed");
  await deposits.verb(/and post it$/);
  await deposits.toJournal();
  const { items } = await api.call(endpoints.listVendorBalances, { query: { search: stamp } });
  expect(items).toMatchObject([{ amount: moneyText(held + base + late) }]);
});
