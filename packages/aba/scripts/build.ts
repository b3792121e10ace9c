/** Builds dist: one module for each source file, so that bundlers take only what is used, with its declarations. */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});

// the compiler rewrites specifiers in modules, but leaves them in declarations
for (const name of globSync("**/*.d.ts", { cwd: dist })) {
  const path = join(dist, name);
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(/(from "\.{1,2}\/[^"]*)\.ts"/g, '$1.js"'));
}
