import type { SqlTx } from "@banksia/db";
import type { RunFilters } from "../run-request.ts";

/** Run kinds that look at lump sums. */
export type DepositRunKind = "accommodation" | "interest_payable" | "dmf_crf" | "balances";

const some = (ids: number[] | null | undefined): ids is number[] => ids != null && ids.length > 0;

/**
 * The accommodation payments that a run has to look at, as what follows the columns of a query, the payment being `a`. Rather one too many than one
 * too few: the rules decide.
 * - accommodation: with a line or a charge, or settled before, not settled up to the end date or the departure, or with facts
 *   changed since
 * - interest: of those who left residential or respite care, where money was held or interest stands
 * - fees of a village: with a contract
 * - balances: with a line, in care on the end date or with money held after it
 */
function plannedDeposits(tx: SqlTx, kind: DepositRunKind, filters: RunFilters, endDate: string) {
  const { departed } = filters;
  return tx`
    from accommodation_payment a join service_entry e on e.id = a.service_entry_id
    where e.entry_date <= ${endDate}::date and ${wanted(tx, kind, endDate)}
    ${departed === "only" ? tx`and e.departure_date <= ${endDate}::date` : tx``}
    ${departed === "exclude" ? tx`and (e.departure_date is null or e.departure_date > ${endDate}::date)` : tx``}
    ${some(filters.serviceIds) ? tx`and a.service_id = any(${filters.serviceIds})` : tx``}
    ${some(filters.clientIds) ? tx`and a.client_id = any(${filters.clientIds})` : tx``}
    ${some(filters.customerGroupIds) ? tx`and a.client_id in (select id from customer where customer_group_id = any(${filters.customerGroupIds}))` : tx``}`;
}

function wanted(tx: SqlTx, kind: DepositRunKind, endDate: string) {
  const line = tx`exists (select from accommodation_line l where l.accommodation_payment_id = a.id and not l.in_error
    and l.kind <> 'ingoing' and l.start_date <= ${endDate}::date)`;
  if (kind === "balances") return line;
  if (kind === "dmf_crf")
    return tx`exists (select from ingoing_contribution i where i.accommodation_payment_id = a.id and i.start_date <= ${endDate}::date)`;
  if (kind === "interest_payable")
    return tx`e.departure_date < ${endDate}::date
      and exists (select from care_type t where t.id = e.care_type_id and t.setting in ('residential', 'respite'))
      and (exists (select from deposit_movement m where m.accommodation_payment_id = a.id)
        or exists (select from accommodation_charged c where c.accommodation_payment_id = a.id and c.charge_kind = 'interest_payable'))`;
  return tx`(a.settled_to is null or a.adjust_from <= ${endDate}::date or a.settled_to < least(${endDate}::date, e.departure_date))
    and (a.settled_to is not null or ${line} or exists (select from accommodation_charged c where c.accommodation_payment_id = a.id
      and c.charge_kind in ('daily_payment', 'unpaid_lump_sum_daily', 'retention', 'bond_retention') and not isempty(c.charged)))`;
}

/** Everybody whose lump sums a run has to look at. */
export function depositClients(tx: SqlTx, kind: DepositRunKind, filters: RunFilters, endDate: string) {
  return tx`select distinct a.client_id ${plannedDeposits(tx, kind, filters, endDate)}`;
}

/**
 * The accommodation payments of some clients that a run has to look at, by client, in order. They stay locked until the
 * end of the transaction, so that a fact that changes meanwhile is seen by this run or by the next one.
 */
export async function lockPlannedDeposits(
  tx: SqlTx,
  run: { kind: DepositRunKind; filters: RunFilters; endDate: string; preview: boolean },
  clientIds: number[],
): Promise<Map<number, number[]>> {
  const rows = await tx<{ id: number; clientId: number }[]>`
    select a.id, a.client_id as "clientId" ${plannedDeposits(tx, run.kind, { ...run.filters, clientIds }, run.endDate)}
    order by a.id ${run.preview ? tx`` : tx`for no key update of a`}`;
  const byClient = new Map<number, number[]>(clientIds.map((clientId) => [clientId, []]));
  for (const { id, clientId } of rows) byClient.get(clientId)?.push(id);
  return byClient;
}
