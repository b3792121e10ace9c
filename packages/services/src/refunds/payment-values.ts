import { centsOf, centsText } from "@banksia/core/money/index";
import type { OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, oneOf } from "../common/rows.ts";
import { type Warning, moneyWords } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { openAmount } from "../ledger/open-transactions.ts";

/** A payment of what is owed to a client, as it is entered. */
export interface PaymentInput {
  refundId: number | null;
  /** Who is paid, where no refund is named. */
  customerId: number | null;
  serviceId?: number;
  paymentDate: string;
  /** All that is open, when left out. */
  amount?: string;
  bankLedgerAccountId: number;
  /** The bank account of the customer that is paid to: the one of their payment details when left out, null to pay otherwise. */
  bankAccountId?: number | null;
  description: string | null;
}

interface Owed {
  customerId: number;
  clientId: number;
  serviceId: number;
  open: string;
}

/**
 * The row of a payment whose fields fit together: no more than is owed and not being paid already, from an ordinary asset
 * account, to an approved bank account of the customer.
 * @param exceptId the payment that is being changed: what it pays is open again
 * @throws VALIDATION
 */
export async function paymentValues(
  tx: OrmTx,
  input: PaymentInput,
  exceptId: number | null = null,
): Promise<{ values: Omit<typeof schema.vendorPayment.$inferInsert, "journalId">; warnings: Warning[] }> {
  const owed = await owedBy(tx, input);
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  const { waiting } = await oneOf<{ waiting: string }>(
    tx,
    sql`select (coalesce(sum(p.amount), 0) + case when ${input.refundId}::bigint is null then coalesce((select sum(r.amount)
          from receipt r where r.customer_id = ${owed.customerId} and r."offset" = 'vendor' and r.transaction_id is null), 0)
        else 0 end)::numeric(14, 2) as waiting from vendor_payment p
      where p.customer_id = ${owed.customerId} and p.transaction_id is null and p.id is distinct from ${exceptId}::bigint
        and (${input.refundId}::bigint is null or p.refund_id = ${input.refundId}::bigint)
        ${input.refundId === null && input.serviceId !== undefined ? sql`and p.service_id = ${input.serviceId}` : sql``}`,
  );
  const open = centsOf(owed.open) - centsOf(waiting);
  const amount = input.amount === undefined ? open : centsOf(input.amount);
  if (open <= 0)
    fault(
      input.refundId === null ? "/customerId" : "/refundId",
      "OUT_OF_RANGE",
      "Nothing of it is owed that is not being paid already.",
    );
  else if (amount <= 0 || amount > open)
    fault("/amount", "OUT_OF_RANGE", `${moneyWords(centsText(open))} is owed: pay at most that.`);
  const account = await firstOf<{ type: string; control: string | null }>(
    tx,
    sql`select type, control from ledger_account where id = ${input.bankLedgerAccountId}`,
  );
  if (account?.type !== "asset" || account.control !== null)
    fault(
      "/bankLedgerAccountId",
      account === null ? "UNKNOWN" : "NOT_ALLOWED",
      "Choose an ordinary asset account, such as the bank.",
    );
  const to = await paidTo(tx, owed.customerId, input.bankAccountId, faults);
  refuseIfAny(faults);
  return {
    values: {
      serviceId: owed.serviceId,
      clientId: owed.clientId,
      customerId: owed.customerId,
      paymentDate: input.paymentDate,
      amount: centsText(amount),
      bankLedgerAccountId: input.bankLedgerAccountId,
      bankAccountVersionId: to,
      refundId: input.refundId,
      description: input.description ?? "Payment of what is owed",
    },
    warnings:
      to === null && input.bankAccountId !== null
        ? [
            {
              code: "NO_BANK_ACCOUNT",
              detail: "The customer has no approved bank account: pay otherwise, or set one up first.",
            },
          ]
        : [],
  };
}

/** The approved version of the account that is paid to; null where there is none, or the payment goes another way. */
async function paidTo(
  tx: OrmTx,
  customerId: number,
  bankAccountId: number | null | undefined,
  faults: FieldError[],
): Promise<number | null> {
  if (bankAccountId === null) return null;
  const found = await firstOf<{ id: number }>(
    tx,
    sql`select v.id from bank_account b join bank_account_version v on v.bank_account_id = b.id and v.status = 'approved'
      where b.customer_id = ${customerId} and b.active
        and b.id = ${bankAccountId === undefined ? sql`(select c.bank_account_id from customer c where c.id = ${customerId})` : sql`${bankAccountId}`}
      order by v.id desc limit 1`,
  );
  if (found === null && bankAccountId !== undefined)
    faults.push({
      pointer: "/bankAccountId",
      code: "NOT_ALLOWED",
      detail: "Choose an active bank account of the customer that a second person has approved.",
    });
  return found?.id ?? null;
}

async function owedBy(tx: OrmTx, input: PaymentInput): Promise<Owed> {
  if (input.refundId !== null) {
    const refund = await firstOf<Owed & { reversed: boolean }>(
      tx,
      sql`select r.customer_id as "customerId", r.client_id as "clientId", r.service_id as "serviceId",
          coalesce(-${openAmount}, 0)::numeric(14, 2) as open, r.reversed_at is not null as reversed
        from refund r left join customer_transaction t on t.id = r.transaction_id
        where r.id = ${input.refundId} and r.kind <> 'reversal' for update of r`,
    );
    if (refund === null)
      refuseIfAny([
        { pointer: "/refundId", code: "UNKNOWN", detail: `There is no refund ${input.refundId} that you can see.` },
      ]);
    if (refund?.reversed === true)
      refuseIfAny([{ pointer: "/refundId", code: "NOT_ALLOWED", detail: "The refund was taken back." }]);
    if (refund === null) throw new Error("A fault was lost.");
    return refund;
  }
  if (input.customerId === null)
    refuseIfAny([{ pointer: "/refundId", code: "REQUIRED", detail: "Name the refund that is paid, or who is paid." }]);
  const found = await firstOf<Owed>(
    tx,
    sql`select t.customer_id as "customerId", t.customer_id as "clientId", min(t.service_id) as "serviceId",
        (-sum(${openAmount}))::numeric(14, 2) as open
      from customer_transaction t join account_name n on n.id = t.account_name_id and n.type = 'vendor'
      where t.customer_id = ${input.customerId} ${input.serviceId === undefined ? sql`` : sql`and t.service_id = ${input.serviceId}`}
      group by t.customer_id having sum(${openAmount}) < 0`,
  );
  if (found === null)
    refuseIfAny([{ pointer: "/customerId", code: "OUT_OF_RANGE", detail: "Nothing is owed to this customer." }]);
  if (found === null) throw new Error("A fault was lost.");
  return found;
}
