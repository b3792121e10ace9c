import { endpoints, expect, test } from "../src/index.ts";

test.describe.configure({ mode: "serial" });

/** No table is due on it, so nothing else in the books begins then. */
const FROM = "2026-11-17";

test("a national figure is previewed, added with the rates that follow, and removed", async ({ app, api }) => {
  test.setTimeout(240_000);
  const key = "basic_daily_fee";
  const before = await api.call(endpoints.getNationalRate, { params: { key } });
  const code = before.billingCodes[0]!;
  const ratesOf = async () =>
    (
      await api.call(endpoints.listBillingRates, { query: { billingCodeId: code.id, validFor: "all", limit: 5 } })
    ).items.map((row) => [row.startDate, row.endDate, row.rate]);
  const standing = await ratesOf();

  await app.open("/rates/national");
  await app.grid("National rates").ready();
  await app.main.getByRole("searchbox").or(app.main.getByPlaceholder("Search by name or law")).fill("Basic daily fee");
  await app.link("Basic daily fee").first().click();
  await expect(app.title).toContainText("Basic daily fee");
  await app.button("Add the next figure").click();
  const day = app.panel.getByLabel("First day");
  await day.fill("17/11/2026");
  await app.panel.getByLabel(/^Figure/).fill("75.00");
  await day.focus();
  await expect(app.panel.getByText(`${code.code} costs 75.00`)).toBeVisible();
  await expect(app.panel.getByText("look at the day again")).toBeVisible();
  expect(await ratesOf(), "nothing is saved by looking").toEqual(standing);

  await app.panel.getByRole("button", { name: "Preview a billing run with it" }).click();
  await expect(app.title).toContainText("75.00 from 17/11/2026");
  await expect(app.main.getByRole("progressbar")).toHaveCount(0, { timeout: 120_000 });
  expect(await app.figure("Difference")).not.toBe("0.00");
  expect(await ratesOf(), "a preview changes no rate").toEqual(standing);

  await app.link("Add this figure").click();
  await app.panel.getByLabel("Source").fill("A browser test");
  await app.panel.getByRole("button", { name: "Add the figure" }).click();
  await expect(app.notice("The figure is added")).toBeVisible();
  expect(await ratesOf()).toContainEqual([FROM, null, "75.00"]);

  await app.open(`/rates/national/${key}?open=${FROM}`);
  await app.panel.getByRole("button", { name: "Remove" }).click();
  await app.answer("Remove the figure");
  await expect(app.notice("The figure is removed")).toBeVisible();
  expect(await ratesOf()).toEqual(standing);
});

test("funding is added by hand, marked in error, shown, and deleted", async ({ app, api }) => {
  const { items: lines } = await api.call(endpoints.listFundingLines, { query: { offset: false, limit: 1 } });
  const client = lines[0]!.clientId;
  const { items: codes } = await api.call(endpoints.listFundingCodes, { query: { active: true } });
  const code = codes.find((one) => one.offsetOf.length === 0 && one.rateToday !== null)!;

  await app.open(`/customers/${client}/funding?open=new`);
  await app.panel.getByRole("combobox", { name: /^Funding code/ }).fill(code.code);
  await app
    .choice(new RegExp(`^${code.code} `))
    .first()
    .click();
  await app.panel.getByLabel(/^Description/).fill("Made by a test");
  await app.panel.getByRole("button", { name: "Add the funding" }).click();
  await expect(app.notice("The funding is added")).toBeVisible();
  const grid = app.main.getByRole("grid", { name: /^Funding schedule of/ });
  const row = grid.getByRole("row", { name: /Made by a test/ });
  await expect(row).toBeVisible();

  await row.getByRole("checkbox").check();
  await app.button("Mark as in error").click();
  await expect(row).toHaveCount(0);
  await app.main.getByLabel("Show marked in error").check();
  await expect(row).toContainText("In error");
  await row.getByRole("checkbox").check();
  await app.button("Delete").click();
  await expect(app.notice("1 funding line deleted")).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a line that mirrors a fee shows what it mirrors and leads there; it is not changed by hand", async ({
  app,
  api,
}) => {
  const { items } = await api.call(endpoints.listFundingLines, { query: { offset: true, limit: 1 } });
  const mirror = items[0]!;
  await app.open(`/customers/${mirror.clientId}/funding?open=${mirror.id}`);
  await expect(app.panel.getByText(`It mirrors ${mirror.offsetOf!.billingCode}`)).toBeVisible();
  await expect(app.panel.getByText("What it pays over time")).toBeVisible();
  await expect(app.panel.getByRole("button", { name: "Change or end" })).toHaveCount(0);
  await app.panel.getByRole("link", { name: "Open the fee" }).click();
  await expect(app.panel.getByText("On the funding schedule")).toBeVisible();
  await app.panel.getByRole("link", { name: mirror.fundingCode }).click();
  await expect(app.panel.getByText(`It mirrors ${mirror.offsetOf!.billingCode}`)).toBeVisible();
});
