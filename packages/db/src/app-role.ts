import { createHmac } from "node:crypto";
import { openSql } from "./connect.ts";

/**
 * The address by which api and runners connect: the role `banksia_app` on the owner's server, with a password that
 * every process which knows the owner's address works out alike. Set BANKSIA_APP_URL where they may not know it.
 */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const secret = `${url.username}:${url.password}`;
  url.username = "banksia_app";
  url.password = createHmac("sha256", secret).update("banksia_app").digest("hex");
  return url.toString();
}

/** Lets the application's role sign in with the password of `appUrl`. Needs the owner's connection. */
export async function enableAppRole(ownerUrl: string): Promise<string> {
  const url = appUrl(ownerUrl);
  const sql = openSql({ url: ownerUrl, max: 1, name: "banksia roles" });
  try {
    // Several databases of one server share the role: processes starting together take turns.
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(7215003)`;
      await tx.unsafe(`alter role banksia_app login password '${new URL(url).password}'`);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  return url;
}
