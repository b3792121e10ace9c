import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { CareSetting } from "./care-type-view.ts";
import type { EntryDates } from "./entry-dates.ts";
import type { ServiceKind } from "./service-view.ts";

const settingsOf: Record<ServiceKind, readonly CareSetting[]> = {
  residential: ["residential", "respite"],
  village: ["village"],
  home_care: ["home_care"],
  ndis: ["ndis"],
};

/** What to look at on an entry although it may stand. `today` is that of the service's books. */
export function entryWarnings(
  entry: Omit<EntryDates, "noticeDate" | "probateDate"> & { kind: ServiceKind; setting: CareSetting },
  today: string,
): Warning[] {
  const warnings: Warning[] = [];
  const { entryDate, billingStartDate, departureDate, billingEndDate } = entry;
  const days = (from: string, to: string) => Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
  if (!settingsOf[entry.kind].includes(entry.setting))
    warnings.push({
      code: "CARE_TYPE_UNUSUAL",
      detail: "The care type is not the usual one of a service of this kind.",
    });
  if (days(billingStartDate, today) > 366)
    warnings.push({
      code: "BILLS_FAR_BACK",
      detail: `The next run bills from ${dayWords(billingStartDate)}, more than a year back. Set a later billing start date if an earlier system billed those days.`,
    });
  if (entry.kind === "residential" && days(billingStartDate, entryDate) > 7)
    warnings.push({
      code: "BEFORE_ENTRY",
      detail:
        "Billing starts more than seven days before the entry: what may be charged for days before entry is limited.",
    });
  if (
    entry.kind === "residential" &&
    departureDate !== null &&
    billingEndDate !== null &&
    billingEndDate > departureDate
  )
    warnings.push({
      code: "AFTER_DEPARTURE",
      detail: `Residential fees run on to ${dayWords(billingEndDate)}, after the departure on ${dayWords(departureDate)}.`,
    });
  return warnings;
}

/** Facts of a resident that are missing, so that the arrangements may come out wrong. */
export async function factWarnings(
  tx: OrmTx,
  entry: { clientId: number; setting: CareSetting; entryDate: string; careBeforeJuly2014: boolean },
): Promise<Warning[]> {
  if (entry.setting !== "residential" || !entry.careBeforeJuly2014 || entry.entryDate < "2014-07-01") return [];
  const { known } = await oneOf<{ known: boolean }>(
    tx,
    sql`select exists (select from earlier_stay where client_id = ${entry.clientId} and start_date < '2014-07-01')
      or exists (select from service_entry where client_id = ${entry.clientId} and entry_date < '2014-07-01') as known`,
  );
  if (known) return [];
  return [
    {
      code: "EARLIER_STAY_MISSING",
      detail:
        "Care began before 1 July 2014, but no stay of that time is on record: add it to the earlier stays, for the fees follow from its dates.",
    },
  ];
}

/** Days of a move by hand from home to home that both would charge. A facility transfer ends the billing of the first itself. */
export async function moveWarnings(tx: OrmTx, entryId: number): Promise<Warning[]> {
  const found = await rowsOf<{ day: string; left: string; entered: string }>(
    tx,
    sql`select b.entry_date as day, s.name as "left", t.name as entered
      from service_entry e
      join service_entry a on a.client_id = e.client_id
      join service_entry b on b.client_id = e.client_id and b.id <> a.id and b.entry_date = a.departure_date
        and a.entry_date < b.entry_date
      join care_type x on x.id = a.care_type_id and x.setting in ('residential', 'respite')
      join care_type y on y.id = b.care_type_id and y.setting in ('residential', 'respite')
      join service s on s.id = a.service_id join service t on t.id = b.service_id
      where e.id = ${entryId} and e.id in (a.id, b.id) and b.billing_start_date <= b.entry_date
        and coalesce(a.billing_end_date, a.departure_date) >= b.entry_date
      order by b.entry_date, b.id`,
  );
  return found.map(({ day, left, entered }) => ({
    code: "DAY_IN_BOTH_HOMES",
    detail: `${dayWords(day)} is charged at ${left} as the day of departure and at ${entered} as the day of entry: where it is to be charged once, set the last day billed at ${left} to the day before.`,
  }));
}
