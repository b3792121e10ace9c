import type { Context } from "@banksia/services/context";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Feed, type Follower } from "./events.ts";

interface State {
  done: number;
  over: boolean;
}

const ctx: Context = { db: Object(null), actor: { kind: "system", name: "test" }, today: () => "2026-11-22" };
const follower = (key: string, stillAllowed = () => Promise.resolve(true)): Follower => ({ key, ctx, stillAllowed });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function thing() {
  const state: State & { looks: number; broken: boolean } = { done: 0, over: false, looks: 0, broken: false };
  const feed = new Feed<State>((now) => now.over);
  const look = () => {
    state.looks += 1;
    return state.broken
      ? Promise.reject(new Error("the database is away"))
      : Promise.resolve({ done: state.done, over: state.over });
  };
  return { state, feed, look };
}

async function reader(answer: Promise<Response>) {
  const body = (await answer).body!.getReader();
  const decoder = new TextDecoder();
  return {
    next: async () => {
      const chunk = await body.read();
      return chunk.done ? null : decoder.decode(chunk.value);
    },
    cancel: () => body.cancel(),
  };
}

const progress = (done: number, over = false) => `event: progress\ndata: ${JSON.stringify({ done, over })}\n\n`;
const end = "event: end\ndata: {}\n\n";

describe("a feed", () => {
  test("tells how it is now, then only what changes, and ends with the thing", async () => {
    const { state, feed, look } = thing();
    const one = await reader(feed.follow(follower("run 1"), look));
    expect(await one.next()).toBe(progress(0));
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.looks).toBe(5);
    state.done = 7;
    await vi.advanceTimersByTimeAsync(250);
    expect(await one.next()).toBe(progress(7));
    state.over = true;
    await vi.advanceTimersByTimeAsync(250);
    expect([await one.next(), await one.next(), await one.next()]).toEqual([progress(7, true), end, null]);
    const { looks } = state;
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.looks).toBe(looks);
  });

  test("what is over already is told and ended at once", async () => {
    const { state, feed, look } = thing();
    state.over = true;
    const one = await reader(feed.follow(follower("run 1"), look));
    expect([await one.next(), await one.next(), await one.next()]).toEqual([progress(0, true), end, null]);
  });

  test("looks once for all who follow the same, and not at all for those who left", async () => {
    const { state, feed, look } = thing();
    const all = await Promise.all(Array.from({ length: 20 }, () => reader(feed.follow(follower("run 1"), look))));
    const other = await reader(feed.follow(follower("run 2"), look));
    expect(state.looks).toBe(21);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.looks).toBe(21 + 4 + 4);
    await other.cancel();
    for (const one of all.slice(1)) await one.cancel();
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.looks).toBe(29 + 4);
    await all[0]!.cancel();
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.looks).toBe(33);
    const again = await reader(feed.follow(follower("run 1"), look));
    state.done = 3;
    await vi.advanceTimersByTimeAsync(250);
    expect([await again.next(), await again.next()]).toEqual([progress(0), progress(3)]);
  });

  test("refuses whoever may not see it", async () => {
    const { state, feed, look } = thing();
    state.broken = true;
    await expect(feed.follow(follower("run 1"), look)).rejects.toThrow("the database is away");
  });

  test("a look that fails breaks the connection off, so that the follower connects again", async () => {
    const { state, feed, look } = thing();
    const one = await reader(feed.follow(follower("run 1"), look));
    await one.next();
    state.broken = true;
    await vi.advanceTimersByTimeAsync(250);
    await expect(one.next()).rejects.toThrow("the database is away");
    const { looks } = state;
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.looks).toBe(looks);
  });

  test("keeps the connection alive, and ends it for those who have signed out", async () => {
    const { feed, look } = thing();
    let allowed = true;
    const one = await reader(
      feed.follow(
        follower("run 1", () => Promise.resolve(allowed)),
        look,
      ),
    );
    await one.next();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await one.next()).toBe(": still here\n\n");
    allowed = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect([await one.next(), await one.next()]).toEqual([": still here\n\n", null]);
  });

  test("closing it closes every stream", async () => {
    const { state, feed, look } = thing();
    const all = await Promise.all(["1", "1", "2"].map((key) => reader(feed.follow(follower(key), look))));
    feed.close();
    for (const one of all) expect([await one.next(), await one.next()]).toEqual([progress(0), null]);
    const { looks } = state;
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.looks).toBe(looks);
  });
});
