import { type Check, offences } from "./check.ts";

/** What the application's role may never do to these tables, for whole rows and for single columns. */
const denied: Record<string, readonly string[]> = {
  ledger_entry: ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"],
  customer_transaction: ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"],
  journal_total: ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"],
  audit_log: ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"],
  journal_line: ["TRUNCATE", "TRIGGER"],
  journal: ["TRUNCATE", "TRIGGER"],
  number_sequence: ["DELETE", "TRUNCATE", "TRIGGER"],
  accounting_period: ["DELETE", "TRUNCATE", "TRIGGER"],
};

/** Columns of a journal line that decide what was charged to whom for which days: set once, even in a draft. */
const fixedLineColumns = [
  "id",
  "journal_id",
  "charge_id",
  "kind",
  "client_id",
  "customer_id",
  "schedule_line_id",
  "billing_code_id",
  "service_id",
  "tax_code_id",
  "period_from",
  "period_to",
  "reverses_id",
  "share_no",
];

/** The triggers that refuse what privileges cannot, by table. */
const guards: Record<string, readonly string[]> = {
  journal: ["journal_guard"],
  journal_line: ["journal_line_inserted", "journal_line_updated", "journal_line_deleted"],
  customer_transaction: ["transaction_inserted"],
  ledger_entry: ["ledger_entry_inserted"],
  journal_total: ["journal_total_inserted"],
  billing_schedule_line: ["schedule_line_changed", "schedule_line_deleted"],
  billing_invoicee: ["invoicee_inserted", "invoicee_updated", "invoicee_deleted"],
  billing_schedule_hold: ["hold_changed"],
  billing_rate: ["rate_inserted", "rate_updated", "rate_deleted"],
  service_entry: ["service_entry_guard", "entry_changed", "entries_admitted", "entry_followed"],
  bed_transfer: ["bed_transferred"],
  client_cap: ["cap_changed"],
};

const pairs = (table: Record<string, readonly string[]>): string =>
  JSON.stringify(Object.entries(table).flatMap(([name, values]) => values.map((value) => ({ table: name, value }))));

const privileges: Check = {
  id: "5-role-cannot-alter-posted",
  invariant: 5,
  name: "The application cannot alter what is posted",
  description:
    "The database role of the API and the runners may add ledger entries, customer transactions and audit rows but never change or delete them, may not change which days a line charges to whom, owns nothing and cannot switch the guards off. A row shows a right it has too many.",
  find: (tx) =>
    offences(
      tx,
      `select * from (
        select d.table as object, d.value as may from jsonb_to_recordset($1::text::jsonb) as d ("table" text, value text)
        where has_table_privilege('banksia_app', format('public.%I', d.table), d.value)
          or (d.value = 'UPDATE' and has_any_column_privilege('banksia_app', format('public.%I', d.table), 'UPDATE'))
        union all
        select 'journal_line.' || c.name, 'UPDATE' from jsonb_array_elements_text($2::text::jsonb) as c (name)
        where has_column_privilege('banksia_app', 'public.journal_line', c.name, 'UPDATE')
        union all
        select 'billing_schedule_line.billed', 'UPDATE'
        where has_column_privilege('banksia_app', 'public.billing_schedule_line', 'billed', 'UPDATE')
        union all
        select 'schema ' || nspname, 'CREATE' from pg_namespace
        where nspname in ('public', 'banksia') and has_schema_privilege('banksia_app', oid, 'CREATE')
        union all
        select 'setting session_replication_role', 'SET'
        where has_parameter_privilege('banksia_app', 'session_replication_role', 'SET')
        union all
        select 'role ' || rolname, case when rolsuper then 'superuser' when rolcreaterole then 'create roles' else 'replicate' end
        from pg_roles where rolname = 'banksia_app' and (rolsuper or rolcreaterole or rolreplication)
        union all
        select 'role ' || o.rolname, 'act as it' from pg_roles o
        where o.rolname <> 'banksia_app' and pg_has_role('banksia_app', o.oid, 'MEMBER')
        union all
        select c.relname::text, 'own it' from pg_class c where pg_get_userbyid(c.relowner) = 'banksia_app'
          and c.relnamespace in ('public'::regnamespace, 'banksia'::regnamespace)
        union all
        select 'function ' || p.proname, 'own it' from pg_proc p where pg_get_userbyid(p.proowner) = 'banksia_app'
          and p.pronamespace in ('public'::regnamespace, 'banksia'::regnamespace)
      ) found order by 1, 2`,
      [pairs(denied), JSON.stringify(fixedLineColumns)],
    ),
};

const triggers: Check = {
  id: "5-guards-on",
  invariant: 5,
  name: "The guards are there and switched on",
  description:
    "The triggers that refuse double billing and any change of what is posted, and that mark what must be adjusted, exist and are enabled. A row shows one that is missing or switched off.",
  find: (tx) =>
    offences(
      tx,
      `select g.table, g.value as trigger, case when t.oid is null then 'missing' when t.tgenabled in ('D', 'R') then 'switched off'
        else 'calls another function' end as problem
      from jsonb_to_recordset($1::text::jsonb) as g ("table" text, value text)
      left join pg_trigger t on t.tgrelid = to_regclass(format('public.%I', g.table)) and t.tgname = g.value and not t.tgisinternal
      left join pg_proc p on p.oid = t.tgfoid
      where t.oid is null or t.tgenabled in ('D', 'R') or p.pronamespace <> 'banksia'::regnamespace
      order by 1, 2`,
      [pairs(guards)],
    ),
};

const numbers: Check = {
  id: "5-document-numbers",
  invariant: 5,
  name: "Document numbers have no gaps",
  description:
    "Invoices and credit notes of each legal entity are numbered one after the other, up to the number before the next one. A row shows numbers that are missing, used twice, or beyond the next one.",
  find: (tx) =>
    offences(
      tx,
      `with document as (
        select t.legal_entity_id, t.type,
          substring(case when starts_with(t.document_number, q.prefix) then substr(t.document_number, length(q.prefix) + 1)
            else t.document_number end from '[0-9]+$')::numeric as number
        from customer_transaction t
        left join number_sequence q on q.legal_entity_id = t.legal_entity_id and q.series = t.type
      ), ordered as (
        select *, lag(number) over (partition by legal_entity_id, type order by number) as before from document
      ), last as (
        select legal_entity_id, type, max(number) as number from document group by 1, 2
      )
      select e.code as legal_entity, type as series, problem, from_number, to_number from (
        select legal_entity_id, type, 'missing' as problem, before + 1 as from_number, number - 1 as to_number
          from ordered where number > before + 1
        union all select legal_entity_id, type, 'used twice', number, number from ordered where number = before
        union all select legal_entity_id, type, 'has no number', null, null from document where number is null
        union all
        select l.legal_entity_id, l.type, case when q.next_number is null then 'has no series'
            when l.number < q.next_number then 'missing' else 'beyond the next number' end,
          least(l.number + 1, q.next_number), greatest(l.number, q.next_number - 1)
        from last l left join number_sequence q on q.legal_entity_id = l.legal_entity_id and q.series = l.type
        where q.next_number is distinct from l.number + 1
      ) found join legal_entity e on e.id = found.legal_entity_id order by 1, 2, 4`,
    ),
};

/** Invariant 5: what is posted cannot be altered or deleted, by the API or by SQL as the application's role. */
export const postedStays: readonly Check[] = [privileges, triggers, numbers];
