import { type Answer, type Endpoint, type VerbInput, apiPath, pageLimit } from "@banksia/contracts";
import type { Database } from "@banksia/db";
import type { SignedIn } from "@banksia/services/access/authenticate";
import { type Context, createContext, scopesOf } from "@banksia/services/context";
import type { Hono } from "hono";
import { authenticate } from "../security/authenticate.ts";
import { refuseCrossSite } from "../security/csrf.ts";
import { type Page, columnsOf, csvStream } from "./csv-download.ts";
import type { Call, Env } from "./env.ts";
import { Feed } from "./events.ts";
import { once } from "./idempotent.ts";
import { Refusal } from "./problem.ts";
import { type Download, downloadAnswer } from "./download.ts";
import { mediaType, readFile, readText } from "./read-body.ts";
import { parseJson, validate } from "./validate.ts";

const jsonLimit = 1024 * 1024;
const fileLimit = 64 * 1024 * 1024;

/** What a handler may need besides its context and input. */
export interface Request {
  c: Call;
  /** Who asks; null on public endpoints. */
  signedIn: SignedIn | null;
}

/** A verb of packages/services, or a few lines that call one. */
export type Handler<E extends Endpoint> = (ctx: Context, input: VerbInput<E>, request: Request) => Promise<Answer<E>>;

export interface MountOptions {
  /** What to keep of the answer for a repeated request, where not all of it may be kept. */
  keep?: (answer: unknown) => unknown;
}

export interface MounterOptions {
  db: Database;
  /** Check every answer against its contract: for tests, where a wrong answer must not pass. */
  checkAnswers: boolean;
  /** How a context is made; another clock in tests. */
  context?: typeof createContext;
}

/** Puts verbs behind endpoints: who asks, may they, is the input right, one verb, its answer. */
export class Mounter {
  readonly mounted = new Set<string>();
  readonly #app: Hono<Env>;
  readonly #options: MounterOptions;
  readonly #feeds: { close(): void }[] = [];

  constructor(app: Hono<Env>, options: MounterOptions) {
    this.#app = app;
    this.#options = options;
  }

  /** Breaks every stream of events off. */
  close(): void {
    for (const feed of this.#feeds) feed.close();
  }

  /** Answers an endpoint with a verb; a list also as CSV. */
  verb<E extends Endpoint>(endpoint: E, handler: Handler<E>, options: MountOptions = {}): void {
    this.#mount(endpoint, handler, options);
  }

  /**
   * Answers an endpoint with server-sent events.
   * @param over whether the thing followed has come to its end
   */
  stream<E extends Endpoint & { stream: true }>(
    endpoint: E,
    handler: (ctx: Context, input: VerbInput<E>) => Promise<Answer<E>>,
    over: (now: Answer<E>) => boolean,
  ): void {
    const feed = new Feed(over);
    this.#feeds.push(feed);
    this.mounted.add(endpoint.id);
    this.#app.get(route(endpoint), async (c) => {
      const { ctx } = await this.#enter(endpoint, c);
      // `Object` gives an object back as it is, typed as anything: the contract has just been checked.
      const input: VerbInput<E> = Object(validate(endpoint, c, undefined));
      const stillAllowed = () =>
        authenticate(c, this.#options.db).then(
          () => true,
          (error: unknown) => !(error instanceof Refusal),
        );
      return feed.follow({ key: c.req.path, ctx, stillAllowed }, (as) => handler(as, input));
    });
  }

  /** Answers an endpoint with a file to be saved. */
  download<E extends Endpoint & { download: true }>(
    endpoint: E,
    handler: (ctx: Context, input: VerbInput<E>) => Promise<Download>,
  ): void {
    this.mounted.add(endpoint.id);
    this.#app.get(route(endpoint), async (c) => {
      const { ctx } = await this.#enter(endpoint, c);
      const input: VerbInput<E> = Object(validate(endpoint, c, undefined));
      return downloadAnswer(await handler(ctx, input));
    });
  }

  #mount<E extends Endpoint>(endpoint: E, handler: Handler<E>, options: MountOptions): void {
    this.mounted.add(endpoint.id);
    this.#app.on(endpoint.method.toUpperCase(), route(endpoint), async (c) => {
      const request = await this.#enter(endpoint, c);
      const body = await readBody(endpoint, c);
      const input: VerbInput<E> = Object(validate(endpoint, c, body.value));
      const work = async (ctx: Context) => {
        const answer = await handler(ctx, input, request);
        this.#check(endpoint, answer);
        return { status: successOf(endpoint), body: answer ?? null };
      };
      if (endpoint.method !== "post" || request.signedIn === null) return respond(c, await work(request.ctx));
      const { answer, replayed } = await once(c, request.ctx, endpoint.id, body.text, work, options.keep);
      if (replayed) c.header("Idempotency-Replayed", "true");
      return respond(c, answer);
    });
    if (endpoint.list === true) this.#mountCsv(endpoint, handler);
  }

  #mountCsv<E extends Endpoint>(endpoint: E, handler: Handler<E>): void {
    const columns = columnsOf(endpoint);
    this.#app.get(`${route(endpoint)}.csv`, async (c) => {
      const request = await this.#enter(endpoint, c);
      const input = validate(endpoint, c, undefined);
      const page = async (cursor?: string): Promise<Page> => {
        const asked: VerbInput<E> = Object({ ...input, limit: pageLimit, ...(cursor === undefined ? {} : { cursor }) });
        const answer: Page = Object(await handler(request.ctx, asked, request));
        this.#check(endpoint, answer);
        return answer;
      };
      const first = await page();
      return new Response(csvStream(columns, first, page), {
        headers: {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": `attachment; filename="${endpoint.path.split("/").findLast((part) => !part.startsWith("{"))}-${request.ctx.today()}.csv"`,
          "Cache-Control": "no-store",
        },
      });
    });
  }

  /** Who asks, and whether they may. */
  async #enter(endpoint: Endpoint, c: Call): Promise<Request & { ctx: Context }> {
    c.set("endpointId", endpoint.id);
    const make = this.#options.context ?? createContext;
    if (endpoint.scope === "public") {
      refuseCrossSite(c, false);
      return { c, signedIn: null, ctx: make(this.#options.db, { kind: "system", name: "sign-in" }) };
    }
    const signedIn = await authenticate(c, this.#options.db);
    c.set("signedIn", signedIn);
    if (endpoint.scope !== "signed_in" && !scopesOf(signedIn.actor).includes(endpoint.scope))
      throw new Refusal(
        "FORBIDDEN",
        `This needs the permission "${endpoint.scope}", which ${signedIn.actor.name} does not have.`,
      );
    return { c, signedIn, ctx: make(this.#options.db, signedIn.actor) };
  }

  #check(endpoint: Endpoint, answer: unknown): void {
    if (!this.#options.checkAnswers || endpoint.response === undefined) return;
    const result = endpoint.response.safeParse(answer);
    if (!result.success) throw new Error(`The answer of ${endpoint.id} breaks its contract: ${result.error.message}`);
  }
}

function route(endpoint: Endpoint): string {
  return `${apiPath}${endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
}

function successOf(endpoint: Endpoint): number {
  if (endpoint.created === true) return 201;
  return endpoint.response === undefined ? 204 : 200;
}

async function readBody(endpoint: Endpoint, c: Call): Promise<{ text: string; value: unknown }> {
  if (endpoint.body === undefined) return { text: "", value: undefined };
  if (endpoint.fileBody !== undefined) {
    const { name, types } = endpoint.fileBody;
    const type = mediaType(c);
    if (!types.includes(type))
      throw new Refusal("UNSUPPORTED_MEDIA_TYPE", `Send the file as one of these: ${types.join(", ")}.`);
    // The bytes have not come yet: a repeated request is told by its length.
    const length = c.req.header("content-length") ?? "";
    return { text: `${type} ${length}`, value: { [name]: { mediaType: type, content: readFile(c) } } };
  }
  const file = endpoint.textBody;
  const wanted = file?.type ?? "application/json";
  const text = await readText(c, file === undefined ? jsonLimit : fileLimit);
  if ((text !== "" || file !== undefined) && mediaType(c) !== wanted)
    throw new Refusal("UNSUPPORTED_MEDIA_TYPE", `Send the body as Content-Type: ${wanted}.`);
  return { text, value: file === undefined ? parseJson(text) : { [file.name]: text } };
}

function respond(c: Call, answer: { status: number; body: unknown }): Response {
  c.header("Cache-Control", "no-store");
  if (answer.status === 204) return c.body(null, 204);
  const text = JSON.stringify(answer.body);
  c.header("Content-Type", "application/json");
  c.header("Content-Length", String(Buffer.byteLength(text)));
  return c.body(text, answer.status === 201 ? 201 : 200);
}
