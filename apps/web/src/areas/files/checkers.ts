import type { Ask, FailureCode, Tell } from "./protocol.ts";

/** A worker as it is used here. */
export interface Checker {
  send: (ask: Ask) => void;
  end: () => void;
}

/** Starts a worker; `hear` gets what it says, `broke` that it fell over or never came up. */
export type Spawn = (on: { hear: (tell: Tell) => void; broke: () => void }) => Checker;

/** What comes of a job; `cancelled` when it was called off. */
export type Outcome =
  | Extract<Tell, { type: "checked" | "compared" }>
  | { readonly type: "failed"; readonly code: FailureCode }
  | { readonly type: "cancelled" };

type Order = Ask extends infer One ? (One extends Ask ? Omit<One, "id"> : never) : never;

interface Job {
  readonly ask: Ask;
  readonly onStart: () => void;
  readonly onBytes: (bytes: number) => void;
  readonly end: (outcome: Outcome) => void;
}

export interface Run {
  readonly done: Promise<Outcome>;
  /** Calls the job off, at once, whatever it is doing. */
  readonly cancel: () => void;
}

export interface Checkers {
  run: (order: Order, on?: { start?: () => void; bytes?: (bytes: number) => void }) => Run;
  stop: () => void;
}

interface Seat {
  worker: Checker | null;
  loaded: boolean;
}

/**
 * Does one job after another, so that at most one file is in work. A second worker waits in reserve: calling off a job ends
 * the worker that does it, and the next one must be there even when the network is not.
 * @param spawn starts a worker
 * @param onLoaded tells whether the worker and its reserve are there
 */
export function createCheckers(spawn: Spawn, onLoaded: (loaded: boolean) => void): Checkers {
  let seats: Seat[] = [];
  let running: { job: Job; seat: Seat } | null = null;
  let waiting: Job[] = [];
  let lastId = 0;

  const tellLoaded = () => onLoaded(seats.length === 2 && seats.every(({ loaded }) => loaded));

  const seat = (): Seat => {
    const taken: Seat = { worker: null, loaded: false };
    taken.worker = spawn({
      hear: (tell) => seats.includes(taken) && hear(taken, tell),
      broke: () => seats.includes(taken) && broke(taken),
    });
    return taken;
  };
  const fill = () => {
    while (seats.length < 2) seats.push(seat());
    tellLoaded();
  };
  const drop = (gone: Seat) => {
    seats = seats.filter((one) => one !== gone);
    gone.worker?.end();
    tellLoaded();
  };

  const finish = (outcome: Outcome) => {
    const job = running?.job;
    running = null;
    job?.end(outcome);
    next();
  };
  const next = () => {
    const [job, ...rest] = waiting;
    if (running !== null || job === undefined) return;
    fill();
    const able = seats.find(({ loaded }) => loaded) ?? seats[0];
    if (able === undefined) return;
    waiting = rest;
    running = { job, seat: able };
    job.onStart();
    able.worker?.send(job.ask);
  };
  const hear = (from: Seat, tell: Tell) => {
    if (tell.type === "ready") {
      from.loaded = true;
      tellLoaded();
      return;
    }
    if (running?.job.ask.id !== tell.id) return;
    if (tell.type === "progress") running.job.onBytes(tell.bytes);
    else finish(tell.type === "failed" ? { type: "failed", code: tell.code } : tell);
  };
  /** A worker that broke, or never came up, makes room; it is asked for again when there is work. */
  const broke = (gone: Seat) => {
    const mine = running?.seat === gone;
    const code = gone.loaded ? "broken" : "not-loaded";
    drop(gone);
    if (mine) finish({ type: "failed", code });
  };

  fill();
  return {
    run: (order, on = {}) => {
      const id = ++lastId;
      let cancel = () => undefined as void;
      const done = new Promise<Outcome>((resolve) => {
        const job: Job = {
          ask: { ...order, id },
          onStart: () => on.start?.(),
          onBytes: (bytes) => on.bytes?.(bytes),
          end: resolve,
        };
        cancel = () => {
          if (running?.job === job) {
            drop(running.seat);
            finish({ type: "cancelled" });
            fill();
          } else if (waiting.includes(job)) {
            waiting = waiting.filter((one) => one !== job);
            resolve({ type: "cancelled" });
          }
        };
        waiting.push(job);
        next();
      });
      return { done, cancel: () => cancel() };
    },
    stop: () => {
      for (const one of seats) drop(one);
      const left = [...(running === null ? [] : [running.job]), ...waiting];
      running = null;
      waiting = [];
      for (const job of left) job.end({ type: "cancelled" });
    },
  };
}
