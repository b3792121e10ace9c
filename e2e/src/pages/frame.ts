import { expect, type Locator, type Page } from "@playwright/test";
import { Grid } from "./grid.ts";

/** What every screen has around it. */
export class Frame {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get panel(): Locator {
    return this.page.getByRole("complementary");
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.title).toBeVisible();
  }

  grid(name: string | RegExp): Grid {
    return new Grid(this.page, name);
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole("button", { name });
  }

  link(name: string | RegExp): Locator {
    return this.main.getByRole("link", { name });
  }

  /** The choices that a search field offers, or those of a name. */
  choice(name?: string | RegExp): Locator {
    return this.page.getByRole("listbox").getByRole("option", name === undefined ? {} : { name });
  }

  /** A tab of an object's page. */
  async tab(name: string | RegExp): Promise<void> {
    await this.main
      .getByRole("navigation", { name: /Parts of/ })
      .getByRole("link", { name })
      .click();
  }

  /** A figure with its label, as it is shown. */
  async figure(label: string | RegExp): Promise<string> {
    const term = this.main.locator(".figures dt").filter({ hasText: label }).first();
    return (await term.locator("xpath=following-sibling::dd[1]").innerText()).trim();
  }

  /** Answers the question of a dialog with its verb. */
  async answer(verb: string | RegExp): Promise<void> {
    await this.page.getByRole("dialog").getByRole("button", { name: verb }).click();
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  /** A notice in the corner. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: "Notices" }).getByText(text);
  }
}
