import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { appUrl } from "../src/app-role.ts";
import { type Database, openDatabase } from "../src/connect.ts";
import { createDatabase, dropDatabase } from "../src/create-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}

export interface TestDatabase {
  /** The owner: no row-level security. */
  owner: Database;
  /** The application's role, as api and runners use it. */
  app: Database;
  ownerUrl: string;
  appUrl: string;
  close(): Promise<void>;
}

/** A migrated database of its own for one test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("serverUrl");
  const name = `banksia_test_${randomBytes(6).toString("hex")}`;
  const ownerUrl = await createDatabase(server, name, inject("template"));
  const app = appUrl(ownerUrl);
  const owner = openDatabase({ url: ownerUrl, max: 3, name: "test owner" });
  const application = openDatabase({ url: app, max: 6, name: "test app" });
  return {
    owner,
    app: application,
    ownerUrl,
    appUrl: app,
    close: async () => {
      await Promise.all([owner.close(), application.close()]);
      await dropDatabase(server, name);
    },
  };
}
