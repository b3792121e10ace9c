import { contributedBy } from "@banksia/core/capping/contribution";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { anniversaryYear } from "@banksia/core/days/month";
import { centsOf, centsText } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { capThresholds } from "@banksia/month-end/cap-thresholds";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { eq, sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";

/** A client's caps as they are set up. */
export interface ClientCap {
  clientId: number;
  /** First day of Commonwealth-funded care with any provider; its anniversaries start the cap years. */
  firstEntryDate: string;
  annual: boolean;
  lifetime: boolean;
  openingDate: string | null;
  annualOpening: string;
  lifetimeOpening: string;
  allowBeyond: boolean;
  /** Days before these records that count towards the 1,460 of the non-clinical care contribution. */
  careDaysBefore: number;
}

/** What is used of a cap, and what is left. */
export interface CapBalance {
  kind: "annual" | "lifetime";
  /** First and last day of the cap year; null for the lifetime cap. */
  from: string | null;
  to: string | null;
  /** Null when no threshold is known for the day. */
  threshold: string | null;
  opening: string;
  /** Charged here by lines that stand, drafts included. */
  charged: string;
  used: string;
  remaining: string | null;
}

export interface ClientCapView {
  /** Null until it is set up. */
  clientCap: ClientCap | null;
  /** The entry date of the oldest funded, ongoing entry that is not respite. */
  suggestedFirstEntryDate: string | null;
  asOf: string;
  balances: CapBalance[];
}

interface Contribution {
  from: string;
  to: string;
  amount: string;
}

/**
 * A client's caps on a day.
 * @throws NOT_FOUND when there is no such client
 */
export async function loadClientCap(tx: OrmTx, ctx: Context, clientId: number, day?: string): Promise<ClientCapView> {
  const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, clientId));
  if (client === undefined || client.type !== "person") throw notFound("client", clientId);
  const asOf = day ?? ctx.today();
  const { suggested } = await oneOf<{ suggested: string | null }>(
    tx,
    sql`select min(e.entry_date) as suggested from service_entry e join care_type y on y.id = e.care_type_id
      where e.client_id = ${clientId} and e.funded and y.setting <> 'respite'
        and (e.departure_date is null or e.departure_date > ${asOf}::date)`,
  );
  const [row] = await tx.select().from(schema.clientCap).where(eq(schema.clientCap.clientId, clientId));
  const clientCap = row === undefined ? null : capOf(row);
  return {
    clientCap,
    suggestedFirstEntryDate: suggested,
    asOf,
    balances: clientCap === null ? [] : await balancesOf(tx, clientCap, asOf),
  };
}

function capOf({ createdAt: _created, ...cap }: typeof schema.clientCap.$inferSelect): ClientCap {
  return cap;
}

async function balancesOf(tx: OrmTx, cap: ClientCap, asOf: string): Promise<CapBalance[]> {
  const figures = capThresholds(await loadNationalRates(queryOfOrm(tx)));
  const thresholds = { annual: figures.annualCap, lifetime: figures.lifetimeCap };
  const contributions = await rowsOf<Contribution>(
    tx,
    sql`select period_from as "from", period_to as "to", amount
      from banksia.capped_contributions(${ids([cap.clientId])})`,
  );
  const rows = contributions.map(({ from, to, amount }) => ({
    from: dayNumber(from),
    to: dayNumber(to),
    cents: centsOf(amount),
  }));
  const year = anniversaryYear(dayNumber(cap.firstEntryDate), dayNumber(asOf));
  const openedThisYear =
    cap.openingDate !== null && dayNumber(cap.openingDate) >= year.from && dayNumber(cap.openingDate) <= year.to;
  const balance = (
    kind: CapBalance["kind"],
    span: { from: string; to: string } | null,
    opening: number,
    charged: number,
  ): CapBalance => {
    const found = thresholds[kind].findLast(({ from, to }) => from <= asOf && (to === null || to >= asOf));
    const threshold = found === undefined ? null : centsOf(found.amount);
    const used = opening + charged;
    return {
      kind,
      from: span?.from ?? null,
      to: span?.to ?? null,
      threshold: threshold === null ? null : centsText(threshold),
      opening: centsText(opening),
      charged: centsText(charged),
      used: centsText(used),
      remaining: threshold === null ? null : centsText(Math.max(threshold - used, 0)),
    };
  };
  const inYear = rows.reduce((sum, row) => sum + contributedBy(row, year.to) - contributedBy(row, year.from - 1), 0);
  const inAll = rows.reduce((sum, row) => sum + row.cents, 0);
  return [
    ...(cap.annual
      ? [
          balance(
            "annual",
            { from: dayText(year.from), to: dayText(year.to) },
            openedThisYear ? centsOf(cap.annualOpening) : 0,
            inYear,
          ),
        ]
      : []),
    ...(cap.lifetime ? [balance("lifetime", null, centsOf(cap.lifetimeOpening), inAll)] : []),
  ];
}
