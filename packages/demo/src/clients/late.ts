import { dayText } from "@banksia/core/days/index";
import { addressIn } from "../people/addresses.ts";
import { relativeName } from "../people/names.ts";
import { dollars, known, midnight } from "../provider.ts";
import { type Client, type Entry, addPerson } from "./client.ts";
import { adviceRow } from "./resident-record.ts";

/**
 * For about one client in forty, something that becomes known only after the months before were billed: a fee set
 * anew from an earlier day, a departure nobody had entered, a package given up, another payer, a fee forgotten. Each
 * takes effect inside the last month billed (the current one where none was), so that billed days must be adjusted.
 */
export function learnLate(client: Client, entry: Entry): void {
  const { random, provider, lines } = client;
  const { plan, tables, late } = provider;
  const kind = random.weighted([
    [950, "nothing"],
    [18, "rate"],
    [8, "departure"],
    [9, "ended"],
    [8, "payer"],
    [7, "forgotten"],
  ] as const);
  if (kind === "nothing" || entry.departure !== null || entry.from >= plan.lateFrom) return;
  const day = plan.lateFrom + random.int(6, 20);
  switch (kind) {
    case "rate": {
      const { advised } = client;
      if (advised !== null && advised.from < day) {
        // A letter of this month that speaks of days billed before, mostly in favour of the resident.
        const change = (cents: number | undefined) =>
          cents === undefined || cents === 0 ? {} : Math.max(cents + random.int(-900, 300), 45);
        const changed = { ...advised, from: day, issued: plan.todayDay - 2 };
        for (const fee of ["hotelling", "nonClinicalCare", "meansTested"] as const) {
          const cents = change(advised[fee]);
          if (typeof cents === "number")
            changed[fee] = fee === "hotelling" ? Math.min(cents, advised[fee] ?? 0) : cents;
        }
        late.push({ kind: "advice", values: adviceRow(client.id, changed) });
        return;
      }
      const own = client.openRates.at(-1);
      if (own === undefined || own.from >= day) return;
      late.push({
        kind: "rate",
        rateId: own.rateId,
        endDate: dayText(day - 1),
        next: {
          clientId: client.id,
          codeId: own.codeId,
          from: dayText(day),
          to: null,
          rate: dollars(Math.max(own.cents + random.int(-900, 700), 45)),
          source: `Set anew from ${dayText(day)}`,
        },
      });
      return;
    }
    case "departure":
      late.push({
        kind: "departure",
        entryId: entry.id,
        clientId: client.id,
        date: dayText(day),
        reason: random.pick(["deceased", "hospital", "home"]),
      });
      return;
    case "ended": {
      const line = lines.findLast((each) => each.from < day && tables.line.value(each.id, "end_date") === null);
      if (line !== undefined) late.push({ kind: "line_ended", lineId: line.id, date: dayText(day) });
      return;
    }
    case "payer": {
      if (client.arrangement?.kind !== "relative" && client.arrangement?.kind !== "client") return;
      const payer = addPerson(
        provider,
        random,
        relativeName(random, client.name.last),
        addressIn(random, client.site.state),
        {
          group: "FAM",
          birth: null,
          reference: null,
          home: client.site,
          since: plan.todayDay,
          email: true,
        },
      );
      late.push({
        kind: "payer",
        until: dayText(day - 1),
        from: dayText(day),
        customerId: payer,
        lines: lines
          .filter((line) => line.from < day && tables.line.value(line.id, "end_date") === null)
          .map(({ id, code }) => ({ id, accountNameId: known(provider.accounts, provider.code(code).spec.account) })),
      });
      return;
    }
    case "forgotten": {
      const code = entry.site.kind === "residential" ? "TV" : entry.site.kind === "village" ? "VILNET" : "ALARM";
      if (entry.site.kind === "ndis" || lines.some((line) => line.code === code)) return;
      const info = provider.code(code);
      late.push({
        kind: "line_added",
        values: {
          client_id: client.id,
          service_entry_id: entry.id,
          service_group_id: known(provider.groups, info.group),
          billing_code_id: info.id,
          service_id: entry.site.id,
          quantity: "1",
          start_date: dayText(day),
          in_error: false,
          created_at: midnight(plan.todayDay),
        },
      });
      return;
    }
    default:
      kind satisfies never;
  }
}
