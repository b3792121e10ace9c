import { parseStatementMapping, type SahLayout, type StatementMapping } from "@banksia/claims";
import { readFile } from "node:fs/promises";
import type { InspectOptions } from "../inspect/report.ts";
import { UsageError, type Command } from "./args.ts";
import { isSahLayout } from "./layout.ts";

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readMapping(file: string): Promise<StatementMapping> {
  const { mapping, issues } = parseStatementMapping(await readJson(file));
  if (mapping === null)
    throw new UsageError(
      `${file}: ${issues.map(({ field, message }) => `${field ?? "mapping"}: ${message}`).join(" ")}`,
    );
  return mapping;
}

async function readLayout(file: string): Promise<SahLayout> {
  const layout = await readJson(file);
  if (!isSahLayout(layout)) throw new UsageError(`${file}: this is no layout of a Support at Home upload file`);
  return layout;
}

/** What files are looked at with: the command's options, and the mappings and layout it names, read from disk. */
export async function readSettings(command: Command, today: string): Promise<InspectOptions> {
  const { as, bank, lenient, crnRules, layout } = command;
  return {
    today: command.today ?? today,
    lenient,
    crnRules,
    mappings: await Promise.all(command.mappings.map(readMapping)),
    ...(as === null ? {} : { as }),
    ...(bank === null ? {} : { bank }),
    ...(layout === null ? {} : { sahLayout: await readLayout(layout) }),
  };
}
