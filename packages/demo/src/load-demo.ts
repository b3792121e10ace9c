import { dayNumber, dayText } from "@banksia/core/days/index";
import { type Sql, openSql } from "@banksia/db";
import { hashPassword } from "@banksia/services/access/passwords";
import { buildProvider } from "./build-provider.ts";
import { demoPassword } from "./credentials.ts";
import { type Bookkeeper, openBookkeeper, proposeAndPost, runToEnd } from "./deposits/bookkeeper.ts";
import { receiveLumpSums } from "./deposits/receive-lump-sums.ts";
import { moveLumpSums, settleDepartures } from "./deposits/settle-departures.ts";
import { DemoError } from "./demo-error.ts";
import { makeEverydayAgreements } from "./everyday-agreements.ts";
import { applyLateChanges } from "./late-changes.ts";
import { type DemoChoice, type DemoMonth, monthsOf, planDemo } from "./plan.ts";
import type { Provider } from "./provider.ts";
import { type DemoSummary, summarise } from "./summary.ts";
import { createTables } from "./tables.ts";
import { settleRecords } from "./settle-records.ts";
import { analyze, writeRows } from "./write-rows.ts";

export interface DemoOptions {
  /** People who receive care, 1 to 500,000. */
  clients: number;
  /** Another seed, another provider; 1 where not given. */
  seed?: number;
  /** The day on which the provider is seen, `YYYY-MM-DD`, from 2025-12-01. The month it lies in is not billed yet. */
  today: string;
  /** Months before that of `today` to be billed while loading; none where not given. */
  history?: DemoHistory;
}

/**
 * The demo writes no journals. Whoever can run a real month-end does it here: propose everything due up to `month.to`
 * (departed clients too), and post. It is called once for each month, oldest first, after the rows of the provider are
 * committed. A month that was cut short is asked for again when the load goes on, so it must stand being begun twice:
 * a rerun that proposes only what is missing does.
 */
export interface DemoHistory {
  /** 1 to 24. */
  months: number;
  bill(month: DemoMonth): Promise<void>;
}

/** Whether a demo can be loaded: into an empty database, or where a load was cut short. */
export type DemoState = "empty" | "unfinished" | "finished" | "other_data" | "not_migrated";

interface Progress extends DemoChoice {
  billed: number;
  finished: boolean;
}

const SETTING = "demo";

/**
 * Loads a demo provider as the owner of the database: its rows in one transaction, then the months of history, then
 * what is learnt late, in a transaction of its own (without history everything is one transaction). The same options
 * give the same rows, but for the salt of the password. A load that was cut short goes on where it stopped, with the
 * options it began with.
 * @throws DemoError OPTIONS, DATABASE_NOT_EMPTY, DATABASE_NOT_MIGRATED
 */
export async function loadDemo(ownerUrl: string, options: DemoOptions): Promise<DemoSummary> {
  const { clients, seed = 1, today, history } = options;
  const wanted: DemoChoice = { clients, seed, today, months: history?.months ?? 0 };
  planDemo(wanted);
  const sql = openSql({ url: ownerUrl, max: 1, name: "banksia demo" });
  try {
    const state = await demoState(sql);
    if (state === "not_migrated")
      throw new DemoError("DATABASE_NOT_MIGRATED", "The database has no tables yet: migrate it first.");
    if (state !== "empty" && state !== "unfinished")
      throw new DemoError(
        "DATABASE_NOT_EMPTY",
        "The database already holds data; the demo is only loaded into an empty one.",
      );
    const begun = state === "unfinished" ? await readProgress(sql) : null;
    const choice = begun ?? wanted;
    const provider = buildProvider(planDemo(choice), await hashPassword(demoPassword));
    let billed = begun?.billed ?? 0;
    if (begun === null) {
      await sql.begin(async (tx) => {
        await writeRows(tx, provider);
        await analyze(tx, provider);
        await settleRecords(tx, provider);
        if (choice.months === 0) await applyLateChanges(tx, provider);
        await tx`insert into setting (name, value) values (${SETTING}, ${tx.json(progress(choice, 0, false))})`;
      });
    }
    const keeper = openBookkeeper(ownerUrl, sql, provider);
    try {
      await receiveLumpSums(keeper, provider);
      if (choice.months > 0) billed = await billHistory(keeper, provider, choice, billed, history);
      await settleDepartures(keeper, provider);
      await makeEverydayAgreements(keeper, provider);
      if (choice.months > 0) await workOutFigures(keeper, dayText(provider.plan.todayDay));
    } finally {
      await keeper.close();
    }
    await sql.begin(async (tx) => {
      if (choice.months > 0) await applyLateChanges(tx, provider);
      await tx`update setting set value = ${tx.json(progress(choice, billed, true))}, updated_at = now() where name = ${SETTING}`;
    });
    return summarise(provider, billed);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** What screens tell as last worked out: what lump sums come to a day from now on, and who reaches a cap when. */
async function workOutFigures(keeper: Bookkeeper, today: string): Promise<void> {
  for (const kind of ["balances", "capping"] as const)
    await runToEnd(keeper, kind, null, { endDate: today, postingDate: today });
}

/** Whether the database at hand can take a demo, or holds one. */
export async function demoState(sql: Sql): Promise<DemoState> {
  const [migrated] = await sql<
    { there: boolean }[]
  >`select to_regclass('public.billing_schedule_line') is not null as there`;
  if (migrated?.there !== true) return "not_migrated";
  const begun = await readProgress(sql);
  if (begun !== null) return begun.finished ? "finished" : "unfinished";
  const tables = [...Object.values(createTables()).map((table) => table.name), "api_key", "journal", "run"];
  const [found] = await sql.unsafe<{ filled: boolean }[]>(
    `select ${tables.map((name) => `exists (select from ${name})`).join(" or ")} as filled`,
  );
  return found?.filled === true ? "other_data" : "empty";
}

async function readProgress(sql: Sql): Promise<Progress | null> {
  const [row] = await sql<{ value: Progress }[]>`select value from setting where name = ${SETTING}`;
  return row?.value ?? null;
}

function progress({ clients, seed, today, months }: DemoChoice, billed: number, finished: boolean) {
  return { clients, seed, today, months, billed, finished };
}

async function billHistory(
  keeper: Bookkeeper,
  provider: Provider,
  choice: DemoChoice,
  from: number,
  history: DemoHistory | undefined,
): Promise<number> {
  if (history === undefined)
    throw new DemoError("OPTIONS", "This load was begun with months of history: give the function that bills them.");
  for (const month of monthsOf(provider.plan).slice(from)) {
    await history.bill(month);
    await chargeDeposits(keeper, provider, month);
    await keeper.sql`update setting set value = ${keeper.sql.json(progress(choice, month.number, false))}, updated_at = now() where name = ${SETTING}`;
  }
  return choice.months;
}

/** Daily payments, retention and the fees of villages for a month that is over. */
async function chargeDeposits(keeper: Bookkeeper, provider: Provider, { to }: DemoMonth): Promise<void> {
  await moveLumpSums(keeper, provider, dayNumber(to));
  const what = { endDate: to, postingDate: to };
  const month = to.slice(0, 7);
  await proposeAndPost(keeper, "accommodation", null, { ...what, description: `Accommodation ${month}` });
  await proposeAndPost(keeper, "dmf_crf", null, { ...what, description: `Village fees ${month}` });
}
