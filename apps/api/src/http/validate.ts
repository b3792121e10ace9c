import type { Endpoint } from "@banksia/contracts";
import { z } from "zod";
import type { Call } from "./env.ts";
import { type Fault, Refusal } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/** The query of an endpoint that takes none: anything is a fault. */
const none = z.object({});

/** A JSON pointer (RFC 6901). */
function pointer(prefix: string, path: readonly PropertyKey[]): string {
  return prefix + path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function fault(issue: Issue, prefix: string, value: unknown): Fault[] {
  const at = pointer(prefix, issue.path);
  switch (issue.code) {
    case "invalid_type":
      return [
        valueAt(value, issue.path) === undefined
          ? { pointer: at, code: "REQUIRED", detail: "This is required." }
          : { pointer: at, code: "INVALID", detail: `This must be of type ${issue.expected}.` },
      ];
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        pointer: `${at}${pointer("", [key])}`,
        code: "UNKNOWN",
        detail: `There is no field ${key} here.`,
      }));
    case "too_big":
      return [{ pointer: at, code: issue.origin === "string" ? "TOO_LONG" : "OUT_OF_RANGE", detail: issue.message }];
    case "too_small":
      return [{ pointer: at, code: issue.origin === "string" ? "REQUIRED" : "OUT_OF_RANGE", detail: issue.message }];
    case "invalid_union": {
      // The branch that came closest says the most.
      const branches = issue.errors.filter((one) => one.some((inner) => inner.code !== "invalid_type"));
      const best = (branches.length > 0 ? branches : issue.errors).toSorted((a, b) => a.length - b.length)[0] ?? [];
      const inner = best.flatMap((one) => fault({ ...one, path: [...issue.path, ...one.path] }, prefix, value));
      return inner.length > 0 ? inner : [{ pointer: at, code: "INVALID", detail: issue.message }];
    }
    case "invalid_value":
      return [
        valueAt(value, issue.path) === undefined
          ? { pointer: at, code: "REQUIRED", detail: "This is required." }
          : { pointer: at, code: "INVALID", detail: `Use one of: ${issue.values.map(String).join(", ")}.` },
      ];
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      break;
  }
  return [{ pointer: at, code: "INVALID", detail: issue.message }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

function check(schema: z.ZodObject | undefined, value: unknown, prefix: string, faults: Fault[]): object {
  if (schema === undefined) return {};
  const result = schema.strict().safeParse(value);
  if (result.success) return result.data;
  faults.push(...result.error.issues.flatMap((issue) => fault(issue, prefix, value)));
  return {};
}

/** The body as parsed from JSON; throws BAD_REQUEST when it is not JSON. An empty body counts as an empty object. */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("BAD_REQUEST", "The body is not JSON.");
  }
}

/**
 * What the verb is given: path, query and body checked and put into one object.
 * @param body already parsed; undefined when the endpoint takes none
 * @throws VALIDATION with every fault found in all three places, never quoting what was sent
 */
export function validate(endpoint: Endpoint, c: Call, body: unknown): object {
  const faults: Fault[] = [];
  const query: Record<string, string> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (values.length > 1)
      faults.push({ pointer: pointer("/query", [name]), code: "DUPLICATE", detail: "Give this only once." });
    query[name] = values[0] ?? "";
  }
  const params = check(endpoint.params, c.req.param(), "/params", faults);
  const asked = check(endpoint.query ?? none, query, "/query", faults);
  const sent = check(endpoint.body, body, "", faults);
  if (faults.length > 0) {
    const first = faults[0];
    const detail = faults.length === 1 ? first?.detail : `${faults.length} values are not right.`;
    throw new Refusal("VALIDATION", detail ?? "Some values are not right.", faults);
  }
  return { ...params, ...asked, ...sent };
}
