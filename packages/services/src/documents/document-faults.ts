import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import type { FieldError } from "../errors.ts";
import { mediaTypeOf, mediaTypes } from "./media-type.ts";

// oxlint-disable-next-line no-control-regex -- they are what a name does not have
const unfit = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069/\\:*?"<>|]/;

/** What is wrong with the name of a file of a type: it ends as the type does, and is the name of a file everywhere. */
export function nameFaults(name: string, mediaType: string): FieldError[] {
  const invalid = (detail: string): FieldError[] => [{ pointer: "/name", code: "INVALID", detail }];
  if (name.trim() === "" || name.length > 200) return invalid("A file has a name of up to 200 characters.");
  if (unfit.test(name) || !name.isWellFormed())
    return invalid(String.raw`A file name has none of / \ : * ? " < > | and no signs that cannot be seen.`);
  const extensions = mediaTypeOf(mediaType)?.extensions ?? [];
  const fits = extensions.some((end) => name.toLowerCase().endsWith(end) && name.length > end.length);
  return fits ? [] : invalid(`The name of this file ends with ${extensions.join(" or ")}.`);
}

/** What is wrong with the content of a document that says to be of a type. */
export function contentFaults(content: Uint8Array, mediaType: string, maxBytes: number): FieldError[] {
  const fault = (code: FieldError["code"], detail: string): FieldError[] => [{ pointer: "/file", code, detail }];
  if (content.length === 0) return fault("REQUIRED", "The file is empty.");
  if (content.length > maxBytes)
    return fault("TOO_LONG", `A document may have up to ${Math.floor(maxBytes / 1024 / 1024)} MB.`);
  const type = mediaTypeOf(mediaType);
  if (type === null)
    return fault("NOT_ALLOWED", `Files of these types are kept: ${mediaTypes.map((one) => one.name).join(", ")}.`);
  const wrong = type.fault(content);
  return wrong === null ? [] : fault("INVALID", wrong);
}

/** The fault of a service entry that is not one of the client. */
export async function entryFaults(
  tx: OrmTx,
  clientId: number,
  serviceEntryId: number | null | undefined,
): Promise<FieldError[]> {
  if (serviceEntryId == null) return [];
  const found = await firstOf(
    tx,
    sql`select 1 as found from service_entry where id = ${serviceEntryId} and client_id = ${clientId}
      union all select 1 from entry_partner where service_entry_id = ${serviceEntryId} and client_id = ${clientId} limit 1`,
  );
  return found === null
    ? [{ pointer: "/serviceEntryId", code: "UNKNOWN", detail: `The client has no service entry ${serviceEntryId}.` }]
    : [];
}
