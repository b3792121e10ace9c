import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { id, instant, name, optionalText, reason } from "./fields.ts";
import { flag, idParam, listOf, page, sortBy } from "./query.ts";

export const documentKind = z
  .enum(["agreement", "fee_letter", "assessment", "identity", "probate", "authority", "correspondence", "other"])
  .meta({ id: "DocumentKind" });

/** The media types that are taken; the content must be what the type says. */
export const documentTypes = [
  "application/pdf",
  "image/png",
  "image/jpeg",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/plain",
] as const;

export const clientDocument = z
  .object({
    id,
    clientId: id,
    serviceEntryId: id.nullable(),
    kind: documentKind,
    /** The name of the file. */
    name: z.string(),
    mediaType: z.string(),
    /** Bytes. */
    size: z.int(),
    /** Of the content, in hexadecimal. */
    sha256: z.string(),
    note: z.string().nullable(),
    uploadedByName: z.string(),
    createdAt: instant,
    /** The content is gone, the record that it was there stays. */
    removedAt: instant.nullable(),
    removedByName: z.string().nullable(),
  })
  .meta({ id: "ClientDocument" });
export type ClientDocument = z.infer<typeof clientDocument>;

const documentParams = z.object({ documentId: idParam() });

export const listClientDocuments = defineEndpoint({
  id: "listClientDocuments",
  area: "documents",
  method: "get",
  path: "/customers/{customerId}/documents",
  scope: "customers:read",
  summary: "List the documents attached to a client, newest first",
  list: true,
  params: z.object({ customerId: idParam() }),
  query: z.object({
    kind: documentKind.optional(),
    serviceEntryId: idParam().optional(),
    /** Those removed, too. */
    removed: flag().optional(),
    sort: sortBy("createdAt", "name", "kind").optional(),
    ...page,
  }),
  response: listOf(clientDocument),
});

export const uploadClientDocument = defineEndpoint({
  id: "uploadClientDocument",
  area: "documents",
  method: "post",
  path: "/customers/{customerId}/documents",
  scope: "customers:write",
  summary: "Attach a document to a client",
  description:
    "Send the file itself as the body with its media type. PDF, PNG, JPEG, DOCX and plain text are taken, 20 MB where the installation says nothing else; the content must be what the type says.",
  created: true,
  params: z.object({ customerId: idParam() }),
  query: z.object({
    kind: documentKind,
    name,
    serviceEntryId: idParam().optional(),
    note: z.string().trim().max(500).optional(),
  }),
  fileBody: { types: documentTypes, name: "file" },
  body: z.object({
    file: z.object({ mediaType: z.string(), content: z.custom<AsyncIterable<Uint8Array>>() }),
  }),
  response: clientDocument,
});

export const downloadClientDocument = defineEndpoint({
  id: "downloadClientDocument",
  area: "documents",
  method: "get",
  path: "/client-documents/{documentId}/content",
  scope: "customers:read",
  summary: "The content of a document, to be saved; browsers do not show it in place",
  download: true,
  params: documentParams,
});

export const updateClientDocument = defineEndpoint({
  id: "updateClientDocument",
  area: "documents",
  method: "patch",
  path: "/client-documents/{documentId}",
  scope: "customers:write",
  summary: "Change what a document is called and belongs to; its content never changes",
  params: documentParams,
  body: z.object({
    kind: documentKind.optional(),
    name: name.optional(),
    note: optionalText.optional(),
    serviceEntryId: id.nullable().optional(),
  }),
  response: clientDocument,
});

export const removeClientDocument = defineEndpoint({
  id: "removeClientDocument",
  area: "documents",
  method: "post",
  path: "/client-documents/{documentId}/remove",
  scope: "customers:write",
  summary: "Delete the content of a document; that it was there, and who removed it why, is kept",
  params: documentParams,
  body: z.object({ reason }),
  response: clientDocument,
});

export const documentsEndpoints = {
  listClientDocuments,
  uploadClientDocument,
  downloadClientDocument,
  updateClientDocument,
  removeClientDocument,
};
