import { expect, type Locator, type Page } from "@playwright/test";

/** A list with its virtual rows, head and foot. */
export class Grid {
  readonly root: Locator;

  constructor(page: Page, name: string | RegExp) {
    this.root = page.getByRole("grid", { name });
  }

  /** Rows of the body in sight, without head, filters and foot. */
  get rows(): Locator {
    return this.root.locator(".table-body [role=row][aria-rowindex]");
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text }).first();
  }

  head(label: string | RegExp): Locator {
    return this.root.getByRole("columnheader", { name: label });
  }

  /** Waits until rows, or the reason for there being none, are in sight. */
  async ready(): Promise<void> {
    await expect(this.root).toHaveAttribute("aria-busy", "false");
    await expect(this.root.locator(".table-body .table-row").first()).toBeVisible();
  }

  /** The number that the foot counts. */
  async count(): Promise<number> {
    await this.ready();
    const text = await this.root.locator('[data-foot="all"]').innerText();
    return Number((/[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));
  }

  /** What the foot shows under a column, of all or of the selected. */
  async sum(label: string, of: "all" | "selected" = "all"): Promise<string> {
    const heads = await this.root.getByRole("columnheader").allInnerTexts();
    const offset = heads.findIndex((text) => text.trim().startsWith(label));
    const line = this.root.locator(".table-foot [role=row]").nth(of === "all" ? 0 : 1);
    return (await line.getByRole("gridcell").nth(offset).innerText()).trim();
  }

  /** The text of a column in a row. */
  async cell(row: Locator, label: string): Promise<string> {
    const heads = await this.root.getByRole("columnheader").allInnerTexts();
    const at = heads.findIndex((text) => text.trim().startsWith(label));
    return (await row.getByRole("gridcell").nth(at).innerText()).trim();
  }
}
