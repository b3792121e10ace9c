import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { instantText } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

/** Money into or out of a lump sum, posted. */
export interface DepositMovement {
  id: number;
  movementDate: string;
  kind: string;
  /** In above zero, out below. */
  amount: string;
  /** At the end of its day. */
  balance: string;
  description: string;
  journalId: number;
  transactionId: number;
  documentNumber: string;
  journalLineId: number | null;
  reversesId: number | null;
  postingDate: string;
  createdAt: string;
}

/** Posted movements of a lump sum, the oldest first. */
export async function listDepositMovements(
  ctx: Context,
  input: PageInput<"movementDate"> & { accommodationPaymentId: number },
): Promise<Page<DepositMovement>> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) =>
    fetchPage<DepositMovement, "movementDate">(
      tx,
      {
        columns: sql`d.id, d.movement_date as "movementDate", d.kind, d.amount, d.balance, d.description, d.journal_id as "journalId",
          d.transaction_id as "transactionId", t.document_number as "documentNumber", d.journal_line_id as "journalLineId",
          d.reverses_id as "reversesId", t.posting_date as "postingDate", ${instantText(sql`d.created_at`)} as "createdAt"`,
        from: sql`(
          select x.*, (sum(x.amount) over (partition by x.accommodation_payment_id order by x.movement_date))::numeric(14, 2) as balance
          from deposit_movement x where x.accommodation_payment_id = ${input.accommodationPaymentId}
        ) d join customer_transaction t on t.id = d.transaction_id`,
        where: [],
        keys: { movementDate: { by: sql`d.movement_date`, type: "date" } },
        id: sql`d.id`,
        order: [{ key: "movementDate", descending: false }],
      },
      input,
    ),
  );
}
