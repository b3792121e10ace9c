// npm run check: format, lint and types; seconds, no database. `--fix` rewrites what can be rewritten.
import { run } from "./lib/run.ts";

const fix = process.argv.includes("--fix");
await run("oxfmt", fix ? ["--write", "."] : ["--check", "."]);
await run("oxlint", fix ? ["--fix", "."] : ["."]);
await run("tsc", ["--noEmit"]);
await run("turbo", ["run", "typecheck", "--output-logs=errors-only", "--no-update-notifier"]);
