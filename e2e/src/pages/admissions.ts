import { expect, type Locator } from "@playwright/test";
import { typed } from "../days.ts";
import type { Frame } from "./frame.ts";

/** The flow of an admission, step by step. */
export class AdmissionFlow {
  readonly app: Frame;

  constructor(app: Frame) {
    this.app = app;
  }

  /** The step that is open, as the bar says it. */
  get step(): Locator {
    return this.app.main.getByRole("navigation", { name: "Steps of the admission" }).locator('[aria-current="step"]');
  }

  get faults(): Locator {
    return this.app.page.getByRole("group", { name: "What needs attention" });
  }

  /** Looks for somebody who is not on record, and makes the record. */
  async newPerson(firstName: string, lastName: string, born: string): Promise<void> {
    await this.app.main.getByLabel(/^Who /).fill(`${firstName} ${lastName}`);
    await this.app.button(/create a new person/).click();
    await expect(this.app.main.getByLabel("First name")).toHaveValue(firstName);
    await expect(this.app.main.getByLabel("Last name")).toHaveValue(lastName);
    await this.app.main.getByLabel(/^Date of birth/).fill(born);
    await this.app.button("Create the person and go on").click();
  }

  /** Where, as what and from when; the care type that is filled in when none is named. */
  async stay(service: number, careType: number, day: string): Promise<void> {
    await expect(this.step).toContainText("Stay");
    await this.app.main.getByLabel("Facility", { exact: true }).selectOption(String(service));
    await this.app.main.getByLabel("Care type", { exact: true }).selectOption(String(careType));
    const entry = this.app.main.getByLabel("Entry date", { exact: true });
    await entry.fill(typed(day));
    await entry.blur();
  }

  place(code: string): Locator {
    return this.app.main.getByRole("radio", { name: new RegExp(`^${code}\\b`) });
  }

  /** On to the next step. */
  async next(): Promise<void> {
    await this.app.page.keyboard.press("Control+Enter");
  }

  /** A table of the summary. */
  part(name: string | RegExp): Locator {
    return this.app.main.getByRole("region", { name });
  }

  /** The one verb of the summary. */
  get verb(): Locator {
    return this.app.button(/^Admit .* on \d\d\/\d\d\/\d{4}/);
  }

  async admit(): Promise<void> {
    await expect(this.verb).toBeEnabled();
    await this.verb.click();
    await expect(this.app.title).toHaveText(/is admitted$/, { timeout: 30_000 });
  }
}

/** The panel of one service entry. */
export class EntryPanel {
  readonly app: Frame;

  constructor(app: Frame) {
    this.app = app;
  }

  async open(clientId: number, entryId: number): Promise<void> {
    await this.app.open(`/customers/${clientId}/entries?open=${entryId}`);
    await expect(this.app.panel.getByText("Entry number")).toBeVisible();
  }

  get follows(): Locator {
    return this.app.panel.getByRole("region", { name: "What will follow" });
  }

  button(name: string | RegExp): Locator {
    return this.app.panel.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
  }

  async more(name: string | RegExp): Promise<void> {
    await this.button("More").click();
    await this.app.page.getByRole("menuitem", { name }).click();
  }

  async day(label: string, day: string): Promise<void> {
    const field = this.app.panel.getByRole("textbox", { name: label, exact: true });
    await field.fill(typed(day));
    await field.blur();
  }

  place(code: string): Locator {
    return this.app.panel.getByRole("radio", { name: new RegExp(`^${code}\\b`) });
  }
}
