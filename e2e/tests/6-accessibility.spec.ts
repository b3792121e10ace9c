import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { endpoints, expect, test } from "../src/index.ts";

/** Rows of a table after these are like them: each costs as much again to look at. */
const LIKE_OTHERS = [".table-body .table-row:nth-child(n+9)", ".plain-table tbody tr:nth-child(n+9)"];

/** What axe finds on the page; in the dark only what colours can break. */
async function faultsOf(page: Page, rules: "all" | "colours" = "all"): Promise<string[]> {
  const axe = LIKE_OTHERS.reduce((builder, rows) => builder.exclude(rows), new AxeBuilder({ page }));
  const { violations } = await (
    rules === "colours"
      ? axe.withRules(["color-contrast"])
      : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
  ).analyze();
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${one.help} (${node.target.join(" ")})`));
}

const pages = [
  "/",
  "/me",
  "/customers",
  "/customers?open=CUSTOMER",
  "/customers/new",
  "/customers/CUSTOMER",
  "/customers/CUSTOMER?open=edit",
  "/customers/CUSTOMER/addresses",
  "/customers/CUSTOMER/addresses?open=address-new",
  "/customers/CUSTOMER/addresses?open=detail-new",
  "/customers/CUSTOMER/addresses?open=contact-new",
  "/customers/CONTACTED/addresses?open=contact-CONTACT",
  "/customers/CUSTOMER/references?open=new",
  "/customers/CUSTOMER/documents",
  "/customers/CUSTOMER/payment?open=defaults",
  "/customers/CUSTOMER/payment?open=account-new",
  "/customers/CUSTOMER/payment?open=preset-new",
  "/customers/BANKED/payment?open=account-ACCOUNT",
  "/customers/bank-account-changes?status=all&open=CHANGE",
  "/customers/retag?customerId=CUSTOMER",
  "/customers/CUSTOMER/entries",
  "/customers/RESIDENT/entries?open=ENTRY&act=change",
  "/customers/RESIDENT/entries?open=ENTRY&act=depart",
  "/customers/RESIDENT/entries?open=ENTRY&act=bed",
  "/customers/RESIDENT/entries?open=ENTRY&act=facility",
  "/customers/RESIDENT/entries?open=ENTRY&act=partner",
  "/admissions/places",
  "/admissions/places?serviceId=HOME&open=PLACE",
  "/admissions/stays?open=ENTRY",
  "/admissions/portal-events?show=all",
  "/admissions/new",
  "/admissions/new?clientId=RESIDENT&step=person",
  "/admissions/new?clientId=RESIDENT&serviceId=HOME",
  "/admissions/new?clientId=PAYER&serviceId=HOME&careTypeId=CARE&placeId=VACANT&step=facts",
  "/admissions/new?clientId=PAYER&serviceId=HOME&careTypeId=CARE&placeId=VACANT&step=summary",
  "/customers/CUSTOMER/schedule?open=LINE",
  "/customers/CUSTOMER/rates?open=new",
  "/customers/FUNDED/funding?open=FLINE",
  "/customers/FUNDED/funding?open=new",
  "/customers/CUSTOMER/invoicees",
  "/customers/CUSTOMER/transactions",
  "/customers/CUSTOMER/transactions?view=lines",
  "/customers/CUSTOMER/caps",
  "/customers/CUSTOMER/activity",
  "/customers/CUSTOMER/admit",
  "/billing/journals?show=all",
  "/billing/journals/new",
  "/billing/journals/JOURNAL",
  "/billing/journals/JOURNAL?explain=JLINE",
  "/billing/journals/JOURNAL/totals",
  "/billing/journals/JOURNAL/made",
  "/billing/journals/JOURNAL/details",
  "/billing/journals/JOURNAL/reverse",
  "/billing/journals/DRAFT?open=new-line",
  "/billing/journals/DRAFT/post",
  "/billing/journals/DRAFT?open=lump-sum",
  "/billing/journals/RECEIPTS?open=RECEIPT",
  "/billing/journals/REFUNDS?open=REFUND",
  "/billing/journals/PAYMENTS?open=PAYMENT",
  "/billing/journals/PAYMENTS/bank-file",
  "/billing/runs",
  "/billing/runs/new",
  "/billing/runs/new?kind=accommodation",
  "/billing/runs/RUN",
  "/billing/runs/RUN/parked",
  "/billing/schedules",
  "/billing/schedules/new",
  "/billing/why-not?clientId=CUSTOMER&billingCodeId=CODE",
  "/rates/list",
  "/rates/codes",
  "/rates/codes/new",
  "/rates/codes/CODE",
  "/rates/codes/CODE/setup",
  "/rates/national",
  "/rates/national/basic_daily_fee?open=2026-03-20",
  "/rates/national/means_tested_fee_annual_cap?open=new",
  "/rates/groups?open=new",
  "/rates/templates?open=new",
  "/rates/care-types?open=new",
  "/accommodation",
  "/accommodation/prices?open=new",
  "/accommodation/ratios",
  "/accommodation/codes",
  "/accommodation/DEPOSIT?open=invoice",
  "/accommodation/DEPOSIT?open=receive",
  "/accommodation/DEPOSIT?open=transfer",
  "/accommodation/DEPOSIT/days",
  "/accommodation/DEPOSIT/refund?open=propose",
  "/accommodation/GIVEN/refund?open=refund-REFUND",
  "/customers/DEPOSITOR/accommodation?open=line-new",
  "/receipts?open=RECEIPT",
  "/receipts?open=new",
  "/receipts/refunds?open=REFUND",
  "/receipts/refunds?open=new",
  "/receipts/owed?open=OWED",
  "/receipts/payments?open=PAYMENT",
  "/receipts/payments?open=new",
  "/receipts/bank-files",
  "/funding/codes?open=new",
  "/funding/codes/FCODE",
  "/funding/rates?open=new",
  "/ledger/transactions",
  "/ledger/balances",
  "/ledger/trial-balance",
  "/ledger/entries",
  "/ledger/periods",
  "/settings/services?open=new",
  "/settings/places?open=new",
  "/settings/admissions",
  "/settings/legal-entities?open=new",
  "/settings/customer-groups",
  "/settings/terms?open=new",
  "/settings/purposes?open=new",
  "/settings/contact-types?open=new",
  "/settings/reference-types?open=new",
  "/settings/journal-types",
  "/settings/account-names?open=new",
  "/settings/ledger-accounts?open=new",
  "/settings/own-bank-accounts?open=new",
  "/settings/tax-codes?open=new",
  "/settings/bring-in",
  "/settings/bring-in/new",
  "/settings/users?open=new",
  "/settings/api-keys?open=new",
  "/settings/audit",
  "/no-such-page",
];

test("sign-in is clean", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in to Banksia" })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("group", { name: "What needs attention" })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOf(page)).toEqual([]);
});

test("every page is clean, light and dark", async ({ app, api }) => {
  test.setTimeout(1_800_000);
  const { items: journals } = await api.call(endpoints.listJournals, {
    query: { show: "posted", kind: "lines", search: "Month-end", limit: 1 },
  });
  const { items: drafts } = await api.call(endpoints.listJournals, { query: { kind: "lines", limit: 1 } });
  const { items: lines } = await api.call(endpoints.listJournalLines, {
    query: { journalId: journals[0]!.id, limit: 1 },
  });
  const customer = lines[0]!.clientId;
  const { items: schedule } = await api.call(endpoints.listScheduleLines, { query: { clientId: customer, limit: 1 } });
  const { items: runs } = await api.call(endpoints.listRuns, { query: { limit: 1 } });
  const { items: funding } = await api.call(endpoints.listFundingLines, { query: { offset: true, limit: 1 } });
  const { items: changes } = await api.call(endpoints.listBankAccountChanges, {
    query: { sort: "-createdAt", limit: 1 },
  });
  const { items: people } = await api.call(endpoints.listCustomers, { query: { client: true, limit: 100 } });
  let contact = { id: 0, customerId: customer };
  for (const one of people) {
    const { items } = await api.call(endpoints.listContacts, { params: { customerId: one.id } });
    contact = items.find((row) => row.details.length > 0) ?? contact;
    if (contact.id > 0) break;
  }
  const { items: residents } = await api.call(endpoints.listServiceEntries, {
    query: { status: "current", limit: 500 },
  });
  const entry = residents.find((one) => one.setting === "residential" && one.departureDate === null)!;
  const board = await api.call(endpoints.getPlacesBoard, { params: { serviceId: entry.serviceId } });
  const vacant = board.wings.flatMap((wing) => wing.places).find((place) => place.state === "vacant")!;
  const { items: payers } = await api.call(endpoints.listCustomers, {
    query: { type: "person", client: false, active: true, limit: 1 },
  });
  const { items: receipts } = await api.call(endpoints.listReceipts, { query: { state: "posted", limit: 1 } });
  const { items: refunds } = await api.call(endpoints.listRefunds, { query: { state: "posted", limit: 1 } });
  const { items: payments } = await api.call(endpoints.listVendorPayments, { query: { state: "posted", limit: 1 } });
  const { items: owed } = await api.call(endpoints.listVendorBalances, { query: { limit: 1 } });
  const { items: deposits } = await api.call(endpoints.listAccommodationPayments, {
    query: { status: "refund_due", limit: 1 },
  });
  const ids: Record<string, number> = {
    RECEIPTS: receipts[0]!.journalId,
    RECEIPT: receipts[0]!.id,
    REFUNDS: refunds[0]!.journalId,
    REFUND: refunds[0]!.id,
    GIVEN: refunds[0]!.accommodationPaymentId ?? deposits[0]!.id,
    PAYMENTS: payments[0]!.journalId,
    PAYMENT: payments[0]!.id,
    OWED: owed[0]?.customerId ?? 0,
    DEPOSIT: deposits[0]!.id,
    DEPOSITOR: deposits[0]!.clientId,
    RESIDENT: entry.clientId,
    ENTRY: entry.id,
    HOME: entry.serviceId,
    PLACE: entry.currentPlaceId!,
    VACANT: vacant.placeId,
    CARE: entry.careTypeId,
    PAYER: payers[0]!.id,
    CUSTOMER: customer,
    CONTACTED: contact.customerId,
    CONTACT: contact.id,
    BANKED: changes[0]!.customerId,
    ACCOUNT: changes[0]!.bankAccountId,
    CHANGE: changes[0]!.id,
    JOURNAL: journals[0]!.id,
    DRAFT: drafts[0]?.id ?? journals[0]!.id,
    JLINE: lines[0]!.id,
    LINE: schedule[0]!.id,
    FUNDED: funding[0]!.clientId,
    FLINE: funding[0]!.id,
    FCODE: funding[0]!.fundingCodeId,
    RUN: runs[0]!.id,
    CODE: lines[0]!.billingCodeId,
  };
  const faults = new Map<string, string[]>();
  for (const pattern of pages) {
    const path = pattern.replaceAll(/[A-Z]{3,}/g, (name) => String(ids[name] ?? name));
    await test.step(path, async () => {
      await app.page.emulateMedia({ colorScheme: "light" });
      await app.open(path);
      await expect(app.main.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
      const light = await faultsOf(app.page);
      await app.page.emulateMedia({ colorScheme: "dark" });
      const dark = (await faultsOf(app.page, "colours")).map((fault) => `dark: ${fault}`);
      for (const fault of [...light, ...dark]) faults.set(fault, [...(faults.get(fault) ?? []), path]);
    });
  }
  expect([...faults].map(([fault, paths]) => `${fault} on ${paths.slice(0, 3).join(", ")}`)).toEqual([]);
});

test("palette, keys, menus and questions are clean", async ({ app }) => {
  await app.open("/customers");
  await app.grid("Customers").ready();
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("a");
  await expect(app.page.getByRole("dialog").getByRole("option").first()).toBeVisible();
  expect(await faultsOf(app.page)).toEqual([]);
  await app.page.keyboard.press("Escape");
  await app.page.keyboard.press("?");
  expect(await faultsOf(app.page)).toEqual([]);
  await app.page.keyboard.press("Escape");
  for (const name of ["Columns", "Saved views"]) {
    await app.main.getByRole("button", { name }).click();
    expect(await faultsOf(app.page), name).toEqual([]);
    await app.page.keyboard.press("Escape");
  }
  await app.page.getByRole("button", { name: /Administrator|Morgan/ }).click();
  await expect(app.page.getByRole("menu")).toBeVisible();
  // An open menu stands beside the landmarks, at the end of the document, as menus do.
  expect((await faultsOf(app.page)).filter((fault) => !fault.startsWith("region:"))).toEqual([]);
  await app.page.keyboard.press("Escape");
  await app.page.keyboard.press("n");
  await app.page.getByLabel("First name").fill("x");
  await app.page.keyboard.press("Escape");
  await expect(app.page.getByRole("dialog")).toBeVisible();
  expect(await faultsOf(app.page)).toEqual([]);
});

test("nothing is lost at 200% and at 400%", async ({ app, api }) => {
  const { items } = await api.call(endpoints.listCustomers, { query: { client: true, limit: 1 } });
  const customer = `/customers/${items[0]!.id}`;
  for (const width of [640, 320]) {
    await app.page.setViewportSize({ width, height: 600 });
    for (const path of [
      "/rates/list?open=new",
      "/customers",
      "/billing/runs/new",
      "/billing/journals?show=all",
      "/",
      customer,
      `${customer}/addresses?open=contact-new`,
      `${customer}/payment`,
      `${customer}/documents`,
    ]) {
      await app.open(path);
      await expect(app.main.locator("[aria-busy=true]")).toHaveCount(0);
      const wide = await app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${path} at ${width}px does not scroll sideways`).toBeLessThanOrEqual(0);
    }
    await app.page.getByRole("button", { name: "Show the areas" }).click();
    await app.page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Home" }).click();
    await expect(app.title).toHaveText("Home");
  }
});

test("the theme is chosen, remembered, and applied before anything is painted", async ({ app }) => {
  await app.page.emulateMedia({ colorScheme: "light" });
  await app.open("/");
  await app.page.getByRole("button", { name: /Administrator|Morgan/ }).click();
  await app.page.getByRole("menuitem", { name: "Dark theme" }).click();
  const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await app.page.reload();
  await expect(app.page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await background()).toBe(dark);
  await app.page.getByRole("button", { name: /Administrator|Morgan/ }).click();
  await app.page.getByRole("menuitem", { name: "Theme of the system" }).click();
  expect(await background()).not.toBe(dark);
});

test("a printed list holds every loaded row and no tools", async ({ app, api }) => {
  const { items: journals } = await api.call(endpoints.listJournals, { query: { show: "posted", limit: 100 } });
  const journal = journals.toSorted((a, b) => b.lineCount - a.lineCount)[0]!;
  await app.open(`/billing/journals/${journal.id}`);
  const grid = app.grid(/Lines of journal/);
  await grid.ready();
  const onScreen = await grid.rows.count();
  await app.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await app.page.emulateMedia({ media: "print" });
  expect(await grid.rows.count()).toBeGreaterThan(onScreen);
  await expect(app.page.getByRole("navigation", { name: "Areas" })).toBeHidden();
  await expect(app.page.getByRole("searchbox")).toBeHidden();
});
