import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Request } from "@playwright/test";
import { expect, people, test } from "../src/index.ts";
import type { Frame } from "../src/pages/frame.ts";

interface Entry {
  cents: number;
  title: string;
  reference: string;
}

const fees: Entry[] = [
  { cents: 125_050, title: "Nguyen. Minh", reference: "INV 1001" },
  { cents: 5898, title: "Smith. Jo", reference: "INV 1002" },
  { cents: 1, title: "O'Brien. Zoe", reference: "INV 1003" },
];

/** A weekday some days ahead, as banks want it: a day that is past or far away is a warning. */
function processingDay(): [day: string, month: string, year: string] {
  const date = new Date(Date.now() + 4 * 86_400_000);
  while (date.getDay() === 0 || date.getDay() === 6) date.setDate(date.getDate() + 1);
  return [digits(date.getDate(), 2), digits(date.getMonth() + 1, 2), String(date.getFullYear())];
}

const digits = (value: number, width: number) => String(value).padStart(width, "0");

/** A sound file of debits, record by record as the banks describe them. */
function abaFile(entries: Entry[]): string {
  const [day, month, year] = processingDay();
  const header = `0${" ".repeat(17)}01NAB${" ".repeat(7)}${"Wattle Grove Care".padEnd(26)}334303${"FEES".padEnd(12)}${day}${month}${year.slice(2)}`;
  const details = entries.map(
    ({ cents, title, reference }, at) =>
      `1083-004${digits(555_000 + at, 9)
        .replace(/^0+/, "")
        .padStart(
          9,
        )} 13${digits(cents, 10)}${title.padEnd(32)}${reference.padEnd(18)}083-001 12345678${"WATTLE GROVE".padEnd(16)}00000000`,
  );
  const total = entries.reduce((sum, { cents }) => sum + cents, 0);
  const trailer = `7999-999${" ".repeat(12)}${digits(total, 10)}${digits(0, 10)}${digits(total, 10)}${" ".repeat(24)}${digits(entries.length, 6)}`;
  return [header, ...details, trailer].map((record) => record.padEnd(120)).join("\r\n");
}

/** The bank's answer: the second entry came back. */
function returnsFile(): string {
  const [day, month, year] = processingDay();
  const header = `0${" ".repeat(17)}01NAB${" ".repeat(7)}${"Wattle Grove Care".padEnd(26)}334303${"FEES RETURN".padEnd(12)}${day}${month}${year.slice(2)}`;
  const back = `2083-001 12345678613${digits(5898, 10)}${"Smith. Jo".padEnd(32)}${"INV 1002".padEnd(18)}083-004   555001${"WATTLE GROVE".padEnd(16)}09334303`;
  const trailer = `7999-999${" ".repeat(12)}${digits(5898, 10)}${digits(0, 10)}${digits(5898, 10)}${" ".repeat(24)}000001`;
  return [header, back, trailer].map((record) => record.padEnd(120)).join("\r\n");
}

const good = abaFile(fees);
const damaged = good.replace("0000125050", "00001250X0");

const chosen = (name: string, text: string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(text),
});

async function choose(page: Page, ...files: [name: string, text: string][]): Promise<void> {
  await page.getByLabel("Choose files to check").setInputFiles(files.map(([name, text]) => chosen(name, text)));
}

/** The checker with everything loaded that it will need. */
async function openChecker(app: Frame): Promise<void> {
  await app.open("/files");
  await expect(app.main).toContainText("Nothing is uploaded");
  await expect(app.main).toContainText("Works off line now");
}

/** Opens a file of the list by its row. */
async function openFile(app: Frame, name: string): Promise<void> {
  await app.grid("Files").row(name).getByText(name).click();
  await expect(app.main.getByRole("region", { name, exact: true })).toBeVisible();
}

async function compareFiles(app: Frame, ...names: string[]): Promise<void> {
  const grid = app.grid("Files");
  for (const name of names) await grid.row(name).getByRole("checkbox").click();
  await app.main.getByRole("button", { name: "Compare", exact: true }).click();
  for (const name of names) await grid.row(name).getByRole("checkbox").click();
}

test("says what a file is, what it comes to and what is wrong where", async ({ app, page }) => {
  await openChecker(app);
  await choose(page, ["good.aba", good], ["damaged.aba", damaged], ["notes.txt", "just a letter\n"]);
  const grid = app.grid("Files");
  await expect(grid.row("good.aba")).toContainText("No errors");
  await expect(grid.row("damaged.aba")).toContainText(/\d errors/);
  await expect(grid.row("notes.txt")).toContainText("Unknown file");

  await openFile(app, "good.aba");
  expect(await app.figure("Entries")).toBe("3");
  expect(await app.figure("Debits")).toBe("$1,309.49");
  expect(await app.figure("Credits")).toBe("$0.00");
  await expect(app.main).toContainText("Nothing is wrong with this file.");
  await expect(app.main).toContainText(processingDay().join("/"));

  await openFile(app, "damaged.aba");
  const findings = app.grid("Findings");
  await findings.row("aba.amount-invalid").click();
  await expect(app.main.locator(".peek-words")).toContainText("Line 2, columns 21–30, amount");
  await expect(app.main.locator("mark"), "the columns are marked in the record").toHaveText("00001250X0");
  await expect(app.page).toHaveURL(/at=\d/);
  // Walking the list moves the mark along.
  await findings.root.focus();
  await page.keyboard.press("ArrowDown");
  await expect(app.main.locator("mark")).not.toHaveText("00001250X0");

  // Other rules, the same file.
  const before = await findings.count();
  await app.main.getByLabel("Bank of the ABA files").selectOption({ label: "Westpac" });
  await expect.poll(() => findings.count()).toBeGreaterThan(before);
  await app.main.getByLabel("Bank of the ABA files").selectOption({ index: 0 });
  await expect.poll(() => findings.count()).toBe(before);

  // What was found is still there after a look at another screen.
  await page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "Home" }).click();
  await expect(app.title).not.toHaveText("File checker");
  await page.getByRole("navigation", { name: "Areas" }).getByRole("link", { name: "File checker" }).click();
  expect(await grid.count()).toBe(3);
});

test("takes files that are dropped anywhere on the page", async ({ app, page }) => {
  await openChecker(app);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.aba"));
    return transfer;
  }, good);
  await app.main.dispatchEvent("dragover", { dataTransfer: data });
  await expect(app.main.getByText("Let go to check")).toBeVisible();
  await app.main.dispatchEvent("drop", { dataTransfer: data });
  await expect(app.main.getByText("Let go to check")).toHaveCount(0);
  await expect(app.grid("Files").row("dropped.aba")).toContainText("No errors");
});

test("compares two files, and a file with the answer to it", async ({ app, page }) => {
  const changed = good.replace("INV 1002", "INV 9999");
  const turned = abaFile(fees).split("\r\n").join("\n");
  await openChecker(app);
  await choose(
    page,
    ["sent.aba", good],
    ["changed.aba", changed],
    ["turned.aba", turned],
    ["returns.txt", returnsFile()],
  );
  await expect(app.grid("Files").row("returns.txt")).toContainText("ABA returns file");

  const comparison = app.main.getByRole("region", { name: "Comparison" });
  await compareFiles(app, "sent.aba", "changed.aba");
  await expect(comparison).toContainText("1 difference");
  const differences = app.grid("Differences");
  expect(await differences.count()).toBe(1);
  await expect(differences.rows.first()).toContainText("INV 1002 → INV 9999");
  await differences.rows.first().click();
  await expect(app.panel.getByRole("row", { name: /reference/ })).toContainText("INV 9999");
  await page.keyboard.press("Escape");

  await compareFiles(app, "sent.aba", "turned.aba");
  await expect(differences.root).toHaveCount(0);
  await expect(comparison).toContainText("The first byte that differs is number 121.");

  // Whichever is chosen first, the answer is read against what was sent.
  await compareFiles(app, "returns.txt", "sent.aba");
  await expect(comparison).toContainText("One file answers the other");
  expect(await app.figure("Answered as sent")).toBe("2");
  await expect(differences.rows.first()).toContainText("amount 58.98 → 58.98");
  await expect(comparison.locator(".compare-names dt").first()).toHaveText("Sent");
  await expect(comparison.locator(".compare-names dd").first()).toContainText("sent.aba");
});

test("sends nothing, and goes on without a network", async ({ app, page, context }) => {
  await openChecker(app);
  // The frame asks now and then which runs are under way; nothing else may go out, and that says nothing of the files.
  const sent: string[] = [];
  const watch = (request: Request) => {
    const url = new URL(request.url());
    if (request.method() === "GET" && url.pathname === "/api/v1/runs") return;
    // The browser itself asks again for the icon of the tab when the address changes.
    if (request.method() === "GET" && url.pathname === "/icon.svg" && url.search === "") return;
    if (url.protocol !== "blob:") sent.push(`${request.method()} ${request.url()}`);
  };
  page.on("request", watch);
  await choose(page, ["good.aba", good], ["damaged.aba", damaged]);
  await expect(app.grid("Files").row("damaged.aba")).toContainText(/\d errors/);
  await context.setOffline(true);
  await choose(page, ["later.aba", good.replace("INV 1003", "INV 1004")]);
  await expect(app.grid("Files").row("later.aba")).toContainText("No errors");

  // Stopping ends the worker that reads; the next one is there already.
  const large = good.split("\r\n");
  const records = Array.from({ length: 300_000 }, () => large[1] ?? "");
  await page.evaluate(
    ([header, record, count]) => {
      const input = document.querySelector<HTMLInputElement>("input[type=file]");
      if (input === null) return;
      const transfer = new DataTransfer();
      const text = `${header}\r\n${`${record}\r\n`.repeat(Number(count))}`;
      transfer.items.add(new File([text], "large.aba"));
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [large[0] ?? "", large[1] ?? "", String(records.length)],
  );
  await app.main.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(app.grid("Files").row("large.aba")).toContainText("Stopped");

  await choose(page, ["last.aba", damaged]);
  await expect(app.grid("Files").row("last.aba")).toContainText(/\d errors/);
  await compareFiles(app, "good.aba", "later.aba");
  await expect(app.main.getByRole("region", { name: "Comparison" })).toContainText("INV 1003 → INV 1004");

  await openFile(app, "last.aba");
  const saving = page.waitForEvent("download");
  await app.main.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("menuitem", { name: "Findings as CSV" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("last.aba findings.csv");
  await app.main.getByRole("button", { name: "Copy as text" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("[aba.amount-invalid]");

  page.off("request", watch);
  await context.setOffline(false);
  // A worker that was ended is asked for again; that is program, fetched without a word about the files.
  expect(sent.filter((one) => !/^GET \S+\/assets\/checker\.worker-[\w-]+\.js$/.test(one))).toEqual([]);
});

test("is forgotten on signing out", async ({ app, page }) => {
  await openChecker(app);
  await choose(page, ["good.aba", good]);
  await expect(app.grid("Files").row("good.aba")).toContainText("No errors");
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("dialog").getByRole("combobox").fill("sign out");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Password")).toBeVisible();
  await page.getByLabel("E-mail address").fill(people.administrator.email);
  await page.getByLabel("Password").fill(people.administrator.password);
  await page.keyboard.press("Enter");
  await expect(app.title).toHaveText("File checker");
  await expect(app.main.getByText("Drop files here, or choose them")).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`can be used by everybody (${scheme})`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const clean = async (what: string) => {
      const { violations } = await new AxeBuilder({ page })
        .include("main")
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
        what,
      ).toEqual([]);
    };
    await openChecker(app);
    await clean("empty");
    await choose(page, ["good.aba", good], ["damaged.aba", damaged]);
    await openFile(app, "damaged.aba");
    await expect(app.main.locator("mark")).toBeVisible();
    await clean("findings");
    await compareFiles(app, "good.aba", "damaged.aba");
    await expect(app.main.getByRole("region", { name: "Comparison" })).toContainText("difference");
    await clean("comparison");
  });
}

test("files are chosen by keyboard", async ({ app, page }) => {
  await openChecker(app);
  const opened = page.waitForEvent("filechooser");
  await page.keyboard.press("n");
  const chooser = await opened;
  expect(chooser.isMultiple()).toBe(true);
  await chooser.setFiles(chosen("good.aba", good));
  await expect(app.grid("Files").row("good.aba")).toContainText("No errors");
});
