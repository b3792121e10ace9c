// Brings the database at DATABASE_URL to this version and lets api and runners in; makes the first administrator where
// BANKSIA_ADMIN_EMAIL and BANKSIA_ADMIN_PASSWORD are given and there is no user yet. Safe to run again.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { firstAdministrator } from "./lib/administrator.ts";
import { readyDatabase } from "./lib/database.ts";

if ((process.env["DATABASE_URL"] ?? "") === "") {
  process.stderr.write("Set DATABASE_URL to the owner's connection.\n");
  process.exit(2);
}
const { ownerUrl } = await readyDatabase(join(dirname(fileURLToPath(import.meta.url)), ".."));
const made = await firstAdministrator(ownerUrl);
process.stdout.write(made === null ? "The database is ready.\n" : `The database is ready; ${made} can sign in.\n`);
