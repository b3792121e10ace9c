import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";

export type DocumentKind =
  | "agreement"
  | "fee_letter"
  | "assessment"
  | "identity"
  | "probate"
  | "authority"
  | "correspondence"
  | "other";

/** A document attached to a client. */
export interface ClientDocument {
  id: number;
  clientId: number;
  serviceEntryId: number | null;
  kind: DocumentKind;
  /** The name of the file. */
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Of the content, in hexadecimal. */
  sha256: string;
  note: string | null;
  uploadedByName: string;
  createdAt: string;
  /** The content is gone; the record that it was there stays. */
  removedAt: string | null;
  removedByName: string | null;
}

export const clientDocumentView: View = {
  what: "document",
  columns: sql`d.id, d.client_id as "clientId", d.service_entry_id as "serviceEntryId", d.kind, d.name,
    d.media_type as "mediaType", d.size, d.sha256, d.note, d.uploaded_by_name as "uploadedByName",
    ${instantText(sql`d.created_at`)} as "createdAt", ${instantText(sql`d.removed_at`)} as "removedAt",
    d.removed_by_name as "removedByName"`,
  from: sql`client_document d`,
  id: sql`d.id`,
};
