import type { DatedAmount } from "@banksia/core/billing/facts";
import { type FeeAdvice, advicesInForce } from "@banksia/core/fees/index";
import type { AssessedAmounts } from "@banksia/core/funding/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";

/**
 * What each client was assessed to pay for the room, by day: first as the lines of the accommodation payment say, then
 * as the fee advices do. Two statements, however many clients.
 */
export async function assessedAmounts(
  tx: OrmTx,
  clientIds: readonly number[],
): Promise<ReadonlyMap<number, readonly AssessedAmounts[]>> {
  const byPayment = await onPaymentLines(tx, clientIds);
  const byAdvice = await inAdvices(tx, clientIds);
  return new Map(
    clientIds.map((clientId): [number, AssessedAmounts[]] => [
      clientId,
      [
        { source: "accommodation_payment", amounts: byPayment.get(clientId) ?? [] },
        { source: "fee_advice", amounts: byAdvice.get(clientId) ?? [] },
      ],
    ]),
  );
}

async function onPaymentLines(tx: OrmTx, clientIds: readonly number[]): Promise<Map<number, DatedAmount[]>> {
  const rows = await rowsOf<DatedAmount & { clientId: number }>(
    tx,
    sql`select client_id as "clientId", start_date as "from", end_date as "to", assessed_amount as amount
      from accommodation_line
      where client_id = any(${ids(clientIds)}) and kind = 'contribution' and assessed_amount is not null and not in_error
      order by client_id, start_date, id`,
  );
  return Map.groupBy(rows, (row) => row.clientId);
}

/** The accommodation contribution that the advice in force on a day names. */
async function inAdvices(tx: OrmTx, clientIds: readonly number[]): Promise<Map<number, DatedAmount[]>> {
  const rows = await rowsOf<
    Pick<FeeAdvice, "id" | "issuedOn" | "from" | "to"> & { clientId: number; amount: string | null }
  >(
    tx,
    sql`select id, client_id as "clientId", issued_on as "issuedOn", start_date as "from", end_date as "to",
        accommodation_contribution as amount
      from fee_advice where client_id = any(${ids(clientIds)}) and withdrawn_at is null order by client_id, id`,
  );
  const byClient = Map.groupBy(rows, (row) => row.clientId);
  return new Map(
    [...byClient].map(([clientId, advices]): [number, DatedAmount[]] => {
      const inForce = advicesInForce(
        advices.map(({ id, issuedOn, from, to, amount }) => ({
          id,
          issuedOn,
          from,
          to,
          meansTestedAmount: null,
          meansNotDisclosed: false,
          amounts: amount === null ? {} : { accommodation_contribution: amount },
        })),
      );
      const amounts = inForce.flatMap(({ from, to, advice }): DatedAmount[] => {
        const amount = advice?.amounts.accommodation_contribution;
        return amount === undefined ? [] : [{ from, to, amount }];
      });
      return [clientId, amounts];
    }),
  );
}
