import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { change, requireScope } from "../context.ts";
import { lockCustomer } from "../customers/lock-customer.ts";
import { ServiceError } from "../errors.ts";
import { type ClientDocument, clientDocumentView } from "./client-document-view.ts";
import { type DocumentContext, deleteContent } from "./store.ts";

/**
 * Deletes the content of a document. That it was there, its digest, and who removed it why are kept.
 * @throws NOT_FOUND, CONFLICT when it was removed already
 */
export async function removeClientDocument(
  ctx: DocumentContext,
  input: { documentId: number; reason: string },
): Promise<ClientDocument> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { documentId, reason } = input;
    const table = schema.clientDocument;
    const document = await lockRow(tx, table, documentId, "document");
    if (document.removedAt !== null)
      throw new ServiceError("CONFLICT", `${document.removedByName ?? "Somebody"} removed this document already.`);
    const customer = await lockCustomer(tx, document.clientId);
    await tx
      .update(table)
      .set({ removedAt: sql`now()`, removedByName: ctx.actor.name })
      .where(eq(table.id, documentId));
    await audit(tx, ctx, {
      verb: "removeClientDocument",
      objectType: "client_document",
      objectId: documentId,
      serviceId: customer.homeServiceId,
      before: document,
      after: { removed: true, reason },
    });
    const removed = await loadOne<ClientDocument>(tx, clientDocumentView, documentId);
    await deleteContent(tx, ctx.documents, document);
    return removed;
  });
}
