import { type CapLines, withFirstEntryDate } from "@banksia/core/capping/index";
import { centsOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { and, eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { recalculate } from "../fees/recalculate.ts";
import { type ClientCap, type ClientCapView, loadClientCap } from "./client-cap-view.ts";

/**
 * Sets up a client's caps. Capped fees already billed wait to be adjusted. The days of lines move with the first entry
 * date at once; amounts change when they are calculated.
 * @throws NOT_FOUND, VALIDATION
 */
export async function setClientCap(ctx: Context, input: ClientCap): Promise<ClientCapView> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { clientId } = input;
    const client = await lockRow(tx, schema.customer, clientId, "client");
    refuseIfAny(faultsOf(client.type === "person", input));

    const values = {
      clientId,
      firstEntryDate: input.firstEntryDate,
      annual: input.annual,
      lifetime: input.lifetime,
      openingDate: input.openingDate,
      annualOpening: input.annualOpening,
      lifetimeOpening: input.lifetimeOpening,
      allowBeyond: input.allowBeyond,
      careDaysBefore: input.careDaysBefore,
    };
    const table = schema.clientCap;
    const [before] = await tx.select().from(table).where(eq(table.clientId, clientId)).for("update");
    const [after] = await tx
      .insert(table)
      .values(values)
      .onConflictDoUpdate({ target: table.clientId, set: { ...values, changedAt: sql`clock_timestamp()` } })
      .returning();
    if (before !== undefined && before.firstEntryDate !== input.firstEntryDate)
      await moveLines(tx, clientId, before.firstEntryDate, input.firstEntryDate);
    await audit(tx, ctx, {
      verb: "setClientCap",
      objectType: "client_cap",
      objectId: clientId,
      serviceId: client.homeServiceId,
      before,
      after,
    });
    // What a place costs past the social leave follows from what the caps leave of the fees.
    await recalculate(tx, ctx, [clientId]);
    return loadClientCap(tx, ctx, clientId);
  });
}

function faultsOf(person: boolean, input: ClientCap): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (!person) fault("/clientId", "NOT_ALLOWED", "Only a person has caps.");
  const annual = centsOf(input.annualOpening);
  const lifetime = centsOf(input.lifetimeOpening);
  if (annual < 0) fault("/annualOpening", "OUT_OF_RANGE", "What was paid elsewhere cannot be negative.");
  if (annual > lifetime)
    fault("/annualOpening", "OUT_OF_RANGE", "The part of the current cap year cannot be more than the whole.");
  if (lifetime > 0 && input.openingDate === null)
    fault(
      "/openingDate",
      "REQUIRED",
      "Give the first day that this provider bills: it tells which cap year the opening belongs to.",
    );
  if (input.openingDate !== null && input.openingDate < input.firstEntryDate)
    fault("/openingDate", "BEFORE_START", "The opening date is before the first entry date.");
  return faults;
}

/** The days of the lines follow the first entry date; what they amount to stays until they are calculated. */
async function moveLines(tx: OrmTx, clientId: number, from: string, to: string): Promise<void> {
  const table = schema.clientCapLine;
  const rows = await tx.select().from(table).where(eq(table.clientId, clientId));
  const capped = rows.flatMap((row) => (row.limitType === "CARE_DAYS" ? [] : [{ ...row, limitType: row.limitType }]));
  const [first] = capped;
  if (first === undefined) return;
  const lines: CapLines = {
    firstEntryDate: from,
    anniversaryDate: null,
    lastCalculatedDate: first.calculatedDate,
    lines: capped
      .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
      .map((row) => ({
        ...row,
        kind: row.limitType === "MEANS_TESTED_ANNUAL" ? "annual" : "lifetime",
        from: row.startDate,
        to: row.endDate,
      })),
  };
  const moved = withFirstEntryDate(lines, to);
  for (const type of new Set(capped.map((row) => row.limitType))) {
    const old = capped.filter((row) => row.limitType === type).toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1));
    const now = moved.lines.filter((row) => row.limitType === type);
    // Only the last cap year moves; those before it are gone until the next calculation.
    const [last, line] = [old.at(-1), now.at(-1)];
    await tx.delete(table).where(and(eq(table.clientId, clientId), eq(table.limitType, type)));
    if (last === undefined || line === undefined) continue;
    await tx.insert(table).values({
      ...last,
      startDate: line.from,
      endDate: line.to,
      fromCalculatedDate: line.fromCalculatedDate,
      anniversary: line.anniversary,
      anniversaryReached: line.anniversaryReached,
    });
  }
}
