import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codesPage } from "../scripts/codes-text.ts";
import * as claims from "../src/index.ts";

const page = readFileSync(new URL("../CODES.md", import.meta.url), "utf8");

test("the page of codes is up to date (pnpm codes writes it)", () => {
  expect(page).toBe(codesPage());
});

test("every rule that is exported stands on the page", () => {
  const tables = Object.entries(claims).filter(([name]) => /(?:Rules|Issues)$/.test(name));
  expect(tables.length).toBeGreaterThan(10);
  for (const [, table] of tables) for (const code of Object.keys(table)) expect(page).toContain(`\`${code}\``);
});
