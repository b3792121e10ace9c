import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { matches } from "../common/sql.ts";
import { type Context, read, scopesOf, userIdOf } from "../context.ts";
import type { Scope } from "../access/roles.ts";
import { customersMatching } from "../customers/search-customers.ts";
import { journalSeen } from "../ledger/journal-view.ts";

/** Something that a search found. */
export interface SearchHit {
  type: "customer" | "journal" | "run" | "customer_transaction" | "billing_code" | "service";
  id: number;
  title: string;
  subtitle: string;
}

interface Source {
  type: SearchHit["type"];
  scope: Scope;
  /** Null when the words cannot mean such a thing. */
  query: SQL | null;
}

const perKind = 5;

/**
 * Customers, journals, runs, documents, codes and services by name or number; what the caller may not read is not
 * looked for. Numbers come first, then customers.
 */
export async function searchEverything(
  ctx: Context,
  input: { q: string; limit?: number },
): Promise<{ items: SearchHit[] }> {
  const { limit = 12 } = input;
  const words = input.q.trim();
  if (words === "") return Promise.resolve({ items: [] });
  const scopes = scopesOf(ctx.actor);
  const sources = sourcesOf(words, userIdOf(ctx.actor), limit).filter(({ scope }) => scopes.includes(scope));
  return read(ctx, async (tx) => {
    const found: SearchHit[] = [];
    for (const source of sources) found.push(...(await hitsOf(tx, source)));
    const others = found.filter((hit) => hit.type !== "customer").length;
    // Many customers leave room for what else was found, but never less than half for themselves.
    let room = Math.max(Math.ceil(limit / 2), limit - others);
    const items = found.filter((hit) => hit.type !== "customer" || room-- > 0);
    return { items: items.slice(0, limit) };
  });
}

async function hitsOf(tx: OrmTx, { type, query }: Source): Promise<SearchHit[]> {
  if (query === null) return [];
  const rows = await rowsOf<Omit<SearchHit, "type">>(tx, query);
  return rows.map((row) => ({ type, ...row }));
}

function sourcesOf(words: string, userId: number | null, limit: number): Source[] {
  const number = /^\d{1,15}$/.test(words) ? words : null;
  return [
    {
      type: "customer_transaction",
      scope: "ledger:read",
      query: sql`select t.id, t.document_number as title,
          coalesce(c.name, '') || ', ' || to_char(t.posting_date, 'DD/MM/YYYY') || ', ' || t.amount as subtitle
        from customer_transaction t left join customer c on c.id = t.customer_id
        where (t.legal_entity_id, t.document_number) in (
          select q.legal_entity_id, n.number from number_sequence q cross join lateral (values (upper(${words})),
            (case when ${number !== null} then q.prefix || lpad(${words}, greatest(7, length(${words})), '0') end)) as n (number))
        order by t.id desc limit ${perKind}`,
    },
    {
      type: "journal",
      scope: "journals:read",
      query: sql`select j.id, 'Journal ' || j.id as title, j.description || ', ' || j.status as subtitle
        from journal j where (${number === null ? sql`false` : sql`j.id = ${number}::bigint`}
          or ${matches(words, sql`j.description`)}) and ${journalSeen(userId)}
        order by j.id desc limit ${perKind}`,
    },
    {
      type: "run",
      scope: "runs:read",
      query:
        number === null
          ? null
          : sql`select r.id, 'Run ' || r.id as title,
              r.kind || ' to ' || to_char(r.end_date, 'DD/MM/YYYY') || ', ' || r.status as subtitle
            from run r where r.id = ${number}::bigint`,
    },
    {
      type: "customer",
      scope: "customers:read",
      query: sql`select c.id, c.name || coalesce(' (' || c.known_as || ')', '') as title,
          c.account || coalesce(', ' || c.reference, '') as subtitle
        from customer c where ${customersMatching(words)} order by not c.active, c.name, c.id limit ${limit}`,
    },
    {
      type: "service",
      scope: "setup:read",
      query: sql`select s.id, s.name as title, s.code || ', ' || s.state as subtitle from service s
        where ${matches(words, sql`s.code`, sql`s.name`)} order by s.name, s.id limit ${perKind}`,
    },
    {
      type: "billing_code",
      scope: "setup:read",
      query: sql`select b.id, b.code as title, b.description as subtitle from billing_code b
        where ${matches(words, sql`b.code`, sql`b.description`)} order by b.code limit ${perKind}`,
    },
  ];
}
