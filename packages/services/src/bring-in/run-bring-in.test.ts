import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context.ts";
import { BringInQueue, filesAtOnce } from "./bring-in-work.ts";
import { failAbandonedBringIns } from "./fail-abandoned-bring-ins.ts";
import { getBringIn } from "./get-bring-in.ts";
import { listBringInErrors } from "./list-bring-in-errors.ts";
import { listBringIns } from "./list-bring-ins.ts";
import { mostCharacters, startBringIn } from "./start-bring-in.ts";
import { type Provider, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
});
afterAll(() => at.close());
afterEach(() => expect(at.broken.splice(0)).toEqual([]));

const heading = "account,type,name,customer_group,terms_of_payment";
const payer = (account: string | number) => `${account},organisation,Payer ${account},RES,14D`;
const payers = (prefix: string, count: number) =>
  file(heading, ...Array.from({ length: count }, (_, n) => payer(`${prefix}${n}`)));
const start = (csv: string, queue: BringInQueue = at.queue, as: Context = at.officer) =>
  startBringIn({ ...as, bringIns: queue }, { kind: "customers", fileName: "payers.csv", checkOnly: false, csv });
const look = (id: number) => getBringIn(at.officer, { bringInId: id });

interface Held {
  queue?: BringInQueue;
  as?: Context;
  csv?: string;
}

/** Does something while a file cannot go on because someone else is about to use its account `HELD`. */
async function whileHeld<T>(
  work: (id: number) => Promise<T>,
  end: "commit" | "rollback",
  { queue = at.queue, as = at.officer, csv = file(heading, payer("FREE"), payer("HELD")) }: Held = {},
): Promise<{ id: number; result: T }> {
  const done: { id: number; result: T }[] = [];
  await at.db.owner.sql
    .begin(async (tx) => {
      await tx`insert into customer (account, type, name, customer_group_id, terms_of_payment_id) values ('HELD', 'organisation', 'Held', 1, 1)`;
      const { id } = await start(csv, queue, as);
      const stands = async () => {
        const [row] = await at.db.owner
          .sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'test app'
          and datname = current_database()`;
        return row !== undefined;
      };
      while (!(await stands())) await new Promise((resolve) => setTimeout(resolve, 20));
      done.push({ id, result: await work(id) });
      if (end === "rollback") throw new Error("undo");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "undo") throw error;
    });
  await queue.idle();
  return done[0]!;
}

describe("progress", () => {
  /** Waits longer than progress takes to be written. */
  const lookLater = async (id: number) => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    return look(id);
  };

  test.each([
    // The check of someone who does not see all looks for hidden accounts, and so meets the one that is held.
    ["checked", "checking"],
    ["loaded", "loading"],
  ])("is seen by others while rows are %s, and the rows are not", async (_, status) => {
    const before = await at.count("customer");
    const csv = `${payers(`${status}-`, 3499)}\r\n${payer("HELD")}`;
    const { id, result } = await whileHeld((one) => Promise.all([lookLater(one), at.count("customer")]), "rollback", {
      csv,
      as: status === "checking" ? at.wattle : at.officer,
    });
    expect(result).toMatchObject([
      { status, doneCount: 3000, rowCount: 3500, errorCount: 0, finishedAt: null },
      before,
    ]);
    expect(await look(id)).toMatchObject({ status: "loaded", doneCount: 3500, rowCount: 3500 });
    expect(await at.count("customer")).toBe(before + 3500);
    await at.db.owner.sql`delete from customer where account = 'HELD'`;
  });

  test("others have their turn while a large file is worked on", async () => {
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    const began = performance.now();
    expect(await at.bring("customers", payers("A", 20_000))).toMatchObject({ status: "loaded", doneCount: 20_000 });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan((performance.now() - began) / 10 / 5);
  });

  test("what is answered has every field and no other", async () => {
    const done = await at.bring("customers", file(heading, payer(""), "x,y"));
    expect(await look(done.id)).toEqual({
      id: done.id,
      kind: "customers",
      fileName: "customers.csv",
      status: "refused",
      rowCount: 2,
      doneCount: 2,
      errorCount: 1,
      startedBy: "userId" in at.officer.actor ? at.officer.actor.userId : null,
      startedByName: "officer",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      finishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(await listBringInErrors(at.officer, { bringInId: done.id })).toEqual({
      items: [{ row: 3, column: null, code: "RAGGED", message: expect.stringContaining("5") }],
      nextCursor: null,
      total: 1,
    });
    const list = await listBringIns(at.officer, {
      kind: "customers",
      limit: 1,
      sort: [{ key: "createdAt", descending: true }],
    });
    expect(list).toEqual({ items: [await look(done.id)], nextCursor: expect.any(String), total: done.id });
    expect(await listBringIns(at.officer, { kind: "rates" })).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  test("errors come in pages", async () => {
    const done = await at.bring("customers", file(heading, ...Array.from({ length: 25 }, () => "x")));
    const first = await listBringInErrors(at.officer, { bringInId: done.id, limit: 20 });
    const next = await listBringInErrors(at.officer, { bringInId: done.id, limit: 20, cursor: first.nextCursor! });
    expect([...first.items, ...next.items].map(({ row }) => row)).toEqual(Array.from({ length: 25 }, (_, n) => n + 2));
    expect([next.nextCursor, next.total]).toEqual([null, 25]);
  });
});

describe("hostile files", () => {
  test.each<[string, string, string | null, string]>([
    ["a NUL", `${heading}\n\0`, null, "NOT_UTF8"],
    ["UTF-16 read as UTF-8", heading.replaceAll(/./g, "$&\0"), null, "NOT_UTF8"],
    ["another encoding read as UTF-8", `${heading}\nA,organisation,Caf\uFFFD,RES,14D`, null, "NOT_UTF8"],
    ["only blanks", "  \r\n\r\n ", null, "EMPTY"],
    ["only a heading", heading, null, "EMPTY"],
    ["a quotation mark that is never closed", `${heading}\n"A,organisation,X,RES,14D\n${payer("B")}`, null, "QUOTES"],
    ["an endless cell", `${heading}\nA,organisation,"${"x".repeat(2_000_000)}",RES,14D`, null, "ROW_TOO_LONG"],
    ["an endless heading", `${"x".repeat(100_000)}\nA`, null, "ROW_TOO_LONG"],
    ["a column twice", `${heading},Name\nA,organisation,X,RES,14D,Y`, "Name", "DUPLICATE"],
    ["an unknown column", `${heading},__proto__\nA,organisation,X,RES,14D,Y`, "__proto__", "UNKNOWN"],
    ["a column missing", "account,type,name,customer_group\nA,organisation,X,RES", "terms_of_payment", "REQUIRED"],
    ["a value without a heading", `${heading},\nA,organisation,X,RES,14D,Y`, null, "RAGGED"],
    ["no table at all", "%PDF-1.7", "account", "REQUIRED"],
    ["an archive", "PK\u0003\u0004\u0014", "account", "REQUIRED"],
  ])("%s", async (name, csv, column, code) => {
    const before = await at.count("customer");
    const done = await at.bring("customers", csv);
    expect(done.status).toBe("refused");
    const wanted = code === "REQUIRED" && column === "account" ? { column: "type", code } : { column, code };
    expect(
      done.errors.map((fault) => ({ column: fault.column, code: fault.code })),
      name,
    ).toContainEqual(wanted);
    expect(await at.count("customer")).toBe(before);
  });

  test("hundreds of columns", async () => {
    const done = await at.bring("customers", `${Array.from({ length: 490 }, (_, n) => `c${n}`).join(",")}\n1`);
    expect(done).toMatchObject({ status: "refused", errorCount: 493 });
    expect(done.errors).toHaveLength(493);
  });

  test("a byte order mark, blank rows, semicolons and columns in another order are fine", async () => {
    const done = await at.bring(
      "customers",
      "\uFEFFType;Name;;Account;Terms of payment;Customer group\n\norganisation;Ünïcode & Söhne;;B-1;14D;RES\n;;;;;\n",
    );
    expect(done).toMatchObject({ status: "loaded", rowCount: 1 });
    const [row] = await at.db.owner.sql`select name from customer where account = 'B-1'`;
    expect(row).toEqual({ name: "Ünïcode & Söhne" });
  });

  test("whatever comes in, it is refused with reasons or loaded, and nothing breaks", async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "A",
        "organisation",
        "person",
        "RES",
        "14D",
        '"',
        "''",
        "\u202e",
        "=1",
        "2026-02-31",
        "9".repeat(40),
        "\ud83d",
        "{}",
        "\\N",
        "null",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    const csv = fc
      .array(fc.array(cell, { minLength: 4, maxLength: 6 }), { maxLength: 5 })
      .map((rows) => file(heading, ...rows.map((row) => row.join(","))));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("customers", "service_entries", "schedule_lines", "rates"),
        csv,
        async (kind, text) => {
          const done = await at.bring(kind, text, at.wattle, true);
          expect(["refused", "checked"]).toContain(done.status);
          expect(done.errorCount > 0).toBe(done.status === "refused");
          expect(done.errors.length).toBe(done.errorCount);
          for (const fault of done.errors) expect(fault.message).toMatch(/^\P{Cc}{10,500}$/u);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("when things go wrong", () => {
  test("others take an account while the file is loaded: it is checked again, and the row is told", async () => {
    const { id } = await whileHeld(() => Promise.resolve(), "commit");
    expect(await look(id)).toMatchObject({ status: "refused", errorCount: 1 });
    const errors = await listBringInErrors(at.officer, { bringInId: id });
    expect(errors.items).toMatchObject([{ row: 3, column: "account", code: "TAKEN" }]);
    await at.db.owner.sql`delete from customer where account = 'HELD'`;
  });

  test("files of a process that died are marked failed, those that are being worked on are left alone", async () => {
    const [dead] = await at.db.owner.sql<{ id: number }[]>`
      insert into bring_in (kind, file_name, status, started_by_name) values ('rates', 'r.csv', 'loading', 'someone') returning id`;
    const { id, result } = await whileHeld(() => failAbandonedBringIns(at.db.app), "rollback");
    expect(result).toBe(1);
    expect(await look(dead!.id)).toMatchObject({ status: "failed", errorCount: 1, finishedAt: expect.any(String) });
    const errors = await listBringInErrors(at.officer, { bringInId: dead!.id });
    expect(errors.items).toMatchObject([{ row: 1, column: null, code: "INTERRUPTED" }]);
    expect(await look(id)).toMatchObject({ status: "loaded" });
    expect(await failAbandonedBringIns(at.db.app)).toBe(0);
    await at.db.owner.sql`delete from customer where account in ('HELD', 'FREE')`;
  });

  test("a file that was marked failed meanwhile loads nothing", async () => {
    const { id } = await whileHeld(
      (id) => at.db.owner.sql`update bring_in set status = 'failed' where id = ${id}`,
      "rollback",
    );
    expect(await look(id)).toMatchObject({ status: "failed" });
    const rows = await at.db.owner.sql`select from customer where account in ('HELD', 'FREE')`;
    expect(rows).toHaveLength(0);
  });

  test("a process that stops leaves the file failed, and nothing of it", async () => {
    const before = await at.count("customer");
    const queue = new BringInQueue((error) => at.broken.push(error));
    const { id, result: next } = await whileHeld(
      async () => {
        const waiting = await start(payers("T", 10), queue);
        void queue.stop();
        return waiting.id;
      },
      "rollback",
      { queue },
    );
    for (const one of [id, next]) {
      expect(await look(one)).toMatchObject({ status: "failed" });
      const errors = await listBringInErrors(at.officer, { bringInId: one });
      expect(errors.items).toMatchObject([
        { code: "INTERRUPTED", message: expect.stringContaining("Nothing was loaded") },
      ]);
    }
    expect(await at.count("customer")).toBe(before);
    await expect(start(payers("U", 1), queue)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("the database breaks off: the file failed, and nothing of it is there", async () => {
    // postgres.js throws from a timer when it rolls back on a connection that is gone: nobody can catch that.
    const listeners = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    const uncaught: string[] = [];
    process.on("uncaughtException", (error) => uncaught.push(error.message));
    const { id } = await whileHeld(
      () => at.db.owner.sql`select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'
        and application_name = 'test app' and datname = current_database()`,
      "rollback",
    );
    process.removeAllListeners("uncaughtException");
    for (const listener of listeners) process.on("uncaughtException", listener);
    expect(uncaught.filter((message) => !message.includes("reading 'write'"))).toEqual([]);
    expect(at.broken.splice(0)).toHaveLength(1);
    expect(await look(id)).toMatchObject({ status: "failed", errorCount: 1 });
    const rows = await at.db.owner.sql`select from customer where account in ('HELD', 'FREE')`;
    expect(rows).toHaveLength(0);
  });

  test.each([
    [
      "raise exception using errcode = 'BK001', message = 'REFERENCE', detail = 'Not today.'",
      "CHANGED_MEANWHILE",
      "Not today.",
    ],
    ["raise exception 'secret inside'", "FAILED", "Something broke on our side"],
  ])("the database refuses what the checks let through", async (fails, code, words) => {
    const { sql } = at.db.owner;
    const before = await at.count("customer");
    await sql.unsafe(`create function refuse_it() returns trigger language plpgsql as $$ begin ${fails}; end $$;
      create trigger refuse_it before insert on customer for each row execute function refuse_it()`);
    const done = await at.bring("customers", file(heading, payer(`Z-${code}`)));
    await sql.unsafe("drop trigger refuse_it on customer; drop function refuse_it()");
    expect(done).toMatchObject({ status: "failed", errorCount: 1, errors: [{ row: 1, column: null, code }] });
    expect(done.errors[0]!.message).toContain(words);
    expect(done.errors[0]!.message).not.toContain("secret");
    expect(at.broken.splice(0).map((error) => error.message)).toEqual(code === "FAILED" ? ["secret inside"] : []);
    expect(await at.count("customer")).toBe(before);
    expect(await at.bring("customers", file(heading, payer(`Z-${code}`)))).toMatchObject({ status: "loaded" });
  });
});

describe("who and how much", () => {
  test("a file is for whoever brought it in, and for those who see all facilities", async () => {
    const theirs = await at.bring("customers", file(heading, payer("")), at.officer);
    const own = await at.bring("customers", file(heading, payer("")), at.wattle);
    await expect(getBringIn(at.wattle, { bringInId: theirs.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listBringInErrors(at.wattle, { bringInId: theirs.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const list = await listBringIns(at.wattle, {});
    expect(new Set(list.items.map((one) => one.startedByName))).toEqual(new Set(["wattle"]));
    expect(await look(own.id)).toMatchObject({ startedByName: "wattle", status: "loaded" });
  });

  test("too many files at once, too large a file, a name that cannot be shown", async () => {
    const queue = new BringInQueue((error) => at.broken.push(error));
    const taken = await Promise.allSettled(
      Array.from({ length: filesAtOnce + 2 }, (_, n) => start(payers(`Q${n}-`, 1), queue)),
    );
    expect(taken.filter((one) => one.status === "rejected").map((one) => one.reason)).toMatchObject([
      { code: "CONFLICT" },
      { code: "CONFLICT" },
    ]);
    await queue.idle();
    expect(await start(payers("QA", 1), queue)).toMatchObject({ fileName: "payers.csv", startedByName: "officer" });
    await queue.idle();
    await expect(start("x".repeat(mostCharacters + 1))).rejects.toMatchObject({
      code: "VALIDATION",
      fields: [{ pointer: "/csv" }],
    });
    await expect(
      startBringIn(
        { ...at.officer, bringIns: at.queue },
        { kind: "rates", csv: "x", checkOnly: true, fileName: "a\u0000b" },
      ),
    ).rejects.toMatchObject({ code: "VALIDATION", fields: [{ pointer: "/fileName" }] });
  });

  test("the request's own first statement runs with the start, once", async () => {
    let claims = 0;
    const claimed: Context = {
      ...at.officer,
      beforeChange: async (execute) => {
        claims += 1;
        await execute`select 1`;
      },
    };
    expect(await at.bring("customers", file(heading, payer("")), claimed)).toMatchObject({ status: "loaded" });
    expect(claims).toBe(1);
  });
});
