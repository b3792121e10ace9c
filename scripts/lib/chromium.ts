import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CANDIDATES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** The browser of the real-browser tests: CHROMIUM_PATH, the system's, or Debian's package installed now. */
export function findChromium(): string {
  const given = process.env["CHROMIUM_PATH"];
  const found = [given, ...CANDIDATES].find((path) => path !== undefined && path !== "" && existsSync(path));
  if (found !== undefined) return found;
  process.stderr.write("Installing Chromium from the system's packages for the browser tests…\n");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const [program = "", ...rest] = [...sudo, ...args];
    spawnSync(program, rest, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const installed = CANDIDATES.find((path) => existsSync(path));
  if (installed === undefined) {
    throw new Error(
      "The browser tests need Chromium and it could not be installed. Install the package `chromium`, or set CHROMIUM_PATH.",
    );
  }
  return installed;
}
