import { monthAway, plusDays, typed } from "../src/days.ts";
import { endpoints, expect, shownDay, test } from "../src/index.ts";
import { AdmissionFlow, EntryPanel } from "../src/pages/admissions.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
const places = { unit: `U-${stamp}`, room: `R1-${stamp}`, other: `R2-${stamp}`, away: `R3-${stamp}` };
let today = "";
/** First day of the stays: in the month before, so that something lies behind. */
let start = "";
/** Days of the moves, both behind; the second one is not the first of a month. */
let moved = "";
let away = "";
let home = { id: 0, name: "" };
let second = { id: 0, name: "" };
let village = { id: 0, name: "" };
let permanent = 0;
let villageCare = 0;
const couple = { ada: 0, ben: 0, entry: 0 };
const resident = { id: 0, entry: 0, name: `Rosa Resident ${stamp}` };

test.beforeAll(async ({ api }) => {
  const { items: entities } = await api.call(endpoints.listLegalEntities);
  today = entities[0]!.today;
  start = plusDays(monthAway(today, -1), 9);
  moved = plusDays(today, -12);
  away = [-6, -7].map((days) => plusDays(today, days)).find((day) => !day.endsWith("-01"))!;
  const { items: services } = await api.call(endpoints.listServices, { query: { active: true, limit: 100 } });
  const homes = services.filter((one) => one.kind === "residential");
  home = homes[0]!;
  second = homes.find((one) => one.id !== home.id)!;
  village = services.find((one) => one.kind === "village" && one.allowPartnered)!;
  const { items: careTypes } = await api.call(endpoints.listCareTypes, { query: { limit: 100 } });
  const withFees = careTypes.filter((one) => one.scheduleTemplateId !== null);
  permanent = withFees.find((one) => one.setting === "residential")!.id;
  villageCare = withFees.find((one) => one.setting === "village")!.id;
  const make = (serviceId: number, code: string, price: string) =>
    api.call(endpoints.createPlace, { body: { serviceId, code, wing: "Test", price } });
  await make(village.id, places.unit, "520000");
  await make(home.id, places.room, "450000");
  await make(home.id, places.other, "500000");
  await make(second.id, places.away, "480000");
});

test("a couple moves into a village: one is admitted, step by step", async ({ app, api }) => {
  const flow = new AdmissionFlow(app);
  await app.open("/");
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("admit somebody");
  await app.page.keyboard.press("Enter");
  await expect(app.title).toHaveText("Admit a client");
  await flow.newPerson("Ada", `Couple ${stamp}`, "3/5/41");
  await flow.stay(village.id, villageCare, start);
  await flow.place(places.unit).check();

  // Back to the person and on again: nothing that was chosen is lost, and the address says the step.
  await app.button("Back").click();
  await expect(app.main.getByRole("heading", { name: `Ada Couple ${stamp}`, exact: true })).toBeVisible();
  await app.page.goBack();
  await expect(flow.step).toContainText("Stay");
  await expect(flow.place(places.unit)).toBeChecked();
  await expect(app.main.getByLabel("Entry date", { exact: true })).toHaveValue(shownDay(start));
  await expect(app.page).toHaveURL(/step=stay/);

  await flow.next();
  await expect(flow.step).toContainText("Summary");
  await expect(flow.part("Service entry")).toContainText(places.unit);
  await expect(
    flow
      .part(/^Billing schedule/)
      .getByRole("rowheader")
      .first(),
  ).toBeVisible();
  const nothing = await api.call(endpoints.listServiceEntries, { query: { search: stamp } });
  expect(nothing.total, "the summary creates nothing").toBe(0);
  await flow.admit();
  const { items } = await api.call(endpoints.listServiceEntries, { query: { search: stamp } });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    serviceId: village.id,
    placeCode: places.unit,
    entryDate: start,
    accommodationStatus: "ingoing_contribution",
  });
  couple.ada = items[0]!.clientId;
  couple.entry = items[0]!.id;
});

test("the partner shares the unit, and is not the same person twice", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  await app.open(`/customers/${couple.ada}/entries?open=${couple.entry}&act=partner`);
  const find = app.panel.getByLabel(/^Who shares/);
  await find.fill(`Ada Couple ${stamp}`);
  await expect(app.panel.getByText("The primary client of this entry.")).toBeVisible();
  await app.panel.getByRole("button", { name: /create a new person/ }).click();
  await app.panel.getByLabel(/^Date of birth/).fill("03/05/1941");
  await app.panel.getByLabel(/^Date of birth/).blur();
  await expect(app.panel.getByText("same name, born on the same day")).toBeVisible();
  await app.panel.getByRole("button", { name: "Create the person and go on" }).click();
  await expect(app.page.getByRole("group", { name: "What needs attention" })).toContainText("on record");

  await app.panel.getByLabel("First name").fill("Ben");
  await app.panel.getByLabel(/^Date of birth/).fill("1/2/39");
  await app.panel.getByLabel(/^Date of birth/).blur();
  await expect(app.panel.getByText("same name, born on the same day")).toHaveCount(0);
  await app.panel.getByRole("button", { name: "Create the person and go on" }).click();
  await app.panel.getByRole("button", { name: `Add Ben Couple ${stamp} as a partner` }).click();
  await expect(app.notice(/shares the entry/)).toBeVisible();
  await expect(app.panel.getByRole("region", { name: "Who shares it" })).toContainText(`Ben Couple ${stamp}`);
  const { items } = await api.call(endpoints.listPartners, { params: { serviceEntryId: couple.entry } });
  expect(items[0]).toMatchObject({ clientName: `Ben Couple ${stamp}`, entryDate: start, status: "current" });
  couple.ben = items[0]!.clientId;

  await app.open(`/admissions/places?serviceId=${village.id}&search=${stamp}`);
  const unit = app.main.getByRole("button", { name: new RegExp(places.unit) });
  await expect(unit).toContainText(`Ada Couple ${stamp}`);
  await expect(unit).toContainText(`Ben Couple ${stamp} (partner)`);
  await entry.open(couple.ben, couple.entry);
  await expect(app.grid(/^Service entries of Ben/).rows.first()).toContainText("Partner");
});

test("the partner becomes the primary client, and everything is kept", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  const { items: before } = await api.call(endpoints.listScheduleLines, { query: { clientId: couple.ada } });
  await entry.open(couple.ada, couple.entry);
  await entry.more("Switch the primary client");
  await app.panel.getByRole("radio", { name: "Stays as a partner" }).check();
  await expect(entry.follows).toContainText(before[0]!.billingCode);
  await entry.button(`Make Ben Couple ${stamp} the primary client`).click();
  await expect(app.notice(/is the primary client from/)).toBeVisible();
  const history = await api.call(endpoints.getEntryHistory, { params: { serviceEntryId: couple.entry } });
  expect(history.serviceEntry.clientId).toBe(couple.ben);
  expect(history.primaries.map((one) => one.clientId)).toEqual([couple.ada, couple.ben]);
  expect(history.partners.find((one) => one.clientId === couple.ada)).toMatchObject({ status: "current" });
  const { items: after } = await api.call(endpoints.listScheduleLines, { query: { clientId: couple.ben } });
  expect(after.map((line) => line.billingCode).toSorted()).toEqual(before.map((line) => line.billingCode).toSorted());
  await entry.open(couple.ben, couple.entry);
  await expect(app.panel.getByRole("region", { name: "Who shares it" })).toContainText(
    `Ada Couple ${stamp}, primary client, ${shownDay(start)} – `,
  );
});

test("a resident of after November 2025: the facts decide the fees, and refusals land where they belong", async ({
  app,
  api,
}) => {
  const flow = new AdmissionFlow(app);
  await app.open(`/admissions/places?serviceId=${home.id}&show=vacant&search=${places.room}`);
  await app.main.getByRole("button", { name: new RegExp(places.room) }).click();
  await app.panel.getByRole("link", { name: "Admit somebody here" }).click();
  await flow.newPerson("Rosa", `Resident ${stamp}`, "11/12/38");
  await flow.stay(home.id, permanent, start);
  await expect(flow.place(places.room), "the place that it began from is chosen").toBeChecked();
  await expect(app.main.getByLabel("Accommodation status")).toHaveValue("not_known");
  await flow.next();
  await expect(flow.step).toContainText("Fees and rules");

  // An earlier stay that lasts beyond the entry is refused by the server, at its field, on its step.
  await app.button("Add an earlier stay").click();
  await app.main.getByLabel("Home", { exact: true }).fill("Rosewood");
  await app.main.getByLabel("From", { exact: true }).fill("1/2/2026");
  await app.main.getByLabel("To", { exact: true }).fill(shownDay(plusDays(start, 5)));
  await flow.next();
  await expect(flow.faults.getByRole("link", { name: /^To:/ })).toBeVisible();
  await expect(flow.step).toContainText("Fees and rules");
  await expect(app.main.getByLabel("Home", { exact: true })).toHaveValue("Rosewood");
  await app.button("Take this stay away").click();

  await flow.next();
  await expect(flow.step).toContainText("Summary");
  await expect(flow.part("Fee and accommodation arrangement")).toContainText("1 November 2025");
  await expect(flow.part("Government portal")).toContainText(`Entry of ${shownDay(start)}`);
  await expect(flow.part(/^Billing schedule/)).toContainText("A day, before caps");
  await flow.admit();
  const { items } = await api.call(endpoints.listServiceEntries, { query: { search: `Resident ${stamp}` } });
  resident.entry = items[0]!.id;
  resident.id = items[0]!.clientId;
  expect(items[0]).toMatchObject({ placeCode: places.room, funded: true, entryEventRequired: true });
  const arrangements = await api.call(endpoints.getArrangements, { params: { clientId: resident.id } });
  expect(arrangements.cohort).toBe("NOV25");

  await app.link("Portal events").click();
  const events = app.grid("Portal events");
  await events.ready();
  await events.row(resident.name).click();
  await app.panel.getByRole("button", { name: "Mark as lodged" }).click();
  await app.panel.getByLabel(/^Number of the portal/).fill(`P-${stamp}`);
  await app.panel.getByRole("button", { name: "Mark as lodged" }).click();
  await expect(app.notice(/is lodged/)).toBeVisible();
  const lodged = await api.call(endpoints.listPortalEvents, { query: { clientId: resident.id } });
  expect(lodged.items[0]).toMatchObject({ status: "lodged", reference: `P-${stamp}`, lodgedOn: today });
});

test("a bed transfer moves the client, and can be taken back", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  await entry.open(resident.id, resident.entry);
  await entry.button("Bed transfer").click();
  await entry.day("Day of the move", moved);
  await entry.button(/^Transfer /).click();
  await expect(app.page.getByRole("group", { name: "What needs attention" })).toContainText("new place");
  await entry.place(places.other).check();
  await app.panel.getByLabel("Reason").selectOption({ label: "The client chose it" });
  await expect(entry.follows).toContainText("50,000.00");
  await entry.button(/^Transfer /).click();
  await expect(app.notice(new RegExp(`moves to ${places.other}`))).toBeVisible();
  await expect(app.panel.getByRole("region", { name: "Places" })).toContainText(
    `${places.other}, Test, from ${shownDay(moved)}`,
  );

  await app.panel.getByRole("button", { name: "Take back" }).click();
  await app.answer("Take the transfer back");
  await expect(app.notice(/is taken back/)).toBeVisible();
  const back = await api.call(endpoints.getEntryHistory, { params: { serviceEntryId: resident.entry } });
  expect(back.bedTransfers).toEqual([]);
  expect(back.serviceEntry.placeCode).toBe(places.room);

  // Moved again, from the board this time: the vacant place is where it begins.
  await app.open(`/admissions/places?serviceId=${home.id}&show=vacant&search=${places.other}`);
  await app.main.getByRole("button", { name: new RegExp(places.other) }).click();
  await app.panel.getByRole("combobox", { name: /^Move somebody/ }).fill(`Resident ${stamp}`);
  await app.choice(new RegExp(resident.name)).click();
  await expect(entry.place(places.other)).toBeChecked();
  await entry.day("Day of the move", moved);
  await app.panel.getByLabel("Reason").selectOption({ label: "Care needs" });
  await entry.button(/^Transfer /).click();
  await expect(app.notice(new RegExp(`moves to ${places.other}`))).toBeVisible();
});

test("a transfer to another facility in the middle of the month charges no day twice", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  await entry.open(resident.id, resident.entry);
  await entry.more("Transfer to another facility");
  await entry.day("Day of the transfer", away);
  await app.panel.getByLabel("Facility", { exact: true }).selectOption(String(second.id));
  await entry.place(places.away).check();
  await expect(entry.follows).toContainText(`At ${second.name}`, { timeout: 20_000 });
  await entry.button(/^Transfer .* to /).click();
  await expect(app.notice(/moves to/)).toBeVisible({ timeout: 20_000 });
  await expect(app.panel).toContainText(`Transferred from ${home.name}`);

  const { items } = await api.call(endpoints.listServiceEntries, {
    query: { clientId: resident.id, sort: "entryDate" },
  });
  expect(items).toHaveLength(2);
  const [old, next] = items;
  expect(old).toMatchObject({ serviceId: home.id, departureDate: away, departureReason: "other_service" });
  expect(old!.billingEndDate).toBe(plusDays(away, -1));
  expect(next).toMatchObject({
    serviceId: second.id,
    entryDate: away,
    billingStartDate: away,
    placeCode: places.away,
    transferredFromId: old!.id,
  });
  const stays = app.grid(/^Service entries of/);
  await expect(stays.rows).toHaveCount(2);
  resident.entry = next!.id;

  // The place of before is free from the day of the transfer.
  const board = await api.call(endpoints.getPlacesBoard, { params: { serviceId: home.id }, query: { day: away } });
  const left = board.wings.flatMap((wing) => wing.places).find((place) => place.code === places.other)!;
  expect(left.state).toBe("vacant");
});

test("a departure says what follows, and can be taken back", async ({ app, api }) => {
  const entry = new EntryPanel(app);
  const day = plusDays(today, 3);
  const takeBack = async () => {
    await entry.button("Take the departure back").click();
    await expect(entry.follows).toContainText("Departure");
    await app.panel.locator("form").getByRole("button", { name: "Take the departure back" }).click();
    await expect(entry.button("Depart")).toBeVisible();
  };
  await entry.open(resident.id, resident.entry);
  await entry.button("Depart").click();
  await entry.day("Departure", day);
  await app.panel.getByLabel("Reason").selectOption({ label: "Went home" });
  await entry.day("Notice given (optional)", today);
  await expect(entry.follows).toContainText(`Place ${places.away} is free from ${shownDay(day)}`);
  await entry.button(/^Depart /).click();
  await expect(app.notice(/has departed/)).toBeVisible();
  await app.open(`/admissions/places?serviceId=${second.id}&show=leaving&search=${stamp}`);
  await expect(app.main.getByRole("button", { name: new RegExp(places.away) })).toContainText(
    `leaves ${shownDay(day)}`,
  );
  await entry.open(resident.id, resident.entry);
  await takeBack();

  // A death: probate comes later, and until then no lump sum is refunded.
  await entry.button("Depart").click();
  await entry.day("Departure", today);
  await app.panel.getByLabel("Reason").selectOption({ label: "Deceased" });
  await entry.button(/^Depart /).click();
  await expect(app.panel).toContainText("not yet: a lump sum is not refunded");
  await entry.button("Change").click();
  await entry.day("Probate shown (optional)", today);
  await expect(entry.follows).toContainText("Probate shown");
  await entry.button("Save the entry").click();
  await expect(app.notice("The service entry is saved.")).toBeVisible();
  const dead = await api.call(endpoints.getServiceEntry, { params: { serviceEntryId: resident.entry } });
  expect(dead).toMatchObject({ departureDate: today, departureReason: "deceased", probateDate: today });
  await takeBack();
  const back = await api.call(endpoints.getServiceEntry, { params: { serviceEntryId: resident.entry } });
  expect(back).toMatchObject({ departureDate: null, departureReason: null, probateDate: null, status: "current" });
});

test("an admission made in error is cancelled whole", async ({ app, api }) => {
  const flow = new AdmissionFlow(app);
  const entry = new EntryPanel(app);
  await app.open(`/admissions/new?serviceId=${home.id}`);
  await flow.newPerson("Otto", `Error ${stamp}`, "2/2/40");
  await flow.stay(home.id, permanent, today);
  await flow.place(places.room).check();
  await flow.next();
  await flow.next();
  await flow.admit();
  await app.link("Open the entry").click();
  await entry.more("Cancel the admission");
  await expect(entry.follows).toContainText("fee");
  await app.panel.getByLabel("Why it is cancelled").fill("The wrong person was admitted");
  await entry.button("Cancel the admission").click();
  await expect(app.notice(/is cancelled/)).toBeVisible();
  const { total } = await api.call(endpoints.listServiceEntries, { query: { search: `Error ${stamp}` } });
  expect(total).toBe(0);
});

test("the board is walked by keyboard, and its panel follows", async ({ app }) => {
  await app.open(`/admissions/places?serviceId=${home.id}`);
  const rows = app.main.locator("[data-place]");
  await expect(rows.first()).toBeVisible();
  await app.page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await app.page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await app.page.keyboard.press("Enter");
  const code = async (at: number) => (await rows.nth(at).locator(".place-row-code").innerText()).trim();
  await expect(app.panel.getByRole("heading", { level: 2 })).toHaveText(`Place ${await code(1)}`);
  await app.page.keyboard.press("j");
  await expect(app.panel.getByRole("heading", { level: 2 })).toHaveText(`Place ${await code(2)}`);
  await app.page.keyboard.press("Escape");
  await expect(app.panel).toHaveCount(0);
  await app.page.keyboard.press("/");
  await app.page.keyboard.type(places.room);
  await expect(rows).toHaveCount(1);
  await expect(app.page).toHaveURL(new RegExp(`search=${places.room}`));
});

test("lists of departures and expected people are addresses", async ({ app }) => {
  await app.open("/admissions/stays?status=departed");
  await expect(app.title).toHaveText("Departures");
  const list = app.grid("Service entries");
  expect(await list.count()).toBeGreaterThan(0);
  await list.rows.first().click();
  await expect(app.panel.getByText("Entry number")).toBeVisible();
  await expect(app.page).toHaveURL(/open=\d+/);
});

test("departures of a month, and customers by how they stand and pay, are found in the lists and are addresses", async ({
  app,
  api,
}) => {
  const { items: left } = await api.call(endpoints.listServiceEntries, {
    query: { status: "departed", sort: "-departureDate", limit: 1 },
  });
  const departed = left[0]!.departureDate!;
  const { total } = await api.call(endpoints.listServiceEntries, {
    query: { departureFrom: departed, departureTo: departed, limit: 1 },
  });
  await app.open("/admissions/stays");
  await app.button("Filter by column").click();
  for (const end of ["from", "to"]) {
    const field = app.main.getByLabel(`Departure ${end}`);
    await field.fill(typed(departed));
    await field.blur();
  }
  await expect(app.page).toHaveURL(new RegExp(`departureTo=${departed}`));
  await expect.poll(() => app.grid("Service entries").count()).toBe(total);

  const query = { balance: "owing", methodOfPayment: "direct_debit", role: "payer" } as const;
  const owing = await api.call(endpoints.listCustomers, { query: { ...query, active: true, limit: 1 } });
  await app.open("/customers");
  await app.button("Filter by column").click();
  for (const [label, value] of [
    ["Balance $", "owing"],
    ["Pays by", "direct_debit"],
    ["Role", "payer"],
  ] as const)
    await app.main.getByLabel(`Filter by ${label}`).selectOption(value);
  await expect(app.page).toHaveURL(/role=payer/);
  await expect.poll(() => app.grid("Customers").count()).toBe(owing.total);
});
