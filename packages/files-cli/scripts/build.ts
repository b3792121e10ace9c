/** Builds dist: one module for each source file and its declarations, against what the packages it needs publish. */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

for (const name of ["aba", "claims"]) {
  const needed = join(root, "..", name);
  if (!existsSync(join(needed, "dist/index.d.ts")))
    execFileSync("pnpm", ["run", "build"], { cwd: needed, stdio: "inherit", shell: process.platform === "win32" });
}

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});

// The compiler turns .ts into .js in modules but not in declarations.
for (const name of globSync("**/*.d.ts", { cwd: dist })) {
  const path = join(dist, name);
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(/(from "\.{1,2}\/[^"]*)\.ts"/g, '$1.js"'));
}
