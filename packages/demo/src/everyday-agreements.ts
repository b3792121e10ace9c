import { type DayNumber, addMonths, dayNumber, dayText } from "@banksia/core/days/index";
import { createScheduleLine } from "@banksia/services/billing/create-schedule-line";
import { createEverydayAgreement } from "@banksia/services/fees/create-everyday-agreement";
import type { Bookkeeper } from "./deposits/bookkeeper.ts";
import { type Provider, known } from "./provider.ts";

/** Higher everyday living fees come with agreements since this day. */
const SINCE = "2025-11-01";
/** One in so many of those who came since then. */
const EVERY = 6;
const MOST = 25;

/** What is agreed: the code it is charged under, the service, how it goes beyond the standard, and the amount a day. */
const offers = [
  ["HEL-W", "Wine with dinner", "A glass from a list of six, where the standard is juice and water", "6.50"],
  ["HEL-N", "Daily newspaper", "A paper of one's own, where the standard is one in the lounge", "3.10"],
  ["HEL-T", "Streaming television", "Three services in the room, where the standard is free-to-air", "2.40"],
] as const;

interface Newcomer {
  clientId: number;
  serviceEntryId: number;
  entryDate: string;
}

/**
 * Some newcomers agreed to services beyond the standard: agreements as they were made, and the fees that stand on them, from
 * the month to be billed on. What an interrupted load had made is left out.
 */
export async function makeEverydayAgreements({ ctx, sql }: Bookkeeper, { plan }: Provider): Promise<void> {
  const from = addMonths(plan.monthFrom, -1);
  const newcomers = await sql<Newcomer[]>`
    select client_id as "clientId", service_entry_id as "serviceEntryId", entry_date as "entryDate" from (
      select e.client_id, e.id as service_entry_id, e.entry_date::text, row_number() over (order by e.id) as n
      from service_entry e join care_type t on t.id = e.care_type_id and t.setting = 'residential'
      where e.entry_date between ${SINCE}::date and ${dayText(from)}::date and e.departure_date is null) x
    where n % ${EVERY} = 0 and not exists (select from everyday_agreement a where a.service_entry_id = x.service_entry_id)
    order by service_entry_id limit ${MOST}`;
  const codes = new Map(
    (await sql<{ id: number; code: string }[]>`select id, code from billing_code`).map((row) => [row.code, row.id]),
  );
  for (const [at, one] of newcomers.entries()) {
    const first: DayNumber = Math.max(plan.monthFrom, dayNumber(one.entryDate));
    const taken = at % 3 === 0 ? offers.slice(0, 2) : offers.slice(at % 3, (at % 3) + 1);
    const { everydayAgreement } = await createEverydayAgreement(ctx, {
      clientId: one.clientId,
      serviceEntryId: one.serviceEntryId,
      kind: "standing",
      offeredOn: dayText(first - 12),
      agreedOn: dayText(first - 7),
      inWriting: true,
      standalone: true,
      statesIndexation: true,
      annualReview: true,
      reviewOn: dayText(first + 330),
      services: taken.map(([, service, standard, amount]) => ({
        service,
        standard,
        accommodation: false,
        amount,
        per: "day",
        startDate: dayText(first),
        endDate: null,
        bundle: null,
        standaloneAmount: null,
      })),
      preview: false,
    });
    for (const [index, [code]] of taken.entries())
      await createScheduleLine(ctx, {
        serviceEntryId: one.serviceEntryId,
        serviceGroupId: null,
        billingCodeId: known(codes, code),
        description: null,
        quantity: "1",
        startDate: dayText(first),
        endDate: null,
        billToDate: null,
        everydayServiceId: everydayAgreement.services[index]?.id ?? null,
      });
  }
}
