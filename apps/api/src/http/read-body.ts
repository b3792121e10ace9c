import type { Call } from "./env.ts";
import { Refusal } from "./problem.ts";

/** Reads a body of UTF-8 text, at most `limit` bytes of it. Throws TOO_LARGE without reading on, BAD_REQUEST for bad UTF-8. */
export async function readText(c: Call, limit: number): Promise<string> {
  const tooLarge = () => new Refusal("TOO_LARGE", `The body may be up to ${Math.floor(limit / 1024)} kB long.`);
  const announced = Number(c.req.header("content-length") ?? 0);
  if (announced > limit) throw tooLarge();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = c.req.raw.body?.getReader();
  let text = "";
  let size = 0;
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) break;
      size += chunk.value.byteLength;
      if (size > limit) throw tooLarge();
      text += decoder.decode(chunk.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    if (error instanceof Refusal) throw error;
    throw new Refusal("BAD_REQUEST", "The body broke off or is not UTF-8 text.");
  }
}

/** The bytes of a body as they come. Whoever stops reading early has the rest refused. */
export async function* readFile(c: Call): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = c.req.raw.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const chunk = await reader.read().catch(() => {
        throw new Refusal("BAD_REQUEST", "The file broke off.");
      });
      if (chunk.done) return;
      yield chunk.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The media type of the request, in lower case and without parameters. */
export function mediaType(c: Call): string {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
