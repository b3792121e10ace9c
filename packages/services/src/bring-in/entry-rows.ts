import type { BulkColumns, BulkValue, SqlTx } from "@banksia/db";
import { queryOfSql } from "@banksia/month-end/residents/query";
import { type NewEntry, admissionConsequences } from "../admissions/admission-consequences.ts";

/** The columns of a service entry as files write it, in order. */
export const entryTarget: BulkColumns = {
  client_id: "bigint",
  service_id: "bigint",
  care_type_id: "bigint",
  place_id: "bigint",
  funded: "boolean",
  entry_date: "date",
  billing_start_date: "date",
  accommodation_status: "text",
  care_before_july_2014: "boolean",
  new_means_testing: "boolean",
  agreement_date: "date",
  initial_capacity: "numeric",
  departure_capacity: "numeric",
  entry_event_required: "boolean",
  departure_event_required: "boolean",
  departure_date: "date",
  departure_reason: "text",
  notice_date: "date",
  probate_date: "date",
  billing_end_date: "date",
};

/** Writes entries, in the order of `entryTarget`, and all that follows from them. */
export async function writeEntries(
  tx: SqlTx,
  rows: readonly (readonly BulkValue[])[],
  how: Pick<NewEntry, "template"> & { moveAddress: ReadonlySet<number> },
  today: string,
): Promise<void> {
  const names = Object.keys(entryTarget);
  const arrays = Object.values(entryTarget).map((type, at) => `$${at + 1}::text[]::${type}[]`);
  const texts = names.map((_, at) => rows.map((row) => (row[at] == null ? null : String(row[at]))));
  const made = await tx.unsafe<{ id: number; clientId: number; serviceId: number }[]>(
    `insert into service_entry (${names.join(", ")}) select * from unnest(${arrays.join(", ")})
      returning id, client_id as "clientId", service_id as "serviceId"`,
    texts,
  );
  const entries = made
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, clientId, serviceId }) => ({
      id,
      clientId,
      template: how.template,
      moveAddress: how.moveAddress.has(serviceId),
    }));
  await admissionConsequences(queryOfSql(tx), entries, today);
}
