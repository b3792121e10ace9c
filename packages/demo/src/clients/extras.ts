import type { DayNumber } from "@banksia/core/days/index";
import type { Client, Entry } from "./client.ts";

/** A fee that some clients have: in how many of a thousand. */
export interface Extra {
  code: string;
  permille: number;
  quantities?: readonly string[];
  descriptions?: readonly string[];
}

/** Adds the standing fees that a client happens to have; some are on hold for some days, some have ended. */
export function addExtras(client: Client, entry: Entry, extras: readonly Extra[]): void {
  const { random } = client;
  const { plan } = client.provider;
  for (const extra of extras) {
    if (!random.chance(extra.permille)) continue;
    // Taken up with the entry, or any time since.
    const latest = Math.max(Math.min(plan.monthFrom + 20, entry.departure ?? plan.monthFrom + 20), entry.from);
    const from = random.chance(550) ? entry.from : random.int(entry.from, latest);
    const ends = random.chance(20) ? random.int(plan.billFrom, plan.monthTo + 60) : null;
    const held = random.chance(22);
    const holdFrom = Math.max(plan.monthFrom + random.int(0, 17), from);
    client.addLine(entry, extra.code, {
      from,
      to: ends !== null && ends > from ? ends : null,
      ...(extra.quantities === undefined ? {} : { quantity: random.pick(extra.quantities) }),
      ...(extra.descriptions === undefined ? {} : { description: random.pick(extra.descriptions) }),
      ...(held
        ? {
            hold: {
              from: holdFrom,
              to: holdFrom + random.int(2, 16),
              reason: random.pick(["In hospital", "Away with family", "Stopped on request"]),
            },
          }
        : {}),
    });
  }
}

/** Adds single services of the month to be billed, and fewer in the months billed while the demo is loaded. */
export function addOccasions(client: Client, entry: Entry, occasions: readonly Extra[]): void {
  const { random } = client;
  const { plan } = client.provider;
  const months: { from: DayNumber; to: DayNumber; permille: number }[] = [
    { from: plan.monthFrom, to: plan.monthTo, permille: 1000 },
  ];
  if (plan.months > 0) months.unshift({ from: plan.billFrom, to: plan.monthFrom - 1, permille: 300 * plan.months });
  for (const month of months) {
    for (const occasion of occasions) {
      if (!random.chance(Math.min(Math.floor((occasion.permille * month.permille) / 1000), 950))) continue;
      const last = Math.min(month.to, entry.departure ?? month.to);
      const first = Math.max(month.from, entry.from);
      if (first > last) continue;
      const day = random.int(first, last);
      client.addLine(entry, occasion.code, {
        from: day,
        to: day,
        ...(occasion.quantities === undefined ? {} : { quantity: random.pick(occasion.quantities) }),
        ...(occasion.descriptions === undefined ? {} : { description: random.pick(occasion.descriptions) }),
      });
    }
  }
}
