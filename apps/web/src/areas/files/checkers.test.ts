import { describe, expect, test, vi } from "vitest";
import { type Checkers, createCheckers, type Outcome, type Spawn } from "./checkers.ts";
import type { Ask, Tell } from "./protocol.ts";

/** Workers that do only what the test says. */
function workshop(up: () => boolean = () => true) {
  const workers: { hear: (tell: Tell) => void; broke: () => void; asked: Ask[]; ended: boolean }[] = [];
  const spawn: Spawn = ({ hear, broke }) => {
    const worker = { hear, broke, asked: [] as Ask[], ended: false };
    workers.push(worker);
    queueMicrotask(() => (up() ? hear({ type: "ready" }) : broke()));
    return { send: (ask) => worker.asked.push(ask), end: () => (worker.ended = true) };
  };
  return { workers, spawn };
}

const order = { type: "check", file: new File(["x"], "a"), options: {} } as const;
const idOf = (ask: Ask | undefined): number => ask?.id ?? -1;
const settle = () => new Promise((done) => setTimeout(done));
const failedBy = (worker: { hear: (tell: Tell) => void; asked: Ask[] }) =>
  worker.hear({ type: "failed", id: idOf(worker.asked.at(-1)), code: "unreadable" });
const start = (checkers: Checkers) => {
  const run = checkers.run(order);
  let outcome: Outcome | undefined;
  void run.done.then((one) => (outcome = one));
  return { cancel: run.cancel, outcome: () => outcome };
};

describe("checkers", () => {
  test("are loaded with one in reserve before there is anything to do", async () => {
    const onLoaded = vi.fn();
    const { workers, spawn } = workshop();
    createCheckers(spawn, onLoaded);
    await settle();
    expect(workers).toHaveLength(2);
    expect(onLoaded).toHaveBeenLastCalledWith(true);
  });

  test("do one file after another", async () => {
    const { workers, spawn } = workshop();
    const checkers = createCheckers(spawn, () => undefined);
    await settle();
    const [first, second] = [start(checkers), start(checkers)];
    expect(workers.flatMap(({ asked }) => asked)).toHaveLength(1);
    failedBy(workers[0]!);
    await settle();
    expect(first.outcome()).toEqual({ type: "failed", code: "unreadable" });
    expect(workers[0]!.asked).toHaveLength(2);
    failedBy(workers[0]!);
    await settle();
    expect(second.outcome()).toEqual({ type: "failed", code: "unreadable" });
  });

  test("a job called off frees the queue at once, without the network", async () => {
    let online = true;
    const { workers, spawn } = workshop(() => online);
    const checkers = createCheckers(spawn, () => undefined);
    await settle();
    online = false;
    const [first, second] = [start(checkers), start(checkers)];
    first.cancel();
    await settle();
    expect(first.outcome()).toEqual({ type: "cancelled" });
    expect(workers[0]!.ended).toBe(true);
    expect(workers[1]!.asked).toHaveLength(1);
    failedBy(workers[1]!);
    await settle();
    expect(second.outcome()).toEqual({ type: "failed", code: "unreadable" });
    // What the ended worker still says is nobody's business.
    workers[0]!.hear({ type: "failed", id: 1, code: "broken" });
  });

  test("a waiting job is called off without a trace", async () => {
    const { workers, spawn } = workshop();
    const checkers = createCheckers(spawn, () => undefined);
    await settle();
    const [first, second] = [start(checkers), start(checkers)];
    second.cancel();
    await settle();
    expect(second.outcome()).toEqual({ type: "cancelled" });
    failedBy(workers[0]!);
    await settle();
    expect(first.outcome()?.type).toBe("failed");
    expect(workers.flatMap(({ asked }) => asked)).toHaveLength(1);
  });

  test("a worker that breaks fails its own job and no other", async () => {
    const { workers, spawn } = workshop();
    const checkers = createCheckers(spawn, () => undefined);
    await settle();
    const [first, second] = [start(checkers), start(checkers)];
    workers[0]!.broke();
    await settle();
    expect(first.outcome()).toEqual({ type: "failed", code: "broken" });
    failedBy(workers[1]!);
    await settle();
    expect(second.outcome()).toEqual({ type: "failed", code: "unreadable" });
  });

  test("workers that never come up say so, and are tried again for the next file", async () => {
    let online = false;
    const { workers, spawn } = workshop(() => online);
    const checkers = createCheckers(spawn, () => undefined);
    const first = start(checkers);
    await settle();
    expect(first.outcome()).toEqual({ type: "failed", code: "not-loaded" });
    online = true;
    const second = start(checkers);
    await settle();
    expect(second.outcome()).toBeUndefined();
    failedBy(workers.find(({ asked, ended }) => asked.length > 0 && !ended)!);
    await settle();
    expect(second.outcome()).toEqual({ type: "failed", code: "unreadable" });
  });
});
