import { monthAway, monthEnd, monthStart, plusDays, typed } from "../src/days.ts";
import { cents, endpoints, expect, shown, shownDay, test } from "../src/index.ts";
import { type Agreement, moneyText, monthOf, nationalFigure } from "../src/law.ts";
import { Deposits, type Depositor, chargesOf, makeDepositor } from "../src/pages/deposits.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
const room = `D-${stamp}`;
/** Two whole months that are over: the resident comes on the first day; the second one begins with a new price. */
let first = { from: "", to: "" };
let second = { from: "", to: "" };
let who: Depositor;
/** What is held and was retained, as the formulas of the law give it. */
const held = { balance: 0n, retained: 0n };
let mpir: (day: string) => string;
let indexNumber: (day: string) => string;

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  const month = monthStart(entities[0]!.today);
  first = { from: monthAway(month, -2), to: monthEnd(monthAway(month, -2)) };
  second = { from: monthAway(month, -1), to: monthEnd(monthAway(month, -1)) };
  const { items: homes } = await api.call(endpoints.listServices, { query: { kind: "residential", active: true } });
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "residential" } });
  who = await makeDepositor(
    api,
    { firstName: "Dora", lastName: `Drawn ${stamp}`, birthDate: "1939-02-03" },
    {
      serviceId: homes[0]!.id,
      careTypeId: careTypes.find((one) => one.scheduleTemplateId !== null)!.id,
      place: room,
      price: "500000",
      entryDate: first.from,
      status: "not_supported",
    },
  );
  mpir = await nationalFigure(api, "mpir");
  indexNumber = await nationalFigure(api, "dap_index_number");
});

test("a combination payment is agreed: 200,000.00 of 500,000.00, daily payments drawn", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await app.open(`/customers/${who.clientId}/accommodation?stay=${who.paymentId}`);
  await app.button("New line").click();
  await expect(deposits.field("Kind")).toHaveValue("payment");
  await app.panel.getByRole("radio", { name: "Combination" }).check();
  await deposits.day("From", first.from);
  await deposits.fill("Agreed price", "500000");
  await deposits.fill("Of it, as a lump sum", "200000");
  await deposits.day("Price agreed on", first.from);
  await deposits
    .field("Daily payments are")
    .selectOption({ label: "Drawn from the lump sum: drawn from the lump sum" });
  await app.panel.getByLabel("Deductions raise the daily payment").check();
  await expect(deposits.follows).not.toContainText("Enter the first day");
  await deposits.verb("Add the line");
  await expect(app.notice(/The line is added/)).toBeVisible();
  const payment = await api.call(endpoints.getAccommodationPayment, {
    params: { accommodationPaymentId: who.paymentId },
  });
  expect(payment).toMatchObject({ title: "RAD and DAP", agreedAmount: "500000.00", agreedLumpSum: "200000.00" });
  expect(Number(payment.lines[0]!.agreedRate)).toBe(Number(mpir(first.from)));
});

test("the lump sum is invoiced and received", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.open(who.paymentId);
  await deposits.act(/^Invoice the lump sum/);
  await deposits.day("Invoiced on", first.from);
  await expect(deposits.follows).toContainText("200,000.00");
  await deposits.newJournal(`Lump sum ${stamp}`, first.from);
  await deposits.verb("Add the invoice");
  const invoices = await deposits.toJournal();
  await deposits.post();
  expect(await chargesOf(api, invoices)).toEqual({ LUMPSUM: 20_000_000n });

  await deposits.open(who.paymentId);
  expect(await app.figure("Received")).toBe("$0.00");
  await deposits.act("Enter a receipt");
  await expect(app.panel.getByRole("textbox", { name: "Amount" })).toHaveValue(/200,?000\.00/);
  await deposits.day("Received on", first.from);
  await deposits.newJournal(`Receipt ${stamp}`, first.from);
  await deposits.verb("Enter the receipt");
  await deposits.toJournal();
  await deposits.post();
  held.balance = 20_000_000n;
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe("$200,000.00");
  expect(await app.figure("Unpaid lump sum")).toBe("$0.00");
});

/** Proposes a month, looks at every amount, posts, and looks at what is held then. */
async function settle(
  app: ConstructorParameters<typeof Deposits>[0],
  api: Parameters<typeof chargesOf>[0],
  agreement: Agreement,
  month: { from: string; to: string },
): Promise<bigint[]> {
  const expected = monthOf(agreement, month, held, indexNumber);
  const deposits = new Deposits(app);
  await deposits.propose("accommodation", who.clientId, month.to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  expect(await chargesOf(api, journalId)).toEqual({ DAP: expected.daily, RETAIN: expected.retention });
  await expect(app.grid(/Lines of journal/).root).toContainText(shown(moneyText(expected.retention)));
  await deposits.post();
  held.balance -= expected.daily + expected.retention;
  held.retained += expected.retention;
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe(`$${shown(moneyText(held.balance))}`);
  expect(await app.figure("Retained")).toBe(`$${shown(moneyText(held.retained))}`);
  return expected.byDay;
}

test("the first month: daily payments and retention as the law has them, taken at its end", async ({ app, api }) => {
  // 500,000.00 at 8.43% is 115.48 a day; with 200,000.00 held 60% of it, 69.29 a day, until an index number raises it.
  const agreement = { price: 50_000_000n, mpir: mpir(first.from), occupiedFrom: first.from };
  const byDay = await settle(app, api, agreement, first);
  expect(byDay).toHaveLength(Number(first.to.slice(8)));
  expect(byDay[0]).toBeGreaterThan(0n);
});

test("the price of the room rises, and is agreed anew", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await app.open("/accommodation/prices");
  await app.button("New price").click();
  await app.panel.getByRole("combobox", { name: "Place" }).fill(room);
  await app.choice(new RegExp(`^${room}`)).click();
  await deposits.day("From", second.from);
  await deposits.fill("Price", "540000");
  await deposits.verb("Publish the price");
  await expect(app.notice(/The price is published/)).toBeVisible();
  const { items: prices } = await api.call(endpoints.listPlacePrices, { query: { placeId: who.placeId } });
  expect(prices.map((one) => [one.startDate, one.endDate, one.price])).toContainEqual([second.from, null, "540000.00"]);
  // What was agreed stays as agreed, until somebody agrees on something else.
  const before = await api.call(endpoints.getAccommodationPayment, {
    params: { accommodationPaymentId: who.paymentId },
  });
  expect(before).toMatchObject({ agreedAmount: "500000.00", adjustmentRequired: false });

  await app.open(`/customers/${who.clientId}/accommodation?stay=${who.paymentId}`);
  await app.button("New line").click();
  await deposits.day("From", second.from);
  await deposits.fill("Agreed price", "540000");
  await deposits.day("Price agreed on", second.from);
  await deposits.fill("Agreed rate", "");
  await deposits.verb("Add the line");
  await expect(app.notice(/The line is added/)).toBeVisible();
  const { lines } = await api.call(endpoints.getAccommodationPayment, {
    params: { accommodationPaymentId: who.paymentId },
  });
  const days = lines.map((line) => [
    line.startDate,
    line.endDate,
    line.agreedAmount,
    line.placePrice,
    line.occupiedFrom,
  ]);
  expect(days).toContainEqual([first.from, plusDays(second.from, -1), "500000.00", "500000.00", first.from]);
  expect(days).toContainEqual([second.from, null, "540000.00", "540000.00", first.from]);
});

test("the second month: a dearer room and a smaller lump sum, and the balance steps down", async ({ app, api }) => {
  const start = held.balance;
  const agreement = { price: 54_000_000n, mpir: mpir(second.from), occupiedFrom: first.from };
  await settle(app, api, agreement, second);
  expect(held.balance).toBeLessThan(start);

  // The days say it: the balance before and after the month's end, and what a day costs on each side.
  const { items: days } = await api.call(endpoints.listDepositDays, {
    params: { accommodationPaymentId: who.paymentId },
    query: { from: first.to, until: second.from },
  });
  expect(days).toHaveLength(2);
  await app.open(`/accommodation/${who.paymentId}/days`);
  await expect(app.main.getByRole("grid")).toBeVisible();
  await app.open(`/customers/${who.clientId}/accommodation?stay=${who.paymentId}`);
  const movements = app.main.getByRole("region", { name: "Movements" }).getByRole("row");
  // Head, receipt, and for each month daily payments and retention; an index number inside a month makes one more.
  await expect(movements.filter({ hasText: shownDay(second.to) }).first()).toContainText(
    shown(moneyText(held.balance)),
  );
  await expect(movements.last()).toContainText("200,000.00");
  const { items } = await api.call(endpoints.listDepositMovements, {
    params: { accommodationPaymentId: who.paymentId },
    query: { limit: 100 },
  });
  expect(items.reduce((sum, one) => sum + cents(one.amount), 0n)).toBe(held.balance);
});

test("nothing is proposed twice", async ({ app, api }) => {
  await app.open(`/billing/runs/new?kind=accommodation&clientId=${who.clientId}`);
  await app.main.getByLabel("Charge up to", { exact: true }).fill(typed(second.to));
  await app.button("Preview").click();
  await app.page.waitForURL(/\/billing\/runs\/\d+/);
  await expect(app.main.locator(".page-title .chip").first()).toHaveText("Done", { timeout: 60_000 });
  const run = await api.call(endpoints.getRun, { params: { runId: Number(/runs\/(\d+)/.exec(app.page.url())?.[1]) } });
  expect(run.lineCount).toBe(0);
});
