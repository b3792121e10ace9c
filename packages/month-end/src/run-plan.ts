import { type Actor, type Database, type SqlTx, asActorSql } from "@banksia/db";
import type { ShardQueue } from "./queue.ts";
import {
  RunRefused,
  type RunFilters,
  type RunKind,
  type RunRequest,
  type StartedRun,
  actorUserId,
  writesJournal,
} from "./run-request.ts";
import { proposeRates } from "./national-rates.ts";
import { depositClients } from "./accommodation/planned-deposits.ts";
import { absentClients, cappedClients, ratioClients } from "./planned-clients.ts";
import { withProposedRates } from "./proposed-rates.ts";
import { queryOfSql } from "./residents/query.ts";
import { type RunSharedFacts, loadSharedFacts } from "./shared-facts.ts";

/** Clients a shard: some tenths of a second of work, done whole or not at all. */
const SHARD_CLIENTS = 250;

/**
 * Starts a run: the run, its journal, its shards and their jobs are written in one transaction, so that a run is
 * planned whole or not at all. Only clients with something to look at are planned; a run that finds none is done.
 * @throws RunRefused when the journal is not there or not a draft
 */
export function startRun(
  db: Pick<Database, "sql">,
  queue: ShardQueue,
  actor: Actor,
  request: RunRequest,
): Promise<StartedRun> {
  return asActorSql(db, actor, (tx) => startRunIn(tx, queue, actor, request));
}

/** The same inside a transaction of the caller, whose scope is set already. */
export async function startRunIn(tx: SqlTx, queue: ShardQueue, actor: Actor, request: RunRequest): Promise<StartedRun> {
  const journalId = request.preview || !writesJournal(request.kind) ? null : await draftJournal(tx, actor, request);
  const shared = await proposedFacts(tx, request);
  const [run] = await tx<{ id: number }[]>`
    insert into run (kind, preview, status, journal_id, posting_date, end_date, filters, shared_facts, service_ids,
      started_by, started_by_name, schedule_id, schedule_date)
    values (${request.kind}, ${request.preview}, 'planned', ${journalId}, ${request.postingDate}, ${request.endDate},
      ${JSON.stringify(request.filters)}::text::jsonb, ${JSON.stringify(shared)}::text::jsonb,
      case when (select banksia.sees_all()) then null else (select banksia.seen_services()) end,
      ${actorUserId(actor)}, ${actor.name}, ${request.schedule?.id ?? null}, ${request.schedule?.date ?? null})
    returning id`;
  if (run === undefined) throw new Error("insert into run returned nothing");
  const shards = await planShards(tx, run.id, request);
  const clientCount = shards.reduce((sum, shard) => sum + shard.clientCount, 0);
  await tx`update run set client_count = ${clientCount},
    status = ${shards.length === 0 ? "done" : "planned"}, finished_at = ${shards.length === 0 ? tx`now()` : null} where id = ${run.id}`;
  await queue.send(
    tx,
    shards.map(({ shardNo }) => ({ runId: run.id, shardNo })),
  );
  return { runId: run.id, journalId, clientCount, shardCount: shards.length };
}

/** The shared facts of the run: those of a preview reckon with rates that are proposed. */
async function proposedFacts(tx: SqlTx, request: RunRequest): Promise<RunSharedFacts> {
  const proposed = request.filters.proposedRates;
  if (proposed == null) return loadSharedFacts(tx);
  if (!request.preview)
    throw new RunRefused("PREVIEW_ONLY", "Rates that are not saved yet can be reckoned with in a preview only.");
  await proposeRates(queryOfSql(tx), proposed);
  const shared = await loadSharedFacts(tx);
  const tables = await tx<{ id: number; nationalRate: string }[]>`
    select id, national_rate as "nationalRate" from billing_code where national_rate is not null`;
  return { ...shared, globalRates: withProposedRates(shared.globalRates, tables, proposed) };
}

async function draftJournal(tx: SqlTx, actor: Actor, request: RunRequest): Promise<number> {
  if (request.journalId !== null) {
    const [journal] = await tx<{ status: string }[]>`select status from journal where id = ${request.journalId}`;
    if (journal === undefined) throw new RunRefused("JOURNAL_NOT_FOUND", `There is no journal ${request.journalId}.`);
    if (journal.status !== "draft")
      throw new RunRefused(
        "JOURNAL_NOT_DRAFT",
        `Journal ${request.journalId} is posted: choose a draft or a new journal.`,
      );
    return request.journalId;
  }
  if (request.newJournal === null)
    throw new RunRefused("JOURNAL_NOT_FOUND", "Name the draft journal that takes the lines, or a new one.");
  const [made] = await tx<{ id: number }[]>`
    insert into journal (journal_type_id, description, posting_date, created_by, created_by_name)
    values (${request.newJournal.journalTypeId}, ${request.newJournal.description}, ${request.postingDate}, ${actorUserId(actor)}, ${actor.name})
    returning id`;
  if (made === undefined) throw new Error("insert into journal returned nothing");
  return made.id;
}

/**
 * A client is planned when the set of days a line could owe is not wholly billed yet (billing), or when a billed day's
 * facts changed (adjustment); for resident fees, whoever is or was in care; for caps, who has any; for exceeded leave,
 * who may have been away too long. Rather one client too many than one too few:
 * the rule itself decides.
 */
async function planShards(
  tx: SqlTx,
  runId: number,
  request: RunRequest,
): Promise<{ shardNo: number; clientCount: number }[]> {
  const filters = request.filters;
  const due =
    request.kind === "adjustment"
      ? tx`l.adjust_from is not null`
      : tx`not l.in_error and d.first <= d.last and not l.billed @> daterange(d.first, d.last, '[]')
        and not l.billed @> (datemultirange(daterange(d.first, d.last, '[]')) - coalesce((select range_agg(daterange(h.start_date, h.end_date, '[]'))
          from billing_schedule_hold h where h.schedule_line_id = l.id), '{}'))`;
  const clients =
    plannedClients(tx, request) ??
    tx`select distinct l.client_id
        from billing_schedule_line l
        join service_entry e on e.id = l.service_entry_id
        join care_type t on t.id = e.care_type_id
        join billing_code c on c.id = l.billing_code_id
        join service s on s.id = l.service_id
        join legal_entity le on le.id = s.legal_entity_id
        cross join lateral (select
          greatest(l.start_date, e.billing_start_date, le.bill_from) as first,
          case when c.unit = 'each' then l.start_date
            else least(${request.endDate}::date, l.end_date, l.bill_to_date, coalesce(e.billing_end_date, e.departure_date),
              case when t.setting in ('residential', 'respite') then (${request.postingDate}::date + 1 + interval '1 month - 1 day')::date end) end as last) d
        where ${due} ${where(tx, filters)}`;
  return tx<{ shardNo: number; clientCount: number }[]>`
    insert into run_shard (run_id, shard_no, client_ids, client_count)
    select ${runId}, n, array_agg(client_id order by client_id), count(*) from (
      select client_id, (row_number() over (order by client_id) - 1) / ${shardClients(request.kind)} as n from (${clients}) clients) numbered
    group by n order by n
    returning shard_no as "shardNo", client_count as "clientCount"`;
}

/** The clients of a kind that looks at other things than schedule lines; null for the others. */
function plannedClients(tx: SqlTx, { kind, filters, endDate }: RunRequest) {
  switch (kind) {
    case "resident_fees":
      return residents(tx, filters);
    case "capping":
      return cappedClients(tx, filters);
    case "exceeded_leave":
      return absentClients(tx, filters, endDate);
    case "accommodation":
    case "interest_payable":
    case "dmf_crf":
    case "balances":
      return depositClients(tx, kind, filters, endDate);
    case "supported_ratio":
      return ratioClients(tx, filters, endDate);
    case "billing":
    case "adjustment":
    default:
      return null;
  }
}

/** A ratio is worked out from all residents of a service at once; a lump sum is a quarter of the work of a client's fees. */
function shardClients(kind: RunKind): number {
  if (kind === "supported_ratio") return 1_000_000;
  return kind === "accommodation" ? 2 * SHARD_CLIENTS : SHARD_CLIENTS;
}

const some = (ids: number[] | null | undefined): ids is number[] => ids != null && ids.length > 0;

/** Everybody who is or was in residential or respite care: the law looks at all of their days. */
function residents(tx: SqlTx, filters: RunFilters) {
  return tx`select distinct e.client_id from service_entry e join care_type t on t.id = e.care_type_id
    where t.setting in ('residential', 'respite')
    ${some(filters.serviceIds) ? tx`and e.service_id = any(${filters.serviceIds})` : tx``}
    ${some(filters.clientIds) ? tx`and e.client_id = any(${filters.clientIds})` : tx``}
    ${some(filters.customerGroupIds) ? tx`and e.client_id in (select id from customer where customer_group_id = any(${filters.customerGroupIds}))` : tx``}`;
}

function where(tx: SqlTx, filters: RunFilters) {
  return tx`
    ${filters.timing == null ? tx`` : tx`and c.timing = ${filters.timing}`}
    ${filters.departed === "only" ? tx`and e.departure_date is not null` : tx``}
    ${some(filters.serviceIds) ? tx`and l.service_id = any(${filters.serviceIds})` : tx``}
    ${some(filters.billingCodeIds) ? tx`and l.billing_code_id = any(${filters.billingCodeIds})` : tx``}
    ${some(filters.clientIds) ? tx`and l.client_id = any(${filters.clientIds})` : tx``}
    ${some(filters.customerGroupIds) ? tx`and l.client_id in (select id from customer where customer_group_id = any(${filters.customerGroupIds}))` : tx``}`;
}
