import { openSql } from "./connect.ts";

/** The same server's address with another database name. */
export function withDatabase(url: string, name: string): string {
  const next = new URL(url);
  next.pathname = `/${name}`;
  return next.toString();
}

/** Makes a database when it is missing, copied from `template` where one is given. @returns its address */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  const sql = openSql({ url: serverUrl, max: 1, name: "banksia create" });
  try {
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)} template ${sql(template ?? "template0")}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  return withDatabase(serverUrl, name);
}

/** Drops a database and whoever is connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const sql = openSql({ url: serverUrl, max: 1, name: "banksia drop" });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
