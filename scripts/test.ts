// npm test: format, lint, types, unit, property and integration tests, the published packages, and the browser tests.
// `npm test -- --only unit|packages|browser` runs one part; further words go to that part.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBrowserTests } from "./lib/e2e.ts";
import { run } from "./lib/run.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const args = process.argv.slice(2);
const only = args[0] === "--only" ? args[1] : undefined;
const rest = only === undefined ? args : args.slice(2);
const wants = (part: string) => only === undefined || only === part;

if (wants("check"))
  await run(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, "scripts/check.ts")]);
if (wants("unit")) await run("vitest", ["run", ...rest]);
if (wants("packages"))
  await run("turbo", ["run", "package-check", "--concurrency=1", "--output-logs=errors-only", "--no-update-notifier"]);
if (wants("browser")) await runBrowserTests(root, rest);
