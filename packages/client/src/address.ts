import { type Endpoint, apiPath } from "@banksia/contracts";

/** The parts of a request that end up in its address, whatever their names. */
export interface AddressParts {
  params?: object;
  query?: object;
}

function written(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The address of a request: path parameters filled in, query written out; what is undefined or null is left out. */
export function address(baseUrl: string, endpoint: Endpoint, parts: AddressParts, suffix = ""): string {
  const values = new Map<string, unknown>(Object.entries(parts.params ?? {}));
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = written(values.get(name));
    if (value === null) throw new TypeError(`${endpoint.id} needs the path parameter ${name}.`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    const one = written(value);
    if (one !== null) query.set(name, one);
  }
  const asked = query.toString();
  return `${baseUrl}${apiPath}${path}${suffix}${asked === "" ? "" : `?${asked}`}`;
}
