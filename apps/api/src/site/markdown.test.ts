import { join } from "node:path";
import { expect, test } from "vitest";
import { markdown } from "./markdown.ts";
import { rulePages } from "./rule-pages.ts";

const same = (target: string) => target;

test("headings, paragraphs, lists, code and what stands inside a line", () => {
  const html = markdown(
    "# One `a`\n\nA **strong** word,\nand _another_ one.\n- first\n  goes on\n- second\n\n1. x\n2. y\n\n    sum = a * b\n\n```\n<b>\n```\n",
    same,
  );
  expect(html.split("\n")).toEqual([
    "<h1>One <code>a</code></h1>",
    "<p>A <strong>strong</strong> word, and <em>another</em> one.</p>",
    "<ul><li>first goes on</li><li>second</li></ul>",
    "<ol><li>x</li><li>y</li></ol>",
    "<pre>sum = a * b</pre>",
    "<pre>&lt;b&gt;</pre>",
  ]);
});

test("tables and links", () => {
  expect(markdown("| A | B |\n| - | - |\n| `x` | [y](tax.md) |", (target) => `/${target}`)).toBe(
    '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><code>x</code></td><td><a href="/tax.md">y</a></td></tr></tbody></table>',
  );
});

test("HTML is shown, not used, in code and in links too", () => {
  const html = markdown('<script>alert(1)</script> `<i>` [x](y"onclick=z)', same);
  expect(html).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; <code>&lt;i&gt;</code> <a href="y&quot;onclick=z">x</a></p>',
  );
});

test("every rule has its page, and every link between them leads to one", () => {
  const pages = rulePages(join(import.meta.dirname, "../../../../docs/rules"));
  expect([...pages.keys()]).toEqual(expect.arrayContaining(["", "proration", "caps", "splits", "tax", "adjustments"]));
  for (const [name, html] of pages) {
    expect(html, name).toContain("<h1>");
    for (const [, target] of html.matchAll(/href="\/docs\/rules\/?([^"#]*)/g))
      expect([name, pages.has(target ?? "")]).toEqual([name, true]);
    expect(html).not.toMatch(/<script|style=/);
  }
});
