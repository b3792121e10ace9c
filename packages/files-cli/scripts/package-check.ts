/**
 * Checks what would be published: packs the tarball and those it needs, lets publint look at it, type-checks and runs the
 * README's example against it, runs the command from it, and bundles the inspection for a browser.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  bundleForBrowser,
  call,
  checkTypes,
  firstExample,
  lintTarball,
  packPackage,
} from "../../../scripts/publish/check.ts";

const root = join(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "files-package-"));
const workspace = join(work, "workspace");
const project = join(work, "consumer");
const installed = join(project, "node_modules/banksia-files");

// The copies below share the installed modules: nothing is to be installed for them.
const env = { npm_config_verify_deps_before_run: "false", pnpm_config_verify_deps_before_run: "false" };

/**
 * Copies a package to a workspace of its own: building there cannot get in the way of what else is being built, and
 * nothing left over from an earlier build is taken for new.
 */
function copy(folder: string): void {
  const from = join(root, "..", folder);
  const to = join(workspace, "packages", folder);
  const left = new Set(["node_modules", "dist", ".turbo"]);
  cpSync(from, to, { recursive: true, filter: (path) => path === from || !left.has(basename(path)) });
  symlinkSync(join(from, "node_modules"), join(to, "node_modules"), "junction");
}

/** Packs a package and puts its tarball's content where a package manager would. */
function install(folder: string, name: string): string {
  const packed = join(work, folder);
  mkdirSync(packed);
  const tarball = packPackage(join(workspace, "packages", folder), packed, env);
  const target = join(project, "node_modules", name);
  mkdirSync(target, { recursive: true });
  call("tar", ["-xzf", tarball, "--strip-components=1", "-C", target], work);
  return tarball;
}

function checkDependencies(): void {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(installed, "package.json"), "utf8"),
  );
  for (const [name, version] of Object.entries(dependencies))
    if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${name} is needed at ${version}, which no registry knows`);
}

function writeConsumer(): void {
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  writeFileSync(join(project, "example.ts"), firstExample(root));
}

function checkCommand(): void {
  const bin = join(installed, "dist/cli/bin.js");
  if (!readFileSync(bin, "utf8").startsWith("#!/usr/bin/env node")) throw new Error("The command has no first line");
  const sample = join(project, "claims.csv");
  writeFileSync(sample, "NDISNumber,SupportNumber,ClaimReference,GSTCode\n");
  const { status, stdout } = spawnSync(process.execPath, [bin, "check", "--json", sample], { encoding: "utf8" });
  const [report]: [{ kind: string }] = JSON.parse(stdout);
  if (status !== 1 || report.kind === "") throw new Error(`The command does not run: ${stdout}`);
}

async function browserBundle(): Promise<number> {
  const text = await bundleForBrowser(project, "example.ts");
  const found = /\bnode:|\bBuffer\b|\bprocess\.|\brequire\(|__vite-browser-external/.exec(text);
  if (found !== null) throw new Error(`The inspection needs more than a browser has: ${found[0]}`);
  return text.length;
}

try {
  for (const folder of ["aba", "claims", "files-cli"]) copy(folder);
  cpSync(join(root, "../../scripts/publish"), join(workspace, "scripts/publish"), { recursive: true });
  for (const file of ["package.json", "pnpm-workspace.yaml", "tsconfig.base.json"])
    cpSync(join(root, "../..", file), join(workspace, file));
  install("aba", "@banksia/aba");
  install("claims", "@banksia/claims");
  await lintTarball(install("files-cli", "banksia-files"));
  checkDependencies();
  writeConsumer();
  checkTypes(root, project);
  const said = call(process.execPath, ["example.ts"], project);
  if (!said.includes("NDIS bulk payment request")) throw new Error(`The README's example does not run: ${said}`);
  checkCommand();
  process.stdout.write(`The package is sound. The inspection bundled for a browser: ${await browserBundle()} bytes.\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
