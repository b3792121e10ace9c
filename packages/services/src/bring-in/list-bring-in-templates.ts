import { type Context, requireScope } from "../context.ts";
import type { BringInKind, FileKind } from "./kind.ts";
import { fileKinds } from "./kinds.ts";

/** What a file of one kind holds: its headings in any order; others are refused. */
export interface BringInTemplate {
  kind: BringInKind;
  title: string;
  columns: { name: string; required: boolean; description: string; example: string }[];
  /** Headings and one example row, ready to be filled in. */
  csv: string;
}

const inCsv = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function templateOf({ kind, title, columns: all }: FileKind): BringInTemplate {
  const columns = Object.entries(all).map(([name, { required, description, example }]) => ({
    name,
    required,
    description,
    example,
  }));
  const row = (cells: string[]) => `${cells.map(inCsv).join(",")}\r\n`;
  return {
    kind,
    title,
    columns,
    csv: row(columns.map((column) => column.name)) + row(columns.map((column) => column.example)),
  };
}

/** The kinds of files that can be brought in, with their columns and an example. */
export function listBringInTemplates(ctx: Context): Promise<{ items: BringInTemplate[] }> {
  requireScope(ctx, "bring-in:read");
  return Promise.resolve({ items: Object.values(fileKinds).map(templateOf) });
}
