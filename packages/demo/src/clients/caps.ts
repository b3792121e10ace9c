import { type DayNumber, addMonths, anniversaryYear, civilOf, dayOf, dayText } from "@banksia/core/days/index";
import type { Cents } from "@banksia/core/money/index";
import { meansTestedFeeAnnualCap, meansTestedFeeLifetimeCap } from "@banksia/rates-au";
import { dollars, midnight } from "../provider.ts";
import { centsOn } from "../setup/national.ts";
import type { Client } from "./client.ts";

/** How close a client is to a cap when billing begins here. */
export type CapStanding = "usual" | "near_annual" | "near_lifetime" | "reached" | "beyond";

/** Of a thousand clients with capped fees. */
const standings: readonly (readonly [number, CapStanding])[] = [
  [905, "usual"],
  [45, "near_annual"],
  [25, "near_lifetime"],
  [15, "reached"],
  [10, "beyond"],
];

/** Fees of a client near a cap are large enough that a month of them counts. */
const nearRate: Cents = 11_000;

export function capStanding(client: Client): CapStanding {
  return client.random.weighted(standings);
}

/** A fee a day that fits how close the client is to a cap. */
export function cappedRate(client: Client, standing: CapStanding): Cents {
  const { random } = client;
  if (standing !== "usual") return nearRate + random.int(0, 12_000);
  return random.weighted([
    [50, random.int(210, 3000)],
    [32, random.int(3000, 7000)],
    [15, random.int(7000, 9500)],
    [3, random.int(9500, 40_380)],
  ]);
}

/**
 * The cap set-up of a client, with what was paid before billing began here. Clients near a cap reach it in the month
 * that is billed next, after the months billed while the demo is loaded.
 * @param fee the capped fee a day; `annual` whether the annual cap applies, which it does under the rules before 2025
 */
export function addCap(client: Client, since: DayNumber, fee: Cents, standing: CapStanding, annual: boolean): void {
  const { provider, random } = client;
  const { plan } = provider;
  let first = since;
  // Some had care at home, or with another provider, before they came here.
  if (random.chance(220)) first -= random.int(60, 1500);
  const near =
    standing === "near_annual" || standing === "near_lifetime" || standing === "beyond" || standing === "reached";
  // Close to a cap: the cap year neither began nor ends near the months that are billed.
  if (near) {
    const { month, year } = civilOf(addMonths(plan.billFrom, -5));
    first = dayOf(Math.min(civilOf(since).year, year) - 1, month, random.int(1, 28));
  }
  const opening = plan.billFrom;
  const threshold = centsOn(meansTestedFeeAnnualCap, plan.monthFrom);
  const lifetime = centsOn(meansTestedFeeLifetimeCap, plan.monthFrom);
  const yearFrom = anniversaryYear(first, opening).from;
  const daysHere = Math.max(opening - since, 0);
  let paidThisYear = Math.min(Math.max(opening - Math.max(yearFrom, since), 0) * fee, threshold);
  let paidInAll = Math.min(daysHere * fee, Math.floor(lifetime / 2));
  const billedBefore = plan.monthFrom - plan.billFrom;
  const untilReached = (billedBefore + random.int(3, 26)) * fee + random.int(0, fee - 1);
  if (standing === "near_annual" || standing === "beyond") paidThisYear = Math.max(threshold - untilReached, 0);
  if (standing === "reached") paidThisYear = threshold;
  if (standing === "near_lifetime") {
    paidInAll = Math.max(lifetime - untilReached, 0);
    paidThisYear = Math.min(paidThisYear, Math.floor(threshold / 3));
  }
  paidInAll = Math.max(paidInAll, paidThisYear);
  provider.tables.cap.add({
    client_id: client.id,
    first_entry_date: dayText(first),
    annual,
    lifetime: true,
    opening_date: paidInAll === 0 ? null : dayText(opening),
    annual_opening: annual ? dollars(paidThisYear) : "0",
    lifetime_opening: dollars(paidInAll),
    allow_beyond: standing === "beyond",
    created_at: midnight(Math.min(since, plan.todayDay)),
  });
}
