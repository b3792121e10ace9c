import { endpoints, expect, test } from "../src/index.ts";

const problem = (status: number, code: string, detail: string, errors: object[] = []) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({
    type: `/problems#${code}`,
    title: "Refused",
    status,
    detail,
    instance: "/",
    code,
    errors,
    requestId: "test-request",
  }),
});

const nothing = { items: [], nextCursor: null, total: 0 };

test("loading shows the list's skeleton, then offers to stop, and can be taken up again", async ({ app }) => {
  let answer = false;
  await app.page.route("**/api/v1/customers?*", async (route) => {
    if (answer) return route.continue();
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    return route.abort();
  });
  await app.open("/customers");
  const grid = app.grid("Customers");
  await expect(grid.root.locator(".skeleton").first()).toBeVisible();
  await expect(grid.head("Name")).toBeVisible();
  await app.main.getByRole("button", { name: "Stop" }).click({ timeout: 15_000 });
  await expect(grid.root.getByText("Loading was stopped.")).toBeVisible();
  answer = true;
  await grid.root.getByRole("button", { name: "Load the customers" }).click();
  expect(await grid.count()).toBeGreaterThan(0);
});

test("a failure says what failed and offers again", async ({ app }) => {
  let broken = true;
  await app.page.route("**/api/v1/journals?*", (route) =>
    broken ? route.fulfill(problem(500, "INTERNAL", "Something broke on our side.")) : route.continue(),
  );
  await app.open("/billing/journals?show=all");
  const grid = app.grid("Journals");
  await expect(grid.root.getByText("The journals could not be loaded")).toBeVisible();
  await expect(grid.root).toContainText("Something broke on our side.");
  broken = false;
  await grid.root.getByRole("button", { name: "Try again" }).click();
  expect(await grid.count()).toBeGreaterThan(0);
});

test("home says what failed, with a number to quote", async ({ app }) => {
  await app.page.route("**/api/v1/home*", (route) =>
    route.fulfill(problem(503, "UNAVAILABLE", "The database is away.")),
  );
  await app.open("/");
  await expect(app.main.getByRole("alert")).toContainText("The database is away.");
  await expect(app.main.getByRole("alert")).toContainText("test-request");
});

for (const [path, list, reason] of [
  ["/customers", "customers", "There are no customers yet."],
  ["/billing/journals", "journals", "Every journal is posted."],
  ["/billing/runs", "runs", "No run has been started yet."],
  ["/rates/list", "billing-rates", "There are no rates yet."],
  ["/settings/bring-in", "bring-ins", "Nothing was brought in yet."],
] as const)
  test(`an empty list says why: ${path}`, async ({ app }) => {
    await app.page.route(`**/api/v1/${list}?*`, (route) =>
      route.fulfill({ json: { ...nothing, sums: { lineCount: 0, amount: "0.00", tax: "0.00", total: "0.00" } } }),
    );
    await app.open(path);
    await expect(app.main.getByText(reason)).toBeVisible();
  });

test("filters that match nothing are not mistaken for an empty list", async ({ app }) => {
  await app.open("/customers?search=zzzzzzqq");
  await expect(app.main.getByText("No customers match these filters.")).toBeVisible();
  await app.main.getByRole("button", { name: "Clear search and filters" }).click();
  expect(await app.grid("Customers").count()).toBeGreaterThan(0);
});

test("refusals of the server land at their fields, the rest on top, and what was typed stays", async ({ app }) => {
  await app.page.route("**/api/v1/journals", (route) =>
    route.request().method() === "POST"
      ? route.fulfill(
          problem(422, "VALIDATION", "Some values are not right.", [
            { pointer: "/postingDate", code: "OUT_OF_RANGE", detail: "Choose a day in an open period." },
            { pointer: "/somethingElse", code: "INVALID", detail: "The ledger says no." },
          ]),
        )
      : route.continue(),
  );
  await app.open("/billing/journals/new");
  await app.main.getByLabel("Description").fill("Typed once");
  await expect(app.main.getByLabel("Type", { exact: true })).not.toHaveValue("");
  await app.button("Create the journal").click();
  const summary = app.page.getByRole("group", { name: "What needs attention" });
  await expect(summary).toContainText("The ledger says no.");
  await summary.getByRole("link", { name: /^Posting date/ }).click();
  await expect(app.main.getByLabel("Posting date")).toBeFocused();
  await expect(app.main.getByLabel("Posting date")).toHaveAttribute("aria-invalid", "true");
  await expect(app.main.getByLabel("Description")).toHaveValue("Typed once");
});

test("a journal that changed meanwhile is not posted", async ({ app, api }) => {
  const { items: types } = await api.call(endpoints.listJournalTypes);
  const { items: customers } = await api.call(endpoints.listCustomers, { query: { client: true, limit: 1 } });
  const { items: codes } = await api.call(endpoints.listBillingCodes, { query: { limit: 1 } });
  const { items: services } = await api.call(endpoints.listServices, { query: { limit: 1 } });
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  const today = entities[0]!.today;
  const journal = await api.call(endpoints.createJournal, {
    body: { journalTypeId: types[0]!.id, description: "Changed meanwhile", postingDate: today },
  });
  const add = () =>
    api.call(endpoints.addManualLine, {
      params: { journalId: journal.id },
      body: {
        clientId: customers[0]!.id,
        billingCodeId: codes[0]!.id,
        serviceId: services[0]!.id,
        periodFrom: today,
        periodTo: today,
        rate: "10.00",
        reason: "For the test",
      },
    });
  await add();
  await app.open(`/billing/journals/${journal.id}/post`);
  const verb = app.button(/^Post 1 line, /);
  await expect(verb).toBeEnabled();
  await add();
  await verb.click();
  await expect(app.main.getByText("It was not posted")).toBeVisible();
  await expect(app.button(/^Post 2 lines, /), "the summary follows").toBeEnabled();
  expect(await api.call(endpoints.getJournal, { params: { journalId: journal.id } })).toMatchObject({
    status: "draft",
  });
});

test("a lost session asks to sign in and comes back to the page", async ({ app }) => {
  await app.open("/ledger/periods");
  await app.page.context().clearCookies();
  await app.page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Customer balances" }).click();
  await expect(app.page.getByRole("heading", { name: "Sign in to Banksia" })).toBeVisible();
  await app.page.getByLabel("E-mail address").fill("admin@banksia.example");
  await app.page.getByLabel("Password").fill("banksia-demo");
  await app.page.keyboard.press("Enter");
  await expect(app.title).toHaveText("Customer balances");
});

test("without the server the page says so and tries again", async ({ app }) => {
  await app.page.route("**/api/v1/me", (route) => route.abort());
  await app.page.goto("/");
  await expect(app.page.getByRole("heading", { name: "Banksia cannot be reached" })).toBeVisible({ timeout: 20_000 });
  await app.page.unroute("**/api/v1/me");
  await app.page.getByRole("button", { name: "Try again" }).click();
  await expect(app.title).toHaveText("Home");
});

test("a run under way is seen from every screen, can be left, and is found again", async ({ app }) => {
  const run = (clientsDone: number, status: string) => ({
    id: 900_001,
    kind: "billing",
    preview: false,
    status,
    journalId: null,
    postingDate: "2026-11-01",
    endDate: "2026-11-30",
    filters: {
      timing: null,
      departed: "exclude",
      serviceIds: null,
      billingCodeIds: null,
      clientIds: null,
      customerGroupIds: null,
    },
    startedBy: 1,
    startedByName: "Somebody",
    createdAt: "2026-11-22T00:00:00Z",
    startedAt: "2026-11-22T00:00:01Z",
    finishedAt: null,
    error: null,
    scheduleId: null,
    clientCount: 4000,
    clientsDone,
    lineCount: clientsDone * 4,
    amount: "123456.78",
    parkedCount: 2,
    parkedOpen: 2,
    shardCount: 20,
    shardsDone: 5,
    seconds: 10,
    secondsLeft: 30,
  });
  let active = true;
  await app.page.route("**/api/v1/runs?*active=true*", (route) =>
    route.fulfill({ json: { items: active ? [run(1000, "running")] : [], nextCursor: null, total: active ? 1 : 0 } }),
  );
  await app.page.route("**/api/v1/runs/900001", (route) =>
    route.fulfill({ json: active ? run(1000, "running") : run(4000, "done") }),
  );
  await app.page.route("**/api/v1/runs/900001/events", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: `event: progress\ndata: ${JSON.stringify(run(2000, "running"))}\n\n`,
    }),
  );
  await app.open("/customers");
  const indicator = app.page.getByRole("link", { name: /1 run under way, 25% of clients done/ });
  await indicator.click();
  await expect(app.main.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "2,000 of 4,000");
  expect(await app.figure("Time left")).toBe("30 s");
  expect(await app.figure(/^Money so far/)).toBe("123,456.78");
  await app.main.getByRole("button", { name: "Cancel" }).click();
  await expect(app.page.getByRole("dialog"), "cancel says what happens to what is done").toContainText(
    "stay in the draft journal",
  );
  await app.answer("Let it run");
  await app.page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Home" }).click();
  await expect(indicator).toBeVisible();
  active = false;
  await expect(app.notice(/Run 900001 is done: 16,000 lines, \$123,456.78/)).toBeVisible({ timeout: 15_000 });
  await expect(app.page.getByRole("status").first()).toContainText("Run 900001 is done");
});
