import { type BulkColumns, type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";
import type { EarlierStayInput } from "../admissions/arrangement-facts.ts";
import { type Asker, type CustomerParts, writeParts } from "./customer-parts.ts";

/** A person as a file brings them, checked. */
export interface NewPerson {
  /** Null: the next number. */
  account: string | null;
  /** In the order of `personTarget` after the account. */
  values: BulkValue[];
  /** Address, telephone number, e-mail address and reference numbers. */
  parts: CustomerParts;
  /** Of resident facts by column, those that are given. */
  facts: Record<string, string>;
  earlierStay: EarlierStayInput | null;
}

/** The columns of a customer as the file of admissions writes them, after account and type. */
export const personTarget: BulkColumns = {
  name: "text",
  title: "text",
  first_name: "text",
  middle_name: "text",
  last_name: "text",
  known_as: "text",
  birth_date: "date",
  gender: "text",
  marital_status: "text",
  customer_group_id: "bigint",
  terms_of_payment_id: "bigint",
  method_of_payment: "text",
  reference: "text",
  home_service_id: "bigint",
};

/** The types of the columns of resident facts that a file may give. */
const factTypes: Record<string, string> = {
  home_care_on_sep_2024: "text",
  choice_of_2014: "date",
  election_of_2025: "date",
  agreement_before_2014: "text",
  pre_2014_fee: "text",
};

/**
 * Writes people as the verb does that creates one: the customer with the first address, telephone number and e-mail
 * address, each primary, their reference numbers, and the facts of a resident. Every person has an account by now.
 * @param purposeId what the first address is for
 * @returns their numbers, in the order of the people
 */
export async function writePeople(
  tx: SqlTx,
  asker: Asker,
  purposeId: number | null,
  people: readonly NewPerson[],
): Promise<number[]> {
  const columns: BulkColumns = { account: "text", ...personTarget };
  const names = Object.keys(columns);
  const arrays = Object.values(columns).map((type, at) => `$${at + 1}::text[]::${type}[]`);
  const rows = people.map((person): BulkValue[] => [person.account, ...person.values]);
  const texts = names.map((_, at) => rows.map((row) => (row[at] == null ? null : String(row[at]))));
  const made = await tx.unsafe<{ id: number; account: string }[]>(
    `insert into customer (type, ${names.join(", ")}) select 'person', * from unnest(${arrays.join(", ")}) returning id, account`,
    texts,
  );
  const idOf = new Map(made.map((row) => [row.account, row.id]));
  const ids = people.map((person) => {
    const id = idOf.get(person.account ?? "");
    if (id === undefined) throw new Error("A person was written without a number.");
    return id;
  });
  const each = <T>(parts: (person: NewPerson, id: number) => T[]): T[] =>
    people.flatMap((person, at) => parts(person, ids[at] ?? 0));
  await writeParts(
    tx,
    asker,
    purposeId,
    each(({ parts }, customerId) => [{ customerId, parts }]),
  );
  await bulkInsert(
    tx,
    "earlier_stay",
    { client_id: "bigint", kind: "text", home: "text", start_date: "date", end_date: "date" },
    each(({ earlierStay: stay }, id) =>
      stay === null ? [] : [[id, stay.kind, stay.home, stay.startDate, stay.endDate]],
    ),
  );
  await writeFacts(tx, each);
  return ids;
}

type Each = <T>(parts: (person: NewPerson, id: number) => T[]) => T[];

/** People who give the same facts are written together: those left out keep the defaults of their columns. */
async function writeFacts(tx: SqlTx, each: Each): Promise<void> {
  const given = each(({ facts }, id) => (Object.keys(facts).length === 0 ? [] : [{ id, facts }]));
  for (const alike of Map.groupBy(given, ({ facts }) => Object.keys(facts).join(" ")).values()) {
    const names = Object.keys(alike[0]?.facts ?? {});
    await bulkInsert(
      tx,
      "resident_facts",
      { client_id: "bigint", ...Object.fromEntries(names.map((name) => [name, factTypes[name] ?? "text"])) },
      alike.map(({ id, facts }): BulkValue[] => [id, ...names.map((name) => facts[name] ?? null)]),
    );
  }
}
