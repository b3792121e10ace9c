/** What runs on lump sums do with the clients of a shard. */
import type { AccommodationCharge, DepositState } from "@banksia/core/accommodation/index";
import type { LawIssue } from "@banksia/core/arrangements/outcome";
import type { SqlTx } from "@banksia/db";
import { type ClientWork, type RunFacts, guarded, nothing } from "../kinds/kind.ts";
import type { Parked } from "../parked.ts";
import { type Query, idList, queryOfSql } from "../residents/query.ts";
import { type AccommodationBook, loadAccommodationBook } from "./accommodation-book.ts";
import { type AccommodationLine, accommodationLine } from "./accommodation-lines.ts";
import { signed } from "./standing-accommodation.ts";
import type { LoadedCharge, LoadedDeposit } from "./deposit-record.ts";
import { type DepositShared, loadDepositShared, loadDeposits } from "./load-deposits.ts";
import { type DepositRunKind, lockPlannedDeposits } from "./planned-deposits.ts";
import { writeAccommodation } from "./write-accommodation.ts";

/** Everything up to a day is proposed: the next proposal goes on from there. */
export interface SettledDeposit {
  accommodationPaymentId: number;
  /** Null: the next proposal begins anew. */
  state: DepositState | null;
  /** The next proposal looks at it when it goes beyond this day, or a fact changes. */
  settledTo: string | null;
}

/** What was worked out for one deposit. */
export interface DepositResult {
  reversals: LoadedCharge[];
  lines: AccommodationLine[];
  settled: SettledDeposit | null;
  /** Set aside, with or without lines. */
  problem: Omit<Parked, "clientId"> | null;
}

export interface DepositWork extends ClientWork {
  results: DepositResult[];
}

type WorkOut = (loaded: LoadedDeposit, book: AccommodationBook) => DepositResult;

/** Loads the deposits of a shard that the run has to look at, and works each out. */
export async function workOutDeposits(
  tx: SqlTx,
  run: RunFacts,
  kind: DepositRunKind,
  clientIds: number[],
  goOn: boolean,
  workOut: WorkOut,
): Promise<DepositWork[]> {
  const { preview, filters, window } = run;
  const planned = await lockPlannedDeposits(tx, { kind, preview, filters, endDate: window.endDate }, clientIds);
  const query = queryOfSql(tx);
  const { shared, book } = await ofRun(run, query);
  const drafts = kind === "accommodation";
  const loaded = await loadDeposits(query, [...planned.values()].flat(), { shared, goOn, drafts });
  return clientIds.map((clientId) => {
    const mine = (planned.get(clientId) ?? []).flatMap((id) => loaded.get(id) ?? []);
    const work = guarded<DepositWork>(
      clientId,
      () =>
        workOf(
          clientId,
          mine.map((one) => workOut(one, book)),
        ),
      (problem) => ({ ...nothing(clientId, problem), results: [] }),
    );
    const parked = work.results.find((result) => result.problem !== null)?.problem ?? null;
    return parked === null ? work : { ...work, problem: { clientId, ...parked } };
  });
}

interface OfRun {
  shared: DepositShared;
  book: AccommodationBook;
}

const kept = new WeakMap<RunFacts, OfRun>();

/** National tables, policies and codes as a thread first saw them for the run: all its shards reckon with the same. */
async function ofRun(run: RunFacts, query: Query): Promise<OfRun> {
  const known = kept.get(run);
  if (known !== undefined) return known;
  const [shared, book] = await Promise.all([loadDepositShared(query), loadAccommodationBook(query)]);
  const found = { shared, book };
  kept.set(run, found);
  return found;
}

/** One deposit that is set aside does not keep back the others of its client. */
function workOf(clientId: number, results: DepositResult[]): DepositWork {
  const work: DepositWork = { ...nothing(clientId), results };
  for (const { reversals, lines } of results) {
    for (const { serviceId, billingCodeId, lineAmount, lineTax } of reversals)
      work.otherLines.push({ serviceId, billingCodeId, amount: signed(lineAmount, -1), tax: signed(lineTax, -1) });
    work.otherLines.push(...lines);
  }
  return work;
}

/** Writes reversals and new lines into one journal, and where the next proposal goes on. */
export async function writeDeposits(tx: SqlTx, run: RunFacts, clients: readonly DepositWork[]): Promise<void> {
  const results = clients.flatMap((client) => client.results);
  if (run.journalId !== null)
    await writeAccommodation(
      tx,
      { journalId: run.journalId, runId: run.id },
      results.flatMap((result) => result.reversals),
      results.flatMap((result) => result.lines),
    );
  const settled = results.flatMap((result) => result.settled ?? []);
  if (settled.length === 0) return;
  // Texts are taken as they are, a line each: to read thousands of states as one document costs more than to write them.
  const ids = idList(settled.map((one) => one.accommodationPaymentId));
  const days = `{${settled.map(({ settledTo }) => settledTo ?? "NULL").join(",")}}`;
  const states = settled.map(({ state }) => (state === null ? "" : JSON.stringify(state))).join("\n");
  await tx`update accommodation_payment a set settled_to = s.settled_to, settled_state = nullif(s.state, '')::json, adjust_from = null
    from unnest(${ids}::text::bigint[], ${days}::text::date[], string_to_array(${states}::text, chr(10))) as s (id, settled_to, state)
    where a.id = s.id`;
}

/** Nothing is charged for a deposit, and why. */
export function setAside(
  issue: { code: string; message: string; day?: string | null },
  issues: readonly LawIssue[] = [],
): DepositResult {
  const { code, message, day = null } = issue;
  return { reversals: [], lines: [], settled: null, problem: { code, message, detail: { day, issues } } };
}

/** Some days are left as they are, because drafts or earlier charges stand in the way. */
const WAITING = ["DRAFT_PENDING", "STANDS_BEFORE_WINDOW"];

/** The lines of charges; the deposit is noted as set aside where some of its days have to wait. */
export function linesOf(
  loaded: LoadedDeposit,
  charges: readonly (AccommodationCharge & { codeId?: number | null })[],
  reversals: LoadedCharge[],
  issues: readonly LawIssue[],
  book: AccommodationBook,
): DepositResult {
  const lines: AccommodationLine[] = [];
  for (const charge of charges) {
    const line = accommodationLine(loaded, charge, reversals, book, charge.codeId ?? null);
    if ("message" in line) return setAside(line);
    lines.push(line);
  }
  const waits = issues.filter((issue) => WAITING.includes(issue.code));
  const [first] = waits;
  const problem =
    first === undefined
      ? null
      : { code: first.code, message: first.message, detail: { day: first.day, issues: waits } };
  return { reversals, lines, settled: null, problem };
}
