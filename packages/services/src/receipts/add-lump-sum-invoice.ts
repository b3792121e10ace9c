import { centsOf, centsText } from "@banksia/core/money/index";
import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { type Warning, moneyWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { lockDraftOf } from "../ledger/lock-draft-of.ts";
import type { OrmTx } from "@banksia/db";

export interface AddLumpSumInvoiceInput {
  journalId: number;
  accommodationPaymentId: number;
  /** What is agreed and not invoiced yet, when left out. Below zero takes an invoice back in part. */
  amount?: string;
  invoiceDate: string;
  description: string | null;
}

/** What was written. */
export interface LumpSumInvoice {
  journalLineId: number;
  amount: string;
  /** As a lump sum on the day of the invoice, and what of it was invoiced before. */
  agreed: string;
  invoicedBefore: string;
  warnings: Warning[];
}

interface Agreed {
  clientId: number;
  serviceId: number;
  agreed: string | null;
  invoiced: string;
  /** Taken out of the lump sum by an earlier system: no more to be paid. */
  before: string;
}

interface Code {
  id: number;
  taxCodeId: number;
  taxCode: string;
  description: string;
  accountNameId: number | null;
}

/**
 * Invoices a lump sum, or a part of it, in a draft journal: one line of quantity 1 whose rate is the amount.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a journal of another kind, VALIDATION
 */
export async function addLumpSumInvoice(ctx: Context, input: AddLumpSumInvoiceInput): Promise<LumpSumInvoice> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    await lockDraftOf(tx, ctx, input.journalId, "lines");
    return writeLumpSumInvoice(tx, ctx, input, "lump_sum");
  });
}

/** The same inside a transaction of the caller, under the code of a use. */
export async function writeLumpSumInvoice(
  tx: OrmTx,
  ctx: Context,
  input: AddLumpSumInvoiceInput,
  use: "lump_sum" | "lump_sum_transfer",
): Promise<LumpSumInvoice> {
  const { accommodationPaymentId, invoiceDate } = input;
  const agreed = await firstOf<Agreed>(
    tx,
    sql`select a.client_id as "clientId", a.service_id as "serviceId",
        (select l.agreed_lump_sum from accommodation_line l where l.accommodation_payment_id = a.id and not l.in_error
          and l.start_date <= ${invoiceDate}::date order by l.start_date desc limit 1) as agreed,
        (select coalesce(sum(l.amount), 0)::numeric(14, 2) from journal_line l where l.accommodation_payment_id = a.id
          and l.charge_kind = 'lump_sum') as invoiced, a.retained_before + a.deducted_before as before
      from accommodation_payment a where a.id = ${accommodationPaymentId}`,
  );
  const pointer = "/accommodationPaymentId";
  if (agreed === null)
    refuseIfAny([
      {
        pointer,
        code: "UNKNOWN",
        detail: `There is no accommodation payment ${accommodationPaymentId} that you can see.`,
      },
    ]);
  const rest = centsOf(agreed?.agreed ?? "0") - centsOf(agreed?.invoiced ?? "0") - centsOf(agreed?.before ?? "0");
  const cents = input.amount === undefined ? rest : centsOf(input.amount);
  // What is not to be paid any more has a code of its own, where one is set up.
  const booked = use === "lump_sum" && cents < 0 ? "partial_refund" : use;
  const code = await firstOf<Code>(
    tx,
    sql`select b.id, b.tax_code_id as "taxCodeId", x.code as "taxCode", b.description,
        (select n.id from account_name n where n.type = 'lump_sum' order by (n.id = b.account_name_id) desc, n.id limit 1) as "accountNameId"
      from accommodation_code a join billing_code b on b.id = a.billing_code_id join tax_code x on x.id = b.tax_code_id
      where a.use in (${booked}, 'lump_sum') order by (a.use = ${booked}) desc limit 1`,
  );
  if (agreed === null || code === null || code.accountNameId === null)
    refuseIfAny([
      {
        pointer,
        code: "NOT_ALLOWED",
        detail: "Set up a billing code for lump sums and an account name of type lump sum first.",
      },
    ]);
  if (agreed === null || code?.accountNameId == null) throw new Error("A fault was lost.");
  if (agreed.agreed === null)
    refuseIfAny([
      { pointer, code: "NOT_ALLOWED", detail: "No lump sum is agreed on that day: add an accommodation line first." },
    ]);
  if (cents === 0)
    refuseIfAny([{ pointer: "/amount", code: "OUT_OF_RANGE", detail: "All that is agreed is invoiced already." }]);
  if (cents < 0 && -cents > centsOf(agreed.invoiced))
    refuseIfAny([
      { pointer: "/amount", code: "OUT_OF_RANGE", detail: `Only ${moneyWords(agreed.invoiced)} is invoiced.` },
    ]);
  const { id } = await oneOf<{ id: number }>(tx, sql`select banksia.next_line_ids(1) as id`);
  const amount = centsText(cents);
  await insertRow(
    tx,
    ctx,
    schema.journalLine,
    {
      id,
      journalId: input.journalId,
      chargeId: id,
      kind: "manual",
      clientId: agreed.clientId,
      customerId: agreed.clientId,
      accountNameId: code.accountNameId,
      billingCodeId: code.id,
      serviceId: agreed.serviceId,
      taxCodeId: code.taxCodeId,
      periodFrom: invoiceDate,
      periodTo: invoiceDate,
      quantity: "1",
      unit: "each",
      rate: amount,
      percent: "100",
      amount,
      tax: "0.00",
      description: input.description ?? code.description,
      basis: { rates: [], parts: [], manual: { by: ctx.actor.name, reason: "Lump sum as agreed" } },
      accommodationPaymentId,
      chargeKind: "lump_sum",
    },
    { verb: "addLumpSumInvoice", objectType: "journal_line", serviceId: agreed.serviceId },
  );
  const warnings: Warning[] =
    cents > rest
      ? [
          {
            code: "ABOVE_AGREED",
            detail: `${moneyWords(amount)} is more than the ${moneyWords(centsText(rest))} that is agreed and not invoiced.`,
          },
        ]
      : [];
  return {
    journalLineId: id,
    amount,
    agreed: centsText(centsOf(agreed.agreed ?? "0")),
    invoicedBefore: agreed.invoiced,
    warnings,
  };
}
