import { centsText } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { and, eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { rowsOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, invalid, refuseIfAny } from "../errors.ts";
import { amountOfNet, amountOfRate, fits, sharesOf, taxOfBasis } from "./charge-amounts.ts";
import { type JournalLine, journalLineView } from "./journal-line-view.ts";
import type { LineBasis } from "./line-basis.ts";
import { lockDraft } from "./lock-journal.ts";
import { refreshGroups } from "./refresh-groups.ts";

export interface EditJournalLineInput {
  journalLineId: number;
  /** Of the whole charge, without tax; the tax is worked out again. */
  amount?: string;
  /** The amount becomes quantity times rate, each as it was where it is left out. */
  quantity?: string;
  rate?: string;
  description?: string;
  reason: string;
}

type Row = typeof schema.journalLine.$inferSelect & { basis: LineBasis };

/**
 * Changes a charge of a draft journal by hand, all its shares together. What the rule had worked out stays with it.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, CONFLICT for a line that takes back another, VALIDATION
 */
export async function editJournalLine(ctx: Context, input: EditJournalLineInput): Promise<JournalLine> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const line = await loadOne<JournalLine>(tx, journalLineView, input.journalLineId);
    await lockDraft(tx, ctx, line.journalId);
    const { amount, quantity, rate, description } = input;
    if ([amount, quantity, rate, description].every((value) => value === undefined))
      throw invalid({
        pointer: "/amount",
        code: "REQUIRED",
        detail: "Say what to change: amount, rate or description.",
      });
    const shares = await loadCharge(tx, line);
    if (shares.some((share) => share.reversesId !== null))
      throw new ServiceError(
        "CONFLICT",
        "This line takes back another and is its exact opposite: drop it, or change what is billed in its place.",
      );
    const after = changed(shares, input, ctx.actor.name);
    for (const share of after) {
      const { amount, tax, quantity, rate, computedAmount, description, basis } = share;
      await tx
        .update(schema.journalLine)
        .set({ amount, tax, quantity, rate, computedAmount, description, basis })
        .where(eq(schema.journalLine.id, share.id));
    }
    await refreshGroups(
      tx,
      line.journalId,
      shares.flatMap(({ groupId }) => (groupId === null ? [] : [groupId])),
    );
    await audit(tx, ctx, {
      verb: "editJournalLine",
      objectType: "journal_line",
      objectId: line.id,
      serviceId: line.serviceId,
      before: { lines: shares },
      after: { reason: input.reason, lines: after },
    });
    return loadOne<JournalLine>(tx, journalLineView, line.id);
  });
}

async function loadCharge(tx: OrmTx, line: JournalLine): Promise<Row[]> {
  const table = schema.journalLine;
  const rows = await tx
    .select()
    .from(table)
    .where(and(eq(table.journalId, line.journalId), eq(table.chargeId, line.chargeId)))
    .orderBy(table.shareNo, table.id);
  const bases = await rowsOf<{ id: number; basis: LineBasis }>(
    tx,
    sql`select id, basis from journal_line where journal_id = ${line.journalId} and charge_id = ${line.chargeId}`,
  );
  const basisOf = new Map(bases.map(({ id, basis }) => [id, basis]));
  return rows.map((row) => ({ ...row, basis: basisOf.get(row.id) ?? { rates: [], parts: [] } }));
}

function changed(shares: readonly Row[], input: EditJournalLineInput, by: string): Row[] {
  const [first] = shares;
  if (first === undefined) throw new Error("A charge has no lines.");
  const tax = taxOfBasis(first.basis);
  const quantity = input.quantity ?? first.quantity;
  const rate = input.rate ?? first.rate;
  const priced = input.quantity !== undefined || input.rate !== undefined;
  const charge =
    input.amount !== undefined ? amountOfNet(tax, input.amount) : priced ? amountOfRate(tax, quantity, rate) : null;
  if (charge !== null && !fits(charge))
    refuseIfAny([
      {
        pointer: input.amount === undefined ? "/rate" : "/amount",
        code: "OUT_OF_RANGE",
        detail: `${centsText(charge.amount)} is more than can be charged.`,
      },
    ]);
  const amounts =
    charge === null
      ? null
      : sharesOf(
          charge,
          shares.map((share) => share.percent),
        );
  return shares.map((share, at) => {
    const amount = amounts?.[at]?.amount ?? share.amount;
    const computed = share.computedAmount ?? share.amount;
    const before = share.basis.edit;
    return {
      ...share,
      amount,
      tax: amounts?.[at]?.tax ?? share.tax,
      quantity,
      rate,
      computedAmount: amount === computed ? null : computed,
      description: input.description ?? share.description,
      basis: {
        ...share.basis,
        edit: {
          by,
          reason: input.reason,
          quantity: before?.quantity ?? share.quantity,
          rate: before?.rate ?? share.rate,
        },
      },
    };
  });
}
