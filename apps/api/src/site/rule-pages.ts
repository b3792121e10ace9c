import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { escapeHtml, markdown } from "./markdown.ts";

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en-AU"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} - Banksia</title><link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="/docs/style.css"></head><body class="page">
<main><p><a href="/docs/rules">All rules</a></p>${body}</main></body></html>`;
}

/** Pages of the directory link to each other by file name; on the server they stand beside each other. */
function leadsTo(target: string): string {
  if (/^[a-z-]+\.md(#.*)?$/i.test(target)) return `/docs/rules/${target.replace(/\.md/, "").replace(/^README$/, "")}`;
  return /^(https?:\/\/|#)/.test(target) ? target : "/docs/rules";
}

/**
 * The pages on the rules of billing, to which an explained amount leads.
 * @param directory where they lie as Markdown, README.md for the page of them all
 * @returns by name; the empty name is the page of them all
 */
export function rulePages(directory: string): Map<string, string> {
  const pages = new Map<string, string>();
  if (!existsSync(directory)) return pages;
  for (const file of readdirSync(directory).filter((name) => /^[a-z0-9-]+\.md$/i.test(name))) {
    const source = readFileSync(join(directory, file), "utf8");
    const title = /^# (.*)$/m.exec(source)?.[1] ?? file;
    const name = file.replace(/\.md$/, "");
    pages.set(name === "README" ? "" : name, page(title, markdown(source, leadsTo)));
  }
  return pages;
}
