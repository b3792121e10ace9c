import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildPackage } from "../../../scripts/publish/build.ts";

const root = join(import.meta.dirname, "..");
// It is built against what the packages it needs publish.
for (const name of ["aba", "claims"]) {
  const needed = join(root, "..", name);
  if (!existsSync(join(needed, "dist/index.d.ts")))
    execFileSync("pnpm", ["run", "build"], { cwd: needed, stdio: "inherit", shell: process.platform === "win32" });
}
buildPackage(root);
