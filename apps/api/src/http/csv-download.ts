import type { Endpoint } from "@banksia/contracts";
import type { z } from "zod";
import { row } from "./csv.ts";

export interface Page {
  items: readonly object[];
  nextCursor: string | null;
}

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = "\uFEFF";

/** The columns of a list: the fields of its items, in the order of the contract. */
export function columnsOf(endpoint: Endpoint): string[] {
  const items: z.ZodType | undefined = shapeOf(endpoint.response)["items"];
  const element = items === undefined ? undefined : Reflect.get(items, "element");
  return Object.keys(shapeOf(element));
}

function shapeOf(schema: unknown): Record<string, z.ZodType> {
  return typeof schema === "object" && schema !== null && "shape" in schema ? { ...Object(schema.shape) } : {};
}

/**
 * A list as CSV, fetched page by page as fast as the caller takes it. The first page is there already, so that a refusal
 * can still be answered as one; a failure later breaks the download off.
 */
export function csvStream(
  columns: readonly string[],
  first: Page,
  next: (cursor: string) => Promise<Page>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let page: Page | null = first;
  let heading = byteOrderMark + row(columns);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (page === null) {
          controller.close();
          return;
        }
        const text = page.items.map((item) => row(columns.map((column) => Reflect.get(item, column)))).join("");
        controller.enqueue(encoder.encode(heading + text));
        heading = "";
        page = page.nextCursor === null ? null : await next(page.nextCursor);
      },
    },
    { highWaterMark: 1 },
  );
}
