import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const pages = globSync(["*.md", "docs/**/*.md", "packages/*/*.md", "apps/*/*.md"], { cwd: root });

test("every link from one file of ours to another leads somewhere", () => {
  const dead = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8").replaceAll(/```[\s\S]*?```/g, "");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:|\/)([^)#\s]+)/g)].map((match) => match[1] ?? "");
    return links.filter((link) => !existsSync(join(root, dirname(page), link))).map((link) => `${page}: ${link}`);
  });
  expect(dead).toEqual([]);
});

test("every source file that a page names exists", () => {
  const missing = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    const named = [
      ...text.matchAll(/`((?:apps|packages|scripts|docs|bench|e2e|docker)\/[\w./-]+\.(?:ts|tsx|sql|md|yaml|css))`/g),
    ].map((match) => match[1] ?? "");
    return named.filter((file) => !existsSync(join(root, file))).map((file) => `${page}: ${file}`);
  });
  expect(missing).toEqual([]);
});
