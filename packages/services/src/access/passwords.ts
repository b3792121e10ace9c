import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Cost of new hashes: 32 MiB and about a tenth of a second; old hashes carry their own. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const most = { N: 2 ** 18, r: 16, p: 8 };
const memory = 256 * 1024 * 1024;

function derive(password: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, length, { ...options, maxmem: memory }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

function parse(stored: string): { options: { N: number; r: number; p: number }; salt: Buffer; key: Buffer } | null {
  const [scheme, n, r, p, salt, key, ...more] = stored.split("$");
  if (scheme !== "scrypt" || salt === undefined || key === undefined || more.length > 0) return null;
  const options = { N: Number(n), r: Number(r), p: Number(p) };
  const whole = (value: number, limit: number) => Number.isInteger(value) && value >= 1 && value <= limit;
  if (!whole(options.N, most.N) || !whole(options.r, most.r) || !whole(options.p, most.p)) return null;
  return { options, salt: Buffer.from(salt, "base64url"), key: Buffer.from(key, "base64url") };
}

/** Whether the password is the one that was hashed; takes as long either way. A hash that cannot be read fits nothing. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const parts = parse(stored);
  if (parts === null || parts.key.length < 16) return false;
  const key = await derive(password, parts.salt, parts.key.length, parts.options);
  return timingSafeEqual(key, parts.key);
}

/** Whether a hash was made at another cost than new ones are. */
export function outdated(stored: string): boolean {
  const options = parse(stored)?.options;
  return options === undefined || options.N !== cost.N || options.r !== cost.r || options.p !== cost.p;
}

let nobody: Promise<string> | undefined;

/** Takes as long as checking a real password, so that an unknown address cannot be told from a wrong password. */
export async function verifyNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(16).toString("base64url"));
  await verifyPassword(password, await nobody);
  return false;
}
