import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockCustomer } from "../customers/lock-customer.ts";
import { refuseIfAny } from "../errors.ts";
import { type ClientDocument, type DocumentKind, clientDocumentView } from "./client-document-view.ts";
import { entryFaults, nameFaults } from "./document-faults.ts";

export interface UpdateClientDocumentInput {
  documentId: number;
  kind?: DocumentKind;
  name?: string;
  note?: string | null;
  serviceEntryId?: number | null;
}

/**
 * Changes what a document is called and belongs to; its content never changes.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateClientDocument(ctx: Context, input: UpdateClientDocumentInput): Promise<ClientDocument> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { documentId, ...patch } = input;
    const before = await lockRow(tx, schema.clientDocument, documentId, "document");
    const customer = await lockCustomer(tx, before.clientId);
    refuseIfAny([
      ...(patch.name === undefined ? [] : nameFaults(patch.name, before.mediaType)),
      ...(await entryFaults(tx, before.clientId, patch.serviceEntryId)),
    ]);
    await updateRow(tx, ctx, schema.clientDocument, before, patch, {
      verb: "updateClientDocument",
      objectType: "client_document",
      serviceId: customer.homeServiceId,
    });
    return loadOne<ClientDocument>(tx, clientDocumentView, documentId);
  });
}
