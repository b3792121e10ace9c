import type { Browser } from "@playwright/test";
import { endpoints, expect, people, type Person, signIn, test } from "../src/index.ts";
import type { Frame } from "../src/pages/frame.ts";

test.describe.configure({ mode: "serial" });

const stamp = Date.now().toString(36).toUpperCase();
const approver: Person = { email: "approver@banksia.example", password: "banksia-demo" };
let customerId = 0;
const name = `Ida Record ${stamp}`;

/** A browser of its own for somebody else, closed when they are done. */
async function as(browser: Browser, person: Person, act: (app: Frame) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  try {
    await act(await signIn(await context.newPage(), person));
  } finally {
    await context.close();
  }
}

const record = (list: string | RegExp, app: Frame) => app.main.getByRole("list", { name: list }).getByRole("listitem");

test("a person is created with address, phone and e-mail; the ABN is checked while it is typed", async ({
  app,
  api,
}) => {
  await app.open("/customers/new");
  await app.main.getByLabel("First name").fill("Ida");
  await app.main.getByLabel("Last name").fill(`Record ${stamp}`);
  const abn = app.main.getByLabel(/^ABN/);
  await abn.fill("51 824 753 557");
  await expect(app.main.getByText("the digits do not fit together"), "before the field is left").toBeVisible();
  await abn.fill("51824753556");
  await expect(app.main.getByText("the digits do not fit together")).toHaveCount(0);
  await app.main.getByLabel(/^Date of birth/).fill("3/5/41");
  await app.main.getByLabel(/^Street address/).fill("12 Long St");
  await app.main.getByLabel(/^Suburb/).fill("Parramatta");
  await app.main.getByLabel(/^State \(/).selectOption("NSW");
  await app.main.getByLabel(/^Postcode/).fill("2150");
  await app.main.getByLabel(/^E-mail \(/).fill("ida@example.org");
  await app.main.getByLabel(/^Telephone/).fill("02 9000 1234");
  await app.page.keyboard.press("Control+Enter");
  await expect(app.title).toHaveText(name);
  customerId = Number(/customers\/(\d+)/.exec(app.page.url())?.[1]);

  await app.tab("Addresses and contacts");
  await expect(record("Addresses", app)).toContainText(["12 Long St, Parramatta NSW 2150"]);
  await expect(record("Addresses", app)).toContainText(["Primary"]);
  await expect(record("Phone and e-mail", app).filter({ hasText: "ida@example.org" })).toContainText("Primary");
  const goes = app.main.getByRole("region", { name: "Which document goes where" });
  await expect(goes.getByText("12 Long St, Parramatta NSW 2150").first()).toBeVisible();
  const made = await api.call(endpoints.getCustomer, { params: { customerId } });
  expect(made).toMatchObject({ abn: "51824753556", email: "ida@example.org", birthDate: "1941-05-03" });
});

test("the record is changed in one form that says what follows; unsaved changes ask", async ({ app, api }) => {
  await app.open(`/customers/${customerId}`);
  await expect(app.title).toHaveText(name);
  await app.page.keyboard.press("c");
  await app.main.getByLabel(/^Statement name/).fill("Ida and Tom Record");
  await app.main.getByRole("radio", { name: "E-mail" }).check();
  const follows = app.main.getByRole("region", { name: "What will follow" });
  await expect(follows).toContainText("Statements are addressed to Ida and Tom Record; invoices and claims to");
  await expect(follows).toContainText("Statements go by e-mail from now on.");
  await app.tab("Payment");
  await expect(app.page.getByRole("dialog"), "leaving asks").toContainText("not been saved");
  await app.answer("Keep editing");
  await expect(app.main.getByLabel(/^Statement name/)).toHaveValue("Ida and Tom Record");
  await app.button("Save").click();
  await expect(app.notice("The customer is saved.")).toBeVisible();
  const saved = await api.call(endpoints.getCustomer, { params: { customerId } });
  expect(saved).toMatchObject({ statementName: "Ida and Tom Record", statementPreference: "email" });
});

test("a second address takes over; suburb and postcode are held against each other", async ({ app, api }) => {
  await app.open(`/customers/${customerId}/addresses`);
  await app.button("Add an address").click();
  await app.panel.getByLabel("Street address").fill("3 Bay Rd");
  await app.panel.getByLabel("Suburb").fill("Hobart");
  await app.panel.getByLabel("State", { exact: true }).selectOption("NSW");
  await app.panel.getByLabel("Postcode").fill("7000");
  await expect(app.panel.locator(".field-error, .notice").first(), "said while typing").toBeVisible();
  await app.panel.getByLabel("State", { exact: true }).selectOption("TAS");
  await expect(app.panel.locator(".field-error, .notice")).toHaveCount(0);
  await app.panel.getByLabel("Invoice").check();
  await app.panel.getByLabel("Primary address").check();
  await expect(app.panel.getByText("12 Long St, Parramatta is primary no longer.")).toBeVisible();
  await app.panel.getByRole("button", { name: "Add the address" }).click();
  await expect(app.panel).toHaveCount(0);
  const rows = record("Addresses", app);
  await expect(rows.filter({ hasText: "3 Bay Rd" })).toContainText("Primary");
  await expect(rows.filter({ hasText: "12 Long St" })).not.toContainText("Primary");
  const { items } = await api.call(endpoints.listAddresses, { params: { customerId } });
  expect(items.filter((one) => one.primary)).toHaveLength(1);
});

test("contacts: one who gets the statement, one who must not be contacted; a refusal keeps what was typed", async ({
  app,
}) => {
  await app.open(`/customers/${customerId}/addresses`);
  await app.button("Add a contact").click();
  await app.panel.getByLabel("First name").fill("Tom");
  await app.panel.getByLabel("Last name").fill(`Record ${stamp}`);
  await app.panel.getByLabel("E-mail (optional)").fill("not an address");
  await app.panel.getByRole("button", { name: "Add the contact" }).click();
  const summary = app.page.getByRole("group", { name: "What needs attention" });
  await expect(summary.getByRole("link", { name: /^Priority/ })).toBeVisible();
  await app.panel.getByRole("radio", { name: "Primary" }).check();
  await app.panel.getByLabel("Account receiver").check();
  await app.panel.getByRole("button", { name: "Add the contact" }).click();
  await expect(
    summary.getByRole("link", { name: /^E-mail/ }),
    "the server's refusal stands at its field",
  ).toBeVisible();
  await expect(app.panel.getByLabel("First name")).toHaveValue("Tom");
  await app.panel.getByLabel("E-mail (optional)").fill("tom@example.org");
  await app.page.keyboard.press("Control+Enter");
  await expect(app.panel.getByRole("heading", { name: /^Tom Record/ })).toBeVisible();
  const statements = app.main.getByRole("region", { name: "Who gets the statement" });
  await app.page.keyboard.press("Escape");
  await expect(statements).toContainText("tom@example.org");

  await app.button("Add a contact").click();
  await app.panel.getByLabel("First name").fill("Rex");
  await app.panel.getByLabel("Last name").fill(`Distant ${stamp}`);
  await app.panel.getByRole("radio", { name: "Do not contact" }).check();
  await app.panel.getByLabel("Telephone (optional)").fill("02 9000 9999");
  await app.panel.getByLabel("Account receiver").check();
  await expect(app.panel.getByText(/and no copy of the statement, though it is an account receiver/)).toBeVisible();
  await app.panel.getByRole("button", { name: "Add the contact" }).click();
  await expect(app.panel.getByRole("note")).toContainText("No letter and no e-mail goes to this contact");
  await expect(app.panel.getByText("02 9000 9999"), "the number is out of sight").toBeHidden();
  await app.page.keyboard.press("Escape");
  const rex = record("Contacts", app).filter({ hasText: "Rex Distant" });
  await expect(rex).toContainText("Do not contact");
  await expect(rex).not.toContainText("9000 9999");
  await expect(statements).not.toContainText("Rex");
});

test("a reference number replaces the one before it, and finds the client", async ({ app, api }) => {
  const { items: types } = await api.call(endpoints.listReferenceTypes, { query: { active: true } });
  const type = types[0]!;
  await app.open(`/customers/${customerId}/references`);
  for (const number of [`PEN${stamp}1`, `PEN${stamp}2`]) {
    await app.button("Add a number").click();
    await app.panel.getByLabel("Type").selectOption({ label: type.name });
    await app.panel.getByLabel("Number", { exact: true }).fill(number);
    if (number.endsWith("2")) await expect(app.panel.getByText("becomes inactive")).toBeVisible();
    await app.panel.getByRole("button", { name: "Add the number" }).click();
    await expect(app.panel).toHaveCount(0);
    await expect(record("Reference numbers", app).filter({ hasText: number })).toContainText("Active");
  }
  await expect(record("Reference numbers", app).filter({ hasText: `PEN${stamp}1` })).toContainText("Inactive");

  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type(`PEN${stamp}2`);
  await app.page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
  await expect(app.title).toHaveText(name);
  await app.open(`/customers?search=PEN${stamp}1`);
  await expect(app.grid("Customers").row(name)).toBeVisible();
});

test("a bank account asked for by one person is approved by another", async ({ app, browser, api }) => {
  await as(browser, people.financeOfficer, async (finance) => {
    await finance.open(`/customers/${customerId}/payment`);
    await finance.button("Change").click();
    await finance.panel.getByLabel("Method of payment").selectOption({ label: "Direct debit" });
    await expect(finance.panel.getByText("Direct debit needs a bank account.")).toBeVisible();
    await finance.panel.getByLabel("Direct debit limit").fill("0");
    await expect(finance.panel.getByText("$0.00: nothing is debited")).toBeVisible();
    await finance.panel.getByLabel("Direct debit limit").fill("");
    await expect(finance.panel.getByText("This means no limit.")).toBeVisible();
    await finance.panel.getByRole("button", { name: "Save" }).click();
    await expect(finance.notice("How they pay is saved.")).toBeVisible();
    await expect(finance.panel).toHaveCount(0);
    await expect(finance.main.getByRole("note").first(), "direct debit without an account is said").toBeVisible();

    await finance.page.keyboard.press("n");
    await finance.panel.getByLabel("BSB").fill("06269");
    await finance.panel.getByLabel("Account number").fill("1234567890");
    await finance.panel.getByRole("button", { name: "Ask for the account" }).click();
    const summary = finance.page.getByRole("group", { name: "What needs attention" });
    await expect(summary).toContainText("A BSB has six digits");
    await expect(summary).toContainText("never cut");
    await finance.panel.getByLabel("BSB").fill("062692");
    await finance.panel.getByLabel("Account number").fill("012 341-234");
    await finance.panel.getByLabel("Note").fill("Form of 3 November, called back");
    await finance.panel.getByRole("button", { name: "Ask for the account" }).click();
    await expect(finance.panel.getByText("Waits for a second person").first()).toBeVisible();
    await expect(finance.panel).not.toContainText("012341234");
    await finance.panel.getByRole("button", { name: "Use for direct debit" }).click();
    await expect(finance.notice(/Direct debits draw on MAIN/)).toBeVisible();

    await finance.open("/customers/bank-account-changes");
    await finance.grid("Bank account changes").row(name).click();
    await expect(finance.panel.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await expect(finance.panel.getByRole("note")).toBeVisible();
  });

  await as(browser, approver, async (second) => {
    await second.open("/");
    await expect(second.main.getByText(/bank account changes? waits? for a second person/)).toBeVisible();
    await second.open("/customers/bank-account-changes");
    const changes = second.grid("Bank account changes");
    await changes.row(name).click();
    await expect(second.panel).toContainText("Form of 3 November, called back");
    await second.panel.getByRole("button", { name: "Show" }).last().click();
    await expect(second.page.getByRole("dialog")).toContainText("is recorded");
    await second.answer("Show the number");
    await expect(second.panel.getByText("012341234"), "leading zero and all").toBeVisible();
    await second.page.keyboard.press("a");
    await second.panel.getByLabel(/^Note/).fill("Called back on the number on record");
    await second.page.keyboard.press("Control+Enter");
    await expect(second.notice(/is in force/)).toBeVisible();
    await expect(changes.row(name)).toHaveCount(0);
  });

  await app.open(`/customers/${customerId}/payment`);
  await expect(record("Bank accounts", app)).toContainText(["In force"]);
  await expect(record("Bank accounts", app)).toContainText(["For direct debit"]);
  const { items: looks } = await api.call(endpoints.listAuditLog, { query: { search: "reveal", limit: 5 } });
  expect(looks.length, "the look is in the audit log").toBeGreaterThan(0);
});

test("new numbers under the same code keep the old ones; whoever asks cannot approve", async ({
  app,
  browser,
  api,
}) => {
  await app.open(`/customers/${customerId}/payment`);
  await app.main.getByRole("button", { name: "MAIN" }).click();
  await app.panel.getByRole("button", { name: "Change the numbers" }).click();
  await app.panel.getByLabel("BSB").fill("083-001");
  await app.panel.getByLabel("Account number").fill("998877665");
  await app.panel.getByRole("button", { name: "Ask for the change" }).click();
  await expect(app.panel.getByText("A change waits for a second person")).toBeVisible();
  await app.panel.getByRole("link", { name: /Look at it|Decide/ }).click();
  await expect(app.panel.getByText("Somebody else must decide")).toBeVisible();
  await expect(app.panel.getByRole("button", { name: "Approve" })).toHaveCount(0);

  await as(browser, approver, async (second) => {
    await second.open("/customers/bank-account-changes");
    await second.grid("Bank account changes").row(name).click();
    await expect(second.panel.locator(".differs")).toHaveCount(2);
    await second.panel.getByRole("button", { name: "Refuse" }).click();
    await second.panel.getByRole("button", { name: "Refuse the change" }).click();
    await expect(second.page.getByRole("group", { name: "What needs attention" })).toBeVisible();
    await second.panel.getByLabel("Why").fill("Not on the form");
    await second.panel.getByRole("button", { name: "Refuse the change" }).click();
    await expect(second.notice(/is refused/)).toBeVisible();
  });
  const { items } = await api.call(endpoints.listBankAccounts, { params: { customerId } });
  expect(items[0]).toMatchObject({ code: "MAIN", waiting: null, versionCount: 2 });
  expect(items[0]!.inForce!.bsb).toBe("062-692");
});

test("a fixed amount for a service", async ({ app, api }) => {
  const { items: services } = await api.call(endpoints.listServices, { query: { limit: 1 } });
  await app.open(`/customers/${customerId}/payment`);
  await app.button("Add a fixed amount").click();
  await app.panel.getByRole("combobox", { name: "Service" }).fill(services[0]!.name);
  await app.choice().first().click();
  await app.panel.getByRole("textbox", { name: "Amount" }).fill("1,250");
  await app.panel.getByRole("button", { name: "Save" }).click();
  await expect(record("Fixed amounts", app)).toContainText(["$1,250.00"]);
});

test("a document is attached, downloaded and removed; a file that lies about itself is refused in words", async ({
  app,
}) => {
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  await app.open(`/customers/${customerId}/documents`);
  const choose = app.main.getByLabel("Drop documents here, or choose them");
  await choose.setInputFiles([
    { name: "Resident agreement.pdf", mimeType: "application/pdf", buffer: pdf },
    { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("this is no PDF at all") },
    { name: "run.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") },
  ]);
  const uploads = app.main.getByRole("region", { name: "Documents to attach" });
  await expect(uploads.getByLabel("Kind of Resident agreement.pdf")).toHaveValue("agreement");
  await expect(uploads.getByText("This kind of file is not taken.")).toBeVisible();
  await uploads.getByRole("button", { name: "Attach 2 documents" }).click();
  await expect(app.notice("The document is attached.")).toBeVisible();
  await expect(uploads.getByRole("listitem").filter({ hasText: "letter.pdf" }).getByRole("alert")).toBeVisible();
  for (const left of ["letter.pdf", "run.exe"])
    await uploads.getByRole("button", { name: `Leave out ${left}` }).click();
  await expect(uploads).toHaveCount(0);

  const documents = app.grid(/Documents attached/);
  await documents.row("Resident agreement.pdf").click();
  const saved = app.page.waitForEvent("download");
  await app.panel.getByRole("link", { name: "Download" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe("Resident agreement.pdf");
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).equals(pdf), "byte for byte").toBe(true);

  await app.panel.getByRole("button", { name: "Remove" }).click();
  await app.panel.getByLabel("Why").fill("Wrong resident");
  await app.panel.getByRole("button", { name: "Remove the document" }).click();
  await expect(app.notice("The document is removed.")).toBeVisible();
  await expect(documents.row("Resident agreement.pdf")).toHaveCount(0);
  await app.main.getByLabel("Also removed ones").check();
  await expect(documents.row("Resident agreement.pdf")).toContainText("Removed");
});

test("open documents take on another method: counted first, then done", async ({ app, api }) => {
  // Only what is not settled yet is tagged anew; lump sums are mostly settled.
  const { items } = await api.call(endpoints.listCustomerTransactions, { query: { type: "invoice", limit: 200 } });
  let owner = 0;
  for (const customerId of new Set(items.map((one) => one.customerId))) {
    const { items: open } = await api.call(endpoints.listOpenTransactions, { params: { customerId } });
    if (!open.some((one) => one.type === "invoice")) continue;
    owner = customerId;
    break;
  }
  expect(owner, "somebody owes an invoice").toBeGreaterThan(0);
  const { methodOfPayment } = await api.call(endpoints.getPaymentDefaults, { params: { customerId: owner } });
  const next = methodOfPayment === "bpay" ? "cheque" : "bpay";
  await api.call(endpoints.updatePaymentDefaults, { params: { customerId: owner }, body: { methodOfPayment: next } });
  try {
    await app.open(`/customers/${owner}/transactions`);
    await app.main.getByRole("link", { name: "Tag open ones anew" }).click();
    await app.button("Show what would change").click();
    await expect(app.main.getByRole("heading", { name: "What would change" })).toBeVisible();
    const changes = await app.figure("Would change");
    expect(Number(changes.replaceAll(",", ""))).toBeGreaterThan(0);
    await app.button(/^Tag [\d,]+ documents? anew$/).click();
    await app.answer(/^Tag [\d,]+ documents? anew$/);
    await expect(app.main.getByText(/documents? tagged anew/).first()).toBeVisible();
    expect(await app.figure("Changed")).toBe(changes);
  } finally {
    await api.call(endpoints.updatePaymentDefaults, { params: { customerId: owner }, body: { methodOfPayment } });
    await api.call(endpoints.retagTransactions, { body: { customerId: owner } });
  }
});

test("parts are walked by keys and found in the palette; somebody who may only read changes nothing", async ({
  app,
  browser,
}) => {
  await app.open(`/customers/${customerId}`);
  await expect(app.title).toHaveText(name);
  await app.page.keyboard.press("]");
  await expect(app.page).toHaveURL(/\/addresses$/);
  await app.page.keyboard.press("[");
  await expect(app.page).toHaveURL(new RegExp(`/customers/${customerId}$`));
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("payment of ida");
  await app.page.keyboard.press("Enter");
  await expect(app.page).toHaveURL(/\/payment$/);

  await as(browser, people.readOnly, async (reader) => {
    await reader.open(`/customers/${customerId}/payment`);
    await expect(record("Bank accounts", reader)).toHaveCount(1);
    await expect(reader.button(/^(Change|Add)/)).toHaveCount(0);
    await reader.main.getByRole("button", { name: "MAIN" }).click();
    await expect(reader.panel.getByRole("button", { name: /Show|Change/ })).toHaveCount(0);
    await reader.open(`/customers/${customerId}/documents`);
    await expect(reader.main.getByLabel("Drop documents here, or choose them")).toHaveCount(0);
  });
});
