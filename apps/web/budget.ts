import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Fails the build when the scripts that the first screen waits for are larger than this when compressed. */
export function budget(kilobytes: number): Plugin {
  return {
    name: "banksia-budget",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
      const initial = new Set<string>();
      const follow = (name: string) => {
        const chunk = chunks.find((one) => one.fileName === name);
        if (!chunk || initial.has(name)) return;
        initial.add(name);
        for (const next of chunk.imports) follow(next);
      };
      for (const chunk of chunks) if (chunk.isEntry) follow(chunk.fileName);
      const size = chunks
        .filter((one) => initial.has(one.fileName))
        .reduce((sum, one) => sum + gzipSync(one.code).byteLength, 0);
      if (size > kilobytes * 1024)
        this.error(
          `The first screen waits for ${Math.ceil(size / 1024)} KB of scripts; the budget is ${kilobytes} KB.`,
        );
      this.info(`The first screen waits for ${Math.ceil(size / 1024)} KB of scripts.`);
    },
  };
}
