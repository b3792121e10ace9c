import { type Client, createClient, endpoints } from "@banksia/client";
import type { BringIn } from "@banksia/contracts";
import { schema } from "@banksia/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Setup, body, origin, setUp } from "./setup.ts";

let at: Setup;
let bank: Client;
beforeAll(async () => {
  at = await setUp();
  bank = createClient({
    baseUrl: origin,
    apiKey: at.keys.finance_officer,
    fetch: (url, init) => Promise.resolve(at.api.app.request(url, init)),
  });
  await at.database.owner.orm.insert(schema.customerGroup).values({ code: "RES", name: "Residents" });
  await at.database.owner.orm.insert(schema.termsOfPayment).values({ code: "D14", name: "14 days", days: 14 });
});
afterAll(() => at.close());

async function brought(csv: string, checkOnly = false): Promise<BringIn> {
  const file = await bank.call(endpoints.startBringIn, {
    query: { kind: "customers", fileName: "people.csv", checkOnly },
    body: csv,
  });
  let last = file;
  for await (const now of bank.stream(endpoints.streamBringIn, { params: { bringInId: file.id } })) last = now;
  return last;
}

async function example(rows: number, edit: (record: Record<string, string>, row: number) => void): Promise<string> {
  const { items } = await bank.call(endpoints.listBringInTemplates, {});
  const template = items.find((one) => one.kind === "customers")!;
  const lines = Array.from({ length: rows }, (_, row) => {
    const record = Object.fromEntries(template.columns.map((column) => [column.name, ""]));
    edit(record, row);
    return template.columns.map((column) => record[column.name]).join(",");
  });
  return [template.columns.map((column) => column.name).join(","), ...lines].join("\n");
}

test("a file with a bad row loads nothing and says where it is wrong; a good one loads whole", async () => {
  const { items } = await bank.call(endpoints.listBringInTemplates, {});
  const names = items.find((one) => one.kind === "customers")!.columns.map((column) => column.name);
  expect(names).toEqual(expect.arrayContaining(["account", "type"]));
  const column = (part: string) => names.find((name) => name.toLowerCase().replaceAll("_", "").includes(part))!;
  const fill = (bad: number) => (record: Record<string, string>, row: number) => {
    record[column("account")] = `B${row}`;
    record[column("type")] = row === bad ? "robot" : "organisation";
    record[names.includes("name") ? "name" : column("name")] = `Payer ${row}`;
    record[column("group")] = "RES";
    record[column("terms")] = "D14";
  };
  const refused = await brought(await example(20, fill(7)));
  expect(refused).toMatchObject({ status: "refused", errorCount: 1 });
  const errors = await bank.call(endpoints.listBringInErrors, { params: { bringInId: refused.id } });
  expect(errors.items).toMatchObject([{ row: 9, column: column("type") }]);
  const count = async () => (await bank.call(endpoints.listCustomers, { query: { search: "Payer" } })).total;
  expect(await count()).toBe(0);
  const csv = await example(500, fill(-1));
  expect(await brought(csv, true)).toMatchObject({ status: "checked", errorCount: 0 });
  expect(await count()).toBe(0);
  expect(await brought(csv)).toMatchObject({ status: "loaded", rowCount: 500, doneCount: 500 });
  expect(await count()).toBe(500);
});

test("the file itself is the body", async () => {
  const send = (type: string, sent: string) =>
    at.send("POST", "/api/v1/bring-ins?kind=customers&fileName=a.csv", {
      key: at.keys.finance_officer,
      body: sent,
      headers: { "content-type": type },
    });
  expect((await send("application/json", "{}")).status).toBe(415);
  expect(await body(send("text/csv", ""))).toMatchObject({ status: 422, errors: [{ pointer: "/csv" }] });
  expect((await send("text/csv; charset=utf-8", "account\nA")).status).toBe(201);
});
