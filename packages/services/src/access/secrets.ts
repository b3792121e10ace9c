import { createHash, randomBytes } from "node:crypto";

/** What is stored of a session token or an API key: its SHA-256. The secrets are random, so no salt is needed. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A session token: 32 random bytes. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

/** An API key: `bk_` and 32 random bytes. */
export function newApiKey(): string {
  return `bk_${randomBytes(32).toString("base64url")}`;
}

/** The part of a key that is kept in sight, enough to tell keys apart. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, 9);
}
