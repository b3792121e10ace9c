import { type OrmTx, schema } from "@banksia/db";
import { and, eq, sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import type { Context } from "../context.ts";
import { ServiceError, invalid, notFound } from "../errors.ts";
import { type Period, periodColumns, periodFrom } from "./period-view.ts";

/** A month of a legal entity's books. */
export interface PeriodInput {
  legalEntityId: number;
  /** First day of the month. */
  startDate: string;
}

/**
 * The row of a month, made if it is not there yet; whoever posts into the month waits until the transaction ends.
 * @throws FORBIDDEN for those who do not see all services, NOT_FOUND, VALIDATION when the day is not the first of a month
 */
export async function lockPeriod(tx: OrmTx, { legalEntityId, startDate }: PeriodInput) {
  const { all } = await oneOf<{ all: boolean }>(tx, sql`select banksia.sees_all() as all`);
  if (!all)
    throw new ServiceError("FORBIDDEN", "Only people who see all services can close or open the months of the books.");
  const [entity] = await tx.select().from(schema.legalEntity).where(eq(schema.legalEntity.id, legalEntityId));
  if (entity === undefined) throw notFound("legal entity", legalEntityId);
  const first = Temporal.PlainDate.from(startDate);
  if (first.day !== 1)
    throw invalid({ pointer: "/startDate", code: "INVALID", detail: "Give the first day of the month." });
  const endDate = first.with({ day: first.daysInMonth }).toString();
  const table = schema.accountingPeriod;
  await tx.insert(table).values({ legalEntityId, startDate, endDate }).onConflictDoNothing();
  const [period] = await tx
    .select()
    .from(table)
    .where(and(eq(table.legalEntityId, legalEntityId), eq(table.startDate, startDate)))
    .for("update");
  if (period === undefined) throw notFound("period", startDate);
  return { period, entity };
}

/** A month as the list shows it. */
export async function loadPeriod(tx: OrmTx, ctx: Context, { legalEntityId, startDate }: PeriodInput): Promise<Period> {
  return oneOf<Period>(
    tx,
    sql`select ${periodColumns} from ${await periodFrom(tx, ctx)}
      where e.id = ${legalEntityId} and m.start_date = ${startDate}`,
  );
}
