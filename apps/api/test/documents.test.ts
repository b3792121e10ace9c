import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BankAccount, type ClientDocument, type Customer, endpoints } from "@banksia/contracts";
import { createClient } from "@banksia/client";
import { schema } from "@banksia/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen } from "../src/listen.ts";
import { type Setup, body, origin, setUp, signedIn } from "./setup.ts";

const folder = mkdtempSync(join(tmpdir(), "banksia-api-documents-"));
let at: Setup;
let client: Customer;
beforeAll(async () => {
  at = await setUp({ documents: { folder, maxBytes: 1_000_000 } });
  const { orm } = at.database.owner;
  await orm.insert(schema.customerGroup).values({ code: "RES", name: "Residents" });
  await orm.insert(schema.termsOfPayment).values({ code: "D14", name: "14 days", days: 14 });
  client = await body<Customer>(
    at.send("POST", "/api/v1/customers", {
      key: at.keys.administrator,
      body: {
        type: "person",
        firstName: "Edith",
        lastName: "Moore",
        homeServiceId: at.services.east,
        customerGroupId: 1,
        termsOfPaymentId: 1,
      },
    }),
  );
});
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true, force: true });
});

const pdf = Buffer.from("%PDF-1.7\n1 0 obj <</Producer(\u00E9)>>\n%%EOF\n", "latin1");

function upload(
  content: Uint8Array<ArrayBuffer> | string,
  query = "kind=agreement&name=Agreement.pdf",
  headers: Record<string, string> = {},
) {
  return at.api.app.request(`${origin}/api/v1/customers/${client.id}/documents?${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${at.keys.administrator}`, "content-type": "application/pdf", ...headers },
    body: content,
  });
}

describe("documents", () => {
  test("go up as they are and come down safe: as a file to be saved, for nothing else than it says", async () => {
    const name = 'Vertrag "é" 李.pdf'.replaceAll('"', "'");
    const answer = await upload(Uint8Array.from(pdf), `kind=agreement&name=${encodeURIComponent(name)}`);
    expect(answer.status).toBe(201);
    const made = await body<ClientDocument>(answer);
    expect(made).toMatchObject({ name, mediaType: "application/pdf", size: pdf.length });
    expect(readdirSync(join(folder, "0000"))).toEqual([`${made.id}.document`]);
    const file = await at.send("GET", `/api/v1/client-documents/${made.id}/content`, { key: at.keys.read_only });
    expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
    const { headers } = file;
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="Vertrag '_' _.pdf"; filename*=UTF-8''Vertrag%20%27%C3%A9%27%20%E6%9D%8E.pdf`,
    );
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("cache-control")).toBe("private, no-store");
    const none = await at.send("GET", `/api/v1/client-documents/${made.id}/content`, { key: at.keys.west_officer });
    expect(none.status).toBe(404);
    expect((await at.send("GET", `/api/v1/client-documents/${made.id}/content`)).status).toBe(401);
  });

  test("a file of another type than taken, of other content than it says, or too long is refused", async () => {
    const type = (value: string) => ({ "content-type": value });
    expect(await body(upload("<html>", undefined, type("text/html")))).toMatchObject({
      code: "UNSUPPORTED_MEDIA_TYPE",
    });
    expect(await body(upload("<html>"))).toMatchObject({
      code: "VALIDATION",
      errors: [{ pointer: "/file", code: "INVALID" }],
    });
    expect(await body(upload(Uint8Array.from(pdf), "kind=novel&nam=x"))).toMatchObject({
      code: "VALIDATION",
      errors: [{ pointer: "/query/kind" }, { pointer: "/query/name" }, { pointer: "/query/nam" }],
    });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(37));
      },
    });
    const answer = await at.api.app.request(`${origin}/api/v1/customers/${client.id}/documents?kind=other&name=a.pdf`, {
      method: "POST",
      headers: { authorization: `Bearer ${at.keys.administrator}`, "content-type": "application/pdf" },
      body: endless,
      duplex: "half",
    });
    expect(await body(answer)).toMatchObject({ errors: [{ pointer: "/file", code: "TOO_LONG" }] });
    expect(sent).toBeLessThan(1_500_000);
  });

  test("a request that is sent again with its name attaches nothing twice", async () => {
    const key = { "idempotency-key": "upload-1", "content-length": String(pdf.length) };
    const first = await body<ClientDocument>(upload(Uint8Array.from(pdf), undefined, key));
    const again = await upload(Uint8Array.from(pdf), undefined, key);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect((await body<ClientDocument>(again)).id).toBe(first.id);
    const other = { ...key, "content-length": String(pdf.length + 1) };
    const longer = Buffer.concat([pdf, Buffer.from("\n")]);
    expect(await body(upload(Uint8Array.from(longer), undefined, other))).toMatchObject({
      code: "IDEMPOTENCY_MISMATCH",
    });
  });

  test("over a real connection, by the client that the web app uses", async () => {
    const server = await listen(at.api, { port: 0, host: "127.0.0.1" });
    try {
      const client_ = createClient({ baseUrl: `http://127.0.0.1:${server.port}`, apiKey: at.keys.administrator });
      const big = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(700_000, 7), Buffer.from("\n%%EOF")]);
      const parts = { params: { customerId: client.id }, query: { kind: "assessment" as const, name: "Big.pdf" } };
      const made = await client_.call(endpoints.uploadClientDocument, {
        ...parts,
        body: { mediaType: "application/pdf", content: new Blob([big]) },
      });
      const back = await client_.download(endpoints.downloadClientDocument, { params: { documentId: made.id } });
      expect(Buffer.from(await back.arrayBuffer()).equals(big)).toBe(true);
      expect(client_.fileUrl(endpoints.downloadClientDocument, { params: { documentId: 7 } })).toMatch(
        /\/api\/v1\/client-documents\/7\/content$/,
      );
      const tooLong = client_.call(endpoints.uploadClientDocument, {
        ...parts,
        body: { mediaType: "application/pdf", content: new Uint8Array(3_000_000) },
      });
      await expect(tooLong).rejects.toMatchObject({
        code: "VALIDATION",
        errors: [{ pointer: "/file", code: "TOO_LONG" }],
      });
      // The connection has not been left in a state in which nothing more comes.
      const listed = await client_.call(endpoints.listClientDocuments, { params: { customerId: client.id } });
      expect(listed.items[0]).toMatchObject({ id: made.id });
    } finally {
      await server.stop();
    }
  });
});

describe("bank accounts", () => {
  test("whole numbers are in no answer, log of requests or kept answer but that of the look itself", async () => {
    const cookie = await signedIn(at, "finance_officer");
    const account = await body<BankAccount>(
      at.send("POST", `/api/v1/customers/${client.id}/bank-accounts`, {
        cookie,
        body: { code: "MAIN", accountTitle: "E Moore", bsb: "062692", accountNumber: "87 654-321" },
        headers: { "idempotency-key": "bank-1" },
      }),
    );
    const version = account.waiting!.id;
    const reveal = () =>
      at.send("POST", `/api/v1/bank-account-versions/${version}/reveal`, {
        cookie,
        headers: { "idempotency-key": "look-1" },
      });
    expect(await body<object>(reveal())).toMatchObject({ accountNumber: "87654321" });
    // Sent again, the kept answer has no number.
    expect(await body<object>(reveal())).toMatchObject({ bsb: "062-692", accountNumber: "" });
    const kept = await at.database.owner.sql`select response from idempotency_key`;
    expect(JSON.stringify(kept)).not.toContain("87654321");
    const paths = [
      `customers/${client.id}`,
      `customers/${client.id}/bank-accounts`,
      `bank-accounts/${account.id}/versions`,
      "bank-account-changes",
      "bank-account-changes.csv",
      "audit-log",
      "audit-log.csv",
    ];
    for (const path of paths) {
      const answer = await at.send("GET", `/api/v1/${path}`, { key: at.keys.administrator });
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).not.toContain("87654321");
    }
    const mine = { cookie, body: { versionIds: [version] } };
    expect(await body(at.send("POST", "/api/v1/bank-account-changes/approve", mine))).toMatchObject({
      code: "FORBIDDEN",
    });
    const approve = (key: string) =>
      at.send("POST", "/api/v1/bank-account-changes/approve", { key, body: { versionIds: [version] } });
    expect((await approve(at.keys.approver)).status).toBe(200);
    expect(await body(approve(at.keys.approver))).toMatchObject({ status: 409, code: "CONFLICT" });
  });
});
