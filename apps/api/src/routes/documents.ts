import { endpoints } from "@banksia/contracts";
import { downloadClientDocument } from "@banksia/services/documents/download-client-document";
import { listClientDocuments } from "@banksia/services/documents/list-client-documents";
import { removeClientDocument } from "@banksia/services/documents/remove-client-document";
import { type DocumentStore, defaultMaxBytes } from "@banksia/services/documents/store";
import { updateClientDocument } from "@banksia/services/documents/update-client-document";
import { uploadClientDocument } from "@banksia/services/documents/upload-client-document";
import type { Mounter } from "../http/mounter.ts";

/** Documents attached to clients. */
export function documentsRoutes(
  mount: Mounter,
  documents: DocumentStore = { folder: null, maxBytes: defaultMaxBytes },
): void {
  mount.verb(endpoints.listClientDocuments, listClientDocuments);
  mount.verb(endpoints.uploadClientDocument, (ctx, input) => uploadClientDocument({ ...ctx, documents }, input));
  mount.download(endpoints.downloadClientDocument, (ctx, input) =>
    downloadClientDocument({ ...ctx, documents }, input),
  );
  mount.verb(endpoints.updateClientDocument, updateClientDocument);
  mount.verb(endpoints.removeClientDocument, (ctx, input) => removeClientDocument({ ...ctx, documents }, input));
}
