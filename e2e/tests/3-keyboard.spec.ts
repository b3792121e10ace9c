import type { Page } from "@playwright/test";
import { people } from "../src/api.ts";
import { endpoints, expect, test } from "../src/index.ts";
import { Frame } from "../src/pages/frame.ts";

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Tabs until the thing with this name has the focus; fails when it never does. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(() => {
      const at = document.activeElement;
      const label =
        at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? (at.labels?.[0]?.textContent ?? "") : "";
      return [at?.getAttribute("aria-label"), label, at?.textContent].filter(Boolean).join(" ");
    });
    if (name.test(text)) return;
  }
  throw new Error(`Tab never reached ${String(name)}.`);
}

test("from sign-in to a preview without a mouse", async ({ page, api }) => {
  const app = new Frame(page);
  await page.goto("/");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await page.keyboard.type(people.administrator.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(people.administrator.password);
  await page.keyboard.press("Enter");
  await expect(app.title).toHaveText("Home");

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type("start adj");
  await expect(page.getByRole("dialog").getByRole("option").first()).toContainText("Start an adjustment run");
  await page.keyboard.press("Enter");
  await expect(app.title).toHaveText("Start a run");
  await expect(page.getByRole("radio", { name: /^Adjustment/ })).toBeChecked();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/billing\/runs\/\d+/);
  await expect(app.main.locator(".page-title .chip").first()).toHaveText("Done", { timeout: 60_000 });
  const runId = Number(/runs\/(\d+)/.exec(page.url())?.[1]);
  expect(await api.call(endpoints.getRun, { params: { runId } })).toMatchObject({ preview: true, kind: "adjustment" });
  await expect(page.getByRole("status").first(), "the end is announced").toContainText(/Preview \d+ is done/);
});

test("the palette finds a customer by account and a journal by number", async ({ app, api }) => {
  const { items } = await api.call(endpoints.listCustomers, { query: { limit: 1 } });
  await app.open("/");
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type(items[0]!.account);
  await expect(app.page.getByRole("dialog").getByRole("option").first()).toContainText(items[0]!.name);
  await app.page.keyboard.press("Enter");
  await expect(app.title).toHaveText(items[0]!.name);
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("journal 1");
  await expect(app.page.getByRole("dialog").getByRole("option").filter({ hasText: /1/ }).first()).toBeVisible();
  await app.page.keyboard.press("Escape");
  await expect(app.page.getByRole("dialog")).toHaveCount(0);
});

test("? shows the keys that work here, Escape closes", async ({ app }) => {
  await app.open("/customers");
  await app.page.keyboard.press("?");
  const help = app.page.getByRole("dialog", { name: "Keys" });
  await expect(help).toContainText("Search the list");
  await expect(help, "only keys that do something here").not.toContainText("Explain the amount");
  await app.page.keyboard.press("j");
  await app.page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
});

test("search, walk, open beside, open the page, and back", async ({ app, api }) => {
  await app.open("/customers");
  const grid = app.grid("Customers");
  await grid.ready();
  await app.page.keyboard.press("/");
  await expect(app.page.getByRole("searchbox")).toBeFocused();
  await app.page.keyboard.type("a");
  await expect(app.page).toHaveURL(/search=a/);
  await app.page.keyboard.press("Enter");
  await expect(grid.root).toBeFocused();
  await grid.ready();
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("Enter");
  const { items } = await api.call(endpoints.listCustomers, { query: { search: "a", active: true, limit: 4 } });
  await expect(app.panel.getByRole("heading", { name: items[1]!.name })).toBeVisible();
  await app.page.keyboard.press("j");
  await expect(app.panel.getByRole("heading", { name: items[2]!.name })).toBeVisible();
  await expect(app.page, "the open panel is in the address").toHaveURL(new RegExp(`open=${items[2]!.id}`));
  await app.page.keyboard.press("k");
  await expect(app.panel.getByRole("heading", { name: items[1]!.name })).toBeVisible();
  await app.page.keyboard.press("Enter");
  await expect(app.title).toHaveText(items[1]!.name);
  await app.page.goBack();
  await expect(app.panel.getByRole("heading", { name: items[1]!.name })).toBeVisible();
  await app.page.keyboard.press("Escape");
  await expect(app.panel).toHaveCount(0);
});

test("select, copy as a spreadsheet wants it, explain", async ({ app, api }) => {
  const { items: journals } = await api.call(endpoints.listJournals, { query: { show: "posted", limit: 1 } });
  const journal = journals[0]!;
  const { items } = await api.call(endpoints.listJournalLines, { query: { journalId: journal.id, limit: 3 } });
  await app.open(`/billing/journals/${journal.id}`);
  const grid = app.grid(/Lines of journal/);
  await grid.ready();
  await app.page.keyboard.press("j");
  await app.page.keyboard.press("x");
  await app.page.keyboard.press("j");
  await app.page.keyboard.press("j");
  await app.page.keyboard.press("Shift+X");
  await expect(app.main.getByText("3 selected").first()).toBeVisible();
  await tabTo(app.page, /Lines of journal/);
  await app.page.keyboard.press("Control+c");
  const rows = (await clipboard(app.page)).split("\r\n").map((row) => row.split("\t"));
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain(items[0]!.clientName);
  expect(rows[0], "numbers are plain").toContain(items[0]!.total);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  await app.page.keyboard.press("Escape");
  await expect(app.main.getByText("3 selected")).toHaveCount(0);
  await app.page.keyboard.press("e");
  await expect(app.panel).toContainText("Amount without tax");
  await app.page.keyboard.press("Escape");
  await expect(app.page).not.toHaveURL(/explain/);
});

test("columns are chosen, moved and widened by keyboard, and remembered with the person", async ({ app, api }) => {
  await app.open("/ledger/balances");
  const grid = app.grid("Customer balances");
  await grid.ready();
  await tabTo(app.page, /^Columns/);
  await app.page.keyboard.press("Enter");
  await expect(app.page.getByRole("checkbox", { name: "Account", exact: true })).toBeVisible();
  await app.page.getByRole("checkbox", { name: "Account", exact: true }).focus();
  await app.page.keyboard.press("Space");
  await expect(grid.head("Account").first()).not.toHaveText("Account");
  await app.page.getByRole("button", { name: "Move up: Balance $" }).focus();
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.press("Escape");
  await expect
    .poll(async () => JSON.stringify((await api.call(endpoints.getMe)).preferences["columns.balances"] ?? {}))
    .toContain('"hidden":["account"]');
  await app.page.reload();
  await grid.ready();
  const heads = (await grid.root.getByRole("columnheader").allInnerTexts()).map((text) => text.trim());
  expect(heads).not.toContain("Account");
  expect(heads.indexOf("Balance $")).toBeLessThan(heads.indexOf("Account name"));
  await app.page.getByRole("button", { name: "Columns" }).click();
  await app.page.getByRole("button", { name: "Back to the standard columns" }).click();
  await app.page.keyboard.press("Escape");
  await expect(grid.root.getByRole("columnheader", { name: "Account", exact: true })).toBeVisible();
  await expect.poll(async () => (await api.call(endpoints.getMe)).preferences["columns.balances"] ?? null).toBeNull();
});

test("something typed is not lost by Escape or a link", async ({ app }) => {
  await app.open("/customers");
  await app.grid("Customers").ready();
  await app.page.keyboard.press("n");
  await expect(app.title).toHaveText("New customer");
  await app.page.keyboard.press("Escape");
  await expect(app.title, "nothing typed, nothing asked").toHaveText("Customers");
  await app.page.keyboard.press("n");
  await app.page.getByLabel("First name").fill("Ada");
  await app.page.keyboard.press("Escape");
  const question = app.page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(question.getByRole("button", { name: "Keep editing" })).toBeFocused();
  await app.page.keyboard.press("Enter");
  await expect(app.page.getByLabel("First name")).toHaveValue("Ada");
  await app.page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Home" }).click();
  await question.getByRole("button", { name: "Discard changes" }).click();
  await expect(app.title).toHaveText("Home");
});

test("the page can be reached past the rail, and the focus is always to be seen", async ({ app }) => {
  await app.open("/");
  await app.page.keyboard.press("Tab");
  for (let i = 0; i < 25; i += 1) {
    const visible = await app.page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return true;
      const style = getComputedStyle(at);
      return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
    });
    expect(visible, `the focus shows at step ${i}`).toBe(true);
    await app.page.keyboard.press("Tab");
  }
  await app.open("/customers");
  await app.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await app.page.keyboard.press("Tab");
  await expect(app.page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await app.page.keyboard.press("Enter");
  await expect(app.main).toBeFocused();
});
