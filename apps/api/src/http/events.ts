import type { Context } from "@banksia/services/context";

interface Listener<T> {
  ctx: Context;
  changed(now: T): void;
  ended(): void;
  broken(error: unknown): void;
}

const lookEveryMilliseconds = 250;
const heartbeatMilliseconds = 15_000;

/**
 * Something that changes, looked at four times a second, once for all who follow it. It looks as one of the followers:
 * each of them was let in by a look of their own.
 */
class Watched<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly #look: (ctx: Context) => Promise<T>;
  readonly #over: (now: T) => boolean;
  readonly #forget: () => void;
  #last = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(look: (ctx: Context) => Promise<T>, over: (now: T) => boolean, forget: () => void) {
    this.#look = look;
    this.#over = over;
    this.#forget = forget;
  }

  /** Adds a follower who has seen `now`; gives what takes them off again. */
  add(listener: Listener<T>, now: T): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#last = JSON.stringify(now);
      this.#timer = setTimeout(() => void this.#again(), lookEveryMilliseconds);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#forget();
    };
  }

  async #again(): Promise<void> {
    const [someone] = this.#listeners;
    if (someone === undefined) return;
    try {
      const now = await this.#look(someone.ctx);
      const text = JSON.stringify(now);
      if (text !== this.#last) for (const listener of this.#listeners) listener.changed(now);
      this.#last = text;
      if (this.#over(now)) for (const listener of this.#listeners) listener.ended();
    } catch (error) {
      for (const listener of this.#listeners) listener.broken(error);
    }
    if (this.#listeners.size > 0) this.#timer = setTimeout(() => void this.#again(), lookEveryMilliseconds);
  }
}

export interface Follower {
  /** What is followed: followers of the same key share one look. */
  key: string;
  ctx: Context;
  /** Whether the caller is still signed in; asked at every heartbeat. */
  stillAllowed: () => Promise<boolean>;
}

/** One kind of thing that is followed by server-sent events. */
export class Feed<T> {
  readonly #watched = new Map<string, Watched<T>>();
  readonly #open = new Set<() => void>();
  readonly #over: (now: T) => boolean;

  /** @param over whether the thing has come to its end */
  constructor(over: (now: T) => boolean) {
    this.#over = over;
  }

  /** Breaks every stream off, so that the server can stop; followers connect again to whoever takes over. */
  close(): void {
    for (const close of this.#open) close();
  }

  /**
   * The answer that tells about it: `progress` now and whenever it changes, `end` when it is over.
   * @param look how it is now; throws when the caller may not see it
   */
  async follow(follower: Follower, look: (ctx: Context) => Promise<T>): Promise<Response> {
    const now = await look(follower.ctx);
    const encoder = new TextEncoder();
    const cleanUp: (() => void)[] = [];
    const stop = () => {
      for (const one of cleanUp.splice(0)) one();
    };
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const send = (text: string) => controller.enqueue(encoder.encode(text));
          const progress = (state: T) => send(`event: progress\ndata: ${JSON.stringify(state)}\n\n`);
          const close = () => {
            stop();
            controller.close();
          };
          const end = () => {
            send("event: end\ndata: {}\n\n");
            close();
          };
          progress(now);
          if (this.#over(now)) {
            end();
            return;
          }
          const beat = setInterval(() => {
            send(": still here\n\n");
            follower.stillAllowed().then(
              (allowed) => (allowed || cleanUp.length === 0 ? undefined : close()),
              () => undefined,
            );
          }, heartbeatMilliseconds);
          this.#open.add(close);
          cleanUp.push(
            () => clearInterval(beat),
            () => this.#open.delete(close),
            this.#share(follower.key, look).add(
              {
                ctx: follower.ctx,
                changed: progress,
                ended: end,
                broken: (error) => {
                  stop();
                  controller.error(error);
                },
              },
              now,
            ),
          );
        },
        cancel: stop,
      },
      { highWaterMark: 16 },
    );
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  }

  #share(key: string, look: (ctx: Context) => Promise<T>): Watched<T> {
    const known = this.#watched.get(key);
    if (known !== undefined) return known;
    const made = new Watched<T>(look, this.#over, () => this.#watched.delete(key));
    this.#watched.set(key, made);
    return made;
  }
}
