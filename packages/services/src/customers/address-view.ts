import { printedAddress } from "@banksia/core/customers/index";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { notFound } from "../errors.ts";

/** A postal address of a customer, or of a contact of theirs. */
export interface Address {
  id: number;
  customerId: number;
  contactId: number | null;
  /** A label for people; never printed. */
  name: string;
  line: string;
  suburb: string;
  state: string;
  postcode: string;
  country: string;
  purposeIds: number[];
  primary: boolean;
  active: boolean;
  /** As it stands on letters. */
  printed: string[];
  createdAt: string;
}

const columns = sql`a.id, a.customer_id as "customerId", a.contact_id as "contactId", a.name, a.line, a.suburb, a.state,
  a.postcode, a.country, a.purpose_ids as "purposeIds", a.is_primary as "primary", a.active,
  ${instantText(sql`a.created_at`)} as "createdAt"`;

/** Addresses `a` that match, the primary one first, inactive ones last. */
export async function loadAddresses(tx: OrmTx, where: SQL): Promise<Address[]> {
  const rows = await rowsOf<Omit<Address, "printed">>(
    tx,
    sql`select ${columns} from address a where ${where} order by not a.active, not a.is_primary, a.id`,
  );
  return rows.map((row) => ({ ...row, printed: printedAddress(row) }));
}

/**
 * One address.
 * @throws NOT_FOUND
 */
export async function loadAddress(tx: OrmTx, id: number): Promise<Address> {
  const [found] = await loadAddresses(tx, sql`a.id = ${id}`);
  if (found === undefined) throw notFound("address", id);
  return found;
}
