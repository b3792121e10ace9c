import { apiPath, problemCodes, problems, scopeWords } from "@banksia/contracts";
import { escapeHtml } from "./markdown.ts";

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectAt = (value: unknown, ...path: string[]): Json => {
  let at = value;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  return isObject(at) ? at : {};
};
const listAt = (value: Json, name: string): unknown[] => {
  const list = value[name];
  return Array.isArray(list) ? list : [];
};

const text = (value: unknown): string => escapeHtml(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** Text in which `this` is code. */
const prose = (value: unknown): string => text(value).replaceAll(/`([^`]+)`/g, "<code>$1</code>");

/** A schema as one would write a type, with links to the named ones. */
function type(schema: unknown, indent = ""): string {
  if (!isObject(schema)) return "any";
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    const name = reference.split("/").at(-1) ?? "";
    return `<a href="#schema-${text(name)}">${text(name)}</a>`;
  }
  if ("const" in schema) return text(JSON.stringify(schema["const"]));
  const values = schema["enum"];
  if (Array.isArray(values)) return values.map((value) => text(JSON.stringify(value))).join(" | ");
  const parts = [...listAt(schema, "anyOf"), ...listAt(schema, "oneOf")];
  if (parts.length > 0) return parts.map((part) => type(part, indent)).join(" | ");
  if (schema["type"] === "array") return `${type(schema["items"], indent)}[]`;
  if (schema["type"] === "object" && isObject(schema["properties"])) {
    const needed = new Set(listAt(schema, "required"));
    const inner = `${indent}  `;
    const fields = Object.entries(schema["properties"]).map(([name, field]) => {
      const about = isObject(field) ? field["description"] : undefined;
      const fallback = isObject(field) && "default" in field ? ` = ${text(JSON.stringify(field["default"]))}` : "";
      const note = typeof about === "string" && !isObject(field) ? ` // ${text(about)}` : "";
      return `${inner}<b>${text(name)}</b>${needed.has(name) ? "" : "?"}: ${type(field, inner)}${fallback}${note}`;
    });
    return `{\n${fields.join("\n")}\n${indent}}`;
  }
  if (schema["type"] === "object") return `{ [name]: ${type(schema["additionalProperties"], indent)} }`;
  const format = schema["format"];
  return text(schema["type"] ?? "any") + (typeof format === "string" ? ` (${text(format)})` : "");
}

function curl(method: string, path: string, operation: Json): string {
  const key = listAt(operation, "parameters").some((one) => isObject(one) && one["name"] === "Idempotency-Key");
  const bodies = objectAt(operation, "requestBody", "content");
  const media = Object.keys(bodies)[0];
  return [
    `curl -sS${method === "get" ? "" : ` -X ${method.toUpperCase()}`} -H "Authorization: Bearer $BANKSIA_KEY"`,
    ...(key ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(media === undefined
      ? []
      : [`-H "Content-Type: ${media}"`, media === "application/json" ? "-d @body.json" : "--data-binary @file.csv"]),
    `"$BANKSIA${path}"`,
  ].join(" \\\n  ");
}

function parameterRows(operation: Json): string {
  const rows = listAt(operation, "parameters")
    .filter(isObject)
    .map(
      (
        one,
      ) => `<tr><td><code>${text(one["name"])}</code></td><td>${text(one["in"])}${one["required"] === true ? ", required" : ""}</td>
<td><code>${type(one["schema"])}</code></td><td>${prose(one["description"] ?? "")}</td></tr>`,
    );
  return rows.length === 0
    ? ""
    : `<table><thead><tr><th>Parameter</th><th>In</th><th>Type</th><th></th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function bodyOf(title: string, content: Json): string {
  return Object.entries(content)
    .map(([media, one]) => `<h4>${title} <small>${text(media)}</small></h4><pre>${type(objectAt(one)["schema"])}</pre>`)
    .join("");
}

function operationBlock(path: string, method: string, operation: Json): string {
  const answers = Object.entries(objectAt(operation, "responses")).filter(([status]) => status.startsWith("2"));
  const refusals = Object.entries(objectAt(operation, "responses")).filter(([status]) => !status.startsWith("2"));
  const scope = operation["x-scope"];
  return `<details id="${text(operation["operationId"])}"><summary><span class="${text(method)}">${text(method.toUpperCase())}</span>
<code>${text(path)}</code> <span>${prose(operation["summary"])}</span></summary>
<p>${prose(operation["description"] ?? "")}</p>
<p>${scope === "public" ? "Open to all." : scope === "signed_in" ? "For everyone who is signed in." : `Needs the scope <code>${text(scope)}</code>.`}</p>
${parameterRows(operation)}${bodyOf("Body", objectAt(operation, "requestBody", "content"))}
${answers.map(([status, answer]) => `<p><b>${text(status)}</b> ${prose(objectAt(answer)["description"])}</p>${bodyOf("Answer", objectAt(answer, "content"))}`).join("")}
<p>${refusals.map(([status, answer]) => `<b>${text(status)}</b> ${prose(objectAt(answer)["description"])}`).join("<br>")}</p>
<pre>${text(curl(method, path, operation))}</pre></details>`;
}

/** The OpenAPI document as a page to read: no script, nothing from elsewhere. */
export function docsPage(document: Json): string {
  const tags = listAt(document, "tags").filter(isObject);
  const operations = Object.entries(objectAt(document, "paths")).flatMap(([path, methods]) =>
    Object.entries(objectAt(methods)).map(([method, operation]) => ({ path, method, operation: objectAt(operation) })),
  );
  const sections = tags.map((tag) => {
    const inside = operations.filter(({ operation }) => listAt(operation, "tags").includes(tag["name"]));
    return `<section id="tag-${text(tag["name"])}"><h2>${text(tag["name"])}</h2><p>${prose(tag["description"])}</p>
${inside.map(({ path, method, operation }) => operationBlock(path, method, operation)).join("")}</section>`;
  });
  const schemas = Object.entries(objectAt(document, "components", "schemas")).map(
    ([name, schema]) => `<article id="schema-${text(name)}"><h3>${text(name)}</h3>
<p>${prose(objectAt(schema)["description"] ?? "")}</p><pre>${type(schema)}</pre></article>`,
  );
  const codes = problemCodes.map(
    (code) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${problems[code][0]}</td><td>${text(problems[code][1])}</td></tr>`,
  );
  const scopeRows = Object.entries(scopeWords).map(
    ([scope, words]) => `<tr><td><code>${text(scope)}</code></td><td>${text(words)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Banksia API</title><link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="/docs/style.css"></head><body>
<nav aria-label="Areas"><a href="#top">Banksia API</a>${tags.map((tag) => `<a href="#tag-${text(tag["name"])}">${text(tag["name"])}</a>`).join("")}
<a href="/docs/rules">rules</a><a href="#problems">refusals</a><a href="#scopes">scopes</a><a href="#schemas">schemas</a><a href="/openapi.json">openapi.json</a></nav>
<main id="top"><h1>Banksia API ${text(objectAt(document, "info")["version"])}</h1>
<p>Everything stands below <code>${apiPath}</code>. Sign in with an API key: <code>Authorization: Bearer bk_…</code>.</p>
<p>${prose(objectAt(document, "info")["description"])}</p>
${sections.join("")}
<section id="problems"><h2>Refusals</h2><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${codes.join("")}</tbody></table></section>
<section id="scopes"><h2>Scopes</h2><table><thead><tr><th>Scope</th><th>Allows</th></tr></thead><tbody>${scopeRows.join("")}</tbody></table></section>
<section id="schemas"><h2>Schemas</h2>${schemas.join("")}</section></main></body></html>`;
}

/** The style of the page, served beside it: the content security policy allows none inside. */
export const docsStyle = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;display:grid;grid-template-columns:13rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;box-sizing:border-box;padding:1rem;display:flex;flex-direction:column;gap:.4rem;border-right:1px solid #8884}
nav a:first-child{font-weight:700}main{padding:1rem 2rem;max-width:70rem}
details{border-bottom:1px solid #8884}details[open]{padding-bottom:1rem}summary{cursor:pointer;padding:.4rem 0}
summary span:first-child{display:inline-block;width:4rem;font-weight:700;font-size:.85rem}
summary code{font-weight:600}pre{overflow:auto;padding:.75rem;background:#8881;border-radius:4px;font-size:.85rem}
body.page{display:block}body.page main{max-width:50rem;margin:0 auto}h1,h2{line-height:1.25}
table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8883}
:target{outline:2px solid #3b82f6;outline-offset:2px}@media(max-width:50rem){body{display:block}nav{position:static;height:auto;border:0}}
`;
