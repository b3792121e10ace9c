import { type Check, offences } from "./check.ts";

/** Columns that make a table's rows belong to a facility, a client or a run. */
const facilityColumns = [
  "service_id",
  "service_ids",
  "home_service_id",
  "service_entry_id",
  "schedule_line_id",
  "client_id",
  "client_ids",
  "customer_id",
  "run_id",
  "transaction_id",
];

/** Tables with such a column that are no facility's own: who sees what, and where a group of fees is offered. */
const shared = ["user_service", "service_group_service"];

const tables = `
  select c.oid, c.relname, c.relrowsecurity from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    and (c.relname = 'service' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attname in (select jsonb_array_elements_text($1::text::jsonb))))
    and c.relname not in (select jsonb_array_elements_text($2::text::jsonb))
    and has_any_column_privilege('banksia_app', c.oid, 'SELECT, INSERT, UPDATE')`;

const lists = [JSON.stringify(facilityColumns), JSON.stringify(shared)];

const enabled: Check = {
  id: "9-row-security-on",
  invariant: 9,
  name: "Every facility's table is guarded row by row",
  description:
    "Row-level security is on, with a policy for the application's role, on every table whose rows belong to a facility, a client or a run. A row shows a table whose rows everybody could read or write.",
  find: (tx) =>
    offences(
      tx,
      `select t.relname::text as "table", case when not t.relrowsecurity then 'row-level security is off'
          when p.everything then 'a policy lets everybody in: ' || p.names else 'no policy for the application''s role' end as problem
      from (${tables}) t left join (
        select polrelid, string_agg(polname, ', ' order by polname) as names,
          bool_or(polpermissive and polcmd in ('r', 'w', 'd', '*') and pg_get_expr(polqual, polrelid) = 'true') as everything
        from pg_policy where 'banksia_app'::regrole = any (polroles) or 0 = any (polroles) group by 1
      ) p on p.polrelid = t.oid
      where not t.relrowsecurity or p.polrelid is null or p.everything order by 1`,
      lists,
    ),
};

const bypassed: Check = {
  id: "9-row-security-binds",
  invariant: 9,
  name: "Row-level security binds the application's role",
  description:
    "The role of the API and the runners may not pass row-level security by: it has no such attribute, owns no table, and no view or other way in reads a facility's table with the owner's rights. A row shows a way around it.",
  find: (tx) =>
    offences(
      tx,
      `select * from (
        select 'role ' || rolname as object, case when rolsuper then 'is a superuser' else 'bypasses row-level security' end as problem
        from pg_roles where rolname = 'banksia_app' and (rolsuper or rolbypassrls)
        union all
        select 'role banksia_app', 'does not exist' where to_regrole('banksia_app') is null
        union all
        select 'role ' || o.rolname, 'lends its rights to banksia_app' from pg_roles o
        where o.rolname <> 'banksia_app' and pg_has_role('banksia_app', o.oid, 'MEMBER')
        union all
        select t.relname::text, 'belongs to banksia_app' from (${tables}) t join pg_class c on c.oid = t.oid
        where pg_get_userbyid(c.relowner) = 'banksia_app' and not c.relforcerowsecurity
        union all
        select c.relname::text, 'is a view that reads with its owner''s rights' from pg_class c
        where c.relkind in ('v', 'm') and c.relnamespace in ('public'::regnamespace, 'banksia'::regnamespace)
          and has_table_privilege('banksia_app', c.oid, 'SELECT')
          and not coalesce(c.reloptions @> '{security_invoker=true}' or c.reloptions @> '{security_invoker=on}', false)
      ) found order by 1, 2`,
      lists,
    ),
};

/** Invariant 9: nobody reads or writes a facility that is not theirs. */
export const facilityScope: readonly Check[] = [enabled, bypassed];
