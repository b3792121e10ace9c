import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Database,
  createDatabase,
  dropDatabase,
  enableAppRole,
  migrate,
  openDatabase,
  startEmbedded,
} from "@banksia/db";
import { loadDemo } from "@banksia/demo";
import { installQueue } from "@banksia/month-end";

export const TODAY = "2026-10-01";

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
  await loadDemo(url, { clients, today: TODAY });
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
