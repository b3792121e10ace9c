import { compareFiles } from "../inspect/compare.ts";
import { inspectStream } from "../inspect/inspect.ts";
import type { FileReport } from "../inspect/report.ts";
import { readCommand, UsageError, type Command } from "./args.ts";
import { loaded, streamed } from "./files.ts";
import { HELP } from "./help.ts";
import { comparisonLines, reportLines } from "./print.ts";
import { readSettings } from "./settings.ts";

/** Where a command writes to, and what it knows of the world. */
export interface Surroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Today's civil date on this machine. */
  readonly today: string;
  readonly version: string;
}

async function check(command: Command, { out, today }: Surroundings): Promise<number> {
  const settings = await readSettings(command, today);
  const reports: FileReport[] = [];
  for (const path of command.files) {
    const report = await inspectStream(streamed(path), settings);
    reports.push(report);
    if (!command.json) out(`${reportLines(report, command.max).join("\n")}\n`);
  }
  if (command.json) out(`${JSON.stringify(reports, null, 2)}\n`);
  return reports.every(({ ok }) => ok) ? 0 : 1;
}

async function compare(command: Command, { out, today }: Surroundings): Promise<number> {
  const settings = await readSettings(command, today);
  const [first = "", second = ""] = command.files;
  if (first === "-" && second === "-") throw new UsageError("Only one of the files can be standard input");
  const comparison = compareFiles(await loaded(first), await loaded(second), settings);
  out(
    command.json
      ? `${JSON.stringify(comparison, null, 2)}\n`
      : `${comparisonLines(comparison, command.max).join("\n")}\n`,
  );
  return comparison.same ? 0 : 1;
}

/** Runs a command. Gives the exit status: 0 fine, 1 something is wrong with a file, 2 with the command. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const command = readCommand(argv);
    if (command.verb === "check") return await check(command, surroundings);
    if (command.verb === "compare") return await compare(command, surroundings);
    surroundings.out(command.verb === "help" ? HELP : `${surroundings.version}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    surroundings.err(`banksia-files: ${error.message}\nSee banksia-files --help.\n`);
    return 2;
  }
}
