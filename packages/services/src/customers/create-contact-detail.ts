import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { contactDetailFaults } from "./contact-detail-faults.ts";
import { type ContactDetail, type ContactDetailType, loadContactDetail } from "./contact-detail-view.ts";
import { contactFaults, lockCustomer } from "./lock-customer.ts";
import { unknownIds } from "./unknown-ids.ts";

export interface CreateContactDetailInput {
  customerId: number;
  /** Of a contact of the customer; of the customer itself when null. */
  contactId: number | null;
  type: ContactDetailType;
  value: string;
  description: string;
  purposeIds: number[];
  primary: boolean;
}

/**
 * Adds a telephone number, e-mail address or the like. The first of a type is primary by itself; another one that is to
 * be takes it from the one before.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createContactDetail(ctx: Context, input: CreateContactDetailInput): Promise<ContactDetail> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const customer = await lockCustomer(tx, input.customerId);
    refuseIfAny([
      ...contactDetailFaults(input.type, input.value),
      ...(await contactFaults(tx, customer.id, input.contactId)),
      ...(await unknownIds(tx, "purpose", "purpose", "/purposeIds", input.purposeIds)),
    ]);
    const { id } = await insertRow(tx, ctx, schema.contactDetail, input, {
      verb: "createContactDetail",
      objectType: "contact_detail",
      serviceId: customer.homeServiceId,
    });
    return loadContactDetail(tx, id);
  });
}
