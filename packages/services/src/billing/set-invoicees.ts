import { add, compare, scaledOf, scaledText } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { eq, inArray, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import type { ScheduleLineChange } from "./create-schedule-line.ts";
import { scheduleLineDateWarnings } from "./schedule-line-faults.ts";
import { loadScheduleLine } from "./schedule-line-view.ts";

/** Who pays which share of a fee. */
export interface InvoiceeInput {
  customerId: number;
  /** That of the billing code, when left out. */
  accountNameId?: number;
  /** Above 0, up to 100. */
  percent: string;
}

export interface SetInvoiceesInput {
  scheduleLineId: number;
  /** They pay from this day on. */
  startDate: string;
  /** Their shares add up to exactly 100; empty: the client pays. */
  invoicees: InvoiceeInput[];
}

/**
 * Sets who pays a fee from a day on, as a whole: whoever paid until then does so up to the day before, and what was set
 * for later days is removed.
 * @throws NOT_FOUND, VALIDATION
 */
export async function setInvoicees(ctx: Context, input: SetInvoiceesInput): Promise<ScheduleLineChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { scheduleLineId, startDate } = input;
    const line = await lockRow(tx, schema.billingScheduleLine, scheduleLineId, "schedule line");
    const [code] = await tx.select().from(schema.billingCode).where(eq(schema.billingCode.id, line.billingCodeId));
    const invoicees = input.invoicees.map(({ customerId, accountNameId = code?.accountNameId ?? 0, percent }) => ({
      scheduleLineId,
      startDate,
      customerId,
      accountNameId,
      percent,
    }));
    refuseIfAny([...shareFaults(invoicees), ...(await payerFaults(tx, invoicees))]);
    const before = await loadScheduleLine(tx, ctx, scheduleLineId);
    // Each statement leaves whole sets behind: the database refuses days on which shares do not add up to 100.
    const table = schema.billingInvoicee;
    await tx
      .delete(table)
      .where(sql`${table.scheduleLineId} = ${scheduleLineId} and ${table.startDate} >= ${startDate}`);
    await tx
      .update(table)
      .set({ endDate: Temporal.PlainDate.from(startDate).subtract({ days: 1 }).toString() })
      .where(
        sql`${table.scheduleLineId} = ${scheduleLineId} and (${table.endDate} is null or ${table.endDate} >= ${startDate})`,
      );
    if (invoicees.length > 0) await tx.insert(table).values(invoicees);
    const after = await loadScheduleLine(tx, ctx, scheduleLineId);
    await audit(tx, ctx, {
      verb: "setInvoicees",
      objectType: "schedule_line",
      objectId: scheduleLineId,
      serviceId: line.serviceId,
      before: { invoicees: before.invoicees },
      after: { invoicees: after.invoicees },
    });
    return { scheduleLine: after, warnings: await scheduleLineDateWarnings(tx, scheduleLineId) };
  });
}

const hundred = scaledOf("100");
const nothing = scaledOf("0");

function shareFaults(
  invoicees: readonly { customerId: number; accountNameId: number; percent: string }[],
): FieldError[] {
  const faults: FieldError[] = [];
  let sum = nothing;
  for (const [at, { customerId, accountNameId, percent }] of invoicees.entries()) {
    const share = scaledOf(percent);
    sum = add(sum, share);
    if (compare(share, nothing) <= 0 || compare(share, hundred) > 0)
      faults.push({
        pointer: `/invoicees/${at}/percent`,
        code: "OUT_OF_RANGE",
        detail: "A share is above 0 and at most 100 per cent.",
      });
    const first = invoicees.findIndex(
      (other) => other.customerId === customerId && other.accountNameId === accountNameId,
    );
    if (first < at)
      faults.push({
        pointer: `/invoicees/${at}/customerId`,
        code: "DUPLICATE",
        detail: "This customer pays a share already: make it one share.",
      });
  }
  if (invoicees.length > 0 && compare(sum, hundred) !== 0)
    faults.push({
      pointer: "/invoicees",
      code: "NOT_100",
      detail: `The shares add up to ${scaledText(sum)} per cent; they must add up to exactly 100.`,
    });
  return faults;
}

async function payerFaults(
  tx: OrmTx,
  invoicees: readonly { customerId: number; accountNameId: number }[],
): Promise<FieldError[]> {
  if (invoicees.length === 0) return [];
  const { customer, accountName } = schema;
  const customers = await tx
    .select({ id: customer.id, name: customer.name, active: customer.active })
    .from(customer)
    .where(
      inArray(
        customer.id,
        invoicees.map((one) => one.customerId),
      ),
    );
  const accountNames = await tx
    .select({ id: accountName.id })
    .from(accountName)
    .where(
      inArray(
        accountName.id,
        invoicees.map((one) => one.accountNameId),
      ),
    );
  return invoicees.flatMap(({ customerId, accountNameId }, at): FieldError[] => {
    const payer = customers.find((one) => one.id === customerId);
    const faults: FieldError[] = [];
    const pointer = `/invoicees/${at}/customerId`;
    if (payer === undefined)
      faults.push({ pointer, code: "UNKNOWN", detail: `There is no customer ${customerId} that you can see.` });
    else if (!payer.active)
      faults.push({ pointer, code: "INACTIVE", detail: `${payer.name} is no longer active: activate first.` });
    if (!accountNames.some((one) => one.id === accountNameId))
      faults.push({
        pointer: `/invoicees/${at}/accountNameId`,
        code: "UNKNOWN",
        detail: `There is no account name ${accountNameId}.`,
      });
    return faults;
  });
}
