import { randomBytes } from "node:crypto";
import { availableParallelism, hostname } from "node:os";
import { appUrl } from "@banksia/db";
import { type RunnerEvent, startRunner } from "@banksia/month-end";
import { pino } from "pino";

// Only takes runs off the queue. Start as many as you like, on as many machines; kill any of them at any time.

const log = pino({ name: "runner", level: process.env["LOG_LEVEL"] ?? "info" });

function databaseUrl(): string {
  const app = process.env["BANKSIA_APP_URL"] ?? "";
  if (app !== "") return app;
  const owner = process.env["DATABASE_URL"] ?? "";
  if (owner === "") log.fatal("Set BANKSIA_APP_URL (the application's role) or DATABASE_URL.");
  return owner === "" ? process.exit(2) : appUrl(owner);
}

function report(event: RunnerEvent): void {
  switch (event.kind) {
    case "shard":
      log.debug({ ...event.job, ...event.result }, "shard");
      break;
    case "shard_failed":
      log.warn({ ...event.job, err: event.error }, "shard failed; it will be tried again");
      break;
    case "run_finished":
      log.info({ runId: event.runId }, "run finished");
      break;
    case "trouble":
      log.warn({ err: event.error }, "trouble; trying again");
      break;
    case "stuck":
      log.fatal("stuck; ending so that a new process can take over");
      process.exit(1);
  }
}

const threads = Math.max(1, Number(process.env["BANKSIA_THREADS"] ?? availableParallelism()));
const name = `${hostname()}/${process.pid}/${randomBytes(3).toString("hex")}`;
const runner = await startRunner({ url: databaseUrl(), threads, name, log: report });
log.info({ name, threads }, "runner started");

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Shards under way are finished; a stop that hangs must not outlive whoever asked for it.
  setTimeout(() => process.exit(1), 20_000).unref();
  await runner.stop();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
// Started by another process of ours: when that one is gone, so are we.
if (process.send !== undefined) process.on("disconnect", () => void stop());
