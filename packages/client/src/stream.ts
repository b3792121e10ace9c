import { EventParser } from "./events.ts";
import { ApiProblem } from "./problem.ts";
import { type Transport, pause } from "./transport.ts";

/** The server says something at least every 15 seconds; silence for this long means the connection is dead. */
const silence = 45_000;

/**
 * The data of a stream of server-sent events, parsed, until the server sends `end`. Connects again, more and more slowly,
 * when the connection breaks; throws when the API refuses. The caller types what comes out.
 */
export async function* follow<T>(
  transport: Transport,
  url: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  for (let failures = 0; ;) {
    const connection = new AbortController();
    const stop = () => connection.abort(signal?.reason);
    signal?.throwIfAborted();
    signal?.addEventListener("abort", stop, { once: true });
    let watch = setTimeout(() => connection.abort(), silence);
    try {
      const response = await transport.send(url, {
        method: "GET",
        accept: "text/event-stream",
        signal: connection.signal,
      });
      const parser = new EventParser();
      const decoder = new TextDecoder();
      const reader = response.body?.getReader();
      for (;;) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) break;
        clearTimeout(watch);
        watch = setTimeout(() => connection.abort(), silence);
        for (const event of parser.push(decoder.decode(chunk.value, { stream: true }))) {
          failures = 0;
          if (event.event === "end") return;
          yield JSON.parse(event.data);
        }
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ApiProblem && error.status < 500) throw error;
    } finally {
      clearTimeout(watch);
      signal?.removeEventListener("abort", stop);
      connection.abort();
    }
    failures += 1;
    await pause(Math.min(10_000, 500 * 2 ** failures), signal);
  }
}
