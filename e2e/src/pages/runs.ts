import { expect } from "@playwright/test";
import type { Frame } from "./frame.ts";

/** Setting up a run and following it. */
export class Runs {
  readonly app: Frame;

  constructor(app: Frame) {
    this.app = app;
  }

  async set(label: string, value: string): Promise<void> {
    const field = this.app.main.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.blur();
  }

  async preview(): Promise<number> {
    await this.app.button(/^Preview/).click();
    return this.ended();
  }

  async run(): Promise<number> {
    await this.app.button(/^Run into/).click();
    return this.ended();
  }

  /** Waits for the run whose page is open and gives its number. */
  async ended(): Promise<number> {
    await this.app.page.waitForURL(/\/billing\/runs\/\d+/);
    await expect(this.app.main.locator(".page-title .chip").first()).toHaveText(/Done|Cancelled|Failed/, {
      timeout: 60_000,
    });
    const id = /runs\/(\d+)/.exec(this.app.page.url())?.[1];
    return Number(id);
  }
}
