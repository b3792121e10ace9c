import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { Env } from "../http/env.ts";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  map: "application/json",
};
const compressible = /^(text|application\/(json|manifest)|image\/svg)/;

type Encoding = "br" | "gzip";

interface File {
  type: string;
  etag: string;
  body: Buffer<ArrayBuffer>;
  packed: Map<Encoding, Promise<Buffer<ArrayBuffer>>>;
}

const pack: Record<Encoding, (body: Buffer) => Promise<Buffer<ArrayBuffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }),
  gzip: (body) => promisify(gzip)(body),
};

function load(directory: string): Map<string, File> {
  const files = new Map<string, File>();
  if (!existsSync(join(directory, "index.html"))) return files;
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    const path = join(directory, name);
    if (!statSync(path).isFile()) continue;
    const body = Buffer.from(readFileSync(path));
    files.set(`/${relative(directory, path).split(sep).join("/")}`, {
      type: types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      body,
      packed: new Map(),
    });
  }
  return files;
}

function encodingFor(accept: string | undefined): Encoding | null {
  const accepted = (accept ?? "").split(",").map((part) => part.trim().toLowerCase());
  return (
    (["br", "gzip"] as const).find((one) => accepted.some((part) => part === one || part.startsWith(`${one};`))) ?? null
  );
}

/**
 * Serves the built web app from memory, its pages all by index.html. Files whose names hold their hash are kept by
 * browsers for good; index.html is asked for again each time.
 * @param directory where the build lies; while there is none, nothing is served
 */
export function serveSite(directory: string): MiddlewareHandler<Env> {
  let files = load(directory);
  return async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return next();
    if (files.size === 0) files = load(directory);
    const page = !/\.[a-z0-9]+$/i.test(c.req.path);
    const file = files.get(page ? "/index.html" : c.req.path);
    if (file === undefined) return next();
    c.set("endpointId", "site");
    const headers: Record<string, string> = {
      "Content-Type": file.type,
      "Cache-Control": c.req.path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      ETag: file.etag,
      Vary: "Accept-Encoding",
    };
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304, headers);
    const encoding = compressible.test(file.type) ? encodingFor(c.req.header("accept-encoding")) : null;
    if (encoding === null) return c.body(file.body, 200, headers);
    let packed = file.packed.get(encoding);
    if (packed === undefined) {
      packed = pack[encoding](file.body);
      file.packed.set(encoding, packed);
    }
    return c.body(await packed, 200, { ...headers, "Content-Encoding": encoding });
  };
}
