import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { checkAddressFacts } from "./address-faults.ts";
import { type Address, loadAddress } from "./address-view.ts";
import { customerOf, primaryFaults } from "./keep-primary.ts";
import { unknownIds } from "./unknown-ids.ts";

export interface UpdateAddressInput {
  addressId: number;
  name?: string;
  line?: string;
  suburb?: string;
  state?: string;
  postcode?: string;
  country?: string;
  purposeIds?: number[];
  primary?: true;
  active?: boolean;
}

/**
 * Changes an address; what is left out stays. When the primary one goes out of use, the oldest of the others is primary.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateAddress(
  ctx: Context,
  input: UpdateAddressInput,
): Promise<Address & { warnings: Warning[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { addressId, ...patch } = input;
    const customer = await customerOf(tx, "address", addressId);
    const before = await lockRow(tx, schema.address, addressId, "address");
    // An address that came in incomplete may get a label or a purpose without being mended.
    const placed = (["line", "suburb", "state", "postcode", "country"] as const).some(
      (part) => patch[part] !== undefined,
    );
    const { faults, warnings } = placed
      ? await checkAddressFacts(tx, { ...before, ...patch })
      : { faults: [], warnings: [] };
    refuseIfAny([
      ...faults,
      ...primaryFaults(before, patch),
      ...(await unknownIds(tx, "purpose", "purpose", "/purposeIds", patch.purposeIds, before.purposeIds)),
    ]);
    await updateRow(
      tx,
      ctx,
      schema.address,
      before,
      { ...patch, ...(patch.active === false ? { primary: false } : {}) },
      { verb: "updateAddress", objectType: "address", serviceId: customer.homeServiceId },
    );
    return { ...(await loadAddress(tx, addressId)), warnings };
  });
}
