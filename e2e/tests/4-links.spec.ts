import { people } from "../src/api.ts";
import { endpoints, expect, shown, test } from "../src/index.ts";
import { signIn } from "../src/test.ts";

test("filters, sort and panel are in the address; a colleague sees the same; Back works", async ({ app, browser }) => {
  await app.open("/rates/list");
  const grid = app.grid("Rates");
  await grid.ready();
  await app.main.getByRole("button", { name: "Filter by column" }).click();
  await app.main.getByLabel("Filter by Valid for").selectOption("client");
  await expect(app.page).toHaveURL(/validFor=client/);
  await grid.head("Valid for").getByRole("button").click();
  await grid
    .head("Days")
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
  await expect(app.page).toHaveURL(/sort=clientName%2CstartDate|sort=clientName,startDate/);
  await expect(grid.head(/^Valid for/)).toHaveAttribute("aria-sort", "ascending");
  const count = await grid.count();
  await grid.rows.nth(1).click();
  const title = await app.panel.getByRole("heading", { level: 2 }).innerText();
  const address = app.page.url();

  const colleague = await browser.newContext({ baseURL: new URL(address).origin });
  const other = await signIn(await colleague.newPage(), people.financeOfficer);
  await other.page.goto(address);
  await expect(other.panel.getByRole("heading", { level: 2 })).toHaveText(title);
  expect(await other.grid("Rates").count()).toBe(count);
  await colleague.close();

  await app.panel.getByRole("link").first().click();
  await expect(app.title).not.toHaveText("Rates");
  await app.page.goBack();
  await expect(app.panel.getByRole("heading", { level: 2 })).toHaveText(title);
});

test("the facility narrows every screen and goes along", async ({ app, api }) => {
  const { items: services } = await api.call(endpoints.listServices, { query: { limit: 100 } });
  const home = await api.call(endpoints.getHome);
  const service = services.find((one) => home.byService.some((row) => row.serviceId === one.id))!;
  await app.open("/");
  await app.page.getByRole("button", { name: "All facilities" }).click();
  await app.page.getByLabel("Find a facility").fill(service.name);
  await app.page.keyboard.press("Enter");
  await expect(app.title).toHaveText(service.name);
  await app.page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Customers" }).click();
  await expect(app.page).toHaveURL(new RegExp(`service=${service.id}`));
  const there = await api.call(endpoints.listCustomers, { query: { serviceId: service.id, active: true, limit: 1 } });
  expect(await app.grid("Customers").count()).toBe(there.total);
});

test("someone with two facilities sees those and no others", async ({ page, api }) => {
  const app = await signIn(page, people.twoFacilities);
  const all = await api.call(endpoints.listServices, { query: { limit: 100 } });
  await app.open("/");
  await page.getByRole("button", { name: "All facilities" }).click();
  const offered = await page.locator(".facility-list li").count();
  expect(offered).toBe(3);
  expect(all.total).toBeGreaterThan(2);
  await page.keyboard.press("Escape");
  await app.open("/settings/services");
  expect(await app.grid("Services").count()).toBe(2);
  const hidden = await api.call(endpoints.listCustomers, { query: { limit: 500, client: true } });
  const { services: mine } = (await (await page.request.get("/api/v1/me")).json()) as { services: { name: string }[] };
  const names = new Set(mine.map((one) => one.name));
  const stranger = hidden.items.find((one) => one.homeServiceName !== null && !names.has(one.homeServiceName))!;
  await page.goto(`/customers/${stranger.id}`);
  await expect(app.main.getByText("The customer could not be loaded")).toBeVisible();
  await expect(app.main).not.toContainText(stranger.name);
});

test("someone who may only read is offered nothing to change", async ({ page }) => {
  const app = await signIn(page, people.readOnly);
  for (const path of [
    "/customers",
    "/billing/journals?show=all",
    "/rates/list",
    "/settings/services",
    "/billing/runs",
  ]) {
    await app.open(path);
    await app.main.getByRole("grid").waitFor();
    await expect(app.main.locator(".page-actions").getByRole("button")).toHaveCount(0);
    await expect(app.main.locator(".page-actions").getByRole("link")).toHaveCount(0);
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.type("start a billing");
  await expect(page.getByRole("dialog").getByText("Nothing found", { exact: false })).toBeVisible();
});

test("every object has its page, title, number to copy, state and timeline", async ({ app, api }) => {
  const { items: journals } = await api.call(endpoints.listJournals, { query: { show: "posted", limit: 1 } });
  await app.open(`/billing/journals/${journals[0]!.id}`);
  await expect(app.page).toHaveTitle(`${journals[0]!.description} · Banksia`);
  await app.main.getByRole("button", { name: `Copy journal number ${journals[0]!.id}` }).click();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(String(journals[0]!.id));
  await expect(app.main.locator(".page-title .chip")).toHaveText("Posted");
  await app.tab("Timeline");
  await expect(app.main.locator(".activity-entry").first()).toContainText(/Posted journal|Created journal|by/);
});

test("links of explanations lead to the records, the rules and the law", async ({ app, api }) => {
  const { items: journals } = await api.call(endpoints.listJournals, { query: { show: "posted", limit: 1 } });
  const { items } = await api.call(endpoints.listJournalLines, { query: { journalId: journals[0]!.id, limit: 1 } });
  const line = items[0]!;
  await app.open(`/journal-lines/${line.id}`);
  await expect(app.page).toHaveURL(new RegExp(`/billing/journals/${line.journalId}\\?explain=${line.id}`));
  const rule = app.panel.getByRole("link", { name: /^Rule:/ }).first();
  const href = (await rule.getAttribute("href")) ?? "";
  expect((await app.page.request.get(href)).status(), `${href} is there`).toBe(200);
  await app.panel
    .getByRole("link", { name: /^Schedule line/ })
    .first()
    .click();
  await expect(app.page).toHaveURL(/\/customers\/\d+\/schedule\?open=\d+/);
  await expect(app.panel).toBeVisible();
});

test("a saved view brings filters and sort back", async ({ app, api }) => {
  await app.open("/ledger/transactions?type=invoice&sort=-amount");
  const grid = app.grid("Transactions");
  const invoices = await api.call(endpoints.listCustomerTransactions, { query: { type: "invoice", limit: 1 } });
  expect(await grid.count()).toBe(invoices.total);
  expect(await grid.sum("Amount $")).toBe(shown(invoices.sums.amount));
  await app.main.getByRole("button", { name: "Saved views" }).click();
  await app.page.getByLabel("Name of this view").fill("Biggest invoices");
  await app.page.keyboard.press("Enter");
  await expect(app.page.getByRole("button", { name: "Biggest invoices", exact: true })).toBeVisible();
  await app.page.keyboard.press("Escape");
  await app.main.getByRole("button", { name: "Clear filters" }).click();
  await expect(app.page).not.toHaveURL(/type=/);
  await app.main.getByRole("button", { name: "Saved views" }).click();
  await app.page.getByRole("button", { name: "Biggest invoices", exact: true }).click();
  await expect(app.page).toHaveURL(/type=invoice/);
  await expect(app.page).toHaveURL(/sort=-amount/);
  await app.main.getByRole("button", { name: "Saved views" }).click();
  await app.page.getByRole("button", { name: "Forget Biggest invoices" }).click();
});

test("the CSV is exactly what is filtered", async ({ app, api }) => {
  const { items: journals } = await api.call(endpoints.listJournals, { query: { show: "posted", limit: 1 } });
  const totals = await api.call(endpoints.getJournalTotals, { params: { journalId: journals[0]!.id } });
  const code = totals.byCode.find((row) => row.lineCount > 1)!;
  await app.open(`/billing/journals/${journals[0]!.id}?billingCodeId=${code.id}`);
  const grid = app.grid(/Lines of journal/);
  await expect.poll(() => grid.count()).toBe(code.lineCount);
  const waiting = app.page.waitForEvent("download");
  await app.main.getByRole("link", { name: "Download as CSV" }).click();
  const file = await (await waiting).createReadStream();
  let text = "";
  for await (const chunk of file) text += String(chunk);
  expect(text.trim().split(/\r?\n/)).toHaveLength(code.lineCount + 1);
});
