import { monthAway, monthEnd, monthStart } from "../src/days.ts";
import { endpoints, expect, shown, test } from "../src/index.ts";
import { daysFrom, moneyText, nationalFigure, yearly } from "../src/law.ts";
import { Deposits, type Depositor, chargesOf, makeDepositor, payLumpSum } from "../src/pages/deposits.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
/** A month that is over. */
let from = "";
let to = "";
let who: Depositor;
let mpir: (day: string) => string;

const amount = (cents: bigint) => shown(moneyText(cents));
/** 2% a year of 400,000.00 for the days of the month, over 365. */
const retention = () => yearly(40_000_000n, "2", daysFrom(from, to));

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  from = monthAway(monthStart(entities[0]!.today), -2);
  to = monthEnd(from);
  const { items: homes } = await api.call(endpoints.listServices, { query: { kind: "residential", active: true } });
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "residential" } });
  who = await makeDepositor(
    api,
    { firstName: "Bruno", lastName: `Bounce ${stamp}`, birthDate: "1938-04-02" },
    {
      serviceId: homes[0]!.id,
      careTypeId: careTypes.find((one) => one.scheduleTemplateId !== null)!.id,
      place: `B-${stamp}`,
      price: "400000",
      entryDate: from,
      status: "not_supported",
    },
  );
  await payLumpSum(api, who, { kind: "payment", price: "400000.00", lumpSum: "400000.00", on: from });
  mpir = await nationalFigure(api, "mpir");
});

test("retention of the month is taken from the lump sum", async ({ app, api }) => {
  const deposits = new Deposits(app);
  await deposits.propose("accommodation", who.clientId, to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  expect(await chargesOf(api, journalId)).toEqual({ RETAIN: retention() });
  await deposits.post();
});

test("the bank dishonours the cheque: what follows is shown, then the receipt is taken back in one act", async ({
  app,
  api,
}) => {
  const deposits = new Deposits(app);
  await app.open(`/receipts?search=${stamp}`);
  const grid = app.grid("Receipts");
  await grid.ready();
  await grid.row(who.name).click();
  await app.panel.getByRole("button", { name: "Take back" }).click();
  await expect(deposits.follows).toContainText(`${amount(retention())} is taken back first`);
  await expect(deposits.follows).toContainText("$0.00 is held of the lump sum");
  // Without a reason nothing is done, and the field says so.
  await deposits.verb(/and post it$/);
  await expect(app.panel.getByText("Say why in a few words.", { exact: true })).toBeVisible();
  await deposits.fill("Why", "Cheque dishonoured");
  await deposits.verb(/and post it$/);
  const journalId = await deposits.toJournal();
  await expect(app.main.getByText(/Cheque dishonoured/).first()).toBeVisible();
  const { items } = await api.call(endpoints.listReceipts, { query: { accommodationPaymentId: who.paymentId } });
  expect(items.map((one) => one.amount).sort()).toEqual(["-400000.00", "400000.00"]);
  expect(items.find((one) => one.amount === "400000.00")).toMatchObject({ reversedByJournalId: journalId });
  await deposits.open(who.paymentId);
  expect(await app.figure("Balance")).toBe("$0.00");
});

test("the list says what was taken back, and offers it no second time", async ({ app }) => {
  await app.open(`/receipts?search=${stamp}&state=reversed`);
  const grid = app.grid("Receipts");
  await grid.ready();
  await expect(grid.rows).toHaveCount(1);
  await expect(grid.row(who.name)).toContainText("Taken back");
  await grid.row(who.name).click();
  await expect(app.panel.getByText("Document", { exact: true })).toBeVisible();
  await expect(app.panel.getByRole("button", { name: "Take back" })).toHaveCount(0);
});

test("the next proposal charges the daily payment on the unpaid lump sum for every day of the month", async ({
  app,
  api,
}) => {
  const deposits = new Deposits(app);
  await deposits.propose("accommodation", who.clientId, to);
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  const { items } = await api.call(endpoints.listJournalLines, { query: { journalId, sort: "periodFrom" } });
  // Each day once, whether or not an indexation falls into the month.
  expect(items[0]).toMatchObject({ periodFrom: from, rate: moneyText(yearly(40_000_000n, mpir(from), 1)) });
  expect(items.at(-1)).toMatchObject({ periodTo: to });
  expect(items.reduce((days, line) => days + Number(line.quantity), 0)).toBe(daysFrom(from, to));
  await deposits.post();
});
