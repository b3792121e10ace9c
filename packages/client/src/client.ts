import type { Answer, Endpoint, FileBody, RequestParts } from "@banksia/contracts";
import { type AddressParts, address } from "./address.ts";
import { type ClientOptions, type Sent, createTransport } from "./transport.ts";
import { follow } from "./stream.ts";

export interface CallOptions {
  signal?: AbortSignal;
  /** Names a POST, so that repeating it does nothing twice; made up when left out. */
  idempotencyKey?: string;
}

type Request<E extends Endpoint> = RequestParts<E> & CallOptions;
type Rest<E extends Endpoint> = object extends Request<E> ? [request?: Request<E>] : [request: Request<E>];
type ListEndpoint = Endpoint & { list: true };
type StreamEndpoint = Endpoint & { stream: true };
type DownloadEndpoint = Endpoint & { download: true };
type Items<E extends Endpoint> = Answer<E> extends { items: (infer I)[] } ? I : never;

export interface Client {
  /** Sends one request. Throws ApiProblem when it is refused, ApiUnreachable when no answer comes. */
  call<E extends Endpoint>(endpoint: E, ...rest: Rest<E>): Promise<Answer<E>>;
  /** Every row of a list, page after page. */
  each<E extends ListEndpoint>(endpoint: E, ...rest: Rest<E>): AsyncGenerator<Items<E>, void, undefined>;
  /** What a run or a file being brought in reports, until it ends; connects again when the connection breaks. */
  stream<E extends StreamEndpoint>(endpoint: E, ...rest: Rest<E>): AsyncGenerator<Answer<E>, void, undefined>;
  /** The address from which a list with these filters downloads as CSV. */
  csvUrl<E extends ListEndpoint>(endpoint: E, ...rest: Rest<E>): string;
  /** The address from which a file downloads, for a link. */
  fileUrl<E extends DownloadEndpoint>(endpoint: E, ...rest: Rest<E>): string;
  /** A file as it was kept. */
  download<E extends DownloadEndpoint>(endpoint: E, ...rest: Rest<E>): Promise<Blob>;
}

interface Loose extends AddressParts, CallOptions {
  body?: unknown;
}

const loose = (request: object | undefined): Loose => ({ ...request });

const rowsAtOnce = 500;

const isFile = (body: unknown): body is FileBody => typeof body === "object" && body !== null && "content" in body;

/** The body of a request with the type that it is sent as. */
function bodyOf(endpoint: Endpoint, body: unknown): Pick<Sent, "body" | "contentType"> {
  if (body === undefined) return {};
  if (endpoint.fileBody !== undefined && isFile(body)) return { body: body.content, contentType: body.mediaType };
  if (endpoint.textBody !== undefined && typeof body === "string") return { body, contentType: endpoint.textBody.type };
  return { body: JSON.stringify(body), contentType: "application/json" };
}

function sent(endpoint: Endpoint, request: Loose): Sent {
  return {
    method: endpoint.method.toUpperCase(),
    ...bodyOf(endpoint, request.body),
    idempotencyKey:
      endpoint.method === "post" && endpoint.scope !== "public"
        ? (request.idempotencyKey ?? crypto.randomUUID())
        : undefined,
    signal: request.signal,
  };
}

/** A client of one Banksia. Works in browsers and in Node; keeps nothing but what it is given here. */
export function createClient(options: ClientOptions = {}): Client {
  const transport = createTransport(options);

  async function json<T>(endpoint: Endpoint, request: Loose): Promise<T> {
    const response = await transport.send(address(transport.baseUrl, endpoint, request), sent(endpoint, request));
    const text = await response.text();
    return JSON.parse(text === "" ? "null" : text);
  }

  async function* pages<T>(endpoint: Endpoint, request: Loose): AsyncGenerator<T, void, undefined> {
    let cursor: string | null | undefined;
    do {
      const query = { limit: rowsAtOnce, ...request.query, ...(cursor === undefined ? {} : { cursor }) };
      const page = await json<{ items: T[]; nextCursor: string | null }>(endpoint, { ...request, query });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  return {
    call: (endpoint, ...[request]) => json(endpoint, loose(request)),
    each: (endpoint, ...[request]) => pages(endpoint, loose(request)),
    stream: (endpoint, ...[request]) =>
      follow(transport, address(transport.baseUrl, endpoint, loose(request)), request?.signal),
    csvUrl: (endpoint, ...[request]) => address(transport.baseUrl, endpoint, loose(request), ".csv"),
    fileUrl: (endpoint, ...[request]) => address(transport.baseUrl, endpoint, loose(request)),
    download: async (endpoint, ...[request]) => {
      const asked = loose(request);
      const response = await transport.send(address(transport.baseUrl, endpoint, asked), {
        ...sent(endpoint, asked),
        accept: "*/*",
      });
      return response.blob();
    },
  };
}
