import type { PostalAddress } from "@banksia/core/customers/index";
import { type Context, read, requireScope } from "../context.ts";
import { type AddressFindings, checkAddressFacts } from "./address-faults.ts";

/** Whether the parts of an address fit together: what a save would be refused for, and what is worth a look. */
export async function checkAddress(ctx: Context, input: PostalAddress): Promise<AddressFindings> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => checkAddressFacts(tx, input));
}
