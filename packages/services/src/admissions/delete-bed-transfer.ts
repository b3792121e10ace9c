import { type OrmTx, schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { deleteRow, lockRow } from "../common/row.ts";
import { whenRefused, whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, notFound } from "../errors.ts";
import { recalculated } from "./recalculated.ts";

/**
 * Takes the newest bed transfer of a stay back: the client is in the place of before, as if never moved.
 * @throws NOT_FOUND, CONFLICT when it is not the newest, or somebody else lives in that place by now
 */
export async function deleteBedTransfer(ctx: Context, input: { bedTransferId: number }): Promise<void> {
  requireScope(ctx, "customers:write");
  const { bedTransferId } = input;
  await change(ctx, async (tx) => {
    // The application never changes a bed transfer, so it cannot be locked; its entry is, and then it is read again.
    const { serviceEntryId } = await bedTransferOf(tx, bedTransferId);
    const entry = await lockRow(tx, schema.serviceEntry, serviceEntryId, "service entry");
    const before = await bedTransferOf(tx, bedTransferId);
    await deleteRow(tx, ctx, schema.bedTransfer, before, {
      verb: "deleteBedTransfer",
      objectType: "bed_transfer",
      serviceId: before.serviceId,
    })
      .catch(whenRefused("REFERENCE", (detail) => new ServiceError("CONFLICT", detail)))
      .catch(
        whenViolated(
          "place_stay_no_overlap",
          () => new ServiceError("CONFLICT", "Somebody else lives in the place of before by now: move them first."),
        ),
      );
    await recalculated(tx, ctx, entry.clientId);
  });
}

async function bedTransferOf(tx: OrmTx, id: number) {
  const [found] = await tx.select().from(schema.bedTransfer).where(eq(schema.bedTransfer.id, id));
  if (found === undefined) throw notFound("bed transfer", id);
  return found;
}
