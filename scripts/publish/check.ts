import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { build } from "vite";

/** What a package promises to those who take it. */
export interface PublishedPackage {
  name: string;
  /** Folder of the package. */
  root: string;
  /** Packages that it needs, put beside it as they are installed. */
  dependencies?: string[];
  /** A program that is type-checked and run; the first example of the README where left out. */
  program?: string;
  /** What the program must print. */
  prints: string;
  /** More TypeScript to type-check, such as what must not compile. */
  types: string;
  /** A program that uses one small function only, and the most bytes that its bundle may have. */
  one: { program: string; bytesMax: number };
}

/**
 * Checks what would be published: packs the tarball, lets publint look at it, type-checks and runs a program against it,
 * and sees that it needs no Node and that bundlers leave out what is not used. Says so, or throws.
 */
export async function checkPackage(wanted: PublishedPackage): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "banksia-package-"));
  const project = join(work, "consumer");
  const installed = join(project, "node_modules", wanted.name);
  try {
    const tarball = packPackage(wanted.root, work);
    await lintTarball(tarball);
    mkdirSync(installed, { recursive: true });
    call("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], work);
    for (const dependency of wanted.dependencies ?? []) {
      cpSync(join(wanted.root, "node_modules", dependency), join(project, "node_modules", dependency), {
        recursive: true,
        dereference: true,
      });
    }
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
    writeFileSync(join(project, "program.ts"), wanted.program ?? firstExample(wanted.root));
    writeFileSync(join(project, "types.ts"), wanted.types);
    writeFileSync(join(project, "one.ts"), wanted.one.program);
    checkTypes(wanted.root, project);
    checkNoNode(installed, wanted.dependencies ?? []);
    const said = call(process.execPath, ["program.ts"], project);
    if (!said.includes(wanted.prints)) throw new Error(`The example does not run: ${said}`);
    const [one, all] = [await bundledLength(project, "one.ts"), await bundledLength(project, "program.ts")];
    if (one > wanted.one.bytesMax) throw new Error(`A bundle that uses one small function has ${one} bytes`);
    process.stdout.write(`${wanted.name} is sound. Bundled: one function ${one} bytes, the example ${all}.\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Runs a program and gives what it printed. */
export function call(command: string, args: string[], cwd: string, env: Record<string, string> = {}): string {
  const shell = process.platform === "win32";
  return execFileSync(command, args, {
    cwd,
    shell,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Packs a package into `folder`. @returns the path of the tarball */
export function packPackage(root: string, folder: string, env: Record<string, string> = {}): string {
  call("pnpm", ["pack", "--pack-destination", folder], root, env);
  const [tarball] = globSync("*.tgz", { cwd: folder });
  if (tarball === undefined) throw new Error(`No tarball was packed of ${root}`);
  return join(folder, tarball);
}

/** Lets publint look at a tarball. */
export async function lintTarball(path: string): Promise<void> {
  const bytes = readFileSync(path);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  if (messages.length > 0)
    throw new Error(messages.map((message) => formatMessage(message, pkg) ?? message.code).join("\n"));
}

/** The first TypeScript of a package's README. */
export function firstExample(root: string): string {
  const example = /```ts\n(?<code>[\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.groups?.["code"];
  if (example === undefined) throw new Error("The README has no example");
  return example;
}

/** Types as seen by TypeScript in Node and in a bundler, without Node's own types. */
export function checkTypes(root: string, project: string): void {
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
      lib: ["es2023", "dom", "dom.asynciterable"],
      module,
      moduleResolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    call(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project], root);
  }
}

function checkNoNode(installed: string, dependencies: string[]): void {
  const own = dependencies.map((name) => `${name.replaceAll(".", "\\.")}"`).join("|");
  const foreign = new RegExp(
    `\\bnode:|\\bBuffer\\b|\\bprocess\\.|\\brequire\\(|\\bTemporal\\b|from "(?!\\.${own === "" ? "" : `|${own}`})[^"]*"`,
  );
  for (const name of globSync("dist/**/*.js", { cwd: installed })) {
    const found = foreign.exec(readFileSync(join(installed, name), "utf8"));
    if (found !== null) throw new Error(`${name} needs more than a browser has: ${found[0]}`);
  }
}

/** Length of what a bundler for browsers makes of a program. */
async function bundledLength(project: string, entry: string): Promise<number> {
  return (await bundleForBrowser(project, entry)).length;
}

/** What a bundler for browsers makes of a program. */
export async function bundleForBrowser(project: string, entry: string): Promise<string> {
  const outDir = join(project, "bundle");
  const lib = { entry: join(project, entry), formats: ["es" as const], fileName: "bundle" };
  await build({ root: project, configFile: false, logLevel: "error", build: { outDir, lib, minify: true } });
  return globSync("*.{js,mjs}", { cwd: outDir })
    .map((name) => readFileSync(join(outDir, name), "utf8"))
    .join("");
}
