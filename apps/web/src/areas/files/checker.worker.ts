import { compareFiles, type LoadedFile } from "banksia-files/inspect";
import { checkFile } from "./check-file.ts";
import type { Ask, FailureCode, Tell } from "./protocol.ts";

/** Both files and all their records are held while they are compared. */
const COMPARE_BYTES = 64 * 1024 * 1024;
const PROGRESS_MS = 80;

const tell = (message: Tell): void => self.postMessage(message, {});

async function load(file: File): Promise<LoadedFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function answer(ask: Ask): Promise<void> {
  const { id, options } = ask;
  if (ask.type === "check") {
    let told = 0;
    const checked = await checkFile(ask.file, options, (bytes) => {
      const now = performance.now();
      if (now - told < PROGRESS_MS && bytes < ask.file.size) return;
      told = now;
      tell({ type: "progress", id, bytes });
    });
    tell({ type: "checked", id, checked });
    return;
  }
  if (ask.files.some(({ size }) => size > COMPARE_BYTES)) {
    tell({ type: "failed", id, code: "too-large-to-compare" });
    return;
  }
  const [first, second] = [await load(ask.files[0]), await load(ask.files[1])];
  tell({ type: "compared", id, comparison: compareFiles(first, second, options) });
}

/** Only the reading of a file fails with one of the browser's own errors. */
const codeOf = (error: unknown): FailureCode => (error instanceof DOMException ? "unreadable" : "broken");

self.addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  answer(data).catch((error: unknown) => tell({ type: "failed", id: data.id, code: codeOf(error) }));
});

tell({ type: "ready" });
