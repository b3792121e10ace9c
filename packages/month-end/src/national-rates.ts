import type { DatedAmount } from "@banksia/core/billing/facts";
import {
  type AddedRow,
  type ChainValue,
  type RateChain,
  type RateTable,
  rateChain,
  tables,
  valuesInUse,
} from "@banksia/rates-au";
import type { Query } from "./residents/query.ts";

/** A row of the table `national_rate`, or one that is only proposed. */
export interface AddedNationalRate extends AddedRow {
  tableKey: string;
}

/** Every national table with what the provider added to it: the one place where figures of law are read. */
export interface NationalRates {
  /** By key, as in `@banksia/rates-au`. */
  readonly chains: ReadonlyMap<string, RateChain>;
  /** A table's rows with those added. Throws a RangeError for a key that no table has. */
  chain(key: string): RateChain;
  /** The figures to reckon with: each holds until the next one known, the last until further notice. */
  values(key: string): ChainValue[];
  /** The same in the shape of the rules on caps. */
  amounts(key: string): DatedAmount[];
  /** The figure to reckon with on a day; null where there is none. */
  on(key: string, day: string): ChainValue | null;
}

/** The national tables with these rows added. Rows of tables that this edition does not have are left out. */
export function nationalRates(added: readonly AddedNationalRate[]): NationalRates {
  const byKey = Map.groupBy(added, (row) => row.tableKey);
  const chains = new Map(tables.map((table: RateTable) => [table.key, rateChain(table, byKey.get(table.key) ?? [])]));
  const chain = (key: string) => {
    const found = chains.get(key);
    if (found === undefined) throw new RangeError(`There is no national table "${key}".`);
    return found;
  };
  const values = (key: string) => valuesInUse(chain(key));
  return {
    chains,
    chain,
    values,
    amounts: (key) => values(key).map(({ from, to, value }) => ({ from, to, amount: value })),
    on: (key, day) => values(key).find((one) => one.from <= day && (one.to === null || one.to >= day)) ?? null,
  };
}

/** The national tables with all that the provider added, as they stand in this transaction; one statement. */
export async function loadNationalRates(query: Query): Promise<NationalRates> {
  return nationalRates(await loadAddedRates(query));
}

/**
 * The rows that the provider added, by table and day; and, in a transaction that previews rates not saved yet, those in
 * the place of any of the same day.
 */
export function loadAddedRates(query: Query): Promise<AddedNationalRate[]> {
  return query<AddedNationalRate>(
    `with proposed as (
       select * from jsonb_to_recordset(coalesce(nullif(current_setting('banksia.proposed_rates', true), ''), '[]')::jsonb)
         as p ("tableKey" text, "from" date, value numeric))
     select "tableKey", "from"::text as "from", trim_scale(value)::text as value, source, verified from (
       select table_key as "tableKey", start_date as "from", value, source, verified from national_rate n
         where not exists (select from proposed p where p."tableKey" = n.table_key and p."from" = n.start_date)
       union all select "tableKey", "from", value, 'proposed', false from proposed) added
     order by "tableKey", "from"`,
    [],
  );
}

/** A figure that is not saved yet. */
export interface ProposedRate {
  tableKey: string;
  from: string;
  value: string;
}

/**
 * Lets everything in this transaction reckon with figures that are not saved yet. Only for transactions that write
 * nothing that lasts; the setting ends with the transaction.
 */
export async function proposeRates(query: Query, proposed: readonly ProposedRate[]): Promise<void> {
  await query("select set_config('banksia.proposed_rates', $1, true)", [JSON.stringify(proposed)]);
}
