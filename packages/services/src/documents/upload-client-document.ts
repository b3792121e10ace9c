import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { loadOne } from "../common/view.ts";
import { change, requireScope, userIdOf } from "../context.ts";
import { lockCustomer } from "../customers/lock-customer.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type ClientDocument, type DocumentKind, clientDocumentView } from "./client-document-view.ts";
import { contentFaults, entryFaults, nameFaults } from "./document-faults.ts";
import { readWhole } from "./read-whole.ts";
import { type DocumentContext, forgetContent, keepContent, nextDocumentId, sha256, storageOf } from "./store.ts";

export interface UploadClientDocumentInput {
  customerId: number;
  kind: DocumentKind;
  /** The name of the file. */
  name: string;
  serviceEntryId?: number;
  note?: string;
  file: { mediaType: string; content: AsyncIterable<Uint8Array> };
}

/**
 * Attaches a document to a client. Its content is read whole, and held against its type, before anything is kept.
 * @throws NOT_FOUND, VALIDATION for name, type, size and content
 */
export async function uploadClientDocument(
  ctx: DocumentContext,
  input: UploadClientDocumentInput,
): Promise<ClientDocument> {
  requireScope(ctx, "customers:write");
  const { customerId, kind, name, serviceEntryId, note, file } = input;
  const { documents } = ctx;
  refuseIfAny(nameFaults(name, file.mediaType));
  const content = await readWhole(file.content, documents.maxBytes);
  refuseIfAny(contentFaults(content, file.mediaType, documents.maxBytes));
  const held = { id: 0 };
  try {
    return await change(ctx, async (tx) => {
      const customer = await lockCustomer(tx, customerId);
      const faults: FieldError[] = await entryFaults(tx, customerId, serviceEntryId);
      if (customer.type === "organisation")
        faults.push({ pointer: "/customerId", code: "NOT_ALLOWED", detail: "Documents are attached to persons." });
      refuseIfAny(faults);
      const id = await nextDocumentId(tx);
      const values = {
        clientId: customerId,
        serviceEntryId: serviceEntryId ?? null,
        kind,
        name,
        mediaType: file.mediaType,
        size: content.length,
        sha256: sha256(content),
        storage: storageOf(documents),
        note: note === undefined || note === "" ? null : note,
        uploadedBy: userIdOf(ctx.actor),
        uploadedByName: ctx.actor.name,
      };
      await tx
        .insert(schema.clientDocument)
        .overridingSystemValue()
        .values({ ...values, id: sql`${id}` });
      await audit(tx, ctx, {
        verb: "uploadClientDocument",
        objectType: "client_document",
        objectId: id,
        serviceId: customer.homeServiceId,
        after: values,
      });
      held.id = id;
      await keepContent(tx, documents, id, content);
      return loadOne<ClientDocument>(tx, clientDocumentView, id);
    });
  } catch (error) {
    if (held.id > 0) await forgetContent(documents, held.id);
    throw error;
  }
}
