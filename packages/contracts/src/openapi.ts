import { z } from "zod";
import type { Endpoint } from "./define.ts";
import { apiPath, problem, problemCodes } from "./problem.ts";
import { queryForms } from "./query.ts";
import { scopeWords } from "./scopes.ts";

type Json = Record<string, unknown>;

const areas: Record<Endpoint["area"], string> = {
  access: "Signing in, users, API keys and the audit log",
  customers: "Customers: people who receive care, and people and organisations that pay",
  admissions: "Legal entities, services, places, care types and service entries",
  billing: "Billing codes, rates, schedules and invoicees",
  accommodation: "What residents pay for the room: agreements, lump sums from agreement to refund, villages",
  receipts: "Lump-sum invoices and money received",
  refunds: "What is given back, owed and paid to clients",
  capping: "Annual and lifetime caps of clients",
  leave: "Leave of residents, and places kept for them",
  documents: "Documents attached to clients",
  fees: "Arrangements and fees of residents, fee advices, higher everyday living agreements",
  funding: "Funding codes, rates and schedules",
  rates: "National rates and thresholds",
  ledger: "Journals, posting, periods, transactions and balances",
  runs: "Billing and adjustment proposals, and their progress",
  "bring-in": "CSV files from outside",
  reports: "Home figures and search",
};

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON Schemas of zod schemas, with the named ones moved to `components.schemas`. */
class Schemas {
  components: Json = {};
  readonly #forms = new Map<string, { input?: string; output?: string }>();

  of(schema: z.ZodType, io: "input" | "output"): Json {
    const {
      $schema: _,
      $defs,
      ...root
    } = z.toJSONSchema(schema, {
      io,
      reused: "inline",
      override: ({ zodSchema, jsonSchema }) => {
        const written = queryForms.get(zodSchema);
        if (written !== undefined) {
          for (const name of Object.keys(jsonSchema))
            if (name !== "description") Reflect.deleteProperty(jsonSchema, name);
          Object.assign(jsonSchema, written);
        }
        // Callers must bear new fields in answers.
        if (jsonSchema.additionalProperties === false && io === "output") delete jsonSchema.additionalProperties;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        // Zod's own pattern of dates is eleven lines long and says no more than the format.
        if (jsonSchema.format === "date") delete jsonSchema.pattern;
      },
    });
    const names = new Map<string, string>();
    for (const [name, definition] of Object.entries($defs ?? {})) names.set(name, this.#name(name, definition, io));
    const moved: unknown = this.#move(root, names);
    for (const [name, definition] of Object.entries($defs ?? {})) {
      const { id: _id, ...rest } = definition;
      this.components[names.get(name) ?? name] = this.#move(rest, names);
    }
    return isObject(moved) ? moved : {};
  }

  /** A schema that reads differently as input, because defaults may be left out there, has a second name for it. */
  #name(name: string, definition: object, io: "input" | "output"): string {
    const forms = this.#forms.get(name) ?? {};
    forms[io] = JSON.stringify(definition);
    this.#forms.set(name, forms);
    return io === "input" && forms.output !== undefined && forms.output !== forms.input ? `${name}Input` : name;
  }

  #move(value: unknown, names: Map<string, string>): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#move(one, names));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === "$ref" && typeof inner === "string") {
          const name = inner.replace("#/$defs/", "");
          return [key, `#/components/schemas/${names.get(name) ?? name}`];
        }
        return [key, this.#move(inner, names)];
      }),
    );
  }
}

function parameters(schemas: Schemas, endpoint: Endpoint, leaveOut: string[] = []): Json[] {
  const found: Json[] = [];
  for (const place of ["params", "query"] as const) {
    const object = endpoint[place];
    if (object === undefined) continue;
    const { properties, required } = schemas.of(object, "input");
    const needed = new Set(Array.isArray(required) ? required : []);
    for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
      if (leaveOut.includes(name) || !isObject(schema)) continue;
      const { description, ...rest } = schema;
      found.push({
        name,
        in: place === "params" ? "path" : "query",
        required: place === "params" || needed.has(name),
        ...(description === undefined ? {} : { description }),
        ...(rest["type"] === "array" ? { style: "form", explode: false } : {}),
        schema: rest,
      });
    }
  }
  return found;
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function answers(schemas: Schemas, endpoint: Endpoint): Json {
  const empty = endpoint.response === undefined && endpoint.download !== true;
  const success = endpoint.created === true ? "201" : empty ? "204" : "200";
  const answer: Json = { description: endpoint.created === true ? "Made" : "Done" };
  if (endpoint.stream === true)
    answer["description"] =
      "`event: progress` with this as `data` whenever it changes, then `event: end`; a comment at least every 15 seconds";
  if (endpoint.download === true) {
    answer["description"] = "The file, to be saved";
    answer["content"] = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  }
  if (endpoint.response !== undefined) {
    const schema = schemas.of(endpoint.response, "output");
    answer["content"] = { [endpoint.stream === true ? "text/event-stream" : "application/json"]: { schema } };
  }
  if (endpoint.method === "post" && endpoint.scope !== "public")
    answer["headers"] = {
      "Idempotency-Replayed": {
        description: "`true` when the answer is that of an earlier request",
        schema: { type: "string" },
      },
    };
  const found: Json = { [success]: answer };
  if (endpoint.scope !== "public") found["401"] = problemAnswer("Not signed in");
  if (endpoint.scope !== "public" && endpoint.scope !== "signed_in")
    found["403"] = problemAnswer(`Needs the scope \`${endpoint.scope}\``);
  if (endpoint.params !== undefined) found["404"] = problemAnswer("Not there, or at a facility that you cannot see");
  if (endpoint.method !== "get") found["409"] = problemAnswer("Not possible in this state");
  if (endpoint.params !== undefined || endpoint.query !== undefined || endpoint.body !== undefined)
    found["422"] = problemAnswer("Values are not right; `errors` names the fields");
  if (endpoint.scope === "public") {
    found["401"] = problemAnswer("Refused");
    found["429"] = problemAnswer("Too many failed attempts; see Retry-After");
  }
  found["default"] = problemAnswer("Any other failure");
  return found;
}

/** What a request carries, by media type; null when it has no body. */
function bodyOf(schemas: Schemas, { textBody, fileBody, body }: Endpoint): Json | null {
  if (textBody !== undefined) return { [textBody.type]: { schema: { type: "string" } } };
  if (fileBody !== undefined)
    return Object.fromEntries(fileBody.types.map((type) => [type, { schema: { type: "string", format: "binary" } }]));
  return body === undefined ? null : { "application/json": { schema: schemas.of(body.strict(), "input") } };
}

function operation(schemas: Schemas, endpoint: Endpoint): Json {
  const keyed = endpoint.method === "post" && endpoint.scope !== "public";
  const listed: Json[] = [
    ...parameters(schemas, endpoint),
    ...(keyed
      ? [
          {
            name: "Idempotency-Key",
            in: "header",
            required: false,
            description: "Names this request, so that sending it again does nothing twice; kept for seven days",
            schema: { type: "string", minLength: 1, maxLength: 200 },
          },
        ]
      : []),
  ];
  const content = bodyOf(schemas, endpoint);
  return {
    operationId: endpoint.id,
    tags: [endpoint.area],
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    security:
      endpoint.scope === "public"
        ? []
        : [{ session: [] }, { apiKey: endpoint.scope === "signed_in" ? [] : [endpoint.scope] }],
    "x-scope": endpoint.scope,
    ...(listed.length === 0 ? {} : { parameters: listed }),
    ...(content === null ? {} : { requestBody: { required: true, content } }),
    responses: answers(schemas, endpoint),
  };
}

/** The `.csv` form of a list: the same filters and order, no pages. */
function download(schemas: Schemas, endpoint: Endpoint): Json {
  return {
    operationId: `${endpoint.id}Csv`,
    tags: [endpoint.area],
    summary: `${endpoint.summary} (CSV)`,
    security: [{ session: [] }, { apiKey: endpoint.scope === "signed_in" ? [] : [endpoint.scope] }],
    "x-scope": endpoint.scope,
    parameters: parameters(schemas, endpoint, ["limit", "cursor"]),
    responses: {
      "200": {
        description: "All rows that match, streamed; text that a spreadsheet would take for a formula begins with '",
        content: { "text/csv": { schema: { type: "string" } } },
      },
      "401": problemAnswer("Not signed in"),
      "403": problemAnswer(`Needs the scope \`${endpoint.scope}\``),
      "422": problemAnswer("Values are not right; `errors` names the fields"),
      default: problemAnswer("Any other failure"),
    },
  };
}

const health = (summary: string, ready: boolean): Json => ({
  get: {
    operationId: ready ? "readyz" : "healthz",
    tags: ["health"],
    summary,
    security: [],
    "x-scope": "public",
    responses: {
      "200": { description: "Yes", content: { "application/json": { schema: { type: "object" } } } },
      ...(ready
        ? { "503": { description: "Not yet", content: { "application/json": { schema: { type: "object" } } } } }
        : {}),
    },
  },
});

function pathsOf(schemas: Schemas, endpoints: readonly Endpoint[]): Record<string, Json> {
  schemas.of(problem, "output");
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = `${apiPath}${endpoint.path}`;
    (paths[path] ??= {})[endpoint.method] = operation(schemas, endpoint);
    if (endpoint.list === true) (paths[`${path}.csv`] ??= {})["get"] = download(schemas, endpoint);
  }
  return paths;
}

/** The OpenAPI 3.1 document of these endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const schemas = new Schemas();
  // Twice: only after the first time is it known which schemas read differently as input.
  pathsOf(schemas, endpoints);
  schemas.components = {};
  const paths = pathsOf(schemas, endpoints);
  return {
    openapi: "3.1.0",
    info: {
      title: "Banksia",
      version,
      summary: "Billing for Australian care providers",
      description: `Money and rates are decimal strings, days are \`YYYY-MM-DD\` and periods include both ends.
Refusals are problem details (RFC 9457) with one of these codes: ${problemCodes.map((code) => `\`${code}\``).join(", ")}.`,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [
      ...Object.entries(areas).map(([name, description]) => ({ name, description })),
      { name: "health", description: "Whether the server serves and is ready" },
    ],
    paths: {
      "/healthz": health("Whether the server can serve", false),
      "/readyz": health("Whether database and runner are ready", true),
      ...Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    components: {
      schemas: Object.fromEntries(Object.entries(schemas.components).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "banksia_session", description: "Set by POST /api/v1/session" },
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: `An API key, \`bk_...\`, with these scopes:\n${Object.entries(scopeWords)
            .map(([scope, words]) => `- \`${scope}\`: ${words}`)
            .join("\n")}`,
        },
      },
    },
  };
}
