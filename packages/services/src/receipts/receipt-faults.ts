import { centsOf } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import { firstOf } from "../common/rows.ts";
import { type Warning, dayWords, moneyWords } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { schema } from "@banksia/db";
import { openAmount } from "../ledger/open-transactions.ts";
import { payingInDrafts } from "./paying-in-drafts.ts";
import { vendorProfile } from "../ledger/posting-profiles.ts";

/** A receipt as it is entered. */
export interface ReceiptInput {
  serviceId: number;
  clientId: number;
  /** Who paid; the client when left out. */
  customerId?: number;
  accountNameId: number;
  /** The lump sum it goes to; null for fees. */
  accommodationPaymentId: number | null;
  receiptDate: string;
  amount: string;
  settlesId: number | null;
  /** The whole amount, as far as it is open, when null. */
  amountToSettle: string | null;
  offset: "bank" | "vendor";
  bankLedgerAccountId: number | null;
  description: string;
  reference: string | null;
}

interface Profile {
  type: string;
}

/**
 * The row of a receipt whose fields fit together: a lump sum on an account name of its kind and paying an invoice of that
 * very lump sum, no more settled than is open, and a bank account where cash moves.
 * @param exceptId the receipt that is being changed: what it pays is open again
 * @throws VALIDATION
 */
export async function checkedReceipt(
  tx: OrmTx,
  input: ReceiptInput,
  exceptId: number | null = null,
): Promise<{ values: Omit<typeof schema.receipt.$inferInsert, "journalId">; warnings: Warning[] }> {
  const customerId = input.customerId ?? input.clientId;
  const faults = await unknownReferences(
    tx,
    { pointer: "/clientId", table: schema.customer, what: "customer", id: input.clientId },
    { pointer: "/customerId", table: schema.customer, what: "customer", id: customerId },
    { pointer: "/serviceId", table: schema.service, what: "service", id: input.serviceId },
    { pointer: "/accountNameId", table: schema.accountName, what: "account name", id: input.accountNameId },
  );
  refuseIfAny(faults);
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  const amount = centsOf(input.amount);
  if (amount <= 0) fault("/amount", "OUT_OF_RANGE", "A receipt is above zero; money given back is a refund.");
  const profile = await firstOf<Profile>(tx, sql`select type from account_name where id = ${input.accountNameId}`);
  const lumpSum = input.accommodationPaymentId !== null;
  if (lumpSum && profile?.type !== "lump_sum")
    fault("/accountNameId", "NOT_ALLOWED", "A lump sum is received on an account name of type lump sum.");
  if (!lumpSum && profile?.type === "lump_sum")
    fault("/accommodationPaymentId", "REQUIRED", "Name the accommodation payment that the lump sum belongs to.");
  if (profile?.type === "vendor")
    fault("/accountNameId", "NOT_ALLOWED", "What is owed to clients is no account that is paid into.");
  if (input.accommodationPaymentId !== null)
    faults.push(...(await paymentFaults(tx, input, input.accommodationPaymentId)));
  faults.push(...(await offsetFaults(tx, input, customerId, amount, exceptId)));
  const settled = await settledAmount(tx, input, customerId, amount, exceptId, faults);
  refuseIfAny(faults);
  const warnings: Warning[] = [];
  if (settled.left > 0 && input.accommodationPaymentId === null)
    warnings.push({
      code: "UNALLOCATED",
      detail: "Part of the receipt pays nothing yet: it stands as a credit of the customer.",
    });
  return {
    values: {
      ...input,
      customerId,
      amountToSettle: settled.amount,
      bankLedgerAccountId: input.offset === "bank" ? input.bankLedgerAccountId : null,
    },
    warnings,
  };
}

async function paymentFaults(tx: OrmTx, input: ReceiptInput, id: number): Promise<FieldError[]> {
  const payment = await firstOf<{ clientId: number; serviceId: number; entryDate: string }>(
    tx,
    sql`select a.client_id as "clientId", a.service_id as "serviceId", e.entry_date as "entryDate"
      from accommodation_payment a join service_entry e on e.id = a.service_entry_id where a.id = ${id}`,
  );
  const pointer = "/accommodationPaymentId";
  if (payment === null)
    return [{ pointer, code: "UNKNOWN", detail: `There is no accommodation payment ${id} that you can see.` }];
  if (payment.clientId !== input.clientId || payment.serviceId !== input.serviceId)
    return [
      { pointer, code: "NOT_ALLOWED", detail: "The accommodation payment belongs to another client or service." },
    ];
  const faults: FieldError[] = [];
  if (input.receiptDate < payment.entryDate)
    faults.push({
      pointer: "/receiptDate",
      code: "BEFORE_START",
      detail: `A lump sum is paid on or after the day of entry, ${dayWords(payment.entryDate)} (Aged Care Act 2024 s.294(1)(f)).`,
    });
  if (input.settlesId === null)
    faults.push({
      pointer: "/settlesId",
      code: "REQUIRED",
      detail: "Choose the lump-sum invoice that it pays; invoice the lump sum first where there is none.",
    });
  return faults;
}

async function offsetFaults(
  tx: OrmTx,
  input: ReceiptInput,
  customerId: number,
  amount: number,
  exceptId: number | null,
): Promise<FieldError[]> {
  if (input.offset === "bank") {
    if (input.bankLedgerAccountId === null)
      return [{ pointer: "/bankLedgerAccountId", code: "REQUIRED", detail: "Choose the bank account of the ledger." }];
    const account = await firstOf<{ type: string; control: string | null }>(
      tx,
      sql`select type, control from ledger_account where id = ${input.bankLedgerAccountId}`,
    );
    if (account?.type === "asset" && account.control === null) return [];
    return [
      {
        pointer: "/bankLedgerAccountId",
        code: account === null ? "UNKNOWN" : "NOT_ALLOWED",
        detail: "Choose an ordinary asset account, such as the bank.",
      },
    ];
  }
  const { accountNameId } = await vendorProfile(tx);
  const owed = await firstOf<{ owed: string }>(
    tx,
    sql`select (coalesce((select -sum(t.amount) from customer_transaction t
          where t.account_name_id = ${accountNameId} and t.customer_id = ${customerId}), 0)
        - coalesce((select sum(p.amount) from vendor_payment p where p.customer_id = ${customerId} and p.transaction_id is null), 0)
        - coalesce((select sum(r.amount) from receipt r where r.customer_id = ${customerId} and r."offset" = 'vendor'
          and r.transaction_id is null and r.id is distinct from ${exceptId}::bigint), 0))::numeric(16, 2) as owed`,
  );
  return centsOf(owed?.owed ?? "0") >= amount
    ? []
    : [
        {
          pointer: "/amount",
          code: "OUT_OF_RANGE",
          detail: `Only ${moneyWords(owed?.owed ?? "0.00")} is owed to the client that no draft pays: refund first.`,
        },
      ];
}

/** How much of what it pays is settled, and what is left of the receipt. */
async function settledAmount(
  tx: OrmTx,
  input: ReceiptInput,
  customerId: number,
  amount: number,
  exceptId: number | null,
  faults: FieldError[],
): Promise<{ amount: string | null; left: number }> {
  if (input.settlesId === null) {
    if (input.amountToSettle !== null)
      faults.push({ pointer: "/amountToSettle", code: "NOT_ALLOWED", detail: "Choose what the amount is to settle." });
    return { amount: null, left: amount };
  }
  const paid = await firstOf<{ open: string; customerId: number; accountNameId: number; paymentId: number | null }>(
    tx,
    sql`select (${openAmount} - ${payingInDrafts(exceptId)})::numeric(16, 2) as open, t.customer_id as "customerId", t.account_name_id as "accountNameId",
        coalesce(t.accommodation_payment_id, (select min(l.accommodation_payment_id) from journal_line l
          where l.journal_id = t.journal_id and l.customer_id = t.customer_id and l.service_id = t.service_id
            and l.account_name_id = t.account_name_id and l.charge_kind = 'lump_sum')) as "paymentId"
      from customer_transaction t where t.id = ${input.settlesId}`,
  );
  const fault = (pointer: string, code: FieldError["code"], detail: string) => {
    faults.push({ pointer, code, detail });
    return { amount: null, left: amount };
  };
  if (paid === null)
    return fault("/settlesId", "UNKNOWN", `There is no transaction ${input.settlesId} that you can see.`);
  if (paid.customerId !== customerId || paid.accountNameId !== input.accountNameId)
    return fault("/settlesId", "NOT_ALLOWED", "It belongs to another customer or account name.");
  if (input.accommodationPaymentId !== null && paid.paymentId !== input.accommodationPaymentId)
    return fault("/settlesId", "NOT_ALLOWED", "It invoices another lump sum.");
  const open = centsOf(paid.open);
  const wanted = input.amountToSettle === null ? Math.min(open, amount) : centsOf(input.amountToSettle);
  if (wanted <= 0 || wanted > open)
    return fault(
      "/amountToSettle",
      "OUT_OF_RANGE",
      `${moneyWords(paid.open)} of it is open that no draft pays: settle at most that.`,
    );
  if (wanted > amount) return fault("/amountToSettle", "OUT_OF_RANGE", "More would be settled than is received.");
  if (input.accommodationPaymentId !== null && wanted < amount)
    return fault(
      "/amount",
      "OUT_OF_RANGE",
      `${moneyWords(paid.open)} of the invoice is open: more than was invoiced of a lump sum cannot be received. Invoice the rest first.`,
    );
  return { amount: (wanted / 100).toFixed(2), left: amount - wanted };
}
