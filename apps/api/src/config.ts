import { resolve } from "node:path";

export interface Config {
  port: number;
  /** All interfaces when left out. */
  host: string | undefined;
  /** Of the application's role, never the owner's. */
  appUrl: string;
  siteDirectory: string;
  trustProxy: boolean;
  logLevel: string;
  databaseConnections: number;
}

const whole = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
  return value;
};

/** Reads the environment once. Throws in plain words when something is missing or wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const appUrl = env["BANKSIA_APP_URL"];
  if (appUrl === undefined || appUrl === "")
    throw new Error("Set BANKSIA_APP_URL to the database address of the role banksia_app.");
  return {
    port: whole("PORT", env["PORT"] ?? "8080", 0, 65_535),
    host: env["BANKSIA_HOST"] || undefined,
    appUrl,
    siteDirectory: resolve(env["BANKSIA_SITE_DIR"] ?? resolve(import.meta.dirname, "../../web/dist")),
    trustProxy: env["BANKSIA_TRUST_PROXY"] === "1",
    logLevel: env["BANKSIA_LOG_LEVEL"] ?? "info",
    databaseConnections: whole("BANKSIA_DB_CONNECTIONS", env["BANKSIA_DB_CONNECTIONS"] ?? "10", 1, 100),
  };
}
