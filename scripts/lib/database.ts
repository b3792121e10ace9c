import { join } from "node:path";
import { type Embedded, createDatabase, enableAppRole, migrate, startEmbedded } from "@banksia/db";
import { installQueue } from "@banksia/month-end";

export interface Ready {
  ownerUrl: string;
  appUrl: string;
  /** Null where DATABASE_URL names a server of somebody else's. */
  embedded: Embedded | null;
}

/** Where the embedded server keeps its data. */
export function dataDir(root: string): string {
  return process.env["BANKSIA_DATA_DIR"] ?? join(root, ".banksia");
}

/** Starts or finds the server, makes the database, migrates it and lets the application's role and the queue in. */
export async function readyDatabase(root: string): Promise<Ready> {
  const given = process.env["DATABASE_URL"];
  const embedded = given === undefined || given === "" ? await startEmbedded({ dataDir: dataDir(root) }) : null;
  const ownerUrl = embedded === null ? (given ?? "") : await createDatabase(embedded.url, "banksia");
  await migrate(ownerUrl);
  const appUrl = await enableAppRole(ownerUrl);
  await installQueue(ownerUrl);
  return { ownerUrl, appUrl, embedded };
}
