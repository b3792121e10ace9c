import { schema } from "@banksia/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../db/test/harness.ts";
import { type Context, change, changeSql, createContext } from "../context.ts";
import { claimKey, findAnswer, keepAnswer } from "./idempotency.ts";

let at: TestDatabase;
let ctx: Context;
beforeAll(async () => {
  at = await testDatabase();
  ctx = createContext(at.app, { kind: "system", name: "test" });
});
afterAll(() => at.close());

const named = (key: string) => ({ actor: "user:1", route: "createCustomerGroup", key, requestHash: "h" });
const groups = async () => (await at.owner.orm.select().from(schema.customerGroup)).length;
const work = (as: Context, code: string) =>
  change(as, (tx) => tx.insert(schema.customerGroup).values({ code, name: code }));

test("a request that slips in after another has looked is refused by the key itself", async () => {
  const [one, two] = [claimKey(ctx, named("a")), claimKey(ctx, named("a"))];
  await work(one.ctx, "A1");
  await expect(work(two.ctx, "A2")).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_FLIGHT" });
  expect([await groups(), one.taken(), two.taken()]).toEqual([1, true, false]);
  await expect(findAnswer(at.app, named("a"))).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_FLIGHT" });
  await keepAnswer(at.app, named("a"), { status: 201, body: { id: 1 } });
  expect(await findAnswer(at.app, named("a"))).toEqual({ status: 201, body: { id: 1 } });
});

test("a request that arrives while the first is at work is refused without waiting for it", async () => {
  const first = claimKey(ctx, named("b"));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let inside = () => {};
  const begun = new Promise<void>((resolve) => (inside = resolve));
  const slow = changeSql(first.ctx, async () => {
    inside();
    await held;
  });
  await begun;
  await expect(work(claimKey(ctx, named("b")).ctx, "B")).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_FLIGHT" });
  release();
  await slow;
});

test("work that fails gives its key back", async () => {
  const before = await groups();
  const failing = change(claimKey(ctx, named("c")).ctx, async (tx) => {
    await tx.insert(schema.customerGroup).values({ code: "C", name: "C" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect([await groups(), await findAnswer(at.app, named("c"))]).toEqual([before, null]);
  await work(claimKey(ctx, named("c")).ctx, "C");
  expect(await groups()).toBe(before + 1);
});

test("a verb with several changes takes the key once", async () => {
  const claim = claimKey(ctx, named("d"));
  await work(claim.ctx, "D1");
  await work(claim.ctx, "D2");
  expect(claim.taken()).toBe(true);
});

test("work without a change of its own keeps its answer all the same", async () => {
  await keepAnswer(at.app, named("e"), { status: 200, body: null });
  expect(await findAnswer(at.app, named("e"))).toEqual({ status: 200, body: null });
});
