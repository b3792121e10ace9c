import { ApiProblem, ApiUnreachable, failure } from "./problem.ts";

export interface ClientOptions {
  /** Where the API runs, without a path; left out in a browser on the same host. */
  baseUrl?: string;
  /** `bk_...`; without it the browser's session cookie is used. */
  apiKey?: string;
  /** Another `fetch`, for tests. */
  fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** How often a request that is safe to repeat is sent again when no answer came (default 2). */
  retries?: number;
  /** Told about every refusal before it is thrown, for example to show the sign-in again. */
  onProblem?: (problem: ApiProblem) => void;
}

export interface Sent {
  method: string;
  body?: string | Blob | Uint8Array<ArrayBuffer> | undefined;
  contentType?: string;
  idempotencyKey?: string | undefined;
  accept?: string;
  signal?: AbortSignal | undefined;
}

export interface Transport {
  readonly baseUrl: string;
  /** The answer, when it is a success; throws otherwise. */
  send(url: string, request: Sent): Promise<Response>;
}

/** Waits, or rejects with the signal's reason when it fires first. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Sending with retries: only what is safe to repeat, and only when the API itself gave no answer. */
export function createTransport(options: ClientOptions): Transport {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const retries = options.retries ?? 2;

  async function once(url: string, request: Sent): Promise<Response> {
    const headers = new Headers({ accept: request.accept ?? "application/json" });
    if (request.body !== undefined) headers.set("content-type", request.contentType ?? "application/json");
    if (request.idempotencyKey !== undefined) headers.set("idempotency-key", request.idempotencyKey);
    if (options.apiKey !== undefined) headers.set("authorization", `Bearer ${options.apiKey}`);
    let response: Response;
    try {
      response = await send(url, {
        method: request.method,
        headers,
        body: request.body ?? null,
        signal: request.signal ?? null,
        credentials: "same-origin",
      });
    } catch (cause) {
      request.signal?.throwIfAborted();
      throw new ApiUnreachable("The API cannot be reached.", null, { cause });
    }
    if (response.ok) return response;
    throw await failure(response);
  }

  return {
    baseUrl: (options.baseUrl ?? "").replace(/\/+$/, ""),
    send: async (url, request) => {
      const repeatable = ["GET", "PUT", "DELETE"].includes(request.method) || request.idempotencyKey !== undefined;
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await once(url, request);
        } catch (error) {
          if (error instanceof ApiProblem) options.onProblem?.(error);
          const again = error instanceof ApiUnreachable || (error instanceof ApiProblem && error.status === 503);
          if (!again || !repeatable || attempt >= retries) throw error;
          await pause(300 * 3 ** attempt, request.signal);
        }
      }
    },
  };
}
