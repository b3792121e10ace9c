import { createClient } from "@banksia/client";
import { monthAway, monthEnd, monthName, monthStart, plusDays, typed } from "../src/days.ts";
import { baseUrl, endpoints, expect, shownDay, test } from "../src/index.ts";
import { AdmissionFlow } from "../src/pages/admissions.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
let customerId = 0;
let name = "";
let today = "";

test.beforeAll(async ({ api }) => {
  const { items } = await api.call(endpoints.listLegalEntities);
  today = items[0]!.today;
});

test("a new customer: faults at the fields, what was typed stays, then a page of their own", async ({ app, api }) => {
  await app.open("/customers/new");
  await app.main.getByLabel("First name").fill("Beryl");
  await app.main.getByLabel(/^Date of birth/).fill("3/5/41");
  await app.main.getByLabel(/^Postcode/).fill("99");
  await app.button("Create the customer").click();
  const summary = app.page.getByRole("group", { name: "What needs attention" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /^Last name/ }).click();
  await expect(app.main.getByLabel("Last name")).toBeFocused();
  await expect(app.main.getByLabel("First name")).toHaveValue("Beryl");
  await expect(app.main.getByLabel(/^Date of birth/)).toHaveValue("03/05/1941");

  name = `Beryl Testcase ${stamp}`;
  await app.main.getByLabel("Last name").fill(`Testcase ${stamp}`);
  await app.button("Create the customer").click();
  await expect(
    summary.getByRole("link", { name: /^Postcode/ }),
    "the server's refusal lands at its field",
  ).toBeVisible();
  await app.main.getByLabel(/^Postcode/).fill("2150");
  await app.page.keyboard.press("Control+Enter");
  await expect(app.title).toHaveText(name);
  customerId = Number(/customers\/(\d+)/.exec(app.page.url())?.[1]);
  const made = await api.call(endpoints.getCustomer, { params: { customerId } });
  expect(made).toMatchObject({ type: "person", birthDate: "1941-05-03", postcode: "2150" });
});

test("admission shows what will follow, and makes it", async ({ app, api }) => {
  const flow = new AdmissionFlow(app);
  await app.open(`/customers/${customerId}`);
  await app.link("Admit").click();
  const { items: services } = await api.call(endpoints.listServices, { query: { kind: "residential", limit: 10 } });
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { setting: "residential" } });
  const careType = careTypes.find((one) => one.scheduleTemplateId !== null)!;
  const place = await api.call(endpoints.createPlace, { body: { serviceId: services[0]!.id, code: `T-${stamp}` } });
  await flow.stay(services[0]!.id, careType.id, monthStart(today));
  await flow.place(place.code).check();
  await flow.next();
  await expect(flow.step).toContainText("Fees and rules");
  await flow.next();
  await expect(flow.step).toContainText("Summary");
  const fees = flow.part(/^Billing schedule/).getByRole("rowheader");
  await expect(fees.first()).toBeVisible();
  const codes = (await fees.allInnerTexts()).slice(0, -1);
  await flow.admit();
  await app.link("Review the fees").click();
  const schedule = app.grid(/Billing schedule/);
  expect(await schedule.count()).toBe(codes.length);
  const { items: lines } = await api.call(endpoints.listScheduleLines, { query: { clientId: customerId } });
  expect(lines.map((line) => line.billingCode).toSorted()).toEqual(codes.toSorted());
  expect(lines.map((line) => line.startDate)).toEqual(lines.map(() => monthStart(today)));
});

test("a fee is split between two payers, and only when the shares make 100", async ({ app, api }) => {
  const { items: lines } = await api.call(endpoints.listScheduleLines, { query: { clientId: customerId } });
  const line = lines[0]!;
  await app.open(`/customers/${customerId}/schedule?open=${line.id}`);
  await app.panel.getByRole("button", { name: "Who pays" }).click();
  await app.panel.getByRole("button", { name: "Add a payer" }).click();
  const payer = (n: number) => app.panel.getByRole("combobox", { name: `Payer ${n}` });
  await payer(1).fill(stamp);
  await app.choice(name).click();
  await app.panel.getByLabel("Share").nth(0).fill("33.333333");
  await app.panel.getByRole("button", { name: "Add a payer" }).click();
  await expect(app.panel.getByLabel("Share").nth(1), "the rest is offered").toHaveValue("66.666667");
  await app.panel.getByLabel("Share").nth(1).fill("50");
  await app.panel.getByLabel("Share").nth(1).blur();
  await expect(app.panel.getByText("The shares add up to 83.333333%, not 100%")).toBeVisible();
  await payer(2).click();
  await app.choice().filter({ hasNotText: name }).first().click();
  await app.panel.getByRole("button", { name: "Save who pays" }).click();
  await expect(app.page.getByRole("group", { name: "What needs attention" })).toBeVisible();
  await app.panel.getByLabel("Share").nth(1).fill("66.666667");
  await app.panel.getByRole("button", { name: "Save who pays" }).click();
  await expect(app.notice("Who pays is saved.")).toBeVisible();
  const after = await api.call(endpoints.getScheduleLine, { params: { scheduleLineId: line.id } });
  expect(after.invoicees.map((one) => Number(one.percent)).sort((a, b) => a - b)).toEqual([33.333333, 66.666667]);
  await app.tab("Invoicees");
  expect(await app.grid(/Who pays for/).count()).toBe(2);
});

test("why-not answers for every day of the period", async ({ app, api }) => {
  const { items: lines } = await api.call(endpoints.listScheduleLines, { query: { clientId: customerId } });
  await app.open(`/customers/${customerId}`);
  await app.link("Why not billed?").click();
  await app.main.getByRole("combobox", { name: "Billing code" }).fill(lines[0]!.billingCode);
  await app.choice().first().click();
  const from = plusDays(monthStart(today), -10);
  const to = monthEnd(today);
  await app.main.getByLabel("From").fill(typed(from));
  await app.main.getByLabel("From").blur();
  await app.main.getByLabel("To", { exact: true }).fill(typed(to));
  await app.main.getByLabel("To", { exact: true }).blur();
  const rows = app.main.locator(".why-row");
  await expect(rows.first()).toBeVisible();
  const answer = await api.call(endpoints.whyNot, {
    query: { clientId: customerId, billingCodeId: lines[0]!.billingCodeId, from, to },
  });
  await expect(rows).toHaveCount(answer.stretches.length);
  await expect(rows.first()).toContainText(shownDay(answer.stretches[0]!.from));
  await expect(rows.first()).toContainText(answer.stretches[0]!.text);
});

test("a rate changed from a day marks what is already billed, and an adjustment run puts it right", async ({
  app,
  api,
}) => {
  // A client whose fee is billed and posted, at a rate that is valid for all.
  const middle = plusDays(monthAway(today, -1), 14);
  const billedTo = monthEnd(middle);
  const { items: lines } = await api.call(endpoints.listScheduleLines, { query: { limit: 500, on: middle } });
  const line = lines.find(
    (one) =>
      one.lastRunDate !== null &&
      one.lastRunDate >= billedTo &&
      one.rateOwn === false &&
      !one.adjustmentRequired &&
      one.unit === "day",
  )!;
  await app.open(`/customers/${line.clientId}/rates`);
  await app.button("New rate").click();
  await app.panel.getByRole("combobox", { name: "Billing code" }).fill(line.billingCode);
  await app
    .choice(new RegExp(`^${line.billingCode} ·`))
    .first()
    .click();
  await app.panel.getByLabel("From").fill(typed(middle));
  await app.panel.getByRole("textbox", { name: "Rate", exact: true }).fill("$9.5");
  await app.panel.getByRole("button", { name: "Add the rate" }).click();
  await expect(app.notice(/now wait to be adjusted/)).toBeVisible();
  await app.open(`/customers/${line.clientId}/schedule?open=${line.id}`);
  await expect(app.panel.getByText("Adjustment required")).toBeVisible();
  const marked = await api.call(endpoints.getScheduleLine, { params: { scheduleLineId: line.id } });
  expect(marked).toMatchObject({ adjustmentRequired: true, adjustFrom: middle });

  await app.panel.getByRole("link", { name: "Start an adjustment run" }).click();
  await expect(app.main.getByRole("radio", { name: /^Adjustment/ })).toBeChecked();
  await expect(app.main.getByRole("list", { name: "Clients chosen" })).toContainText(line.clientName);
  await app.button(/^Run into/).click();
  await expect(app.main.locator(".page-title .chip").first()).toHaveText("Done", { timeout: 60_000 });
  await app.link(/^Open journal/).click();
  const grid = app.grid(/Lines of journal/);
  await grid.ready();
  const journalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  const { items: made } = await api.call(endpoints.listJournalLines, { query: { journalId, limit: 500 } });
  const kinds = made.filter((one) => one.scheduleLineId === line.id).map((one) => one.kind);
  expect(kinds).toContain("reversal");
  expect(kinds.filter((kind) => kind === "rebill").length).toBeGreaterThan(1);
  await app.link("Check and post").click();
  await app.button(/^Post \d/).click();
  await expect(app.main.getByText(`Journal ${journalId} is posted`)).toBeVisible({ timeout: 60_000 });
  const settled = await api.call(endpoints.getScheduleLine, { params: { scheduleLineId: line.id } });
  expect(settled.adjustmentRequired).toBe(false);
});

test("a closed month refuses a posting by name, until it is opened again", async ({ app, api }) => {
  const { items: types } = await api.call(endpoints.listJournalTypes);
  const { items: services } = await api.call(endpoints.listServices, { query: { limit: 1 } });
  const { items: codes } = await api.call(endpoints.listBillingCodes, { query: { limit: 1 } });
  const past = monthAway(today, -2);
  const month = monthName(past);
  const journal = await api.call(endpoints.createJournal, {
    body: { journalTypeId: types[0]!.id, description: `Closed month ${stamp}`, postingDate: plusDays(past, 14) },
  });
  await app.open(`/billing/journals/${journal.id}`);
  await app.main.getByRole("grid").waitFor();
  await app.page.keyboard.press("n");
  await app.panel.getByRole("combobox", { name: "Client" }).fill(stamp);
  await app.choice(name).click();
  await app.panel.getByRole("combobox", { name: "Billing code" }).fill(codes[0]!.code);
  await app.choice().first().click();
  await app.panel.getByRole("combobox", { name: "Facility" }).fill(services[0]!.name);
  await app.choice().first().click();
  await app.panel.getByLabel("Quantity").fill("2");
  await app.panel.getByLabel("Rate").fill("10.005");
  await app.panel.getByLabel("Rate").blur();
  await expect(app.panel.getByText("The line will be 20.01 before tax.")).toBeVisible();
  await app.panel.getByLabel("Reason").fill("Agreed by telephone");
  await app.panel.getByRole("button", { name: "Add the line" }).click();
  const grid = app.grid(/Lines of journal/);
  await expect.poll(() => grid.count()).toBe(1);
  expect(await grid.sum("Amount $")).toBe("20.01");

  const entity = services[0]!.legalEntityName;
  await api
    .call(endpoints.reopenPeriod, {
      body: { legalEntityId: services[0]!.legalEntityId, startDate: past, reason: "Left closed by an earlier test" },
    })
    .catch(() => undefined);
  await app.open("/ledger/periods");
  const months = app.grid("Periods");
  await months.ready();
  await months.rows.filter({ hasText: month }).filter({ hasText: entity }).click();
  await app.panel.getByRole("button", { name: "Close the month" }).click();
  await app.answer(`Close ${month}`);
  await expect(app.notice(/is closed/)).toBeVisible();

  await app.open(`/billing/journals/${journal.id}/post`);
  await expect(app.main.getByText("This stops the posting")).toBeVisible();
  await expect(app.main.locator(".notice.failed")).toContainText(`${shownDay(past)} to ${shownDay(monthEnd(past))}`);
  await expect(app.button(/^Post \d/)).toBeDisabled();

  await app.open("/ledger/periods");
  await months.ready();
  await months.rows.filter({ hasText: month }).filter({ hasText: entity }).click();
  await app.panel.getByLabel("Reason").fill("One more correction");
  await app.panel.getByRole("button", { name: `Open ${month} again` }).click();
  await expect(app.notice(/is open again/)).toBeVisible();
  await app.open(`/billing/journals/${journal.id}/post`);
  await expect(app.button(/^Post 1 line, \$/)).toBeEnabled();
});

test("an API key is shown once and works within its permissions", async ({ app }) => {
  await app.open("/settings/api-keys?open=new");
  await app.panel.getByLabel("Name", { exact: true }).fill(`Key ${stamp}`);
  await app.panel.getByRole("button", { name: "Create the key" }).click();
  await expect(app.page.getByRole("group", { name: "What needs attention" })).toBeVisible();
  await app.panel.getByLabel("See customers, service entries, billing schedules and caps").check();
  await app.panel.getByRole("button", { name: "Create the key" }).click();
  const key = await app.panel.locator(".key-once code").innerText();
  await app.panel.getByRole("button", { name: "Copy the key" }).click();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  const client = createClient({ baseUrl, apiKey: key });
  expect((await client.call(endpoints.listCustomers, { query: { limit: 1 } })).total).toBeGreaterThan(0);
  await expect(client.call(endpoints.listJournals)).rejects.toMatchObject({ status: 403 });
  await app.panel.getByRole("button", { name: "Done" }).click();
  const row = app.grid("API keys").row(`Key ${stamp}`);
  await row.click();
  await expect(app.panel).not.toContainText(key);
  await app.panel.getByRole("button", { name: "Revoke" }).click();
  await app.answer("Revoke the key");
  await expect(app.notice("The key is revoked.")).toBeVisible();
  await expect(client.call(endpoints.listCustomers)).rejects.toMatchObject({ status: 401 });
});

test("a file with bad rows loads nothing and says why; the mended one loads", async ({ app, api }) => {
  const { items: templates } = await api.call(endpoints.listBringInTemplates);
  const template = templates.find((one) => one.kind === "customers")!;
  const headings = template.columns.map((column) => column.name);
  // A number of another system or of a bank belongs to one customer only: the examples cannot be used twice.
  const once = new Set(["home_service", "reference", "references", "bsb", "bank_account_number"]);
  const row = (over: Record<string, string>) =>
    template.columns.map((column) => over[column.name] ?? (once.has(column.name) ? "" : column.example)).join(",");
  const account = headings.find((one) => /account/i.test(one))!;
  const good = [headings.join(","), row({ [account]: `B1${stamp}` }), row({ [account]: `B2${stamp}` })].join("\n");
  const required = template.columns.find((column) => column.required && !/type/i.test(column.name))!;
  const bad = [good, row({ [account]: `B3${stamp}`, [required.name]: "" })].join("\n");
  const before = (await api.call(endpoints.listCustomers, { query: { limit: 1 } })).total;

  await app.open("/settings/bring-in/new?kind=customers");
  await app.main
    .getByLabel("CSV file")
    .setInputFiles({ name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from(bad) });
  await app.button("Check and load").click();
  await expect(app.main.getByText(/^Nothing was loaded/)).toBeVisible({ timeout: 60_000 });
  const faults = app.grid(/Faults in bad.csv/);
  expect(await faults.count()).toBeGreaterThan(0);
  expect(await faults.cell(faults.rows.first(), "Row")).toBe("4");
  expect((await api.call(endpoints.listCustomers, { query: { limit: 1 } })).total).toBe(before);

  await app.open("/settings/bring-in/new?kind=customers");
  await app.main
    .getByLabel("CSV file")
    .setInputFiles({ name: "good.csv", mimeType: "text/csv", buffer: Buffer.from(good) });
  await app.button("Check and load").click();
  await expect(app.main.getByText("2 rows loaded")).toBeVisible({ timeout: 60_000 });
  expect((await api.call(endpoints.listCustomers, { query: { limit: 1 } })).total).toBe(before + 2);
});

test("a departure stops the fees", async ({ app, api }) => {
  await app.open(`/customers/${customerId}/entries`);
  const entries = app.grid(/Service entries/);
  await entries.ready();
  await entries.rows.first().click();
  await app.panel.getByRole("button", { name: "Depart", exact: true }).click();
  await app.panel.getByLabel("Departure", { exact: true }).fill("today");
  await app.panel.getByRole("button", { name: /^Depart .* on/ }).click();
  await expect(app.page.getByRole("group", { name: "What needs attention" })).toContainText("reason");
  await app.panel.getByLabel("Reason").selectOption({ label: "Went home" });
  await app.panel.getByRole("button", { name: /^Depart .* on/ }).click();
  await expect(app.notice(/has departed/)).toBeVisible();
  await expect(entries.rows.first()).toContainText(shownDay(today));
  const { items } = await api.call(endpoints.listServiceEntries, { query: { clientId: customerId } });
  expect(items[0]).toMatchObject({ departureDate: today, departureReason: "home" });
  await app.tab("Timeline");
  await expect(app.main.locator(".activity-entry").first()).toBeVisible();
});
