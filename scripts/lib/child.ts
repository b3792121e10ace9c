import { type ChildProcess, spawn } from "node:child_process";

/** A process of ours that is started again when it ends by itself. */
export interface Supervised {
  stop(): Promise<void>;
}

const RESTART_MS = 1_000;

/**
 * Starts `entry` (TypeScript) and keeps it running until stopped.
 * @param onRestart told when it ended by itself, with its exit code
 */
export function supervise(
  entry: string,
  env: Record<string, string>,
  onRestart: (code: number | null) => void,
): Supervised {
  let child: ChildProcess;
  let stopping = false;
  const start = () => {
    child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", entry], {
      // The channel tells the child when we are gone, however we went.
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...process.env, ...env },
    });
    child.once("exit", (code) => {
      if (stopping) return;
      onRestart(code);
      setTimeout(() => {
        if (!stopping) start();
      }, RESTART_MS);
    });
  };
  start();
  return {
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await gone;
      clearTimeout(late);
    },
  };
}
