import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { checkAddressFacts } from "./address-faults.ts";
import { type Address, loadAddress } from "./address-view.ts";
import { contactFaults, lockCustomer } from "./lock-customer.ts";
import { unknownIds } from "./unknown-ids.ts";

export interface CreateAddressInput {
  customerId: number;
  /** Of a contact of the customer; of the customer itself when null. */
  contactId: number | null;
  name?: string;
  line: string;
  suburb: string;
  state: string;
  postcode: string;
  country: string;
  purposeIds: number[];
  primary: boolean;
}

/**
 * Adds an address. The first one is primary by itself; another one that is to be takes it from the one before.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createAddress(
  ctx: Context,
  input: CreateAddressInput,
): Promise<Address & { warnings: Warning[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const customer = await lockCustomer(tx, input.customerId);
    const { faults, warnings } = await checkAddressFacts(tx, input);
    refuseIfAny([
      ...faults,
      ...(await contactFaults(tx, customer.id, input.contactId)),
      ...(await unknownIds(tx, "purpose", "purpose", "/purposeIds", input.purposeIds)),
    ]);
    const { id } = await insertRow(tx, ctx, schema.address, input, {
      verb: "createAddress",
      objectType: "address",
      serviceId: customer.homeServiceId,
    });
    return { ...(await loadAddress(tx, id)), warnings };
  });
}
