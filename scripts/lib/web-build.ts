import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

const SOURCES = [
  "apps/web/{src,public}/**/*.*",
  "apps/web/*.{html,ts,json}",
  "packages/{client,contracts,aba,claims,files-cli}/src/**/*.ts",
  "pnpm-lock.yaml",
];

/**
 * Builds the web app when its sources differ from those of the last build; BANKSIA_WEB_DIR names one built elsewhere.
 * @param onFailure what must still happen before this process ends when the build fails
 * @returns the folder of the built app
 */
export async function buildWeb(root: string, onFailure: () => Promise<void>): Promise<string> {
  const given = process.env["BANKSIA_WEB_DIR"] ?? "";
  if (given !== "") return given;
  const dist = join(root, "apps/web/dist");
  const stamp = join(dist, ".sources");
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES, { cwd: root }).toSorted())
    hash.update(file).update(readFileSync(join(root, file)));
  const key = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return dist;
  await run("vite", ["build", "--logLevel", "warn", join(root, "apps/web")], {}, onFailure);
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, key);
  return dist;
}
