import { type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";
import { telephoneType } from "../customers/contact-detail-faults.ts";

/** What a row of a file brings beside the customer itself. */
export interface CustomerParts {
  address: { line: string; suburb: string; state: string; postcode: string } | null;
  phone: string | null;
  email: string | null;
  references: { typeId: number; number: string }[];
  bank: { code: string; title: string; bsb: string; number: string } | null;
}

/** Who brings the file in: whoever approves its bank accounts must be another. */
export interface Asker {
  id: number;
  name: string;
}

const detailColumns = { customer_id: "bigint", type: "text", value: "text", is_primary: "boolean" };
const referenceColumns = { client_id: "bigint", reference_type_id: "bigint", number: "text" };
const accountColumns = { customer_id: "bigint", code: "text" };
const versionColumns = {
  bank_account_id: "bigint",
  customer_id: "bigint",
  account_title: "text",
  bsb: "text",
  account_number: "text",
  status: "text",
  note: "text",
  asked_by: "bigint",
  asked_by_name: "text",
};

/** Customers just written, each with what else its row brings. */
export type Loaded = readonly { customerId: number; parts: CustomerParts }[];

/** Writes what belongs to customers just written: one statement for each kind of part, however many customers. */
export async function writeParts(tx: SqlTx, asker: Asker, purposeId: number | null, loaded: Loaded): Promise<void> {
  const details = loaded.flatMap(({ customerId, parts: { phone, email } }): BulkValue[][] => [
    ...(phone === null ? [] : [[customerId, telephoneType(phone), phone, true]]),
    ...(email === null ? [] : [[customerId, "email", email, true]]),
  ]);
  const references = loaded.flatMap(({ customerId, parts }): BulkValue[][] =>
    parts.references.map((one) => [customerId, one.typeId, one.number]),
  );
  await writeAddresses(tx, purposeId, loaded);
  if (details.length > 0) await bulkInsert(tx, "contact_detail", detailColumns, details);
  if (references.length > 0) await bulkInsert(tx, "client_reference", referenceColumns, references);
  await writeBankAccounts(tx, asker, loaded);
}

async function writeAddresses(tx: SqlTx, purposeId: number | null, loaded: Loaded): Promise<void> {
  const given = loaded.flatMap(({ customerId, parts: { address } }) =>
    address === null ? [] : [{ customerId: String(customerId), ...address }],
  );
  if (given.length === 0) return;
  const column = (name: "customerId" | "line" | "suburb" | "state" | "postcode") => given.map((one) => one[name]);
  await tx`insert into address (customer_id, line, suburb, state, postcode, is_primary, purpose_ids)
    select a.customer_id, a.line, a.suburb, a.state, a.postcode, true, array_remove(array[${purposeId}::bigint], null)
    from unnest(${column("customerId")}::text[]::bigint[], ${column("line")}::text[], ${column("suburb")}::text[],
      ${column("state")}::text[], ${column("postcode")}::text[]) a (customer_id, line, suburb, state, postcode)`;
}

/** Writes bank accounts whose first version waits for a second person, and lets the customers' direct debits draw on them. */
async function writeBankAccounts(tx: SqlTx, asker: Asker, loaded: Loaded): Promise<void> {
  const banks = new Map(
    loaded.flatMap(({ customerId, parts: { bank } }) => (bank === null ? [] : [[customerId, bank] as const])),
  );
  if (banks.size === 0) return;
  await bulkInsert(
    tx,
    "bank_account",
    accountColumns,
    [...banks].map(([customerId, bank]) => [customerId, bank.code]),
  );
  const customers = [...banks.keys()].map(String);
  const accounts = await tx<{ id: number; customerId: number }[]>`
    select b.id, b.customer_id as "customerId" from unnest(${customers}::text[]::bigint[]) n (customer_id)
    join bank_account b on b.customer_id = n.customer_id`;
  const versions = accounts.flatMap(({ id, customerId }): BulkValue[][] => {
    const bank = banks.get(customerId);
    return bank === undefined
      ? []
      : [[id, customerId, bank.title, bank.bsb, bank.number, "waiting", "From a file", asker.id, asker.name]];
  });
  await bulkInsert(tx, "bank_account_version", versionColumns, versions);
  await tx`update customer c set bank_account_id = b.id from unnest(${customers}::text[]::bigint[]) n (customer_id)
    join bank_account b on b.customer_id = n.customer_id where c.id = n.customer_id`;
}
