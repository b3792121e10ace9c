import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const folder = new URL("./golden/", import.meta.url);

/** The bytes of one of the sample files kept beside the tests. */
export function golden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

/** Compares text with a sample file byte for byte. With GOLDEN=write the file is made anew, to be read and committed. */
export function expectGolden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env["GOLDEN"] === "write") writeFileSync(file, text);
  expect(existsSync(file), `${name} is missing: run with GOLDEN=write`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}
