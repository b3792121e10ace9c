import { resolve } from "node:path";
import { openDatabase } from "@banksia/db";
import { BringInQueue } from "@banksia/services/bring-in/bring-in-work";
import { failAbandonedBringIns } from "@banksia/services/bring-in/fail-abandoned-bring-ins";
import { cleanUpAccess } from "@banksia/services/access/clean-up";
import { openQueue, runEngine, runnerAlive } from "@banksia/month-end";
import { pino } from "pino";
import packageJson from "../package.json" with { type: "json" };
import { type Config, readConfig } from "./config.ts";
import { createApi } from "./create-api.ts";
import { describeError } from "./http/log.ts";
import { listen } from "./listen.ts";

function configured(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}

const config = configured();
const log = pino({ level: config.logLevel, name: "api" });
const db = openDatabase({ url: config.appUrl, max: config.databaseConnections, name: "banksia api" });
const queue = await openQueue({
  url: config.appUrl,
  onError: (error) => log.warn({ error: describeError(error) }, "queue"),
});
const bringIns = new BringInQueue((error, bringInId) =>
  log.error({ bringInId, error: describeError(error) }, "a file could not be brought in"),
);
await failAbandonedBringIns(db);

const api = createApi({
  db,
  runs: runEngine(db, queue),
  bringIns,
  documents: { folder: config.documentsDirectory, maxBytes: config.documentMegabytes * 1024 * 1024 },
  log,
  version: packageJson.version,
  siteDirectory: config.siteDirectory,
  rulesDirectory: resolve(import.meta.dirname, "../../../docs/rules"),
  trustProxy: config.trustProxy,
  ready: async () => {
    const runner = await runnerAlive(db.sql).catch(() => null);
    return { database: runner !== null, runner: runner === true };
  },
});

const cleanUp = setInterval(() => {
  cleanUpAccess(db).catch((error: unknown) => log.warn({ error: describeError(error) }, "clean-up failed"));
}, 3_600_000);
cleanUp.unref();

const server = await listen(api, config).catch((error: unknown) => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  log.fatal(
    { error: describeError(error) },
    taken ? `port ${config.port} is taken by another program` : "cannot listen",
  );
  return process.exit(1);
});
log.info({ port: server.port }, "listening");

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "stopping");
  clearInterval(cleanUp);
  // A stop that hangs must not outlive whoever asked for it.
  setTimeout(() => process.exit(1), 14_000).unref();
  await server.stop();
  await bringIns.stop();
  await queue.close();
  await db.close();
  log.info({}, "stopped");
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
// Started by another process of ours: when that one is gone, so are we.
if (process.send !== undefined) process.on("disconnect", () => void stop("disconnect"));
