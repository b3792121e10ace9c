import { centsOf, centsText } from "@banksia/core/money/index";
import type { OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { loadFigures } from "../accommodation/figures.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { type Warning, dayWords, moneyWords } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { dueOf, loadRefundStay } from "./refund-event.ts";

/** A refund as it is proposed. */
export interface RefundInput {
  kind: "full" | "partial" | "transfer" | "fees";
  /** The lump sum. */
  accommodationPaymentId: number | null;
  /** For `fees`: the account name whose credits are given back, and who has them. */
  accountNameId: number | null;
  customerId: number | null;
  serviceId?: number;
  refundDate: string;
  /** All of it, when left out. */
  amount?: string;
  description: string | null;
}

type RefundRow = Omit<typeof schema.refund.$inferInsert, "journalId">;

/**
 * The row of a refund whose fields fit together, of a lump sum whole or in part, or of credits of fees.
 * @param exceptId the refund that is being changed: what it takes is free again
 * @throws VALIDATION
 */
export function refundRow(
  tx: OrmTx,
  input: RefundInput,
  exceptId: number | null = null,
): Promise<{ row: RefundRow; warnings: Warning[] }> {
  return input.kind === "fees" ? feesRefund(tx, input, exceptId) : lumpSumRefund(tx, input, exceptId);
}

/**
 * The row of a refund of a lump sum, and what people should know.
 * @param exceptId the refund that is being changed: what it takes is free again
 * @throws VALIDATION
 */
export async function lumpSumRefund(
  tx: OrmTx,
  input: RefundInput,
  exceptId: number | null = null,
): Promise<{ row: RefundRow; warnings: Warning[] }> {
  const paymentId = input.accommodationPaymentId;
  if (paymentId === null)
    refuseIfAny([
      { pointer: "/accommodationPaymentId", code: "REQUIRED", detail: "Name the lump sum that is given back." },
    ]);
  if (paymentId === null) throw new Error("A fault was lost.");
  const stay = await loadRefundStay(tx, paymentId);
  await tx.execute(sql`select from accommodation_payment where id = ${paymentId} for no key update`);
  const figures = (await loadFigures(tx, [paymentId])).get(paymentId);
  const { waiting } = await oneOf<{ waiting: string }>(
    tx,
    sql`select coalesce(sum(r.amount), 0)::numeric(14, 2) as waiting from refund r
      where r.accommodation_payment_id = ${paymentId} and r.transaction_id is null and r.kind <> 'reversal'
        and r.id is distinct from ${exceptId}::bigint`,
  );
  const held = centsOf(figures?.balance ?? "0") - centsOf(waiting);
  const amount = input.amount === undefined ? held : centsOf(input.amount);
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (held <= 0)
    fault("/accommodationPaymentId", "OUT_OF_RANGE", "Nothing of this lump sum is held that is not being refunded.");
  else if (amount <= 0 || amount > held)
    fault("/amount", "OUT_OF_RANGE", `${moneyWords(centsText(held))} is held: refund at most that.`);
  if (input.kind === "full" && input.amount !== undefined && amount !== held)
    fault(
      "/amount",
      "NOT_ALLOWED",
      `A full refund gives back all that is held, ${moneyWords(centsText(held))}: choose a partial one.`,
    );
  const { due, steps, problems } = dueOf(stay);
  if (input.kind !== "partial" && stay.departureDate === null)
    fault("/kind", "NOT_ALLOWED", "The client has not left: only part of a lump sum can be refunded meanwhile.");
  if (stay.departureReason === "deceased" && stay.probateDate === null && input.kind !== "transfer")
    fault(
      "/kind",
      "NOT_ALLOWED",
      "Probate or letters of administration have to be shown before the refund: enter the day on the service entry.",
    );
  if (input.refundDate < (stay.departureDate ?? stay.entryDate))
    fault("/refundDate", "BEFORE_START", "The refund is before the day of departure, or of entry.");
  refuseIfAny(faults);
  const warnings: Warning[] = problems.map((detail) => ({ code: "REFUND_DUE", detail }));
  if (due?.dueOn != null && input.refundDate > due.dueOn)
    warnings.push({
      code: "REFUND_LATE",
      detail: `The refund was due on ${dayWords(due.dueOn)}: interest at the maximum permissible rate runs until it is made.`,
    });
  return {
    row: {
      serviceId: stay.serviceId,
      clientId: stay.clientId,
      customerId: stay.clientId,
      kind: input.kind,
      accommodationPaymentId: paymentId,
      accountNameId: null,
      refundDate: input.refundDate,
      dueDate: due?.dueOn ?? null,
      amount: centsText(amount),
      basis: { steps, figures },
      description:
        input.description ?? (input.kind === "partial" ? "Part refund of the lump sum" : "Refund of the lump sum"),
    },
    warnings,
  };
}

async function feesRefund(
  tx: OrmTx,
  input: RefundInput,
  exceptId: number | null,
): Promise<{ row: RefundRow; warnings: Warning[] }> {
  const faults: FieldError[] = [];
  const { customerId, accountNameId } = input;
  if (customerId === null)
    faults.push({ pointer: "/customerId", code: "REQUIRED", detail: "Name the customer who has the credit." });
  if (accountNameId === null)
    faults.push({
      pointer: "/accountNameId",
      code: "REQUIRED",
      detail: "Choose the account name that has the credit.",
    });
  refuseIfAny(faults);
  if (customerId === null || accountNameId === null) throw new Error("A fault was lost.");
  const credit = await firstOf<{ open: string; balance: string; serviceId: number | null }>(
    tx,
    sql`select coalesce(-sum(${openAmount}) filter (where t.amount < 0), 0)::numeric(14, 2) as open,
        coalesce(-sum(${openAmount}), 0)::numeric(14, 2) as balance, min(t.service_id) as "serviceId"
      from customer_transaction t join account_name n on n.id = t.account_name_id and n.type = 'customer'
      where t.customer_id = ${customerId} and t.account_name_id = ${accountNameId}
        ${input.serviceId === undefined ? sql`` : sql`and t.service_id = ${input.serviceId}`}`,
  );
  const { waiting } = await oneOf<{ waiting: string }>(
    tx,
    sql`select coalesce(sum(r.amount), 0)::numeric(14, 2) as waiting from refund r
      where r.customer_id = ${customerId} and r.account_name_id = ${accountNameId} and r.transaction_id is null
        and r.id is distinct from ${exceptId}::bigint`,
  );
  const open = centsOf(credit?.open ?? "0") - centsOf(waiting);
  const amount = input.amount === undefined ? open : centsOf(input.amount);
  if (open <= 0 || credit?.serviceId == null)
    refuseIfAny([
      {
        pointer: "/customerId",
        code: "OUT_OF_RANGE",
        detail: "The customer has no credit on this account name that is open.",
      },
    ]);
  if (amount <= 0 || amount > open)
    refuseIfAny([
      {
        pointer: "/amount",
        code: "OUT_OF_RANGE",
        detail: `${moneyWords(centsText(open))} of credits are open: refund at most that.`,
      },
    ]);
  const balance = centsOf(credit?.balance ?? "0");
  return {
    row: {
      serviceId: input.serviceId ?? credit?.serviceId ?? 0,
      clientId: customerId,
      customerId,
      kind: "fees",
      accommodationPaymentId: null,
      accountNameId,
      refundDate: input.refundDate,
      dueDate: null,
      amount: centsText(amount),
      basis: { steps: [] },
      description: input.description ?? "Refund of fees",
    },
    warnings:
      amount > balance
        ? [
            {
              code: "ALSO_OWES",
              detail: `The customer also owes on this account: all in all the credit is ${moneyWords(centsText(Math.max(balance, 0)))}.`,
            },
          ]
        : [],
  };
}
