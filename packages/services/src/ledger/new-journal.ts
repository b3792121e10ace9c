import { type OrmTx, schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, userIdOf } from "../context.ts";
import type { JournalKind } from "./journal-view.ts";

/** An empty draft journal of the one who acts, as a verb makes it that posts in one act. */
export async function newJournal(
  tx: OrmTx,
  ctx: Context,
  verb: string,
  values: { journalTypeId: number; description: string; postingDate: string; kind: JournalKind },
): Promise<number> {
  const { id } = await insertRow(
    tx,
    ctx,
    schema.journal,
    { ...values, createdBy: userIdOf(ctx.actor), createdByName: ctx.actor.name },
    { verb, objectType: "journal" },
  );
  return id;
}
