import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { notFound } from "../errors.ts";

export type ContactDetailType = "phone" | "mobile" | "email" | "fax" | "web";

/** A telephone number, e-mail address or the like of a customer, or of a contact of theirs. */
export interface ContactDetail {
  id: number;
  customerId: number;
  contactId: number | null;
  type: ContactDetailType;
  value: string;
  /** Whose or what it is. */
  description: string;
  purposeIds: number[];
  /** One of each type. */
  primary: boolean;
  active: boolean;
  createdAt: string;
}

/** Contact details `d` that match, by type, the primary one first, inactive ones last. */
export function loadContactDetails(tx: OrmTx, where: SQL): Promise<ContactDetail[]> {
  return rowsOf<ContactDetail>(
    tx,
    sql`select d.id, d.customer_id as "customerId", d.contact_id as "contactId", d.type, d.value, d.description,
        d.purpose_ids as "purposeIds", d.is_primary as "primary", d.active, ${instantText(sql`d.created_at`)} as "createdAt"
      from contact_detail d where ${where}
      order by not d.active, not d.is_primary, array_position(array['phone', 'mobile', 'email', 'fax', 'web'], d.type), d.id`,
  );
}

/**
 * One contact detail.
 * @throws NOT_FOUND
 */
export async function loadContactDetail(tx: OrmTx, id: number): Promise<ContactDetail> {
  const [found] = await loadContactDetails(tx, sql`d.id = ${id}`);
  if (found === undefined) throw notFound("contact detail", id);
  return found;
}
