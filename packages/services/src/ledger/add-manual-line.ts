import { compileTax } from "@banksia/core/billing/tax";
import { centsText, scaledOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { unknownReferences } from "../common/known.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { amountOfRate, fits } from "./charge-amounts.ts";
import { type JournalLine, journalLineView } from "./journal-line-view.ts";
import type { LineBasis } from "./line-basis.ts";
import { lockDraft } from "./lock-journal.ts";

export interface AddManualLineInput {
  journalId: number;
  clientId: number;
  /** Who pays; the client when left out. */
  customerId?: number;
  /** That of the billing code, when left out. */
  accountNameId?: number;
  billingCodeId: number;
  serviceId: number;
  periodFrom: string;
  periodTo: string;
  quantity: string;
  /** Price per unit; negative for a credit. */
  rate: string;
  /** That of the billing code, when left out. */
  description?: string;
  reason: string;
}

/**
 * Enters a line by hand into a draft journal. It charges no days of a schedule line, so a run may bill the same days.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, VALIDATION
 */
export async function addManualLine(ctx: Context, input: AddManualLineInput): Promise<JournalLine> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    await lockDraft(tx, ctx, input.journalId);
    const { code, taxCode, faults } = await checkLine(tx, input);
    refuseIfAny(faults);
    if (code === undefined || taxCode === undefined) throw new Error("A fault was lost.");
    const charge = amountOfRate(compileTax(taxCode, scaledOf(taxCode.percent)), input.quantity, input.rate);
    if (!fits(charge))
      refuseIfAny([
        { pointer: "/rate", code: "OUT_OF_RANGE", detail: "Quantity times rate is more than can be charged." },
      ]);
    const { id } = await oneOf<{ id: number }>(tx, sql`select banksia.next_line_ids(1) as id`);
    const taxed = scaledOf(taxCode.percent).digits !== 0;
    const basis: LineBasis = {
      rates: [],
      parts: [],
      ...(taxed ? { tax: { code: taxCode.code, percent: taxCode.percent, inclusive: taxCode.inclusive } } : {}),
      manual: { by: ctx.actor.name, reason: input.reason },
    };
    await insertRow(
      tx,
      ctx,
      schema.journalLine,
      {
        id,
        journalId: input.journalId,
        chargeId: id,
        kind: "manual",
        clientId: input.clientId,
        customerId: input.customerId ?? input.clientId,
        accountNameId: input.accountNameId ?? code.accountNameId,
        billingCodeId: code.id,
        serviceId: input.serviceId,
        taxCodeId: taxCode.id,
        periodFrom: input.periodFrom,
        periodTo: input.periodTo,
        quantity: input.quantity,
        unit: code.unit,
        rate: input.rate,
        percent: "100",
        amount: centsText(charge.amount),
        tax: centsText(charge.tax),
        description: input.description ?? code.description,
        basis,
      },
      { verb: "addManualLine", objectType: "journal_line", serviceId: input.serviceId },
    );
    return loadOne<JournalLine>(tx, journalLineView, id);
  });
}

async function checkLine(tx: OrmTx, input: AddManualLineInput) {
  const faults: FieldError[] = await unknownReferences(
    tx,
    { pointer: "/customerId", table: schema.customer, what: "customer", id: input.customerId },
    { pointer: "/accountNameId", table: schema.accountName, what: "account name", id: input.accountNameId },
    { pointer: "/serviceId", table: schema.service, what: "service", id: input.serviceId },
  );
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  const { customer, billingCode, taxCode: taxCodes } = schema;
  const [client] = await tx.select().from(customer).where(eq(customer.id, input.clientId));
  if (client === undefined) fault("/clientId", "UNKNOWN", `There is no customer ${input.clientId} that you can see.`);
  else if (client.type !== "person")
    fault(
      "/clientId",
      "NOT_ALLOWED",
      "The client is the person who receives the care; name the organisation as payer.",
    );
  const [code] = await tx.select().from(billingCode).where(eq(billingCode.id, input.billingCodeId));
  if (code === undefined) fault("/billingCodeId", "UNKNOWN", `There is no billing code ${input.billingCodeId}.`);
  else if (!code.active) fault("/billingCodeId", "INACTIVE", `${code.code} is no longer in use.`);
  if (input.periodTo < input.periodFrom)
    fault("/periodTo", "BEFORE_START", "The last day of the period is before the first.");
  if (scaledOf(input.quantity).digits === 0)
    fault("/quantity", "OUT_OF_RANGE", "A quantity of nothing charges nothing.");
  const [taxCode] = code === undefined ? [] : await tx.select().from(taxCodes).where(eq(taxCodes.id, code.taxCodeId));
  return { code, taxCode, faults };
}
