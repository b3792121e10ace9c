import { createHash } from "node:crypto";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { oneOf } from "../common/rows.ts";

export type Storage = "database" | "folder";

/** Where the content of documents lies. */
export interface DocumentStore {
  /** A folder of the installation; null: in the database. */
  readonly folder: string | null;
  /** The most that one document may have, in bytes. */
  readonly maxBytes: number;
}

/** A context for verbs that touch the content of documents. */
export interface DocumentContext extends Context {
  readonly documents: DocumentStore;
}

export const defaultMaxBytes = 20 * 1024 * 1024;

/** Where new documents go. */
export const storageOf = (store: DocumentStore): Storage => (store.folder === null ? "database" : "folder");

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The path of a document: by its number, which is never given twice, so that no name from outside reaches the disk. */
function pathOf(folder: string, id: number): { directory: string; file: string } {
  const directory = join(folder, String(Math.floor(id / 1000)).padStart(4, "0"));
  return { directory, file: join(directory, `${id}.document`) };
}

/** Keeps the content of a document whose row has just been written in the same transaction; last before it ends. */
export async function keepContent(
  tx: OrmTx,
  store: DocumentStore,
  documentId: number,
  content: Uint8Array,
): Promise<void> {
  if (store.folder === null) {
    await tx.insert(schema.documentContent).values({ documentId, content });
    return;
  }
  const { directory, file } = pathOf(store.folder, documentId);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
}

interface Kept {
  id: number;
  storage: Storage;
  sha256: string;
}

/** The content of a document, exactly as it came. */
export async function readContent(tx: OrmTx, store: DocumentStore, document: Kept): Promise<Uint8Array<ArrayBuffer>> {
  const content =
    document.storage === "database" ? await fromDatabase(tx, document.id) : await fromFolder(store, document.id);
  if (content !== null && sha256(content) === document.sha256) return content;
  throw new ServiceError(
    "CONFLICT",
    content === null
      ? "The content of this document is not where it was kept: look whether its folder is there."
      : "The content of this document is not what was kept: it was changed or damaged.",
  );
}

async function fromDatabase(tx: OrmTx, id: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await tx.select().from(schema.documentContent).where(eq(schema.documentContent.documentId, id));
  return row === undefined ? null : Uint8Array.from(row.content);
}

async function fromFolder(store: DocumentStore, id: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (store.folder === null) return null;
  const content = await readFile(pathOf(store.folder, id).file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  return content === null ? null : Uint8Array.from(content);
}

/** Deletes the content of a document; nothing happens when it is gone already. */
export async function deleteContent(
  tx: OrmTx,
  store: DocumentStore,
  { id, storage }: { id: number; storage: Storage },
): Promise<void> {
  if (storage === "database") {
    await tx.delete(schema.documentContent).where(eq(schema.documentContent.documentId, id));
    return;
  }
  if (store.folder === null)
    throw new ServiceError("CONFLICT", "This document lies in a folder that this server has not been told of.");
  await rm(pathOf(store.folder, id).file, { force: true });
}

/** Takes away the file of a document whose transaction did not stand. */
export async function forgetContent(store: DocumentStore, id: number): Promise<void> {
  if (store.folder !== null) await rm(pathOf(store.folder, id).file, { force: true });
}

/** The number of a new document, taken before its row is written so that a failed one leaves no file. */
export async function nextDocumentId(tx: OrmTx): Promise<number> {
  const { id } = await oneOf<{ id: number }>(
    tx,
    sql`select nextval(pg_get_serial_sequence('client_document', 'id')) as id`,
  );
  return id;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
