import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { enableAppRole } from "../src/app-role.ts";
import { createDatabase, dropDatabase } from "../src/create-database.ts";
import { startEmbedded } from "../src/embedded.ts";
import { migrate } from "../src/migrate.ts";

/** One real server for all database tests (DATABASE_URL, or an embedded one), with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["DATABASE_URL"];
  const dataDir = given === undefined ? mkdtempSync(join(tmpdir(), "banksia-test-")) : null;
  const embedded =
    dataDir === null
      ? null
      : await startEmbedded({
          dataDir,
          settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" },
        });
  const serverUrl = embedded?.url ?? given ?? "";
  const template = `banksia_test_template_${process.pid}`;
  const url = await createDatabase(serverUrl, template);
  await migrate(url);
  await enableAppRole(url);
  project.provide("serverUrl", serverUrl);
  project.provide("template", template);
  return async () => {
    if (embedded === null) await dropDatabase(serverUrl, template);
    else embedded.stop();
    if (dataDir !== null) rmSync(dataDir, { recursive: true, force: true });
  };
}
