import { monthEnd, monthStart, plusDays, typed } from "../src/days.ts";
import { cents, endpoints, expect, shownDay, test } from "../src/index.ts";
import { AdmissionFlow, EntryPanel } from "../src/pages/admissions.ts";
import { Runs } from "../src/pages/runs.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
const name = `Maude Month ${stamp}`;
const room = `M-${stamp}`;
let today = "";
/** The month that is billed, and the day in its middle on which the resident leaves. */
let first = "";
let last = "";
let leaving = "";
let clientId = 0;
let entryId = 0;
const journals: number[] = [];

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  today = entities[0]!.today;
  first = monthStart(today);
  last = monthEnd(today);
  leaving = plusDays(first, 14);
});

test("a resident is admitted for the month", async ({ app, api }) => {
  const { items: homes } = await api.call(endpoints.listServices, { query: { kind: "residential", active: true } });
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "residential" } });
  const care = careTypes.find((one) => one.scheduleTemplateId !== null)!;
  await api.call(endpoints.createPlace, { body: { serviceId: homes[0]!.id, code: room, price: "450000" } });
  const flow = new AdmissionFlow(app);
  await app.open("/admissions/new");
  await flow.newPerson("Maude", `Month ${stamp}`, "7/7/37");
  await flow.stay(homes[0]!.id, care.id, first);
  await flow.place(room).check();
  await flow.next();
  await flow.next();
  await flow.admit();
  const { items } = await api.call(endpoints.listServiceEntries, { query: { search: stamp } });
  clientId = items[0]!.clientId;
  entryId = items[0]!.id;
  expect(items[0]).toMatchObject({ clientName: name, billingStartDate: first });
});

test("a fee advice gives the contributions", async ({ app, api }) => {
  await app.open(`/customers/${clientId}/fees?open=advice-new`);
  const field = (label: string) => app.panel.getByRole("textbox", { name: label });
  await field("Amounts from").fill(typed(first));
  await field("Amounts from").blur();
  await field("Means tested amount (optional)").fill("85.20");
  await field("Means tested amount (optional)").blur();
  await expect(app.panel.getByRole("region", { name: "What will follow" })).toContainText("HOTEL");
  await app.panel.getByRole("button", { name: "Enter the advice" }).click();
  await expect(app.notice(/The advice is entered/)).toBeVisible();
  const { items } = await api.call(endpoints.listScheduleLines, { query: { clientId } });
  const hotelling = items.find((line) => line.billingCode === "HOTEL")!;
  expect(Number(hotelling.rateToday)).toBeGreaterThan(0);
});

/** Runs a proposal for the client, looks that nothing was set aside, and posts its journal. */
async function runAndPost(app: ConstructorParameters<typeof Runs>[0]): Promise<number> {
  const runs = new Runs(app);
  await runs.run();
  await expect(app.main.locator(".page-title .chip").first()).toHaveText("Done");
  await app.link(/^Open journal/).click();
  const grid = app.grid(/Lines of journal/);
  await grid.ready();
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  await app.link("Check and post").click();
  await app.button(/^Post \d/).click();
  await expect(app.main.getByText(`Journal ${journalId} is posted`)).toBeVisible({ timeout: 60_000 });
  journals.push(journalId);
  return journalId;
}

test("the month is billed and posted", async ({ app, api }) => {
  await app.open(`/billing/runs/new?kind=billing&clientId=${clientId}`);
  await expect(app.main.getByRole("list", { name: "Clients chosen" })).toContainText(name);
  await expect(app.main.getByLabel("Bill up to")).toHaveValue(shownDay(last));
  const journalId = await runAndPost(app);
  const { items: lines } = await api.call(endpoints.listJournalLines, { query: { journalId, limit: 500 } });
  expect(new Set(lines.map((line) => line.clientId))).toEqual(new Set([clientId]));
  expect(lines.map((line) => line.billingCode)).toContain("BDF");
  const { items: schedule } = await api.call(endpoints.listScheduleLines, { query: { clientId } });
  expect(schedule.find((line) => line.billingCode === "BDF")).toMatchObject({ lastRunDate: last });
});

test("leaving in the middle of the month marks what was billed too far", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  await entry.open(clientId, entryId);
  await entry.button("Depart").click();
  await entry.day("Departure", leaving);
  await app.panel.getByLabel("Reason").selectOption({ label: "Went home" });
  await expect(entry.follows).toContainText(/\d+ fees? already billed will wait for an adjustment run/);
  await entry.button(/^Depart /).click();
  await expect(app.notice(/has departed\. \d+ fees? already billed now/)).toBeVisible();
  await app.page
    .getByRole("region", { name: "Notices" })
    .getByRole("link", { name: "Start an adjustment run" })
    .click();
  await expect(app.main.getByRole("radio", { name: /^Adjustment/ })).toBeChecked();
  await expect(app.main.getByRole("list", { name: "Clients chosen" })).toContainText(name);
  const { items } = await api.call(endpoints.listScheduleLines, { query: { clientId } });
  expect(items.find((line) => line.billingCode === "BDF")?.adjustmentRequired).toBe(true);
});

test("the adjustment settles it: the days lived there stay charged, to the cent", async ({ app, api }) => {
  await app.open(`/billing/runs/new?kind=adjustment&clientId=${clientId}`);
  await runAndPost(app);
  const { items: schedule } = await api.call(endpoints.listScheduleLines, { query: { clientId } });
  expect(schedule.filter((line) => line.adjustmentRequired)).toEqual([]);
  const line = schedule.find((one) => one.billingCode === "BDF")!;
  const code = await api.call(endpoints.getBillingCode, { params: { billingCodeId: line.billingCodeId } });
  const days = code.chargeDepartureDay ? 15n : 14n;
  const charged = await Promise.all(
    journals.map((journalId) => api.call(endpoints.listJournalLines, { query: { journalId, limit: 500 } })),
  );
  const net = charged
    .flatMap((list) => list.items)
    .filter((one) => one.scheduleLineId === line.id)
    .reduce((sum, one) => sum + cents(one.amount), 0n);
  // The rate of the month is one rate: the billed month over its days.
  const billed = charged[0]!.items
    .filter((one) => one.scheduleLineId === line.id)
    .reduce((sum, one) => sum + cents(one.amount), 0n);
  const inMonth = BigInt(last.slice(8));
  expect(billed % inMonth).toBe(0n);
  expect(net).toBe((billed / inMonth) * days);

  // What the client owes is what the ledger says.
  const customer = await api.call(endpoints.getCustomer, { params: { customerId: clientId } });
  const all = charged.flatMap((list) => list.items).reduce((sum, one) => sum + cents(one.total), 0n);
  expect(cents(customer.balance)).toBe(all);
  await app.open(`/customers/${clientId}/transactions`);
  await expect(app.main.getByText(shownDay(first)).or(app.main.getByRole("grid")).first()).toBeVisible();
});
