import { centsOf, centsText } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

export interface AddVendorPaymentInput {
  journalId: number;
  refundId: number | null;
  /** Who is paid, where no refund is named. */
  customerId: number | null;
  serviceId?: number;
  paymentDate: string;
  /** All that is open, when left out. */
  amount?: string;
  bankLedgerAccountId: number;
  description: string | null;
}

interface Owed {
  customerId: number;
  clientId: number;
  serviceId: number;
  open: string;
}

/**
 * Pays a refund, or part of what is owed to a client, in a draft journal of payments. It goes to the approved bank account
 * that the customer's record points to.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a journal of another kind, VALIDATION
 */
export async function addVendorPayment(
  ctx: Context,
  input: AddVendorPaymentInput,
): Promise<{ vendorPayment: VendorPayment; warnings: Warning[] }> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    await lockDraftOf(tx, ctx, input.journalId, "payments");
    const owed = await owedBy(tx, input);
    const faults: FieldError[] = [];
    const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
    const { waiting } = await oneOf<{ waiting: string }>(
      tx,
      sql`select coalesce(sum(p.amount), 0)::numeric(14, 2) as waiting from vendor_payment p
        where p.customer_id = ${owed.customerId} and p.transaction_id is null
          and (${input.refundId}::bigint is null or p.refund_id = ${input.refundId}::bigint)`,
    );
    const open = centsOf(owed.open) - centsOf(waiting);
    const amount = input.amount === undefined ? open : centsOf(input.amount);
    if (open <= 0) fault("/refundId", "OUT_OF_RANGE", "Nothing of it is owed that is not being paid already.");
    else if (amount <= 0 || amount > open)
      fault("/amount", "OUT_OF_RANGE", `${centsText(open)} is owed: pay at most that.`);
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
    refuseIfAny(faults);
    const to = await firstOf<{ id: number }>(
      tx,
      sql`select v.id from customer c join bank_account_version v on v.bank_account_id = c.bank_account_id and v.status = 'approved'
        where c.id = ${owed.customerId} order by v.id desc limit 1`,
    );
    const { id } = await insertRow(
      tx,
      ctx,
      schema.vendorPayment,
      {
        journalId: input.journalId,
        serviceId: owed.serviceId,
        clientId: owed.clientId,
        customerId: owed.customerId,
        paymentDate: input.paymentDate,
        amount: centsText(amount),
        bankLedgerAccountId: input.bankLedgerAccountId,
        bankAccountVersionId: to?.id ?? null,
        refundId: input.refundId,
        description: input.description ?? "Payment of what is owed",
      },
      { verb: "addVendorPayment", objectType: "vendor_payment", serviceId: owed.serviceId },
    );
    return {
      vendorPayment: await loadOne<VendorPayment>(tx, vendorPaymentView, id),
      warnings:
        to === null
          ? [
              {
                code: "NO_BANK_ACCOUNT",
                detail: "The customer has no approved bank account: pay otherwise, or set one up first.",
              },
            ]
          : [],
    };
  });
}

async function owedBy(tx: OrmTx, input: AddVendorPaymentInput): Promise<Owed> {
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
      group by t.customer_id`,
  );
  if (found === null)
    refuseIfAny([{ pointer: "/customerId", code: "OUT_OF_RANGE", detail: "Nothing is owed to this customer." }]);
  if (found === null) throw new Error("A fault was lost.");
  return found;
}
