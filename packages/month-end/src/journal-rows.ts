import type { AdjustmentProposal, Charge } from "@banksia/core/billing/facts";
import type { DrawnShare } from "./accommodation/drawn-fees.ts";
import { type BulkColumns, type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";

const columns: BulkColumns = {
  id: "bigint",
  charge_id: "bigint",
  kind: "text",
  client_id: "bigint",
  customer_id: "bigint",
  account_name_id: "bigint",
  schedule_line_id: "bigint",
  billing_code_id: "bigint",
  service_id: "bigint",
  tax_code_id: "bigint",
  period_from: "date",
  period_to: "date",
  quantity: "numeric",
  unit: "text",
  rate: "numeric",
  percent: "numeric",
  amount: "numeric",
  tax: "numeric",
  description: "text",
  basis: "jsonb",
  share_no: "smallint",
};

export interface ClientCharges {
  clientId: number;
  kind: "billing" | "rebill";
  charges: (Omit<Charge, "shares"> & { shares: DrawnShare[] })[];
}

/** Of shares that are taken from a lump sum. */
const drawnColumns: BulkColumns = { ...columns, accommodation_payment_id: "bigint", charge_kind: "text" };

/** Writes the charges of many clients: one line a share, in the order given. */
export async function writeCharges(
  tx: SqlTx,
  target: { journalId: number; runId: number },
  clients: ClientCharges[],
): Promise<void> {
  const count = clients.reduce(
    (sum, client) => sum + client.charges.reduce((lines, charge) => lines + charge.shares.length, 0),
    0,
  );
  if (count === 0) return;
  const [block] = await tx<{ first: number }[]>`select banksia.next_line_ids(${count}) as first`;
  let id = block?.first ?? 0;
  const rows: BulkValue[][] = [];
  let drawn = false;
  for (const { clientId, kind, charges } of clients) {
    for (const charge of charges) {
      const chargeId = id;
      const basis = JSON.stringify(charge.basis);
      for (const [shareNo, share] of charge.shares.entries()) {
        rows.push([
          id,
          chargeId,
          kind,
          clientId,
          share.customerId,
          share.accountNameId,
          charge.scheduleLineId,
          charge.billingCodeId,
          charge.serviceId,
          charge.taxCodeId,
          charge.from,
          charge.to,
          charge.quantity,
          charge.unit,
          charge.rate,
          share.percent,
          share.amount,
          share.tax,
          charge.description,
          basis,
          shareNo,
          share.accommodationPaymentId ?? null,
          share.accommodationPaymentId === undefined ? null : "fee",
        ]);
        drawn ||= share.accommodationPaymentId !== undefined;
        id += 1;
      }
    }
  }
  await bulkInsert(tx, "journal_line", drawn ? drawnColumns : columns, rows, {
    journal_id: ["bigint", target.journalId],
    run_id: ["bigint", target.runId],
  });
}

/** Takes charges back whole: the exact negative of every line, linked to it. */
export async function writeReversals(
  tx: SqlTx,
  target: { journalId: number; runId: number },
  reversals: AdjustmentProposal["reversals"],
): Promise<void> {
  await reverseLines(
    tx,
    target,
    reversals.flatMap((charge) => charge.lines.map((line) => line.lineId)),
  );
}

/** The same by the ids of the lines; the lines of a charge follow each other. */
export async function reverseLines(
  tx: SqlTx,
  target: { journalId: number; runId: number },
  lineIds: number[],
): Promise<void> {
  if (lineIds.length === 0) return;
  await tx`
    with taken as (
      select l.*, row_number() over (order by o.at) - 1 as n, min(o.at) over (partition by l.charge_id) - 1 as charge_n
      from unnest(${lineIds}::bigint[]) with ordinality as o (id, at) join journal_line l on l.id = o.id
    ), block as (select banksia.next_line_ids((select count(*) from taken)) as first)
    insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, schedule_line_id,
      billing_code_id, service_id, tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax,
      description, reverses_id, run_id, basis, share_no, accommodation_payment_id, charge_kind)
    select b.first + t.n, ${target.journalId}, b.first + t.charge_n, 'reversal', t.client_id, t.customer_id, t.account_name_id,
      t.schedule_line_id, t.billing_code_id, t.service_id, t.tax_code_id, t.period_from, t.period_to, -t.quantity, t.unit,
      t.rate, t.percent, -t.amount, -t.tax, t.description, t.id, ${target.runId}, '{}'::jsonb, t.share_no,
      t.accommodation_payment_id, t.charge_kind
    from taken t cross join block b order by t.n`;
}
