import { AUSTRALIA } from "@banksia/core/customers/index";
import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { rowsOf } from "../common/rows.ts";
import type { Context } from "../context.ts";
import type { FieldError } from "../errors.ts";
import { postcodeFindings } from "./address-faults.ts";
import { contactDetailFaults, telephoneType } from "./contact-detail-faults.ts";

/** The first address, telephone number and e-mail address of a new customer, each of which may be left out. */
export interface FirstDetails {
  email?: string | null;
  phone?: string | null;
  addressLine?: string | null;
  suburb?: string | null;
  state?: string | null;
  postcode?: string | null;
}

/** What the first address is for: where invoices go. */
const FIRST_PURPOSE = "INVOICE";

/** The parts of the first address; null when none is given. */
export function firstAddress(details: FirstDetails) {
  const { addressLine, suburb, state, postcode } = details;
  if (addressLine == null && suburb == null && state == null && postcode == null) return null;
  return {
    line: addressLine ?? "",
    suburb: suburb ?? "",
    state: state ?? "",
    postcode: postcode ?? "",
    country: AUSTRALIA,
  };
}

/** What is wrong with the first details. An address may still be incomplete; its state and postcode must fit. */
export function firstDetailFaults(details: FirstDetails): FieldError[] {
  const address = firstAddress(details);
  return [
    ...(details.email == null ? [] : contactDetailFaults("email", details.email, "/email")),
    ...(details.phone == null ? [] : contactDetailFaults("phone", details.phone, "/phone")),
    ...(address === null || address.postcode === ""
      ? []
      : postcodeFindings(address.state, address.postcode, address.line).faults),
  ];
}

/** Writes the first rows of a record, each primary. */
export async function writeFirstDetails(
  tx: OrmTx,
  ctx: Context,
  owner: { customerId: number; contactId?: number; homeServiceId: number | null },
  details: FirstDetails,
): Promise<void> {
  const { customerId, contactId = null, homeServiceId: serviceId } = owner;
  const address = firstAddress(details);
  if (address !== null) {
    const purposes = await rowsOf<{ id: number }>(
      tx,
      sql`select id from purpose where code = ${FIRST_PURPOSE} and ${contactId === null}`,
    );
    await insertRow(
      tx,
      ctx,
      schema.address,
      { customerId, contactId, ...address, purposeIds: purposes.map((one) => one.id), primary: true },
      { verb: "createAddress", objectType: "address", serviceId },
    );
  }
  const values = [
    ...(details.phone == null ? [] : [{ type: telephoneType(details.phone), value: details.phone }]),
    ...(details.email == null ? [] : [{ type: "email" as const, value: details.email }]),
  ];
  for (const value of values)
    await insertRow(
      tx,
      ctx,
      schema.contactDetail,
      { customerId, contactId, ...value, primary: true },
      { verb: "createContactDetail", objectType: "contact_detail", serviceId },
    );
}
