// npm start: PostgreSQL, migrations, the demo provider on an empty database, api, runner and web app, on one port.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "@banksia/db";
import { type Supervised, supervise } from "./lib/child.ts";
import { dataDir, readyDatabase } from "./lib/database.ts";
import { firstAdministrator } from "./lib/administrator.ts";
import { demoAccess, loadDemoOnce } from "./lib/demo.ts";
import { buildWeb } from "./lib/web-build.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const port = Number(process.env["PORT"] ?? 8080);
const address = `http://localhost:${port}`;
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  process.stderr.write(`PORT is "${process.env["PORT"]}"; it must be a whole number from 1 to 65535.\n`);
  process.exit(2);
}

const lock = join(dataDir(root), "start.pid");
if (alive(lock)) {
  process.stderr.write(
    `Banksia is running already on this data (process ${readFileSync(lock, "utf8")}). Stop it, or set BANKSIA_DATA_DIR and PORT for a second one.\n`,
  );
  process.exit(1);
}
if (!(await isFree(port))) {
  process.stderr.write(`Port ${port} is taken by another program. Choose another one: PORT=8081 npm start\n`);
  process.exit(1);
}
mkdirSync(dirname(lock), { recursive: true });
writeFileSync(lock, String(process.pid));

let stopping = false;
const children: Supervised[] = [];
let watch: NodeJS.Timeout | undefined;
let database: Awaited<ReturnType<typeof readyDatabase>> | undefined;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  say("Stopping…");
  clearInterval(watch);
  await Promise.all(children.map((child) => child.stop()));
  database?.embedded?.stop();
  rmSync(lock, { force: true });
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

try {
  const web = buildWeb(root, () => stop(1));
  say("Starting PostgreSQL…");
  database = await readyDatabase(root);
  const { ownerUrl, appUrl, embedded } = database;
  const webDir = await web;
  const administrator = await firstAdministrator(ownerUrl);
  const demo = administrator === null && (await loadDemoOnce(ownerUrl, appUrl, say));
  const env = {
    PORT: String(port),
    BANKSIA_APP_URL: appUrl,
    BANKSIA_WEB_DIR: webDir,
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
  };
  for (const app of ["api", "runner"]) {
    children.push(
      supervise(join(root, "apps", app, "src/main.ts"), env, (code) =>
        process.stderr.write(`The ${app} ended (${code ?? "killed"}); starting it again.\n`),
      ),
    );
  }
  if (embedded !== null) watch = watchServer(embedded.dataDir, Number(new URL(ownerUrl).port));
  await ready();
  say(`\nBanksia is ready: ${address}\n`);
  if (demo) say(`${demoAccess}\n`);
  say(`API documentation: ${address}/docs\nStop with Ctrl-C.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}

/** A server that died (killed, out of memory) is started again on its port; what was committed is still there. */
function watchServer(folder: string, onPort: number): NodeJS.Timeout {
  return setInterval(() => {
    if (!stopping)
      startEmbedded({ dataDir: folder, port: onPort }).catch((error: unknown) =>
        process.stderr.write(`PostgreSQL: ${String(error)}\n`),
      );
  }, 3_000);
}

async function ready(): Promise<void> {
  for (const until = performance.now() + 60_000; ;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok === true || stopping) return;
    if (performance.now() > until)
      throw new Error(`${address}/readyz does not answer. Is port ${port} taken by another program?`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

function isFree(candidate: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(candidate, process.env["BANKSIA_HOST"], () => server.close(() => done(true)));
  });
}

function alive(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
