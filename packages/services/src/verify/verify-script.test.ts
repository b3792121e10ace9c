import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { asTable } from "./as-table.ts";
import { writeBooks } from "./test/books.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await writeBooks(db.owner.sql);
});
afterAll(() => db.close());

const script = fileURLToPath(new URL("../../../../scripts/verify.ts", import.meta.url));

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, ...args],
    {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: db.ownerUrl },
    },
  );
  return { status, stdout, stderr };
}

test("npm run verify ends with 0 when all holds, 1 when a check breaks, 2 when it cannot look", async () => {
  const healthy = verify();
  expect(healthy.stdout).toContain("pass  1  No day is billed twice");
  expect(healthy.status).toBe(0);

  await db.owner.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from ledger_entry where id = 1`;
  });
  const sick = verify();
  expect(sick.status).toBe(1);
  expect(sick.stdout).toContain("FAIL  3  Every posted journal balances");
  expect(sick.stdout).toMatch(/journal_id +status +out_of_balance_by/);
  expect(sick.stdout).toContain("pass  1  No day is billed twice");

  const json = verify("--json", "--only=3-journals-balance");
  expect(json.status).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject([
    { id: "3-journals-balance", status: "fail", count: 1, rows: [{ journal_id: 1 }] },
  ]);

  expect(verify("--only=nothing")).toMatchObject({ status: 2 });
});

test("rows as a table", () => {
  expect(
    asTable(
      [
        { name: "Ann\nBell", amount: "-12.50", none: null },
        { name: "x".repeat(70), amount: "7", none: null },
      ],
      "  ",
    ).split("\n"),
  ).toEqual([
    `  name${" ".repeat(56)}  amount  none`,
    `  ${"-".repeat(60)}  ------  ----`,
    `  Ann Bell${" ".repeat(52)}  -12.50`,
    `  ${"x".repeat(59)}…       7`,
  ]);
});
