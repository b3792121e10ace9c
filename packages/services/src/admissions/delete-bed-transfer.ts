import { schema } from "@banksia/db";
import { deleteRow, lockRow } from "../common/row.ts";
import { whenRefused, whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { recalculated } from "./recalculated.ts";

/**
 * Takes the newest bed transfer of a stay back: the client is in the place of before, as if never moved.
 * @throws NOT_FOUND, CONFLICT when it is not the newest, or somebody else lives in that place by now
 */
export async function deleteBedTransfer(ctx: Context, input: { bedTransferId: number }): Promise<void> {
  requireScope(ctx, "customers:write");
  await change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.bedTransfer, input.bedTransferId, "bed transfer");
    const entry = await lockRow(tx, schema.serviceEntry, before.serviceEntryId, "service entry");
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
