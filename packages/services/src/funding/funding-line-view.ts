import type { DayRange } from "@banksia/core/billing/facts";
import { type FundingLineFacts, type FundingRate, fundingRates } from "@banksia/core/funding/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type BillingRateOrigin, billingRateOrigins } from "../billing/billing-rate-origins.ts";
import { type Page, type PageInput, type SortBy, type SortKey, fetchPage } from "../common/page.ts";
import { rowsOf } from "../common/rows.ts";
import { ids, plainText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type View, loadOne } from "../common/view.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { type FundingFacts, loadFundingFacts } from "./client-funding-facts.ts";

/** Funding that recurs for a client, with what it pays on a day. */
export interface FundingLine {
  id: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  serviceEntryId: number;
  serviceGroupId: number | null;
  serviceGroupName: string | null;
  fundingCodeId: number;
  fundingCode: string;
  /** The line's own description, or that of the code. */
  description: string;
  ownDescription: string | null;
  unit: "day" | "month";
  accommodationAssociated: boolean;
  /** The service whose claim carries the line. */
  serviceId: number;
  serviceName: string;
  startDate: string;
  endDate: string | null;
  /** The fee that this line mirrors; such a line is changed through the fee. */
  offsetOf: { scheduleLineId: number; billingCodeId: number; billingCode: string } | null;
  inError: boolean;
  /** Last day that a claim holds. */
  lastCalculatedDate: string | null;
  amountDay: string;
  /** The rate applying on `amountDay`; null when there is none, or the line does not run then. */
  amount: string | null;
  runsOnDay: boolean;
  assessedAmount: string | null;
  verified: boolean | null;
  /** First later day on which the amount changes, and to what. */
  next: { from: string; amount: string | null } | null;
  warnings: Warning[];
}

interface Extra {
  mirroredQuantity: string | null;
  mirroredHolds: DayRange[];
  /** Of a fee, the last day that its stay is charged for it; null while the stay lasts. */
  lastFeeDay: string | null;
  entryDate: string;
  departureDate: string | null;
  funded: boolean;
}

type Row = Omit<FundingLine, "amount" | "runsOnDay" | "assessedAmount" | "verified" | "next" | "warnings"> & Extra;

/** How funding lines, alias `l`, are shown, before their amounts are worked out. */
export async function fundingLineView(tx: OrmTx, ctx: Context, on: string | null): Promise<View> {
  return {
    what: "funding line",
    columns: sql`l.id, l.client_id as "clientId", c.name as "clientName", c.account as "clientAccount",
      l.service_entry_id as "serviceEntryId", l.service_group_id as "serviceGroupId", g.name as "serviceGroupName",
      l.funding_code_id as "fundingCodeId", f.code as "fundingCode", coalesce(l.description, f.description) as description,
      l.description as "ownDescription", f.unit, f.accommodation_associated as "accommodationAssociated",
      l.service_id as "serviceId", s.name as "serviceName", l.start_date as "startDate", l.end_date as "endDate",
      case when m.id is null then null
        else jsonb_build_object('scheduleLineId', m.id, 'billingCodeId', b.id, 'billingCode', b.code) end as "offsetOf",
      l.in_error as "inError", l.last_calculated_date as "lastCalculatedDate",
      coalesce(${on}::date, zone.today) as "amountDay", ${plainText(sql`m.quantity`)} as "mirroredQuantity",
      coalesce((select jsonb_agg(jsonb_build_object('from', h.start_date, 'to', h.end_date) order by h.start_date, h.id)
        from billing_schedule_hold h where h.schedule_line_id = m.id), '[]') as "mirroredHolds",
      case when m.id is not null then coalesce(e.billing_end_date,
        e.departure_date - case when b.charge_departure_day then 0 else 1 end) end as "lastFeeDay",
      e.entry_date as "entryDate", e.departure_date as "departureDate", e.funded`,
    from: sql`funding_schedule_line l
      join customer c on c.id = l.client_id
      join funding_code f on f.id = l.funding_code_id
      join service s on s.id = l.service_id
      join service_entry e on e.id = l.service_entry_id
      join ${await todays(tx, ctx)} on zone.legal_entity_id = s.legal_entity_id
      left join service_group g on g.id = l.service_group_id
      left join billing_schedule_line m on m.id = l.mirrors_id
      left join billing_code b on b.id = m.billing_code_id`,
    id: sql`l.id`,
  };
}

/** The last day of a line; what mirrors a fee stops with the stay, as the fee does. */
function lastDay(row: Row): string | null {
  if (row.endDate === null || row.lastFeeDay === null) return row.endDate ?? row.lastFeeDay;
  return row.endDate < row.lastFeeDay ? row.endDate : row.lastFeeDay;
}

function lineFacts(row: Row): FundingLineFacts {
  return {
    fundingCodeId: row.fundingCodeId,
    startDate: row.startDate,
    endDate: lastDay(row),
    mirrors:
      row.offsetOf === null
        ? null
        : {
            billingCodeId: row.offsetOf.billingCodeId,
            quantity: row.mirroredQuantity ?? "1",
            holds: row.mirroredHolds,
          },
  };
}

/** Lines with what they pay over their lives. */
export interface FundingLineAmounts {
  line: FundingLine;
  pieces: FundingRate[];
}

/** Works out what lines pay: the facts of all their clients at once, then the rule for each line. */
async function withAmounts(tx: OrmTx, rows: readonly Row[]): Promise<FundingLineAmounts[]> {
  if (rows.length === 0) return [];
  const facts = await loadFundingFacts(
    tx,
    rows.map((row) => row.clientId),
  );
  const worked = rows.map((row) => {
    const line = lineFacts(row);
    const never = line.endDate !== null && line.endDate < line.startDate;
    return { row, pieces: never ? [] : fundingRates(facts.of(row.clientId), line) };
  });
  const fees = await billingRateOrigins(
    tx,
    worked.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.feeRates.map((rate) => rate.rateId))),
  );
  return worked.map(({ row, pieces }) => ({ line: shown(row, pieces, facts, fees), pieces }));
}

function shown(
  row: Row,
  pieces: readonly FundingRate[],
  facts: FundingFacts,
  fees: ReadonlyMap<number, BillingRateOrigin>,
): FundingLine {
  const {
    mirroredQuantity: _quantity,
    mirroredHolds: _holds,
    lastFeeDay: _last,
    entryDate,
    departureDate,
    funded,
    ...line
  } = row;
  const now = pieces.find((piece) => piece.from <= row.amountDay && (piece.to === null || piece.to >= row.amountDay));
  const next = pieces.find((piece) => piece.from > row.amountDay && piece.amount !== (now?.amount ?? null));
  return {
    ...line,
    amount: now?.amount ?? null,
    runsOnDay: now !== undefined,
    assessedAmount: now?.assessed?.amount ?? null,
    verified: now === undefined ? null : isVerified(now, facts, fees),
    next: next === undefined ? null : { from: next.from, amount: next.amount },
    warnings: warningsOf(row, { entryDate, departureDate, funded }, now, pieces, fees),
  };
}

/** Whether the figures behind an amount are read in law or on a government page; null without an amount. */
export function isVerified(
  piece: FundingRate,
  facts: Pick<FundingFacts, "fundingRates">,
  fees: ReadonlyMap<number, { verified: boolean }>,
): boolean | null {
  if (piece.amount === null) return null;
  if (piece.rate !== null) return facts.fundingRates.get(piece.rate.id)?.verified ?? null;
  return piece.feeRates.every((rate) => fees.get(rate.rateId)?.verified !== false);
}

function warningsOf(
  row: Row,
  stay: Pick<Extra, "entryDate" | "departureDate" | "funded">,
  now: FundingRate | undefined,
  pieces: readonly FundingRate[],
  fees: ReadonlyMap<number, BillingRateOrigin>,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, detail: string) => warnings.push({ code, detail });
  const missing = pieces.find((piece) => piece.problem !== null && (piece.to === null || piece.to >= row.amountDay));
  if (missing?.problem != null) warn("RATE_MISSING", `From ${dayWords(missing.from)}: ${missing.problem.message}`);
  const [feeRate] = now?.feeRates ?? [];
  // A fee that was worked out to be nothing is nothing to look at.
  const workedOut = feeRate !== undefined && fees.get(feeRate.rateId)?.derived === true;
  if (now !== undefined && now.amount !== null && !workedOut && /^-?0+(\.0+)?$/.test(now.amount))
    warn(
      "RATE_ZERO",
      `It pays 0.00 on ${dayWords(row.amountDay)}${row.offsetOf === null ? "" : ": the fee that it mirrors does"}.`,
    );
  if (now !== undefined && row.accommodationAssociated && now.amount !== null && now.assessed === null)
    warn(
      "ASSESSED_UNKNOWN",
      "No assessed amount is known for the day: nothing is taken off. Enter the fee advice if the client contributes to the room.",
    );
  if (row.offsetOf !== null) return warnings;
  if (!stay.funded) warn("NOT_FUNDED", "The stay is not funded: no claim will hold this line.");
  if (row.startDate < stay.entryDate)
    warn("BEFORE_STAY", `The stay begins on ${dayWords(stay.entryDate)}: no subsidy is payable before it.`);
  if (stay.departureDate !== null && (row.endDate === null || row.endDate >= stay.departureDate))
    warn(
      "AFTER_STAY",
      `The client left on ${dayWords(stay.departureDate)}: no subsidy is payable from that day. End the line the day before.`,
    );
  return warnings;
}

/** One page of funding lines with what they pay on a day. */
export async function fetchFundingLines<K extends string>(
  tx: OrmTx,
  ctx: Context,
  on: string | null,
  where: Parameters<typeof fetchPage>[1]["where"],
  keys: Record<K, SortKey>,
  order: readonly SortBy<NoInfer<K>>[],
  input: PageInput<NoInfer<K>>,
): Promise<Page<FundingLine>> {
  const view = await fundingLineView(tx, ctx, on);
  const page = await fetchPage<Row, K>(tx, { ...view, where, keys, order }, input);
  return { ...page, items: (await withAmounts(tx, page.items)).map(({ line }) => line) };
}

/**
 * One funding line with what it pays on a day and over its life.
 * @param on the day; null for today
 * @throws NOT_FOUND
 */
export async function loadFundingLine(
  tx: OrmTx,
  ctx: Context,
  id: number,
  on: string | null = null,
): Promise<FundingLineAmounts> {
  const row = await loadOne<Row>(tx, await fundingLineView(tx, ctx, on), id);
  const [line] = await withAmounts(tx, [row]);
  if (line === undefined) throw new Error("A line lost its amount.");
  return line;
}

/** Funding lines with what they pay today, by number; those that are not there or not visible are left out. */
export async function loadFundingLines(tx: OrmTx, ctx: Context, lineIds: readonly number[]): Promise<FundingLine[]> {
  if (lineIds.length === 0) return [];
  const { columns, from } = await fundingLineView(tx, ctx, null);
  const rows = await rowsOf<Row>(
    tx,
    sql`select ${columns} from ${from} where l.id = any(${ids(lineIds)}) order by l.id`,
  );
  return (await withAmounts(tx, rows)).map(({ line }) => line);
}
