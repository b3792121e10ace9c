import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

test("the first example of the README does what it says", async () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  expect(example.trimEnd().split("\n")).toHaveLength(9);
  const source = new URL("../src/index.ts", import.meta.url).href;
  const said: unknown[][] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words) => said.push(words));
  await import(`data:text/javascript,${encodeURIComponent(example.replace("@banksia/aba", source))}`);
  log.mockRestore();
  const change = { record: 2, field: "title", from: "Nguyễn. Minh", to: "Nguyen. Minh", lossy: false };
  expect(said).toEqual([["1250.50", [change]], [true]]);
});
