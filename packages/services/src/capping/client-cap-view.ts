import { kindOf } from "@banksia/core/billing/caps-of-day";
import type { FeeArrangement } from "@banksia/core/arrangements/facts";
import type { LimitType } from "@banksia/core/capping/facts";
import { defaultFirstEntryDate } from "@banksia/core/capping/first-entry";
import type { FundedEntry } from "@banksia/core/capping/facts";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { anniversaryYear } from "@banksia/core/days/month";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { loadPolicies } from "../billing/billing-book.ts";
import { firstOf, rowsOf } from "../common/rows.ts";
import { ids, instantText } from "../common/sql.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";

/** A cap by what counts towards it; `CARE_DAYS` are the days of the non-clinical care contribution. */
export type CapType = LimitType | "CARE_DAYS";

/** A client's caps as they are set up. */
export interface ClientCap {
  clientId: number;
  /** First day of Commonwealth-funded care with any provider; its anniversaries start the cap years. */
  firstEntryDate: string;
  /** Whether a client without fee arrangement has the cap; of the others the arrangement says it. */
  annual: boolean;
  lifetime: boolean;
  openingDate: string | null;
  annualOpening: string;
  lifetimeOpening: string;
  allowBeyond: boolean;
  /** Days before these records that count towards the 1,460 of the non-clinical care contribution. */
  careDaysBefore: number;
}

/** A row of the grid as last calculated. */
export interface CapLineView {
  limitType: CapType;
  kind: "annual" | "lifetime" | "days";
  from: string;
  to: string | null;
  fromCalculatedDate: string;
  threshold: string | null;
  opening: string;
  current: string;
  other: string;
  total: string;
  remaining: string | null;
  ahead: string;
  limitReached: boolean;
  limitReachedDate: string | null;
  anniversary: string | null;
  anniversaryReached: boolean;
  forecastDate: string | null;
  alertDate: string | null;
  calculatedDate: string;
}

export interface CapArrangement {
  from: string;
  to: string | null;
  arrangement: FeeArrangement;
  cohort: string;
  limitTypes: CapType[];
}

export interface ClientCapView {
  /** Null until it is set up. */
  clientCap: ClientCap | null;
  suggestedFirstEntryDate: string | null;
  suggestionReason: string;
  arrangements: CapArrangement[];
  /** The caps that hold today. */
  limitTypes: CapType[];
  asOf: string;
  anniversaryDate: string | null;
  lastCalculatedDate: string | null;
  lastCalculatedAt: string | null;
  lines: CapLineView[];
  warnings: Warning[];
}

/** The caps that go with a fee arrangement. */
const capsOf: Record<FeeArrangement, CapType[]> = {
  PRE14: [],
  POST14: ["MEANS_TESTED_ANNUAL", "MEANS_TESTED_LIFETIME"],
  NOV25: ["CONTRIBUTION_LIFETIME", "CARE_DAYS"],
};

/** In the order of the grid. */
const order: readonly CapType[] = [
  "MEANS_TESTED_ANNUAL",
  "MEANS_TESTED_LIFETIME",
  "CONTRIBUTION_LIFETIME",
  "CARE_DAYS",
];

/**
 * A client's caps: the set-up, what it is usually, and the lines as last calculated.
 * @throws NOT_FOUND when there is no such client
 */
export async function loadClientCap(tx: OrmTx, ctx: Context, clientId: number): Promise<ClientCapView> {
  const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, clientId));
  if (client?.type !== "person") throw notFound("client", clientId);
  const asOf = ctx.today();
  const [row] = await tx.select().from(schema.clientCap).where(eq(schema.clientCap.clientId, clientId));
  const arrangements = await arrangementsOf(tx, clientId);
  const lines = await linesOf(tx, clientId);
  const clientCap = row === undefined ? null : capOf(row);
  const limitTypes = typesOn(asOf, arrangements, clientCap);
  const annual = clientCap !== null && limitTypes.includes("MEANS_TESTED_ANNUAL");
  const first = clientCap === null ? 0 : dayNumber(clientCap.firstEntryDate);
  const { calculatedAt, stale } = await calculation(tx, clientId);
  const { elsewhere, ...suggested } = await suggestion(tx, clientId, asOf);
  const known = { capped: limitTypes.length > 0, first: suggested.suggestedFirstEntryDate, elsewhere };
  return {
    clientCap,
    ...suggested,
    arrangements,
    limitTypes,
    asOf,
    anniversaryDate: annual ? dayText(anniversaryYear(first, Math.max(dayNumber(asOf), first)).to + 1) : null,
    lastCalculatedDate: lines[0]?.calculatedDate ?? null,
    lastCalculatedAt: calculatedAt,
    lines,
    warnings: await warningsOf(tx, clientId, clientCap, known, lines, stale),
  };
}

function capOf({ createdAt: _created, changedAt: _changed, ...cap }: typeof schema.clientCap.$inferSelect): ClientCap {
  return cap;
}

async function arrangementsOf(tx: OrmTx, clientId: number): Promise<CapArrangement[]> {
  const rows = await rowsOf<Omit<CapArrangement, "limitTypes">>(
    tx,
    sql`select start_date as "from", end_date as "to", fee as arrangement, cohort
      from client_cohort where client_id = ${clientId} order by start_date`,
  );
  return rows.map((row) => ({ ...row, limitTypes: capsOf[row.arrangement] }));
}

async function linesOf(tx: OrmTx, clientId: number): Promise<CapLineView[]> {
  const rows = await rowsOf<Omit<CapLineView, "kind">>(
    tx,
    sql`select limit_type as "limitType", start_date as "from", end_date as "to", from_calculated_date as "fromCalculatedDate",
        threshold, opening, current, other, total, remaining, ahead, limit_reached as "limitReached",
        limit_reached_date as "limitReachedDate", anniversary, anniversary_reached as "anniversaryReached",
        forecast_date as "forecastDate", alert_date as "alertDate", calculated_date as "calculatedDate"
      from client_cap_line where client_id = ${clientId}`,
  );
  return rows
    .map((row): CapLineView => ({ ...row, kind: row.limitType === "CARE_DAYS" ? "days" : kindOf(row.limitType) }))
    .sort((a, b) => order.indexOf(a.limitType) - order.indexOf(b.limitType) || (a.from < b.from ? -1 : 1));
}

/** The caps that hold on a day: by the arrangement, or as set up for a client who has none. */
function typesOn(day: string, arrangements: readonly CapArrangement[], cap: ClientCap | null): CapType[] {
  if (arrangements.length > 0)
    return arrangements.find((row) => row.from <= day && (row.to === null || row.to >= day))?.limitTypes ?? [];
  const set: CapType[] = [];
  if (cap?.annual === true) set.push("MEANS_TESTED_ANNUAL");
  if (cap?.lifetime === true) set.push("MEANS_TESTED_LIFETIME");
  return set;
}

/** When the lines were calculated, and whether the set-up changed since. */
async function calculation(
  tx: OrmTx,
  clientId: number,
): Promise<{ calculatedAt: string | null; stale: string | null }> {
  const found = await firstOf<{ calculatedAt: string | null; stale: string | null }>(
    tx,
    sql`select ${instantText(sql`max(l.calculated_at)`)} as "calculatedAt",
        case when max(l.calculated_at) < max(c.changed_at) then to_char(max(c.changed_at), 'YYYY-MM-DD') end as stale
      from client_cap c join client_cap_line l on l.client_id = c.client_id where c.client_id = ${clientId}`,
  );
  return found ?? { calculatedAt: null, stale: null };
}

async function suggestion(
  tx: OrmTx,
  clientId: number,
  today: string,
): Promise<Pick<ClientCapView, "suggestedFirstEntryDate" | "suggestionReason"> & { elsewhere: string | null }> {
  const entries = await rowsOf<FundedEntry & { home: string | null }>(
    tx,
    sql`select setting, funded, entry_date as "entryDate", departure_date as "departureDate", null as home
      from banksia.funded_entries(${ids([clientId])})
      union all select 'residential', true, start_date, end_date, home from earlier_stay
      where client_id = ${clientId} and kind = 'permanent'`,
  );
  const { result, issues } = defaultFirstEntryDate(entries, today, await loadPolicies(tx));
  const reason =
    result === null
      ? (issues[0]?.message ?? "")
      : `${firstWords(entries, result)} Care with another provider before it comes first: enter that date.`;
  const elsewhere = entries.find((entry) => entry.home !== null)?.home ?? null;
  return { suggestedFirstEntryDate: result, suggestionReason: reason, elsewhere };
}

function firstWords(entries: readonly { entryDate: string; home: string | null }[], first: string): string {
  const elsewhere = entries.find((entry) => entry.entryDate === first && entry.home !== null)?.home;
  return elsewhere == null
    ? `The oldest funded entry into residential or home care, respite aside, is of ${dayWords(first)}.`
    : `The oldest funded care on record, respite aside, began on ${dayWords(first)} at ${elsewhere}.`;
}

async function paidOutside(tx: OrmTx, clientId: number): Promise<boolean> {
  const found = await firstOf<{ id: number }>(
    tx,
    sql`select id from outside_contribution where client_id = ${clientId} limit 1`,
  );
  return found !== null;
}

async function warningsOf(
  tx: OrmTx,
  clientId: number,
  cap: ClientCap | null,
  known: { capped: boolean; first: string | null; elsewhere: string | null },
  lines: readonly CapLineView[],
  stale: string | null,
): Promise<Warning[]> {
  if (cap === null) {
    const due = await firstOf<{ code: string }>(
      tx,
      sql`select b.code from billing_schedule_line l join billing_code b on b.id = l.billing_code_id and b.capped
        where l.client_id = ${clientId} and not l.in_error order by l.id limit 1`,
    );
    const detail = `${due?.code ?? ""} is on the schedule and is capped: a billing run sets the client aside until the caps are set up.`;
    return due === null ? [] : [{ code: "CAP_SETUP_MISSING", detail }];
  }
  const warnings: Warning[] = [];
  if (known.capped && known.first !== null && known.first < cap.firstEntryDate)
    warnings.push({
      code: "CARE_BEFORE_FIRST_ENTRY",
      detail: `The cap years begin on ${dayWords(cap.firstEntryDate)}, but funded care of ${dayWords(known.first)} is on record: set the first entry date to that day.`,
    });
  if (known.capped && known.elsewhere !== null && cap.openingDate === null && !(await paidOutside(tx, clientId)))
    warnings.push({
      code: "CAP_OPENING_MISSING",
      detail: `Nothing is entered of what was paid for care at ${known.elsewhere}, so that the caps are taken to be unused: enter the openings and the day that they are of, also where nothing was paid.`,
    });
  if (lines.length > 0 && stale !== null)
    warnings.push({
      code: "CAP_LINES_OUT_OF_DATE",
      detail: `The set-up was changed on ${dayWords(stale)}, after the last calculation: the days of the lines have moved, their amounts are as they were. Calculate them now, or wait for the next run.`,
    });
  const unknown = lines.find((line) => line.threshold === null);
  if (unknown !== undefined)
    warnings.push({
      code: "CAP_THRESHOLD_MISSING",
      detail: `No figure is known for the cap of ${dayWords(unknown.from)}: add it to the national rates.`,
    });
  return warnings;
}
