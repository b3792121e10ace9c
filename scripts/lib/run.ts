import { spawn } from "node:child_process";

/**
 * Runs a command with its output shown, and ends this process with its exit code when it fails.
 * @param command a program on the PATH (the workspace's `.bin` folder comes first)
 * @param beforeExit what must still happen before this process ends on a failure
 */
export async function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  beforeExit?: () => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const child = spawn(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", ...env },
  });
  const code = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on("exit", (exit) => resolve(exit ?? 1));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${code === 0 ? "passed" : "FAILED"}  ${command} ${args.join(" ")}  ${seconds} s\n`);
  if (code !== 0) {
    await beforeExit?.();
    process.exit(code);
  }
}
