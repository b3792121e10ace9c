import type { BillingBook, BillingRateFacts } from "@banksia/core/billing/index";
import { type OwnRates, rateOfDay } from "@banksia/core/billing/rate-of-day";
import { type RateRow, compileRates } from "@banksia/core/billing/rate-rows";
import { LAST_DAY, dayNumber, dayNumberOr } from "@banksia/core/days/civil";
import { sql } from "drizzle-orm";
import { loadBillingBook, loadRates } from "../billing/billing-book.ts";
import { ids } from "../common/sql.ts";
import { read } from "../context.ts";
import type { FileJob } from "./kind.ts";
import type { Pace } from "./pace.ts";

type Percentage = BillingRateFacts & { model: "percentage" };
type OwnFacts = BillingRateFacts & { clientId: number };

/** Which codes the percentages of a code are of, on whatever days. */
type Bases = Map<number, Set<number>>;

const isPercentage = (rate: BillingRateFacts): rate is Percentage => rate.model === "percentage";

function addBase(bases: Bases, rate: Percentage): void {
  const known = bases.get(rate.billingCodeId);
  if (known === undefined) bases.set(rate.billingCodeId, new Set([rate.baseCodeId]));
  else known.add(rate.baseCodeId);
}

/** Whether the bases of a rate can lead back to its own code at all; most never do, and need no look at their days. */
function mayCircle(rate: Percentage, ...views: readonly Bases[]): boolean {
  const reached = new Set([rate.baseCodeId]);
  for (const code of reached) {
    if (code === rate.billingCodeId) return true;
    for (const bases of views) for (const base of bases.get(code) ?? []) reached.add(base);
  }
  return false;
}

/** How the rate leads in a circle on one of its days; null when it does on none. */
async function circleOf(pace: Pace, book: BillingBook, own: OwnRates, rate: Percentage): Promise<string | null> {
  const to = dayNumberOr(rate.to, LAST_DAY);
  for (let day = dayNumber(rate.from); day <= to;) {
    await pace.step();
    const segment = rateOfDay(book, own, rate.billingCodeId, day);
    if (segment.problem?.code === "RATE_CIRCLE") return segment.problem.message;
    day = Math.max(segment.to, day) + 1;
  }
  return null;
}

/** Percentages of a file that would lead back to their own code, among themselves or together with rates that stand. */
export class RateCircles {
  readonly #job: FileJob;
  readonly #global: BillingRateFacts[] = [];
  readonly #own = new Map<number, BillingRateFacts[]>();
  /** Rows that have been told. */
  readonly #told = new Set<number>();

  constructor(job: FileJob) {
    this.#job = job;
  }

  /** @param rate has the negative of the row as its number */
  add(clientId: number | null, rate: BillingRateFacts): void {
    if (clientId === null) this.#global.push(rate);
    else {
      const rates = this.#own.get(clientId);
      if (rates === undefined) this.#own.set(clientId, [rate]);
      else rates.push(rate);
    }
  }

  async finish(): Promise<void> {
    const fresh = this.#global.filter(isPercentage);
    const owners = [...this.#own].flatMap(([client, rates]) => (rates.some(isPercentage) ? [client] : []));
    if (fresh.length === 0 && owners.length === 0) return;
    const { book, bases } = await this.#wholeBook();
    for (const rate of fresh) {
      await this.#job.pace.step();
      if (mayCircle(rate, bases)) this.#tell(rate, await circleOf(this.#job.pace, book, null, rate));
    }
    await this.#job.pace.step();
    // A new percentage for all clients may close a circle with the own rates of a client whom the file does not name.
    const clients = fresh.length === 0 ? owners : [...new Set([...owners, ...(await this.#clientsWithPercentages())])];
    for (let from = 0; from < clients.length; from += 1000) {
      const some = clients.slice(from, from + 1000);
      const standing = await this.#standingRates(some);
      for (const client of some) {
        await this.#job.pace.step();
        await this.#checkClient(book, bases, fresh, [
          ...(standing.get(client) ?? []),
          ...(this.#own.get(client) ?? []),
        ]);
      }
    }
  }

  /** Global rates as they will stand, and what they are percentages of. */
  async #wholeBook(): Promise<{ book: BillingBook; bases: Bases }> {
    const { book, standing } = await read(this.#job.ctx, async (tx) => ({
      book: await loadBillingBook(tx),
      standing: await loadRates<BillingRateFacts>(tx, sql`client_id is null`),
    }));
    const bases: Bases = new Map();
    const all = [...standing, ...this.#global];
    for (const rate of all) if (isPercentage(rate)) addBase(bases, rate);
    const globalRates: ReadonlyMap<number, readonly RateRow[]> = compileRates(all);
    return { book: { ...book, globalRates, globalSegments: new Map(), reach: new Map() }, bases };
  }

  async #clientsWithPercentages(): Promise<number[]> {
    const rows = await this.#job.tx<
      { id: number }[]
    >`select distinct client_id as id from billing_rate where client_id is not null and model = 'percentage'`;
    return rows.map((row) => row.id);
  }

  async #standingRates(clientIds: readonly number[]): Promise<Map<number, OwnFacts[]>> {
    const rows = await read(this.#job.ctx, (tx) =>
      loadRates<OwnFacts>(tx, sql`client_id = any(${ids(clientIds)})`, sql`, client_id as "clientId"`),
    );
    return Map.groupBy(rows, (row) => row.clientId);
  }

  async #checkClient(
    book: BillingBook,
    bases: Bases,
    fresh: readonly Percentage[],
    rates: readonly BillingRateFacts[],
  ): Promise<void> {
    const percentages = rates.filter(isPercentage);
    const ownBases: Bases = new Map();
    for (const rate of percentages) addBase(ownBases, rate);
    const suspects = percentages.filter((rate) => mayCircle(rate, bases, ownBases));
    if (suspects.length === 0) return;
    const own = compileRates(rates);
    let circular = false;
    for (const rate of suspects) {
      const circle = await circleOf(this.#job.pace, book, own, rate);
      if (circle === null) continue;
      circular = true;
      this.#tell(rate, circle);
    }
    if (!circular) return;
    for (const rate of fresh)
      if (mayCircle(rate, bases, ownBases)) this.#tell(rate, await circleOf(this.#job.pace, book, own, rate));
  }

  /** Blames a row of the file, once; rates that stand already have no row. */
  #tell(rate: BillingRateFacts, circle: string | null): void {
    const row = -rate.id;
    if (circle === null || row <= 0 || this.#told.has(row)) return;
    this.#told.add(row);
    this.#job.fault(row, "base_code", "CIRCLE", circle);
  }
}
