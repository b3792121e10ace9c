import { type SQL, sql } from "drizzle-orm";

/** Kinds of records of a customer by the name under which the audit log knows them: table, and column of the customer. */
const PARTS: readonly (readonly [objectType: string, table: string, column: "customer_id" | "client_id"])[] = [
  ["address", "address", "customer_id"],
  ["contact", "contact", "customer_id"],
  ["contact_detail", "contact_detail", "customer_id"],
  ["bank_account", "bank_account", "customer_id"],
  ["bank_account_version", "bank_account_version", "customer_id"],
  ["preset_debit", "preset_debit", "customer_id"],
  ["client_reference", "client_reference", "client_id"],
  ["client_document", "client_document", "client_id"],
  ["service_entry", "service_entry", "client_id"],
  ["entry_partner", "entry_partner", "client_id"],
  ["schedule_line", "billing_schedule_line", "client_id"],
  ["billing_rate", "billing_rate", "client_id"],
  ["funding_line", "funding_schedule_line", "client_id"],
  ["funding_rate", "funding_rate", "client_id"],
  ["leave_record", "leave_record", "client_id"],
  ["earlier_stay", "earlier_stay", "client_id"],
  ["arrangement_override", "arrangement_override", "client_id"],
  ["fee_advice", "fee_advice", "client_id"],
  ["client_classification", "client_classification", "client_id"],
  ["fee_reduction", "fee_reduction", "client_id"],
  ["everyday_agreement", "everyday_agreement", "client_id"],
  ["outside_contribution", "outside_contribution", "client_id"],
];

/** What belongs to a service entry and so to its client, each reached by an index. */
const OF_ENTRIES = ["bed_transfer", "portal_event", "bed_reservation"];

/** What the audit log knows under the number of the customer itself. */
const ITSELF = ["customer", "resident_facts", "client_cap", "leave_before"];

/**
 * Numbers of the audit entries on a customer and on everything that is part of its record, as a subquery for `in`.
 * What was deleted from the record outright is no longer found by it.
 */
export function entriesOfRecord(customerId: number): SQL {
  const itself = ITSELF.map((type) => sql`select ${type}::text as type, ${customerId}::text as id`);
  const parts = PARTS.map(
    ([type, table, column]) =>
      sql`select ${type}::text, id::text from ${sql.identifier(table)} where ${sql.identifier(column)} = ${customerId}`,
  );
  const ofEntries = OF_ENTRIES.map(
    (table) => sql`select ${table}::text, x.id::text from service_entry s
      join ${sql.identifier(table)} x on x.service_entry_id = s.id where s.client_id = ${customerId}`,
  );
  const services = sql`select 'everyday_service', x.id::text from everyday_agreement g
    join everyday_service x on x.everyday_agreement_id = g.id where g.client_id = ${customerId}`;
  const all = sql.join([...itself, ...parts, ...ofEntries, services], sql` union all `);
  return sql`(select e.id from (${all}) part
    join audit_log e on e.object_type = part.type and e.object_id = part.id)`;
}
