import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openSql } from "./connect.ts";

/** Why a database cannot be migrated; nothing was changed. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly code: "CHANGED" | "OUT_OF_ORDER" | "UNKNOWN" | "TOO_OLD";
  constructor(code: MigrationError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

interface Migration {
  name: string;
  hash: string;
  statements: string[];
}

const LOCK = 7_215_002;
const folder = fileURLToPath(new URL("../migrations", import.meta.url));

/** Reads every migration of the folder, in the order of their names. */
export async function readMigrations(from: string = folder): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(`${from}/${name}`, "utf8");
      return {
        name: name.replace(/\.sql$/, ""),
        hash: createHash("sha256").update(text).digest("hex"),
        statements: text
          .split("--> statement-breakpoint")
          .map((part) => part.trim())
          .filter((part) => part !== ""),
      };
    }),
  );
}

/**
 * Brings the database at `url` (a connection of the owner) to the newest migration, in one transaction: all of what is
 * missing is applied, or nothing. Two processes at once take turns.
 * @returns the names of the migrations applied now
 * @throws MigrationError when an applied migration was edited, is unknown here, or comes after one that is missing
 */
export async function migrate(url: string, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const sql = openSql({ url, max: 1, name: "banksia migrate" });
  try {
    return await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK})`;
      const [server] = await tx<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
      if ((server?.version ?? 0) < 160_000) throw new MigrationError("TOO_OLD", "PostgreSQL 16 or newer is needed.");
      await tx`create table if not exists migration (
        name text primary key, hash text not null, applied_at timestamptz not null default now())`;
      const applied = await tx<{ name: string; hash: string }[]>`select name, hash from migration order by name`;
      for (const [at, row] of applied.entries()) {
        const here = wanted[at];
        if (wanted.every((one) => one.name !== row.name)) {
          throw new MigrationError(
            "UNKNOWN",
            `The database has migration ${row.name}, which this version does not know. Use the version that applied it, or a newer one.`,
          );
        }
        if (here?.name !== row.name) {
          throw new MigrationError(
            "OUT_OF_ORDER",
            `Migration ${here?.name ?? row.name} comes before ${row.name}, which is applied already. Give it a later number.`,
          );
        }
        if (here.hash !== row.hash) {
          throw new MigrationError(
            "CHANGED",
            `Migration ${row.name} was edited after it was applied. Restore it and write a new one.`,
          );
        }
      }
      const missing = wanted.slice(applied.length);
      for (const one of missing) {
        for (const statement of one.statements) await tx.unsafe(statement);
        await tx`insert into migration (name, hash) values (${one.name}, ${one.hash})`;
      }
      return missing.map((one) => one.name);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
