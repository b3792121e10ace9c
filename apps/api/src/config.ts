import { resolve } from "node:path";
import { appUrl } from "@banksia/db";

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
  /** Where documents of clients are kept; null: in the database. */
  documentsDirectory: string | null;
  /** The most that one document may have, in MB. */
  documentMegabytes: number;
}

const whole = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
  return value;
};

/**
 * Reads the environment once: PORT, BANKSIA_HOST, BANKSIA_APP_URL or DATABASE_URL, BANKSIA_WEB_DIR, BANKSIA_TRUST_PROXY,
 * LOG_LEVEL, BANKSIA_DB_CONNECTIONS, BANKSIA_DOCUMENTS_DIR, BANKSIA_DOCUMENT_MB. Throws in plain words when
 * something is missing or wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const app = env["BANKSIA_APP_URL"] || undefined;
  const owner = env["DATABASE_URL"] || undefined;
  if (app === undefined && owner === undefined)
    throw new Error("Set BANKSIA_APP_URL (the database as the role banksia_app) or DATABASE_URL (as its owner).");
  return {
    port: whole("PORT", env["PORT"] || "8080", 0, 65_535),
    host: env["BANKSIA_HOST"] || undefined,
    appUrl: app ?? appUrl(owner ?? ""),
    siteDirectory: resolve(env["BANKSIA_WEB_DIR"] || resolve(import.meta.dirname, "../../web/dist")),
    trustProxy: env["BANKSIA_TRUST_PROXY"] === "1",
    logLevel: env["LOG_LEVEL"] || "info",
    documentsDirectory: env["BANKSIA_DOCUMENTS_DIR"] ? resolve(env["BANKSIA_DOCUMENTS_DIR"]) : null,
    documentMegabytes: whole("BANKSIA_DOCUMENT_MB", env["BANKSIA_DOCUMENT_MB"] || "20", 1, 200),
    databaseConnections: whole("BANKSIA_DB_CONNECTIONS", env["BANKSIA_DB_CONNECTIONS"] || "10", 1, 100),
  };
}
