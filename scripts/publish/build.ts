import { execFileSync } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Builds a package's `dist`: one module for each source file, so that bundlers take only what is used, with its
 * declarations.
 * @param root folder of the package, with a tsconfig.build.json
 */
export function buildPackage(root: string): void {
  const dist = join(root, "dist");
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
}
