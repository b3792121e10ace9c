/**
 * Checks what would be published: packs the tarball, lets publint look at it, type-checks and runs the README's example
 * against it, and sees that it needs no Node and that bundlers leave out what is not used.
 */
import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { build } from "vite";

const root = join(import.meta.dirname, "..");
const name = "@banksia/rates-au";
const work = mkdtempSync(join(tmpdir(), "banksia-package-"));
const project = join(work, "consumer");
const installed = join(project, "node_modules", name);

function run(command: string, args: string[], cwd: string): string {
  const shell = process.platform === "win32";
  return execFileSync(command, args, { cwd, shell, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

async function packAndLint(): Promise<void> {
  run("pnpm", ["pack", "--pack-destination", work], root);
  const [file] = globSync("*.tgz", { cwd: work });
  if (file === undefined) throw new Error("No tarball was packed");
  const bytes = readFileSync(join(work, file));
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  if (messages.length > 0) {
    throw new Error(messages.map((message) => formatMessage(message, pkg) ?? message.code).join("\n"));
  }
  mkdirSync(installed, { recursive: true });
  run("tar", ["-xzf", join(work, file), "--strip-components=1", "-C", installed], work);
}

/** The example of the README, and a program that uses one small function only. */
function writeConsumer(): void {
  const example = /```ts\n(?<code>[\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.groups?.["code"];
  if (example === undefined) throw new Error("The README starts without an example");
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  writeFileSync(join(project, "example.ts"), example);
  writeFileSync(join(project, "one.ts"), ONE);
  writeFileSync(join(project, "types.ts"), TYPES);
}

const ONE = `import { anAccPrice, rateOn } from "@banksia/rates-au";
console.log(rateOn(anAccPrice, "2025-10-01").known);
`;
const TYPES = `import { basicDailyFee, type Grade, type RateTable } from "@banksia/rates-au";
import type { RateRow } from "@banksia/rates-au/table";
export const table: RateTable = basicDailyFee;
export const rows: readonly RateRow[] = table.rows;
// @ts-expect-error the grades are a closed set
export const none: Grade = "hearsay";
`;

function checkTypes(): void {
  for (const [module, moduleResolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      target: "es2023",
      lib: ["es2023", "dom"],
      module,
      moduleResolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project], root);
  }
}

function checkNoNode(): void {
  for (const file of globSync("dist/**/*.js", { cwd: installed })) {
    const text = readFileSync(join(installed, file), "utf8");
    const found = /\bnode:|\bBuffer\b|\bprocess\.|\brequire\(|\bTemporal\b|from "(?!\.)[^"]*"/.exec(text);
    if (found !== null) throw new Error(`${file} needs more than a browser has: ${found[0]}`);
  }
}

async function bundledLength(entry: string): Promise<number> {
  const outDir = join(project, "bundle");
  const lib = { entry: join(project, entry), formats: ["es" as const], fileName: "bundle" };
  await build({ root: project, configFile: false, logLevel: "error", build: { outDir, lib, minify: true } });
  return globSync("*.{js,mjs}", { cwd: outDir }).reduce(
    (sum, file) => sum + readFileSync(join(outDir, file)).length,
    0,
  );
}

try {
  await packAndLint();
  writeConsumer();
  checkTypes();
  checkNoNode();
  const said = run(process.execPath, ["example.ts"], project);
  if (!said.includes("65.55")) throw new Error(`The README's example does not run: ${said}`);
  const [one, example] = [await bundledLength("one.ts"), await bundledLength("example.ts")];
  if (one > 5000) throw new Error(`A bundle that only looks up one table has ${one} bytes`);
  process.stdout.write(`The package is sound. Bundled: one function ${one} bytes, the README's example ${example}.\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
