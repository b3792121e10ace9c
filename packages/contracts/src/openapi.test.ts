import { describe, expect, test } from "vitest";
import type { Endpoint } from "./define.ts";
import { endpoints } from "./index.ts";
import { openApiDocument } from "./openapi.ts";
import { problemCodes, problems } from "./problem.ts";
import { scopeWords, scopes } from "./scopes.ts";

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  "x-scope": string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

interface Document {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

const all: Endpoint[] = Object.values(endpoints);
const document: Document = JSON.parse(JSON.stringify(openApiDocument(all, "1.2.3")));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : references(inner),
  );
}

describe("the document", () => {
  test("is OpenAPI 3.1 and covers every endpoint and the CSV form of every list", () => {
    expect(document.openapi).toBe("3.1.0");
    for (const endpoint of all) {
      expect(document.paths[`/api/v1${endpoint.path}`]?.[endpoint.method]?.operationId).toBe(endpoint.id);
      if (endpoint.list) expect(document.paths[`/api/v1${endpoint.path}.csv`]).toBeDefined();
    }
  });

  test("every operation has summary, tag, scope, security and answers", () => {
    const tags = new Set(document.tags.map((tag) => tag.name));
    const known = new Set<string>([...scopes, "public", "signed_in"]);
    for (const { operation } of operations) {
      expect(operation.summary.length, operation.operationId).toBeGreaterThan(3);
      expect(operation.tags.every((tag) => tags.has(tag))).toBe(true);
      expect(known.has(operation["x-scope"])).toBe(true);
      expect(Array.isArray(operation.security)).toBe(true);
      expect(operation.security.length === 0).toBe(operation["x-scope"] === "public");
      expect(Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status))).toBe(true);
      for (const answer of Object.values(operation.responses)) expect(answer.description).not.toBe("");
    }
  });

  test("every success but 204 describes its body, and refusals are problem details", () => {
    for (const { path, operation } of operations)
      for (const [status, answer] of Object.entries(operation.responses)) {
        if (status === "204") expect(answer.content).toBeUndefined();
        else expect(answer.content, `${path} ${status}`).toBeDefined();
        if (status.startsWith("4")) expect(answer.content).toHaveProperty("application/problem+json");
      }
  });

  test("path parameters are exactly those of the path", () => {
    for (const { path, operation } of operations) {
      const declared = (operation.parameters ?? []).filter((one) => one.in === "path");
      expect(declared.map((one) => one.name).sort()).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? "").sort(),
      );
      expect(declared.every((one) => one.required)).toBe(true);
    }
  });

  test("operation ids are unique and every reference leads somewhere", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of references(document))
      expect(document.components.schemas[one.replace("#/components/schemas/", "")], one).toBeDefined();
  });

  test("query parameters are described as they are written, and bodies refuse unknown fields", () => {
    const customers = document.paths["/api/v1/customers"]!["get"]!;
    const parameter = (name: string) => customers.parameters!.find((one) => one.name === name)!;
    expect(parameter("active").schema).toEqual({ type: "boolean" });
    expect(parameter("serviceId").schema).toEqual({ type: "integer", minimum: 1 });
    expect(parameter("limit").required).toBe(false);
    const body = document.paths["/api/v1/customers"]!["post"]!.requestBody!.content["application/json"]!.schema;
    expect(body["additionalProperties"]).toBe(false);
    expect(body["required"]).toEqual(["type", "customerGroupId", "termsOfPaymentId"]);
  });
});

describe("the endpoints", () => {
  test("ids are the keys, and no two share method and path", () => {
    for (const [key, endpoint] of Object.entries(endpoints)) expect(endpoint.id).toBe(key);
    const places = all.map((endpoint) => `${endpoint.method} ${endpoint.path.replaceAll(/\{\w+\}/g, "{}")}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test("no name stands in two places of a request, since verbs get one flat object", () => {
    for (const endpoint of all) {
      const names = [endpoint.params, endpoint.query, endpoint.body].flatMap((part) => Object.keys(part?.shape ?? {}));
      expect(new Set(names).size, endpoint.id).toBe(names.length);
    }
  });

  test("every list takes limit and cursor and answers with items, nextCursor and total", () => {
    for (const endpoint of all.filter((one) => one.list)) {
      expect(Object.keys(endpoint.query!.shape), endpoint.id).toEqual(expect.arrayContaining(["limit", "cursor"]));
      const answer: unknown = endpoint.response;
      expect(answer).toHaveProperty("shape.items");
      expect(answer).toHaveProperty("shape.nextCursor");
      expect(answer).toHaveProperty("shape.total");
    }
  });

  test("reading needs no more than a reading scope, and what makes something is a POST", () => {
    for (const endpoint of all) {
      if (endpoint.created) expect(endpoint.method, endpoint.id).toBe("post");
      if (endpoint.method === "get") expect(endpoint.scope, endpoint.id).toMatch(/:(read|manage|reveal)$|^signed_in$/);
      if (endpoint.method === "get") expect(endpoint.body).toBeUndefined();
    }
  });

  test("every scope guards something and is put in words; every problem has a status and a title", () => {
    const used = new Set<string>(all.map((endpoint) => endpoint.scope));
    expect(scopes.filter((scope) => !used.has(scope))).toEqual([]);
    expect(Object.keys(scopeWords)).toEqual([...scopes]);
    expect(Object.keys(problems).sort()).toEqual([...problemCodes].sort());
  });
});
