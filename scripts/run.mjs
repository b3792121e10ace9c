// Runs a TypeScript entry point of this repository on the pinned Node.
// Plain JavaScript for Node 20: it is the only file a bare machine has to understand.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const PNPM = "pnpm@12.21.0";
const stamp = join(root, "node_modules", ".banksia-install");

/** A hash of everything that decides what is installed: the lock file and every manifest. */
function installKey() {
  const hash = createHash("sha256").update(PNPM);
  const manifests = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "bench/package.json", "e2e/package.json"];
  for (const group of ["apps", "packages"]) {
    for (const name of readdirSync(join(root, group)).sort()) manifests.push(`${group}/${name}/package.json`);
  }
  for (const file of manifests) if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function install() {
  const key = installKey();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  process.stderr.write("Installing dependencies (first start, or they changed)…\n");
  const frozen = existsSync(join(root, "pnpm-lock.yaml")) ? ["--frozen-lockfile"] : [];
  const done = spawnSync("npx", ["--yes", PNPM, "install", ...frozen], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
    // npm's own settings would only make pnpm warn about keys it does not know.
    env: { ...process.env, npm_config_loglevel: "error" },
  });
  if (done.status !== 0) {
    process.stderr.write(
      "Dependencies could not be installed: see the lines above. The npm registry must be reachable the first time.\n",
    );
    process.exit(done.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
}

install();
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const [entry, ...args] = process.argv.slice(2);
const child = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, entry), ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${dirname(node)}:${process.env.PATH ?? ""}` },
});
// A terminal sends Ctrl-C to the whole group; other senders reach only this process, so pass it on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
});
