import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";
import { run } from "./run.ts";

/** Starts the whole system as `npm start` does, on data of its own, runs the browser tests against it, and stops it. */
export async function runBrowserTests(root: string, args: string[] = []): Promise<void> {
  const chromium = findChromium();
  const data = mkdtempSync(join(tmpdir(), "banksia-e2e-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const system = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, "scripts/start.ts")], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PORT: String(port), BANKSIA_DATA_DIR: data, LOG_LEVEL: "warn" },
  });
  const gone = new Promise<void>((done) => system.once("exit", () => done()));
  const stop = async () => {
    system.kill("SIGTERM");
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await ready(url, () => system.exitCode !== null);
    await run(
      join(root, "e2e/node_modules/.bin/playwright"),
      ["test", "--config", join(root, "e2e/playwright.config.ts"), ...args],
      { BANKSIA_E2E_URL: url, CHROMIUM_PATH: chromium },
      stop,
    );
  } finally {
    await stop();
  }
}

async function ready(url: string, ended: () => boolean): Promise<void> {
  for (const until = performance.now() + 240_000; performance.now() < until && !ended();) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error("The system did not start for the browser tests: see the lines above.");
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
