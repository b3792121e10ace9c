import { cents, endpoints, expect, shown, test } from "../src/index.ts";
import { people } from "../src/api.ts";
import { Frame } from "../src/pages/frame.ts";
import { Runs } from "../src/pages/runs.ts";

test.describe.configure({ mode: "serial" });

let journalId = 0;

test("a month's billing, from sign-in to posted", async ({ page, api }) => {
  test.setTimeout(180_000);
  const app = new Frame(page);
  const runs = new Runs(app);

  await page.goto("/billing/runs/new?kind=billing");
  await page.getByLabel("E-mail address").fill(people.administrator.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("group", { name: "What needs attention" })).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(people.administrator.email);
  await page.getByLabel("Password").fill(people.administrator.password);
  await page.keyboard.press("Enter");
  await expect(app.title, "the page that was asked for opens").toHaveText("Start a run");

  const { items: entities } = await api.call(endpoints.listLegalEntities);
  const today = entities[0]!.today;
  await expect(app.main.getByLabel("Bill up to")).toHaveValue(/^\d\d\/\d\d\/\d{4}$/);
  expect(today.slice(0, 7)).toBe(
    (await app.main.getByLabel("Posting date").inputValue()).split("/").toReversed().join("-").slice(0, 7),
  );

  const previewId = await runs.preview();
  const previewed = await api.call(endpoints.getRun, { params: { runId: previewId } });
  const totals = await api.call(endpoints.getRunTotals, { params: { runId: previewId } });
  expect(previewed.preview).toBe(true);
  expect(previewed.journalId).toBeNull();
  expect(await app.figure("Amount without tax")).toBe(shown(previewed.amount));
  expect(await app.figure(/^Lines/)).toBe(previewed.lineCount.toLocaleString("en-AU"));
  const all = app.main.getByRole("row", { name: /^All/ });
  await expect(all).toContainText(shown(totals.amount));
  await expect(all).toContainText(shown(totals.difference));
  const byCode = totals.byCode.filter((row) => row.lineCount > 0);
  expect(
    byCode.reduce((sum, row) => sum + cents(row.amount), 0n),
    "codes add up",
  ).toBe(cents(totals.amount));
  await app.button("By facility").click();
  for (const row of totals.byService.filter((one) => one.lineCount > 0))
    await expect(app.main.getByRole("row").filter({ hasText: row.name }).first()).toContainText(shown(row.amount));

  await app.button("Run it").click();
  await expect(app.title).toHaveText("Start a run");
  await app.main.getByLabel(/^Description/).fill("Month-end from the browser");
  const runId = await runs.run();
  const run = await api.call(endpoints.getRun, { params: { runId } });
  expect(run.amount, "a run proposes what the preview showed").toBe(previewed.amount);
  expect(run.lineCount).toBe(previewed.lineCount);
  journalId = run.journalId ?? 0;
  expect(journalId).toBeGreaterThan(0);
});

test("clients set aside are mended and run again alone", async ({ app, api }) => {
  const journal = await api.call(endpoints.getJournal, { params: { journalId } });
  const runId = journal.runIds[0]!;
  await app.open(`/billing/runs/${runId}/parked`);
  const grid = app.grid(/Clients set aside/);
  const before = await grid.count();
  const { items: parked } = await api.call(endpoints.listParkedClients, {
    params: { runId },
    query: { resolved: false, limit: 100 },
  });
  expect(before).toBe(parked.length);
  const capless = parked.find((one) => one.code === "CAP_SETUP_MISSING");
  expect(capless, "the demonstration has a client without caps").toBeDefined();
  const row = grid.row(capless!.clientAccount);
  expect(await grid.cell(row, "Reason")).toBe("Caps not set up");
  await row.getByRole("link", { name: "Set up the caps" }).click();

  await app.button("Set up the caps").click();
  await app.main.getByLabel("First entry date").fill("1 jul 2025");
  await app.button("Save the caps").click();
  await expect(app.notice("The caps are saved.")).toBeVisible();

  await app.page.goBack();
  await expect(app.page).toHaveURL(new RegExp(`/billing/runs/${runId}/parked`));
  await grid.ready();
  await grid.row(capless!.clientAccount).getByRole("checkbox").click();
  await app.button("Run these again").click();
  await expect.poll(() => grid.count(), { timeout: 30_000 }).toBe(before - 1);
  const after = await api.call(endpoints.getRun, { params: { runId } });
  expect(after.parkedOpen).toBe(before - 1);
});

test("the lines are looked through: filtered, explained, changed, dropped", async ({ app, api }) => {
  await app.open(`/billing/journals/${journalId}`);
  const grid = app.grid(/Lines of journal/);
  const journal = await api.call(endpoints.getJournal, { params: { journalId } });
  expect(await grid.count()).toBe(journal.lineCount);
  expect(await grid.sum("Amount $")).toBe(shown(journal.amount));

  // The totals beside the list narrow it; the foot sums what is filtered.
  const totals = await api.call(endpoints.getJournalTotals, { params: { journalId } });
  const code = totals.byCode.find((row) => row.lineCount > 20)!;
  await app.page
    .getByRole("complementary", { name: "Totals" })
    .getByRole("button", { name: code.code, exact: true })
    .click();
  await expect(app.page).toHaveURL(/billingCodeId=/);
  await expect.poll(() => grid.count()).toBe(code.lineCount);
  expect(await grid.sum("Amount $")).toBe(shown(code.amount));
  await app.button("Clear filters").click();
  await expect.poll(() => grid.count()).toBe(journal.lineCount);

  // Explain: what is shown adds up to the amount, to the cent.
  const { items } = await api.call(endpoints.listJournalLines, { query: { journalId, limit: 1, sort: "-amount" } });
  const line = items[0]!;
  await grid.head("Amount $").getByRole("button").click();
  await grid.head("Amount $").getByRole("button").click();
  await grid.ready();
  await grid.rows.first().getByTitle("Explain this amount (e)").first().click();
  await expect(app.panel).toContainText(line.description);
  await expect(app.panel.locator(".explain-total")).toContainText(shown(line.total));
  const explanation = await api.call(endpoints.explainJournalLine, { params: { journalLineId: line.id } });
  const leaves = await app.panel
    .locator(".explain-node:not(:has(.explain-node)) > .explain-step .money")
    .allInnerTexts();
  const sum = leaves.reduce((total, text) => total + cents(text), 0n);
  expect([cents(explanation.amount), cents(explanation.total)]).toContain(sum);
  await expect(app.page, "the explanation has an address").toHaveURL(new RegExp(`explain=${line.id}`));
  await app.page.keyboard.press("Escape");
  await expect(app.page.getByRole("complementary", { name: "Totals" })).toBeVisible();

  // Change an amount: what was typed in any way is understood, a reason is asked for.
  await grid.rows.first().getByTitle("Explain this amount (e)").first().click();
  await app.panel.getByRole("button", { name: "Change amount" }).click();
  await app.panel.getByLabel(/^Amount without tax/).fill("$1,234.5");
  await app.panel.getByRole("button", { name: "Save the change" }).click();
  await expect(app.panel.getByRole("group", { name: "What needs attention" })).toBeVisible();
  await expect(app.panel.getByLabel(/^Amount without tax/), "what was typed stays").toHaveValue("1,234.50");
  await app.panel.getByLabel("Reason").fill("Agreed with the family");
  await app.panel.getByRole("button", { name: "Save the change" }).click();
  await expect(app.notice("The line is changed.")).toBeVisible();
  const changed = await api.call(endpoints.getJournal, { params: { journalId } });
  expect(changed.changedCount).toBeGreaterThan(0);
  await app.page.keyboard.press("Escape");

  // Drop two lines: the dialog says exactly what goes, and only that goes.
  await app.open(`/billing/journals/${journalId}?sort=amount`);
  await grid.ready();
  await grid.rows.nth(0).getByRole("checkbox").click();
  await grid.rows.nth(1).getByRole("checkbox").click();
  const selected = await grid.sum("Amount $", "selected");
  expect(cents(selected)).toBe(
    cents(await grid.cell(grid.rows.nth(0), "Amount $")) + cents(await grid.cell(grid.rows.nth(1), "Amount $")),
  );
  await app.button("Drop").click();
  const verb = app.page.getByRole("dialog").getByRole("button", { name: /^Drop \d/ });
  const dropped = Number(/Drop (\d+)/.exec(await verb.innerText())?.[1]);
  await verb.click();
  await expect(app.notice(/^Dropped/)).toBeVisible();
  await expect.poll(() => grid.count()).toBe(changed.lineCount - dropped);
});

test("the journal is checked, posted, and what was made is there", async ({ app, api }) => {
  const draft = await api.call(endpoints.getJournal, { params: { journalId } });
  const balanceBefore = await api.call(endpoints.listCustomerBalances, { query: { limit: 1 } });
  await app.open(`/billing/journals/${journalId}`);
  await app.link("Check and post").click();
  const verb = app.button(/^Post \d/);
  await expect(verb).toHaveText(
    new RegExp(
      `^Post ${draft.lineCount.toLocaleString("en-AU")} lines, \\$${shown(draft.total).replaceAll(".", "\\.")}`,
    ),
  );
  expect(await app.figure("Total")).toBe(shown(draft.total));
  await verb.click();
  await expect(app.main.getByText(`Journal ${journalId} is posted`)).toBeVisible({ timeout: 60_000 });

  const posted = await api.call(endpoints.getJournal, { params: { journalId } });
  expect(posted.status).toBe("posted");
  expect(posted.total).toBe(draft.total);
  const documents = await api.call(endpoints.listCustomerTransactions, { query: { journalId, limit: 1 } });
  // What is drawn from lump sums is covered by a deduction at once.
  const drawn = await api.call(endpoints.listCustomerTransactions, {
    query: { journalId, type: "deduction", limit: 1 },
  });
  const owed = cents(draft.total) + cents(drawn.sums.amount);
  expect(cents(documents.sums.amount), "documents add up to the journal").toBe(owed);
  const entries = await api.call(endpoints.listLedgerEntries, { query: { journalId, limit: 1 } });
  expect(entries.sums.amount, "the ledger balances").toBe("0.00");
  const balanceAfter = await api.call(endpoints.listCustomerBalances, { query: { limit: 1 } });
  expect(cents(balanceAfter.sums.amount) - cents(balanceBefore.sums.amount)).toBe(owed);

  await app.link("See the documents").click();
  const made = app.grid(/Documents of journal/);
  expect(await made.count()).toBe(documents.total);
  expect(await made.sum("Amount $")).toBe(shown(documents.sums.amount));

  // A document, its lines and entries; the customer's balance as the API has it.
  await made
    .row(/Invoice|Credit note/)
    .getByRole("link")
    .first()
    .click();
  await expect(app.title).toHaveText(/Invoice|Credit note/);
  const customerLink = app.main.locator(".page-sub").getByRole("link");
  const customerId = Number(/customers\/(\d+)/.exec((await customerLink.getAttribute("href")) ?? "")?.[1]);
  const customer = await api.call(endpoints.getCustomer, { params: { customerId } });
  await customerLink.click();
  await expect(app.main.locator(".page-sub")).toContainText(`$${shown(customer.balance)}`.replace("$-", "-$"));

  await app.open("/");
  const home = await api.call(endpoints.getHome);
  expect(await app.figure(/posted$/)).toBe(shown(home.thisMonth.postedAmount));
});

test("a posted journal stays as it is and is taken back by another one", async ({ app, api }) => {
  await app.open(`/billing/journals/${journalId}`);
  await expect(app.main.getByRole("button", { name: "More" })).toHaveCount(0);
  await app.link("Reverse").click();
  await app.main.getByLabel("Reason").fill("Ran with the wrong rates");
  await app.button(/^Make the reversal/).click();
  await expect(app.page).toHaveURL(/\/billing\/journals\/\d+$/);
  await expect(app.main.locator(".page-sub")).toContainText(`Takes back journal ${journalId}`);
  const reversalId = Number(/journals\/(\d+)/.exec(app.page.url())?.[1]);
  const reversal = await api.call(endpoints.getJournal, { params: { journalId: reversalId } });
  const original = await api.call(endpoints.getJournal, { params: { journalId } });
  expect(cents(reversal.total)).toBe(-cents(original.total));
  expect(original.reversedById).toBe(reversalId);
});
