#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { main } from "./main.ts";

const now = new Date();
const part = (n: number): string => String(n).padStart(2, "0");
const { version }: { version: string } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  today: `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`,
  version,
});
