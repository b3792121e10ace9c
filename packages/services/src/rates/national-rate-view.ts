import { type AddedNationalRate, nationalRates } from "@banksia/month-end/national-rates";
import {
  type ChainFault,
  type ChainRow,
  type ChainValue,
  type Grade,
  type RateChain,
  type RateUnit,
  chainFaults,
  chainOn,
  valuesInUse,
} from "@banksia/rates-au";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type RateArea, areaOf, capTables, residentFeeTables } from "./table-uses.ts";

/** A row of a national table, this edition's or added. */
export interface NationalRateRow {
  from: string;
  to: string | null;
  value: string | null;
  missing: "none" | "not_found" | null;
  /** The figure that is reckoned with: the last one known where none was found. */
  inUse: string | null;
  grade: Grade | "provider";
  verified: boolean;
  source: string;
  status: "past" | "current" | "future";
  added: { id: number; byName: string; at: string } | null;
  /** What this edition says for the day instead. */
  replaces: { value: string | null; grade: Grade; source: string } | null;
}

interface CodeUse {
  id: number;
  code: string;
  description: string;
}

/** A national table as it stands. */
export interface NationalRate {
  key: string;
  title: string;
  unit: RateUnit;
  law: string;
  area: RateArea;
  current: NationalRateRow | null;
  inUse: string | null;
  inUseVerified: boolean | null;
  /** First day for which a figure is due that nobody has entered. */
  unknownFrom: string | null;
  overdue: boolean;
  rowCount: number;
  unverifiedCount: number;
  addedCount: number;
  billingCodes: CodeUse[];
  fundingCodes: CodeUse[];
  residentFees: boolean;
  caps: boolean;
}

export interface NationalRateDetail extends NationalRate {
  /** Newest first. */
  rows: NationalRateRow[];
  faults: ChainFault[];
}

type Added = AddedNationalRate & { id: number; byName: string; at: string };

/** Every national table with what was added to it, and the codes that take their rates from it: three statements. */
export async function loadNationalTables(tx: OrmTx, ctx: Context): Promise<Map<string, NationalRateDetail>> {
  const added = await rowsOf<Added>(
    tx,
    sql`select id, table_key as "tableKey", start_date as "from", trim_scale(value)::text as value, source, verified,
        created_by_name as "byName", ${instantText(sql`created_at`)} as at
      from national_rate order by table_key, start_date`,
  );
  const codes = (table: "billing_code" | "funding_code") =>
    rowsOf<CodeUse & { key: string }>(
      tx,
      sql`select id, code, description, national_rate as key from ${sql.identifier(table)}
        where national_rate is not null order by code`,
    );
  const billingCodes = Map.groupBy(await codes("billing_code"), (code) => code.key);
  const fundingCodes = Map.groupBy(await codes("funding_code"), (code) => code.key);
  const today = ctx.today();
  const byDay = new Map(added.map((row) => [`${row.tableKey} ${row.from}`, row]));
  const bare = (uses: (CodeUse & { key: string })[] | undefined): CodeUse[] =>
    (uses ?? []).map(({ id, code, description }) => ({ id, code, description }));
  const shown = [...nationalRates(added).chains].map(([key, chain]): [string, NationalRateDetail] => [
    key,
    {
      ...tableView(chain, today, (day) => byDay.get(`${key} ${day}`) ?? null),
      billingCodes: bare(billingCodes.get(key)),
      fundingCodes: bare(fundingCodes.get(key)),
    },
  ]);
  return new Map(shown);
}

/**
 * One national table.
 * @throws NOT_FOUND
 */
export async function loadNationalTable(tx: OrmTx, ctx: Context, key: string): Promise<NationalRateDetail> {
  const table = (await loadNationalTables(tx, ctx)).get(key);
  if (table === undefined) throw notFound("national table", key);
  return table;
}

function tableView(
  chain: RateChain,
  today: string,
  addedOn: (day: string) => Added | null,
): Omit<NationalRateDetail, "billingCodes" | "fundingCodes"> {
  const { table, unknownFrom } = chain;
  const values = valuesInUse(chain);
  const rows = chain.rows.map((row) => rowView(row, today, values, addedOn(row.from))).toReversed();
  const now = chainOn(chain, today);
  return {
    key: table.key,
    title: table.title,
    unit: table.unit,
    law: table.law,
    area: areaOf(table.key),
    current: rows.find((row) => row.status === "current") ?? null,
    inUse: now?.value?.value ?? null,
    inUseVerified: now?.value?.verified ?? null,
    unknownFrom,
    overdue: unknownFrom !== null && unknownFrom <= today,
    rowCount: rows.length,
    unverifiedCount: rows.filter((row) => row.value !== null && !row.verified).length,
    addedCount: rows.filter((row) => row.added !== null).length,
    residentFees: residentFeeTables.has(table.key),
    caps: capTables.has(table.key),
    rows,
    faults: chainFaults(chain),
  };
}

function rowView(row: ChainRow, today: string, values: readonly ChainValue[], added: Added | null): NationalRateRow {
  const inUse = values.find((value) => value.from <= row.from && (value.to === null || value.to >= row.from));
  const { from, to, value, missing = null, grade, verified, source, replaces } = row;
  return {
    from,
    to,
    value,
    missing,
    inUse: inUse?.value ?? null,
    grade,
    verified,
    source,
    status: from > today ? "future" : to !== null && to < today ? "past" : "current",
    added: added === null ? null : { id: added.id, byName: added.byName, at: added.at },
    replaces: replaces && { value: replaces.value, grade: replaces.grade, source: replaces.source },
  };
}
