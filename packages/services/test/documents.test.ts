import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../src/context.ts";
import { downloadClientDocument } from "../src/documents/download-client-document.ts";
import { listClientDocuments } from "../src/documents/list-client-documents.ts";
import { mediaTypeOf } from "../src/documents/media-type.ts";
import { removeClientDocument } from "../src/documents/remove-client-document.ts";
import { type DocumentContext, type DocumentStore, sha256 } from "../src/documents/store.ts";
import { updateClientDocument } from "../src/documents/update-client-document.ts";
import { uploadClientDocument } from "../src/documents/upload-client-document.ts";
import { getCustomer } from "../src/customers/get-customer.ts";
import { type Provider, organisation, person, resident, tinyProvider } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";
import { docx, pdf, png, zip } from "./files.ts";

let p: Provider;
const folder = mkdtempSync(join(tmpdir(), "banksia-documents-"));
beforeAll(async () => {
  p = await tinyProvider();
});
afterAll(async () => {
  await p.close();
  rmSync(folder, { recursive: true, force: true });
});

const stores: Record<"database" | "folder", DocumentStore> = {
  database: { folder: null, maxBytes: 1_000_000 },
  folder: { folder, maxBytes: 1_000_000 },
};

const using = (ctx: Context, where: keyof typeof stores = "database"): DocumentContext => ({
  ...ctx,
  documents: stores[where],
});

async function* inPieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 1000) yield await Promise.resolve(content.subarray(at, at + 1000));
}

const types = { pdf: "application/pdf", png: "image/png", txt: "text/plain", jpg: "image/jpeg" } as const;
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function upload(
  ctx: DocumentContext,
  customerId: number,
  content: Uint8Array,
  rest: { name?: string; mediaType?: string; serviceEntryId?: number } = {},
) {
  const { name = "Agreement.pdf", mediaType = types.pdf, ...more } = rest;
  return uploadClientDocument(ctx, {
    customerId,
    kind: "agreement",
    name,
    note: "",
    ...more,
    file: { mediaType, content: inPieces(content) },
  });
}

describe.each(["database", "folder"] as const)("kept in the %s", (where) => {
  test("a document comes back byte for byte, is listed, renamed and removed with its content", async () => {
    const { client, entry } = await resident(p, `Documents${where}`);
    const content = pdf(randomBytes(70_000));
    const made = await upload(using(p.admin, where), client.id, content, {
      name: "Résumé é.pdf",
      serviceEntryId: entry.id,
    });
    keepsContract(endpoints.uploadClientDocument, made);
    expect(made).toMatchObject({
      kind: "agreement",
      name: "Résumé é.pdf",
      size: content.length,
      sha256: sha256(content),
      note: null,
      serviceEntryId: entry.id,
      uploadedByName: p.admin.actor.name,
      removedAt: null,
    });
    const [row] = await p.db.owner.sql`select storage from client_document where id = ${made.id}`;
    expect(row).toEqual({ storage: where });
    const got = await downloadClientDocument(using(p.reader, where), { documentId: made.id });
    expect(Buffer.from(got.content).equals(content)).toBe(true);
    expect(got).toMatchObject({ name: "Résumé é.pdf", mediaType: types.pdf });

    const renamed = await updateClientDocument(p.admin, {
      documentId: made.id,
      name: "Fees.pdf",
      kind: "fee_letter",
      serviceEntryId: null,
    });
    keepsContract(endpoints.updateClientDocument, renamed);
    const listed = await listClientDocuments(p.admin, { customerId: client.id });
    keepsContract(endpoints.listClientDocuments, listed);
    expect(listed.items).toMatchObject([{ id: made.id, name: "Fees.pdf", kind: "fee_letter" }]);
    expect((await getCustomer(p.admin, { customerId: client.id })).counts.documents).toBe(1);

    const removed = await removeClientDocument(using(p.admin, where), { documentId: made.id, reason: "wrong client" });
    keepsContract(endpoints.removeClientDocument, removed);
    expect(removed).toMatchObject({ removedByName: p.admin.actor.name, sha256: made.sha256 });
    expect((await listClientDocuments(p.admin, { customerId: client.id })).items).toEqual([]);
    expect((await listClientDocuments(p.admin, { customerId: client.id, removed: true })).items).toHaveLength(1);
    expect((await refusal(downloadClientDocument(using(p.admin, where), { documentId: made.id }))).code).toBe(
      "CONFLICT",
    );
    expect(
      (await refusal(removeClientDocument(using(p.admin, where), { documentId: made.id, reason: "again" }))).code,
    ).toBe("CONFLICT");
    expect(await p.db.owner.sql`select 1 as x from document_content where document_id = ${made.id}`).toHaveLength(0);
    if (where === "folder") expect(readdirSync(join(folder, "0000"))).toEqual([]);
    const audit = await p.db.owner.sql<{ verb: string }[]>`
      select verb from audit_log where object_type = 'client_document' and object_id = ${String(made.id)} order by id`;
    expect(audit.map((one) => one.verb)).toEqual([
      "uploadClientDocument",
      "updateClientDocument",
      "removeClientDocument",
    ]);
  });

  test("content that was changed where it lies is not given out", async () => {
    const client = await person(p, `Changed${where}`);
    const made = await upload(using(p.admin, where), client.id, pdf(Buffer.from("x")));
    const other = pdf(Buffer.from("y"));
    if (where === "database")
      await p.db.owner.sql`update document_content set content = ${Buffer.from(other)} where document_id = ${made.id}`;
    else {
      const file = join(folder, "0000", `${made.id}.document`);
      expect(readFileSync(file).length).toBe(made.size);
      writeFileSync(file, other);
    }
    expect((await refusal(downloadClientDocument(using(p.admin, where), { documentId: made.id }))).code).toBe(
      "CONFLICT",
    );
    await expect(p.db.app.sql`update document_content set content = 'x'`).rejects.toMatchObject({ code: "42501" });
    await expect(p.db.app.sql`update client_document set sha256 = 'x'`).rejects.toMatchObject({ code: "42501" });
  });
});

test("nothing stays in the folder when the row could not be written", async () => {
  const client = await person(p, "Orphan");
  const before = readdirSync(folder, { recursive: true }).length;
  const failing: DocumentContext = {
    ...using(p.admin, "folder"),
    beforeChange: async (execute) => {
      // A claim of the request in the same transaction that fails at its very end.
      await execute`create temporary table fails (id int primary key deferrable initially deferred) on commit drop`;
      await execute`insert into fails values (1), (1)`;
    },
  };
  await expect(upload(failing, client.id, pdf(Buffer.from("x")))).rejects.toThrow();
  expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  expect((await listClientDocuments(p.admin, { customerId: client.id })).total).toBe(0);
});

/** A Word document whose directory is said to lie behind its end. */
function astray(): Buffer {
  const content = docx();
  content.writeUInt32LE(0xffff_ff00, content.length - 6);
  return content;
}

describe("what is taken", () => {
  const taken = (mediaType: string, content: Uint8Array) => mediaTypeOf(mediaType)?.fault(content) ?? null;

  test("each type by its content", () => {
    expect(taken(types.pdf, pdf(Buffer.from("1 0 obj")))).toBeNull();
    expect(taken(types.png, png)).toBeNull();
    expect(taken(types.jpg, Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9, 9, 9]))).toBeNull();
    expect(taken(types.txt, Buffer.from("Zwölf Böxkämpfer\r\n\tund 李\n"))).toBeNull();
    expect(taken(word, docx())).toBeNull();
  });

  test.each<[string, string, Uint8Array]>([
    ["a program", types.pdf, Buffer.from("MZ\u0090\u0000...%PDF-1.7 %%EOF", "latin1")],
    ["a PDF cut off", types.pdf, Buffer.from("%PDF-1.7\n1 0 obj")],
    ["a web page as PDF", types.pdf, Buffer.from("<html>%PDF-1.7 %%EOF")],
    ["an image as text", types.txt, png],
    ["a script as text", types.txt, Buffer.from("#!/bin/sh\nrm -rf /\n")],
    ["an ELF program as text", types.txt, Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 1, 1])],
    ["text in UTF-16", types.txt, Buffer.from("\uFEFFhello", "utf16le")],
    ["a PNG cut off", types.png, png.subarray(0, 20)],
    ["a JPEG as PNG", types.png, Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
    ["a zip archive", word, zip([{ name: "readme.txt" }])],
    ["a spreadsheet", word, zip([{ name: "[Content_Types].xml" }, { name: "xl/workbook.xml" }])],
    ["macros", word, docx([{ name: "word/vbaProject.bin" }])],
    ["a program inside", word, docx([{ name: "word/embeddings/setup.EXE" }])],
    ["a bomb", word, docx([{ name: "word/media/zeros.png", unpacked: 400 * 1024 * 1024 }])],
    ["a document with a password", word, docx([{ name: "word/x.xml", encrypted: true }])],
    ["a directory that leads elsewhere", word, astray()],
    ["the end of a zip only", word, docx().subarray(-22)],
    ["nothing that is a zip", word, randomBytes(5000)],
  ])("%s is refused", (_, mediaType, content) => {
    expect(taken(mediaType, content)).toMatch(/^The .{15,}/);
  });

  test("no content whatever throws or hangs", () => {
    for (let at = 0; at < 300; at += 1) {
      const damaged = docx([{ name: "a" }, { name: "b" }]);
      for (let hit = 0; hit < 12; hit += 1)
        damaged[Math.floor(Math.random() * damaged.length)] = Math.floor(Math.random() * 256);
      const cut = damaged.subarray(0, Math.floor(Math.random() * damaged.length));
      for (const content of [damaged, cut])
        for (const type of [types.pdf, types.png, types.jpg, types.txt, word])
          expect(["string", "object"]).toContain(typeof taken(type, content));
    }
  });

  test("names, sizes, types and whose it is, each at its field", async () => {
    const client = await person(p, "Refused");
    const fields = async (work: Promise<unknown>) =>
      (await refusal(work)).fields.map((fault) => `${fault.pointer} ${fault.code}`);
    const small = pdf(Buffer.from("x"));
    const ctx = using(p.admin);
    for (const name of [
      "a.exe",
      "a.pdf.exe",
      ".pdf",
      "a/b.pdf",
      "..\\a.pdf",
      "a\u0000.pdf",
      "a\u202Efdp.exe.pdf",
      `${"x".repeat(200)}.pdf`,
      "a.docx",
    ])
      expect([name, await fields(upload(ctx, client.id, small, { name }))]).toEqual([name, ["/name INVALID"]]);
    expect(await fields(upload(ctx, client.id, small, { mediaType: "text/html", name: "a.html" }))).toEqual([
      "/name INVALID",
    ]);
    expect(await fields(upload(ctx, client.id, pdf(Buffer.alloc(1_000_001))))).toEqual(["/file TOO_LONG"]);
    expect(await fields(upload(ctx, client.id, new Uint8Array()))).toEqual(["/file REQUIRED"]);
    expect(await fields(upload(ctx, client.id, png))).toEqual(["/file INVALID"]);
    expect(await fields(upload(ctx, client.id, small, { serviceEntryId: 99_999 }))).toEqual([
      "/serviceEntryId UNKNOWN",
    ]);
    const payer = await organisation(p, "Trustees");
    expect(await fields(upload(ctx, payer.id, small))).toEqual(["/customerId NOT_ALLOWED"]);
    expect((await listClientDocuments(p.admin, { customerId: client.id })).total).toBe(0);
  });

  test("a file far too long is not read to its end", async () => {
    const client = await person(p, "Endless");
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 100_000;
        yield await Promise.resolve(new Uint8Array(100_000));
      }
    }
    const file = { mediaType: types.pdf, content: endless() };
    const input = { customerId: client.id, kind: "other" as const, name: "a.pdf", file };
    expect((await refusal(uploadClientDocument(using(p.admin), input))).fields[0]?.code).toBe("TOO_LONG");
    expect(read).toBeLessThan(1_200_000);
  });
});

test("people of another facility see and touch nothing; a reader only reads", async () => {
  const client = await person(p, "Secluded", p.village);
  const made = await upload(using(p.admin), client.id, pdf(Buffer.from("x")));
  const asked: [() => Promise<unknown>, string][] = [
    [() => listClientDocuments(p.officer, { customerId: client.id }), "NOT_FOUND"],
    [() => downloadClientDocument(using(p.officer), { documentId: made.id }), "NOT_FOUND"],
    [() => updateClientDocument(p.officer, { documentId: made.id, name: "a.pdf" }), "NOT_FOUND"],
    [() => removeClientDocument(using(p.officer), { documentId: made.id, reason: "because" }), "NOT_FOUND"],
    [() => upload(using(p.officer), client.id, pdf(Buffer.from("x"))), "NOT_FOUND"],
    [() => upload(using(p.reader), client.id, pdf(Buffer.from("x"))), "FORBIDDEN"],
    [() => removeClientDocument(using(p.reader), { documentId: made.id, reason: "because" }), "FORBIDDEN"],
  ];
  for (const [ask, code] of asked) expect((await refusal(ask())).code).toBe(code);
});
