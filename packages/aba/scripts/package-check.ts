/**
 * Checks what would be published: packs the tarball, lets publint look at it, type-checks and runs a consumer against it,
 * and sees that it needs no Node and leaves out of a bundle what is not used.
 */
import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { build } from "vite";

const root = join(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "aba-package-"));
const shell = process.platform === "win32";

function run(command: string, args: string[], cwd: string): string {
  return execFileSync(command, args, { cwd, shell, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function pack(): string {
  run("pnpm", ["pack", "--pack-destination", work], root);
  const [tarball] = globSync("*.tgz", { cwd: work });
  if (tarball === undefined) throw new Error("No tarball was packed");
  return join(work, tarball);
}

async function lint(tarball: string): Promise<void> {
  const bytes = readFileSync(tarball);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: file }, strict: true });
  if (messages.length === 0) return;
  const said = messages.map((message) => formatMessage(message, pkg) ?? message.code);
  throw new Error(`publint:\n${said.join("\n")}`);
}

/** A project that has the package from the tarball and nothing else. */
function consumer(tarball: string): { project: string; installed: string } {
  const project = join(work, "consumer");
  const installed = join(project, "node_modules/@banksia/aba");
  mkdirSync(installed, { recursive: true });
  run("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], work);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  writeFileSync(join(project, "consumer.ts"), consumerSource);
  writeFileSync(
    join(project, "one.ts"),
    'import { parseBsb } from "@banksia/aba";\nconsole.log(parseBsb("062-692"));\n',
  );
  return { project, installed };
}

const consumerSource = `
import { bankProfiles, checkAba, debit, matchReturns, readAba, sentEntries, writeAba } from "@banksia/aba";
import type { AbaCheck, AbaDetail, AbaFileInput, AbaIssueCode, BankProfile } from "@banksia/aba";

const profile: BankProfile = bankProfiles.nab;
const file: AbaFileInput = {
  header: { userName: "Banksia Care Ltd", userId: "334303", description: "FEES", processingDate: "2026-11-24" },
  own: { bsb: "083-001", account: "12345678", remitter: "BANKSIA CARE" },
  details: [debit({ bsb: "062-692", account: "43214321", cents: 125050, title: "Nguyen. Minh", reference: "INV 1001" })],
};
const written = writeAba(file, { profile });
if (!written.ok) throw new Error(written.issues.map(({ message }) => message).join());
const check: AbaCheck = checkAba(written.bytes, { profile });
const details: AbaDetail[] = readAba(written.bytes).groups.flatMap((group) => group.details);
const code: AbaIssueCode | undefined = check.issues[0]?.code;
// @ts-expect-error the codes are a closed set
const none: AbaIssueCode = "no-such-code";
if (!check.ok || code !== undefined || none === undefined || details.length !== 2) throw new Error("not as written");
if (matchReturns(sentEntries(readAba(written.bytes).groups), []).length !== 0) throw new Error("no returns were given");
console.log("ok");
`;

/** Types as seen by TypeScript in Node and in a bundler, without Node's own types. */
function checkTypes(project: string): void {
  for (const [module, moduleResolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    run(join(root, "node_modules/.bin/tsc"), ["-p", project], root);
  }
}

function checkNoNode(installed: string): void {
  for (const name of globSync("dist/**/*.js", { cwd: installed })) {
    const text = readFileSync(join(installed, name), "utf8");
    const found = /\bnode:|\bBuffer\b|\bprocess\.|\brequire\(|from "[^.]/.exec(text);
    if (found !== null) throw new Error(`${name} needs more than a browser has: ${found[0]}`);
  }
}

async function bundledLength(project: string, entry: string): Promise<number> {
  const outDir = join(project, "bundle");
  const lib = { entry: join(project, entry), formats: ["es" as const], fileName: "bundle" };
  await build({ root: project, configFile: false, logLevel: "error", build: { outDir, lib, minify: true } });
  return globSync("*.{js,mjs}", { cwd: outDir }).reduce(
    (sum, name) => sum + readFileSync(join(outDir, name)).length,
    0,
  );
}

try {
  const tarball = pack();
  await lint(tarball);
  const { project, installed } = consumer(tarball);
  checkTypes(project);
  checkNoNode(installed);
  if (!run(process.execPath, ["consumer.ts"], project).includes("ok")) throw new Error("The consumer did not run");
  const [one, all] = [await bundledLength(project, "one.ts"), await bundledLength(project, "consumer.ts")];
  if (one > 1000) throw new Error(`A bundle that only reads a BSB has ${one} bytes`);
  process.stdout.write(
    `The package is sound. Bundled: one function ${one} bytes, what the consumer uses ${all} bytes.\n`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
