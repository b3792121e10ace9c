import type { Spawn } from "./checkers.ts";
import type { Tell } from "./protocol.ts";

/** Starts the checker in a worker of its own, so that a large file does not hold up the page. */
export const spawnChecker: Spawn = ({ hear, broke }) => {
  const worker = new Worker(new URL("./checker.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Tell>) => hear(data));
  worker.addEventListener("messageerror", broke);
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    broke();
  });
  return { send: (ask) => worker.postMessage(ask, {}), end: () => worker.terminate() };
};
