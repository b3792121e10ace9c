// Loads a demo provider into the empty, migrated database at DATABASE_URL (the owner's connection).
//   node packages/demo/src/main.ts --clients 200 [--seed 1] [--today 2026-11-22] [--json]
import { parseArgs } from "node:util";
import { demoApiKey, demoPassword, demoUsers } from "./credentials.ts";
import { DemoError } from "./demo-error.ts";
import { loadDemo } from "./load-demo.ts";

const write = (text: string) => process.stdout.write(`${text}\n`);
const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    today: { type: "string", default: Temporal.Now.plainDateISO("Australia/Sydney").toString() },
    json: { type: "boolean", default: false },
  },
});
const url = process.env["DATABASE_URL"];

try {
  if (url === undefined || url === "") throw new DemoError("OPTIONS", "Set DATABASE_URL to the owner's connection.");
  const from = performance.now();
  const summary = await loadDemo(url, {
    clients: Number(values.clients),
    seed: Number(values.seed),
    today: values.today,
  });
  if (values.json) write(JSON.stringify(summary, null, 2));
  else {
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    write(`${summary.clients} clients, ${summary.rows["billing_schedule_line"] ?? 0} schedule lines in ${seconds} s`);
    for (const user of demoUsers) write(`  ${user.email}  ${demoPassword}`);
    write(`  API key  ${demoApiKey}`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof DemoError ? `${error.code}: ${error.message}` : String(error)}\n`);
  process.exitCode = 1;
}
