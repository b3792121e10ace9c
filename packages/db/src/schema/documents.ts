import { sql } from "drizzle-orm";
import { check, customType, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { serviceEntry } from "./admissions.ts";
import { createdAt, id, instant, ref } from "./columns.ts";
import { customer } from "./customers.ts";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** A document attached to a client: an agreement, a fee letter. */
export const clientDocument = pgTable(
  "client_document",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    serviceEntryId: ref("service_entry_id").references(() => serviceEntry.id),
    kind: text("kind", {
      enum: ["agreement", "fee_letter", "assessment", "identity", "probate", "authority", "correspondence", "other"],
    }).notNull(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    /** Where the bytes are: in `document_content`, or in the folder of the installation. */
    storage: text("storage", { enum: ["database", "folder"] }).notNull(),
    note: text("note"),
    uploadedBy: ref("uploaded_by"),
    uploadedByName: text("uploaded_by_name").notNull(),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
    removedByName: text("removed_by_name"),
  },
  (t) => [index("client_document_client").on(t.clientId), check("client_document_size", sql`${t.size} > 0`)],
);

export const documentContent = pgTable("document_content", {
  documentId: ref("document_id")
    .primaryKey()
    .references(() => clientDocument.id),
  content: bytea("content").notNull(),
});
