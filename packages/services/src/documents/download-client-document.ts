import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { read, requireScope } from "../context.ts";
import { ServiceError, notFound } from "../errors.ts";
import { type DocumentContext, readContent } from "./store.ts";

/** A document with its content. */
export interface DocumentFile {
  name: string;
  mediaType: string;
  content: Uint8Array<ArrayBuffer>;
}

/**
 * The content of a document, exactly as it came.
 * @throws NOT_FOUND, CONFLICT when it was removed, or is not what was kept
 */
export async function downloadClientDocument(
  ctx: DocumentContext,
  input: { documentId: number },
): Promise<DocumentFile> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const [document] = await tx
      .select()
      .from(schema.clientDocument)
      .where(eq(schema.clientDocument.id, input.documentId));
    if (document === undefined) throw notFound("document", input.documentId);
    if (document.removedAt !== null)
      throw new ServiceError(
        "CONFLICT",
        `${document.removedByName ?? "Somebody"} removed this document: its content is gone.`,
      );
    const { name, mediaType } = document;
    return { name, mediaType, content: await readContent(tx, ctx.documents, document) };
  });
}
