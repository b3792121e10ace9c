import { type Endpoint, endpoints } from "@banksia/contracts";
import { schema } from "@banksia/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnsOf } from "../src/http/csv-download.ts";
import { type Setup, body, listAddress, setUp } from "./setup.ts";
import type { CustomerListItem, Page } from "./types.ts";

const all: Endpoint[] = Object.values(endpoints);
const people = 2_345;

let at: Setup;
beforeAll(async () => {
  at = await setUp();
  const { orm, sql } = at.database.owner;
  const [group] = await orm.insert(schema.customerGroup).values({ code: "RES", name: "Residents" }).returning();
  const [terms] = await orm
    .insert(schema.termsOfPayment)
    .values({ code: "D14", name: "14 days", days: 14 })
    .returning();
  await sql`
    insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
    select 'C' || lpad(n::text, 6, '0'), 'person', 'Person ' || lpad((n % 100)::text, 3, '0'), 'Person', 'N' || n,
      ${group!.id}, ${terms!.id}, case when n % 2 = 0 then ${at.services.east}::bigint else ${at.services.west}::bigint end
    from generate_series(1, ${people}) n`;
  await orm.insert(schema.customer).values({
    account: "C=EVIL",
    type: "organisation",
    name: '=HYPERLINK("http://evil.test","Pay, here")',
    knownAs: "-1+1",
    reference: "+61 2 9999 0000",
    customerGroupId: group!.id,
    termsOfPaymentId: terms!.id,
  });
});
afterAll(() => at.close());

async function page(query: string, key = at.keys.read_only): Promise<Page<CustomerListItem>> {
  const answer = await at.send("GET", `/api/v1/customers?${query}`, { key });
  if (answer.status !== 200) throw new Error(await answer.text());
  return body(answer);
}

async function walk(query: string, between?: (pages: number) => Promise<unknown>): Promise<CustomerListItem[]> {
  const items: CustomerListItem[] = [];
  let cursor: string | null = "";
  for (let pages = 1; cursor !== null; pages += 1) {
    const one: Page<CustomerListItem> = await page(
      `${query}${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    items.push(...one.items);
    cursor = one.nextCursor;
    await between?.(pages);
  }
  return items;
}

describe("pages", () => {
  test("follow each other without gaps or repeats, whatever the order", async () => {
    for (const query of [
      "limit=500",
      "limit=700&sort=-name",
      "limit=999&sort=name,-account",
      "limit=1000&sort=-account",
    ]) {
      const items = await walk(query);
      expect(items).toHaveLength(people + 1);
      expect(new Set(items.map((one) => one.id)).size).toBe(people + 1);
    }
    const accounts = (await walk("limit=1000&sort=-account")).map((one) => one.account);
    expect(accounts).toEqual([...accounts].sort().toReversed());
  });

  test("stay so while rows come before and after where one is", async () => {
    const { sql } = at.database.owner;
    let made = 0;
    const items = await walk("limit=300&sort=account", async () => {
      made += 1;
      await sql`insert into customer (account, type, name, customer_group_id, terms_of_payment_id)
        select v.account, 'organisation', 'New', customer_group_id, terms_of_payment_id
        from customer, (values (${`A${made}`}), (${`Z${made}`})) v (account) where customer.account = 'C000001'`;
    });
    const accounts = items.map((one) => one.account);
    expect(new Set(accounts).size).toBe(accounts.length);
    expect(accounts.filter((account) => /^C\d/.test(account))).toHaveLength(people);
    expect(accounts.filter((account) => account.startsWith("A"))).toEqual([]);
    await sql`delete from customer where name = 'New'`;
  });

  test("a cursor belongs to its order", async () => {
    const { nextCursor } = await page("limit=10&sort=name");
    const answer = await at.send(
      "GET",
      `/api/v1/customers?limit=10&sort=account&cursor=${encodeURIComponent(nextCursor!)}`,
      {
        key: at.keys.read_only,
      },
    );
    expect(answer.status).toBe(422);
  });

  test("hold only what the caller's facilities hold", async () => {
    const west = await page("limit=1000&type=person", at.keys.west_officer);
    expect(west.total).toBe(Math.ceil(people / 2));
    expect(new Set(west.items.map((one) => one.homeServiceName))).toEqual(new Set(["West"]));
  });
});

describe("CSV", () => {
  const csv = async (query: string) => {
    const answer = await at.send("GET", `/api/v1/customers.csv?${query}`, { key: at.keys.read_only });
    return { answer, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
  };

  test("holds every row that matches, in the order asked for, with the columns of the contract", async () => {
    const { answer, text } = await csv("type=person&sort=-account");
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(text.startsWith("\uFEFFid,account,type,name,")).toBe(true);
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(people + 1);
    expect(lines[1]).toContain(`C${String(people).padStart(6, "0")}`);
    expect(columnsOf(endpoints.listCustomers)).toContain("balance");
  });

  test("runs no formula", async () => {
    const { text } = await csv("type=organisation");
    const line = text.split("\r\n")[1]!;
    expect(line).toContain(`"'=HYPERLINK(""http://evil.test"",""Pay, here"")"`);
    expect(line).toContain(",'-1+1,");
    expect(line).toContain(",'+61 2 9999 0000,");
    expect(line).toContain(",0.00,");
  });

  test("takes the same filters, and no pages", async () => {
    expect((await csv("search=C000777")).text.trimEnd().split("\r\n")).toHaveLength(2);
    expect(await body(at.send("GET", "/api/v1/customers.csv?sort=nope", { key: at.keys.read_only }))).toMatchObject({
      code: "VALIDATION",
    });
  });

  test("comes as it is read: a caller who stops early stops the reading", async () => {
    const answer = await at.send("GET", "/api/v1/customers.csv", { key: at.keys.read_only });
    const reader = answer.body!.getReader();
    const first = await reader.read();
    const lines = Buffer.from(first.value ?? [])
      .toString("utf8")
      .split("\r\n").length;
    expect(lines).toBeGreaterThan(900);
    expect(lines).toBeLessThan(1_100);
    await reader.cancel();
  });
});

test("every list of the API answers a page and a CSV file", async () => {
  for (const endpoint of all.filter((one) => one.list && one.params === undefined)) {
    const answer = await at.send("GET", listAddress(endpoint), { key: at.keys.administrator });
    const text = await answer.text();
    expect([endpoint.id, answer.status, text.slice(0, 200)]).toEqual([endpoint.id, 200, text.slice(0, 200)]);
    const one: Page<object> = JSON.parse(text);
    expect(one.items.length).toBeLessThanOrEqual(50);
    expect(one.total).toBeGreaterThanOrEqual(one.items.length);
    const file = await at.send("GET", listAddress(endpoint, ".csv"), { key: at.keys.administrator });
    const csv = await file.text();
    expect([endpoint.id, file.status]).toEqual([endpoint.id, 200]);
    expect(csv.split("\r\n")[0]!.replace("\uFEFF", "")).toBe(columnsOf(endpoint).join(","));
    expect(columnsOf(endpoint).length).toBeGreaterThan(1);
  }
});

test("every list can be sorted by each of its keys, both ways", async () => {
  for (const endpoint of all.filter((one) => one.list && one.params === undefined)) {
    const sort: unknown = endpoint.query?.shape["sort"];
    const pattern = /\(([\w|]+)\)/.exec(JSON.stringify(await sortPattern(sort)))?.[1] ?? "";
    for (const key of pattern.split("|").filter((one) => one !== ""))
      for (const way of ["", "-"]) {
        const answer = await at.send("GET", `${listAddress(endpoint)}limit=2&sort=${way}${key}`, {
          key: at.keys.administrator,
        });
        const text = await answer.text();
        expect([endpoint.id, key, answer.status, text]).toEqual([endpoint.id, key, 200, text]);
        const cursor = (JSON.parse(text) as Page<object>).nextCursor;
        if (cursor === null) continue;
        const next = await at.send(
          "GET",
          `${listAddress(endpoint)}limit=2&sort=${way}${key}&cursor=${encodeURIComponent(cursor)}`,
          {
            key: at.keys.administrator,
          },
        );
        expect([endpoint.id, key, next.status]).toEqual([endpoint.id, key, 200]);
      }
  }
});

async function sortPattern(sort: unknown): Promise<unknown> {
  const { z } = await import("zod");
  return sort instanceof z.ZodType ? z.toJSONSchema(sort, { io: "input" }) : {};
}
