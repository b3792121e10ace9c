import { schema } from "@banksia/db";
import { audit } from "../common/audit.ts";
import { change, read, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import type { BringIn } from "./bring-in-view.ts";
import type { BringInContext } from "./bring-in-work.ts";
import { hasControlCharacters } from "./cells.ts";
import { loadBringIn } from "./get-bring-in.ts";
import type { BringInKind } from "./kind.ts";
import { fileKinds } from "./kinds.ts";
import { maxRows } from "./read-csv.ts";
import { userIdOf } from "../context.ts";

export interface StartBringInInput {
  kind: BringInKind;
  fileName: string;
  /** Check only, load nothing. */
  checkOnly: boolean;
  /** The file as text. */
  csv: string;
}

/** A file may have this many characters. */
export const mostCharacters = 64 * 1024 * 1024;

/**
 * Brings a file in: every row is checked first, and a file with bad rows loads nothing. Answers at once; the work goes
 * on in the background. Besides `bring-in:load` it needs the scope of what the file holds.
 * @throws VALIDATION for the name or the size, CONFLICT when too many files wait
 */
export async function startBringIn(ctx: BringInContext, input: StartBringInInput): Promise<BringIn> {
  requireScope(ctx, "bring-in:load");
  requireScope(ctx, fileKinds[input.kind].scope);
  refuseIfAny(faultsOf(input));
  const { kind, fileName, checkOnly, csv } = input;
  const file = await ctx.bringIns.take(ctx, async () => {
    const rowCount = countRows(csv);
    const id = await change(ctx, async (tx) => {
      const [row] = await tx
        .insert(schema.bringIn)
        .values({
          kind,
          fileName,
          status: "checking",
          rowCount,
          startedBy: userIdOf(ctx.actor),
          startedByName: ctx.actor.name,
        })
        .returning({ id: schema.bringIn.id });
      if (row === undefined) throw new Error("An insert gave no row.");
      await audit(tx, ctx, {
        verb: "startBringIn",
        objectType: "bring_in",
        objectId: row.id,
        after: { kind, fileName, checkOnly },
      });
      return row.id;
    });
    return { id, kind, fileName, checkOnly, csv, rowCount };
  });
  return read(ctx, (tx) => loadBringIn(tx, ctx, file.id));
}

function faultsOf({ fileName, csv }: StartBringInInput): FieldError[] {
  const faults: FieldError[] = [];
  if (fileName.trim() === "" || fileName.length > 200 || hasControlCharacters(fileName))
    faults.push({ pointer: "/fileName", code: "INVALID", detail: "Give the file a name of up to 200 characters." });
  if (csv.length > mostCharacters)
    faults.push({
      pointer: "/csv",
      code: "TOO_LONG",
      detail: `A file may have ${mostCharacters / 1024 / 1024} million characters: split it.`,
    });
  return faults;
}

/** About how many rows a file has besides the heading: its lines, as far as they are read. */
function countRows(csv: string): number {
  let lines = 0;
  for (let at = csv.indexOf("\n"); at >= 0 && lines <= maxRows; at = csv.indexOf("\n", at + 1)) lines += 1;
  return csv.endsWith("\n") ? Math.max(lines - 1, 0) : lines;
}
