import { dayText } from "@banksia/core/days/index";
import type { SqlTx } from "@banksia/db";
import { bulkInsert } from "@banksia/db";
import { queryOfSql, recalculateResidents } from "@banksia/month-end/residents/recalculate";
import { type LateChange, type Provider, midnight, ownRateRow } from "./provider.ts";
import { createTables } from "./tables.ts";

type Of<K extends LateChange["kind"]> = Extract<LateChange, { kind: K }>;

/**
 * Applies what is learnt only after months were billed. The database marks the schedule lines whose billed days it
 * touches, as it does for changes made by people.
 */
export async function applyLateChanges(tx: SqlTx, provider: Provider): Promise<void> {
  const of = <K extends LateChange["kind"]>(kind: K) =>
    provider.late.filter((change): change is Of<K> => change.kind === kind);
  const fresh = createTables();
  const learnt = midnight(provider.plan.todayDay);

  const rates = of("rate");
  await tx`update billing_rate r set end_date = c.day from unnest(${rates.map((change) => change.rateId)}::bigint[],
    ${rates.map((change) => change.endDate)}::date[]) as c (id, day) where r.id = c.id`;
  for (const { next } of rates) fresh.rate.add({ ...ownRateRow(next), created_at: learnt });

  const departures = of("departure");
  await tx`update service_entry e set departure_date = c.day, departure_reason = c.reason
    from unnest(${departures.map((change) => change.entryId)}::bigint[], ${departures.map((change) => change.date)}::date[],
      ${departures.map((change) => change.reason)}::text[]) as c (id, day, reason) where e.id = c.id`;

  const ended = of("line_ended");
  await tx`update billing_schedule_line l set end_date = c.day from unnest(${ended.map((change) => change.lineId)}::bigint[],
    ${ended.map((change) => change.date)}::date[]) as c (id, day) where l.id = c.id`;

  const payers = of("payer").flatMap((change) => change.lines.map((line) => ({ ...change, line })));
  await tx`update billing_invoicee i set end_date = c.day from unnest(${payers.map(({ line }) => line.id)}::bigint[],
    ${payers.map((change) => change.until)}::date[]) as c (line, day)
    where i.schedule_line_id = c.line and i.end_date is null`;
  for (const { line, from, customerId } of payers) {
    fresh.invoicee.add({
      schedule_line_id: line.id,
      start_date: from,
      customer_id: customerId,
      account_name_id: line.accountNameId,
      percent: "100",
    });
  }
  for (const { values } of of("line_added")) fresh.line.add(values);
  for (const { values } of of("advice")) fresh.advice.add(values);
  for (const table of [fresh.rate, fresh.invoicee, fresh.line, fresh.advice])
    await bulkInsert(tx, table.name, table.columns, table.rows);
  const residents = [
    ...departures.map(({ clientId }) => clientId),
    ...of("advice").map(({ values }) => values.client_id),
  ];
  await recalculateResidents(queryOfSql(tx), residents, dayText(provider.plan.todayDay));
}
