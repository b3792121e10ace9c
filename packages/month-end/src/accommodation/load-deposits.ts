/** Loads everything on record of many lump sums: one statement for each kind of fact, whatever their number. */
import type { AccommodationClass, DepositState } from "@banksia/core/accommodation/index";
import type { AdviceRow } from "../residents/load-records.ts";
import { type Query, idList } from "../residents/query.ts";
import { followsAdvices } from "./agreement-lines.ts";
import { type DepositRows, type Following, type HeaderRow, assembleDeposit } from "./assemble-deposit.ts";
import { countedElsewhere } from "./counted-elsewhere.ts";
import type { LoadedDeposit, LoadedIngoing, LoadedLine, LoadedMovement, WaitingMovement } from "./deposit-record.ts";
import { type DepositShared, loadDepositShared } from "./deposit-shared.ts";
import {
  advicesSql,
  classesSql,
  contractsSql,
  headersSql,
  linesSql,
  movementsSql,
  ratesSql,
  standingSql,
  waitingSql,
} from "./deposit-sql.ts";
import type { StandingRow } from "./standing-accommodation.ts";
import type { IngoingRow } from "./village-terms.ts";

export type * from "./deposit-record.ts";
export { lineRowId } from "./agreement-lines.ts";
export { type DepositShared, loadDepositShared } from "./deposit-shared.ts";
export {
  type AccommodationProposal,
  type DepositCode,
  type ProposalSwitches,
  accommodationProposal,
  depositFactsOf,
  depositLifeOf,
} from "./deposit-proposal.ts";

export interface LoadOptions {
  shared?: DepositShared;
  /**
   * Lives go on from the state that the last run left them in, where nothing before it has changed: what a run of the
   * month asks for. Left out, they begin on the first day.
   */
  goOn?: boolean;
  /** What drafts would take from the lump sum counts as taken: what a proposal of deductions asks for. */
  drafts?: boolean;
}

type Of<Row> = Row & { of: number };

/**
 * By accommodation payment, in the order of the ids; ids that are not there, or not seen by the caller, are left out. The
 * caller's scope decides about what is seen.
 */
export async function loadDeposits(
  query: Query,
  accommodationPaymentIds: readonly number[],
  { shared, goOn = false, drafts = false }: LoadOptions = {},
): Promise<Map<number, LoadedDeposit>> {
  const found = new Map<number, LoadedDeposit>();
  if (accommodationPaymentIds.length === 0) return found;
  const known = shared ?? (await loadDepositShared(query));
  const headers = await query<HeaderRow>(headersSql, [idList(accommodationPaymentIds)]);
  const openings = headers.map((row) => (goOn ? usable(row.settledState, row.adjustFrom) : null));
  const rows = await loadRows(query, headers, openings, drafts);
  const earlier = await loadEarlier(query, headers, known);
  for (const [at, header] of headers.entries()) {
    const before = earlier.get(header.accommodationPaymentId) ?? null;
    found.set(header.accommodationPaymentId, assembleDeposit(header, openings[at] ?? null, rows, before, known));
  }
  return found;
}

/** The state that a life goes on from; null where something up to its day has changed since. */
function usable(state: DepositState | null, adjustFrom: string | null): DepositState | null {
  return state === null || (adjustFrom !== null && adjustFrom <= state.on) ? null : state;
}

async function loadRows(
  query: Query,
  headers: readonly HeaderRow[],
  openings: readonly (DepositState | null)[],
  drafts: boolean,
): Promise<DepositRows> {
  const payments = idList(headers.map((row) => row.accommodationPaymentId));
  const clients = idList([...new Set(headers.map((row) => row.clientId))]);
  // Days up to a state that a life goes on from are not looked at again, but for those it has not taken yet.
  const since = `{${openings.map((state) => state?.on ?? "-infinity").join(",")}}`;
  const villages = headers.some((row) => row.contract);
  const [lines, movements, waiting, standing, classes, contracts, rates] = await Promise.all([
    query<Of<LoadedLine>>(linesSql, [payments]),
    query<Of<LoadedMovement>>(movementsSql, [payments, since]),
    drafts ? query<Of<WaitingMovement>>(waitingSql, [payments, since]) : [],
    query<StandingRow>(standingSql, [payments, since]),
    query<AccommodationClass & { clientId: number }>(classesSql, [clients]),
    villages ? query<Of<IngoingRow>>(contractsSql, [payments]) : [],
    villages ? query<Of<LoadedIngoing["rates"][number]>>(ratesSql, [payments]) : [],
  ]);
  const advised = lines.some(followsAdvices);
  const advices = advised ? await query<AdviceRow & { clientId: number }>(advicesSql, [clients]) : [];
  return {
    lines: Map.groupBy(lines, (row) => row.of),
    movements: Map.groupBy(movements, (row) => row.of),
    waiting: Map.groupBy(waiting, (row) => row.of),
    standing: Map.groupBy(standing, (row) => row.of),
    classes: Map.groupBy(classes, (row) => row.clientId),
    advices: Map.groupBy(advices, (row) => row.clientId),
    contracts: new Map(contracts.map((row) => [row.of, row])),
    rates: Map.groupBy(rates, (row) => row.of),
  };
}

/** The days of retention that travel with residents who came from another of the provider's homes. */
async function loadEarlier(
  query: Query,
  headers: readonly Following[],
  shared: DepositShared,
): Promise<ReturnType<typeof countedElsewhere>> {
  const ids = new Set(headers.flatMap((row) => row.transferredFromId ?? []));
  for (const row of headers) ids.delete(row.accommodationPaymentId);
  return countedElsewhere(headers, await loadDeposits(query, [...ids], { shared }));
}
