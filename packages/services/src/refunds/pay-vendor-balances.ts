import { centsOf, centsText } from "@banksia/core/money/index";
import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { paymentValues } from "./payment-values.ts";

export interface PayVendorBalancesInput {
  journalId: number;
  customerIds: number[];
  paymentDate: string;
  bankLedgerAccountId: number;
}

export interface PaidBalances {
  count: number;
  amount: string;
  warnings: Warning[];
}

/**
 * Pays all that is owed to customers and not being paid yet, in a draft journal of payments: one payment for each customer
 * and facility, all of them or none.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a journal of another kind, VALIDATION
 */
export async function payVendorBalances(ctx: Context, input: PayVendorBalancesInput): Promise<PaidBalances> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { journalId, customerIds, ...given } = input;
    await lockDraftOf(tx, ctx, journalId, "payments");
    const owed = await rowsOf<{ customerId: number; serviceId: number; name: string }>(
      tx,
      sql`select q.customer_id as "customerId", q.service_id as "serviceId", coalesce(c.name, '') as name from (
          select t.customer_id, t.service_id, -sum(${openAmount}) as open
          from customer_transaction t join account_name n on n.id = t.account_name_id and n.type = 'vendor'
          where t.customer_id = any(${ids(customerIds)}) group by t.customer_id, t.service_id
        ) q left join customer c on c.id = q.customer_id
        where q.open > coalesce((select sum(p.amount) from vendor_payment p
          where p.customer_id = q.customer_id and p.service_id = q.service_id and p.transaction_id is null), 0)
        order by c.name, q.customer_id, q.service_id`,
    );
    const unpaid = customerIds.filter((id) => !owed.some((one) => one.customerId === id));
    refuseIfAny(
      unpaid.map((id) => ({
        pointer: `/customerIds/${customerIds.indexOf(id)}`,
        code: "OUT_OF_RANGE",
        detail: `Nothing is owed to customer ${id} that is not being paid already.`,
      })),
    );
    const warnings: Warning[] = [];
    let cents = 0;
    for (const { customerId, serviceId, name } of owed) {
      const made = await paymentValues(tx, { ...given, refundId: null, customerId, serviceId, description: null });
      await insertRow(
        tx,
        ctx,
        schema.vendorPayment,
        { ...made.values, journalId },
        { verb: "payVendorBalances", objectType: "vendor_payment", serviceId },
      );
      cents += centsOf(made.values.amount);
      warnings.push(...made.warnings.map(({ code, detail }) => ({ code, detail: `${name}: ${detail}` })));
    }
    return { count: owed.length, amount: centsText(cents), warnings };
  });
}
