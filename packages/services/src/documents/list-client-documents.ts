import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { seenCustomer } from "../customers/seen-customer.ts";
import { type ClientDocument, type DocumentKind, clientDocumentView } from "./client-document-view.ts";

type Key = "createdAt" | "name" | "kind";

export interface ListClientDocumentsInput extends PageInput<Key> {
  customerId: number;
  kind?: DocumentKind;
  serviceEntryId?: number;
  /** Those removed, too. */
  removed?: boolean;
}

/**
 * The documents attached to a client, newest first.
 * @throws NOT_FOUND
 */
export async function listClientDocuments(
  ctx: Context,
  input: ListClientDocumentsInput,
): Promise<Page<ClientDocument>> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await seenCustomer(tx, input.customerId);
    return fetchPage<ClientDocument, Key>(
      tx,
      {
        ...clientDocumentView,
        where: [
          sql`d.client_id = ${input.customerId}`,
          when(input.kind, (kind) => sql`d.kind = ${kind}`),
          when(input.serviceEntryId, (id) => sql`d.service_entry_id = ${id}`),
          input.removed === true ? null : sql`d.removed_at is null`,
        ],
        keys: {
          createdAt: { by: sql`d.created_at`, type: "instant" },
          name: { by: sql`d.name`, type: "text" },
          kind: { by: sql`d.kind`, type: "text" },
        },
        order: [{ key: "createdAt", descending: true }],
      },
      input,
    );
  });
}
