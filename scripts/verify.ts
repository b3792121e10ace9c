// npm run verify: looks for anything in a live database that breaks what must always hold. Reads only.
// With DATABASE_URL (the owner's connection) on that database, else on the embedded one of BANKSIA_DATA_DIR.
// --json prints the results as JSON; --only=ID[,ID] runs single checks. Ends with 1 when one breaks, 2 when it cannot look.
import { join } from "node:path";
import { withDatabase } from "../packages/db/src/create-database.ts";
import { openSql } from "../packages/db/src/connect.ts";
import { startEmbedded } from "../packages/db/src/embedded.ts";
import { asTable } from "../packages/services/src/verify/as-table.ts";
import { type CheckResult, checks, verifyDatabase } from "../packages/services/src/verify/verify-database.ts";

const json = process.argv.includes("--json");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");

const unknown = only?.filter((id) => checks.every((check) => check.id !== id)) ?? [];
if (unknown.length > 0) {
  console.error(
    `There is no check ${unknown.join(", ")}. The checks are:\n${checks.map(({ id }) => `  ${id}`).join("\n")}`,
  );
  process.exit(2);
}

function print(result: CheckResult): void {
  const state = { pass: "pass", fail: "FAIL", not_applicable: "  – " }[result.status];
  const time = result.seconds >= 0.1 ? ` (${result.seconds.toFixed(1)} s)` : "";
  console.log(`${state}  ${result.invariant}  ${result.name}${time}`);
  if (result.reason !== undefined) console.log(`         ${result.reason}`);
  if (result.status !== "fail") return;
  console.log(`\n         ${result.description}\n`);
  console.log(asTable(result.rows, "         "));
  const more = result.count - result.rows.length;
  console.log(
    `         ${result.count} ${result.count === 1 ? "row" : "rows"}${more > 0 ? `, ${more} not shown` : ""}\n`,
  );
}

async function verify(url: string): Promise<number> {
  const sql = openSql({ url, max: 1, name: "banksia verify" });
  try {
    const [found] = await sql<{ there: boolean }[]>`select to_regclass('public.journal_line') is not null as there`;
    if (found?.there !== true) {
      console.error("This database is not Banksia's, or not migrated yet: npm start migrates it.");
      return 2;
    }
    const results = await verifyDatabase(sql, only);
    const failed = results.filter((result) => result.status === "fail").length;
    if (json) console.log(JSON.stringify(results, null, 2));
    else {
      for (const result of results) print(result);
      const passed = results.filter((result) => result.status === "pass").length;
      const idle = results.length - passed - failed;
      console.log(`\n${passed} checks hold, ${failed} broken${idle === 0 ? "" : `, ${idle} with nothing to look at`}.`);
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Runs on the server of the data folder, and ends it only when it was not running before. */
async function verifyEmbedded(dataDir: string): Promise<number> {
  const before = Temporal.Now.instant().toString();
  const embedded = await startEmbedded({ dataDir });
  const server = openSql({ url: embedded.url, max: 1, name: "banksia verify" });
  let startedHere = false;
  try {
    const [found] = await server<{ started: boolean; there: boolean }[]>`
      select pg_postmaster_start_time() >= ${before}::timestamptz as started,
        exists (select from pg_database where datname = 'banksia') as there`;
    startedHere = found?.started === true;
    if (found?.there !== true) {
      console.error(`There is no Banksia database in ${dataDir}: npm start makes one.`);
      return 2;
    }
    return await verify(withDatabase(embedded.url, "banksia"));
  } finally {
    await server.end({ timeout: 5 });
    if (startedHere) embedded.stop();
  }
}

try {
  const url = process.env["DATABASE_URL"];
  process.exitCode =
    url === undefined || url === ""
      ? await verifyEmbedded(process.env["BANKSIA_DATA_DIR"] ?? join(import.meta.dirname, "..", ".banksia"))
      : await verify(url);
} catch (error) {
  console.error(`The database could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
