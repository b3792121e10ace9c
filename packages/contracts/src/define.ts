import type { z } from "zod";
import type { Scope } from "./scopes.ts";

/** Areas of the API: the tag in the documentation, and the folder of the verbs in packages/services. */
export type Area =
  | "access"
  | "customers"
  | "admissions"
  | "billing"
  | "accommodation"
  | "receipts"
  | "refunds"
  | "capping"
  | "leave"
  | "documents"
  | "fees"
  | "funding"
  | "rates"
  | "ledger"
  | "runs"
  | "bring-in"
  | "reports";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/**
 * One request of the API. `id` is also the name of the service verb behind it, whose input is the parameters of path,
 * query and body in one flat object and whose result is the body of the answer.
 */
export interface Endpoint {
  readonly id: string;
  readonly area: Area;
  readonly method: Method;
  /** Below /api/v1, with `{name}` for parameters. */
  readonly path: string;
  /** `public`: nobody needs to sign in. `signed_in`: anyone who has signed in. */
  readonly scope: Scope | "public" | "signed_in";
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** The body of the answer; without it the answer is 204. */
  readonly response?: z.ZodType;
  /** It makes something: answers 201. */
  readonly created?: true;
  /** A list: it also has a `.csv` form. */
  readonly list?: true;
  /** Answers with server-sent events whose `data` is `response`; the stream ends with the thing it reports on. */
  readonly stream?: true;
  /** The request body is a file of text instead of JSON; the verb gets it under this name. */
  readonly textBody?: { readonly type: "text/csv"; readonly name: string };
  /** The request body is a file of one of these media types; the verb gets its type and its bytes as they come. */
  readonly fileBody?: { readonly types: readonly string[]; readonly name: string };
  /** Answers with a file to be saved. */
  readonly download?: true;
}

/** Describes one request; keeps the exact types of its parts. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

type Part<E extends Endpoint, K extends "params" | "query" | "body"> =
  E extends Record<K, infer T extends z.ZodType> ? T : never;
type Out<T> = [T] extends [never] ? unknown : T extends z.ZodType ? z.output<T> : unknown;
type In<T> = [T] extends [never] ? unknown : T extends z.ZodType ? z.input<T> : unknown;
/** JSON and URLs know no `undefined`: a field is there or it is not. */
type Present<T> =
  T extends AsyncIterable<unknown>
    ? T
    : T extends readonly (infer I)[]
      ? Present<I>[]
      : T extends object
        ? { [K in keyof T]: Present<Exclude<T[K], undefined>> }
        : T;

/** What the verb behind an endpoint is given. */
export type VerbInput<E extends Endpoint> = Present<
  Out<Part<E, "params">> & Out<Part<E, "query">> & Out<Part<E, "body">>
>;

/** The body of the answer. */
export type Answer<E extends Endpoint> = E extends { response: infer R extends z.ZodType } ? z.output<R> : void;

/** What a caller gives, by place; places that the endpoint does not have are not there. */
export type RequestParts<E extends Endpoint> = (E extends { params: infer T extends z.ZodType }
  ? { params: z.input<T> }
  : unknown) &
  (E extends { query: infer T extends z.ZodType }
    ? object extends z.input<T>
      ? { query?: z.input<T> }
      : { query: z.input<T> }
    : unknown) &
  (E extends { textBody: object }
    ? { body: string }
    : E extends { fileBody: object }
      ? { body: FileBody }
      : E extends { body: infer T extends z.ZodType }
        ? object extends z.input<T>
          ? { body?: z.input<T> }
          : { body: z.input<T> }
        : unknown);

/** A file as a caller gives it. A `Blob`, such as a browser's `File`, is read as it is sent. */
export interface FileBody {
  mediaType: string;
  content: Blob | Uint8Array<ArrayBuffer>;
}

/** The type `In` of a single part, for forms. */
export type BodyInput<E extends Endpoint> = In<Part<E, "body">>;
