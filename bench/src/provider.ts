import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Database,
  createDatabase,
  dropDatabase,
  enableAppRole,
  migrate,
  openDatabase,
  startEmbedded,
} from "@banksia/db";
import { installQueue } from "@banksia/month-end";

export const TODAY = "2026-10-01";
const demo = fileURLToPath(new URL("main.ts", import.meta.resolve("@banksia/demo")));

export interface BenchServer {
  url: string;
  close(): void;
}

/** A server of the bench's own; DATABASE_URL is not used, so that no data of anybody's is in the way. */
export async function benchServer(): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "banksia-bench-"));
  const server = await startEmbedded({ dataDir });
  return {
    url: server.url,
    close: () => {
      server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** In a process of its own: what it needs to make a provider up is not what a month-end needs. */
async function loadProvider(url: string, clients: number): Promise<void> {
  const child = spawn(process.execPath, [demo, "--clients", String(clients), "--today", TODAY], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATABASE_URL: url },
  });
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new Error("The demo provider could not be loaded.");
}

export interface BenchDatabase {
  owner: Database;
  app: Database;
  ownerUrl: string;
  appUrl: string;
  close(): Promise<void>;
}

/** Makes the database `bench_template` with a provider of so many clients, nothing billed yet. */
export async function makeTemplate(serverUrl: string, clients: number): Promise<void> {
  await dropDatabase(serverUrl, "bench_template");
  const url = await createDatabase(serverUrl, "bench_template");
  await migrate(url);
  await enableAppRole(url);
  await installQueue(url);
  await loadProvider(url, clients);
  const owner = openDatabase({ url, max: 1, name: "bench" });
  await owner.sql.unsafe("vacuum analyze");
  await owner.close();
}

/** A fresh copy of the template. */
export async function copyOfTemplate(serverUrl: string, name: string): Promise<BenchDatabase> {
  await dropDatabase(serverUrl, name);
  const url = await createDatabase(serverUrl, name, "bench_template");
  const appUrl = await enableAppRole(url);
  const owner = openDatabase({ url, max: 2, name: "bench owner" });
  const app = openDatabase({ url: appUrl, max: 2, name: "bench app" });
  return {
    owner,
    app,
    ownerUrl: url,
    appUrl,
    close: async () => {
      await Promise.all([owner.close(), app.close()]);
      await dropDatabase(serverUrl, name);
    },
  };
}
