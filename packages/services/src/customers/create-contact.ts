import { AUSTRALIA } from "@banksia/core/customers/index";
import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { checkAddressFacts } from "./address-faults.ts";
import { contactDetailFaults } from "./contact-detail-faults.ts";
import { receiverFaults } from "./contact-faults.ts";
import {
  type Contact,
  type ContactPriority,
  type Relationship,
  type StatementChannel,
  contactWarnings,
  loadContact,
} from "./contact-view.ts";
import { writeFirstDetails } from "./first-details.ts";
import { lockCustomer } from "./lock-customer.ts";
import { unknownIds } from "./unknown-ids.ts";

export interface CreateContactInput {
  customerId: number;
  title?: string | null;
  firstName: string;
  middleName?: string | null;
  lastName: string;
  knownAs?: string | null;
  contactTypeIds: number[];
  priority: ContactPriority;
  relationship: Relationship;
  accountReceiver: boolean;
  receiverChannel: StatementChannel | null;
  note?: string | null;
  /** The first address; more can be added to the contact. */
  address: { line: string; suburb: string; state: string; postcode: string } | null;
  phone?: string | null;
  email?: string | null;
}

/**
 * Adds a contact to a person, with a first address, telephone number and e-mail address where they are known.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createContact(
  ctx: Context,
  input: CreateContactInput,
): Promise<Contact & { warnings: Warning[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const customer = await lockCustomer(tx, input.customerId);
    const { address, phone, email, ...contact } = input;
    const faults: FieldError[] = [
      ...receiverFaults(contact),
      ...(await unknownIds(tx, "contact_type", "contact type", "/contactTypeIds", contact.contactTypeIds)),
      ...(phone == null ? [] : contactDetailFaults("phone", phone, "/phone")),
      ...(email == null ? [] : contactDetailFaults("email", email, "/email")),
    ];
    if (customer.type === "organisation")
      faults.push({ pointer: "/customerId", code: "NOT_ALLOWED", detail: "Only a person has contacts." });
    const found = address === null ? null : await checkAddressFacts(tx, { ...address, country: AUSTRALIA });
    for (const fault of found?.faults ?? []) faults.push({ ...fault, pointer: `/address${fault.pointer}` });
    refuseIfAny(faults);
    const { homeServiceId } = customer;
    const { id } = await insertRow(tx, ctx, schema.contact, contact, {
      verb: "createContact",
      objectType: "contact",
      serviceId: homeServiceId,
    });
    const details = {
      phone: phone ?? null,
      email: email ?? null,
      ...(address === null
        ? {}
        : {
            addressLine: address.line,
            suburb: address.suburb,
            state: address.state,
            postcode: address.postcode,
          }),
    };
    await writeFirstDetails(tx, ctx, { customerId: customer.id, contactId: id, homeServiceId }, details);
    const made = await loadContact(tx, id);
    return { ...made, warnings: [...(found?.warnings ?? []), ...contactWarnings(made)] };
  });
}
