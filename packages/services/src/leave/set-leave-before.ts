import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type LeaveChange, changeLeave } from "./change-leave.ts";

const table = schema.leaveBefore;

export interface SetLeaveBeforeInput {
  clientId: number;
  /** The calendar years in which the financial years begin, each with its days; years left out have none. */
  years: { financialYear: number; days: number }[];
  preview: boolean;
}

/**
 * Says how many days of social leave were taken elsewhere, or before these records.
 * @throws NOT_FOUND, VALIDATION
 */
export function setLeaveBefore(ctx: Context, input: SetLeaveBeforeInput): Promise<LeaveChange> {
  requireScope(ctx, "customers:write");
  const { clientId, years, preview } = input;
  years.forEach((row, at) => {
    if (years.findIndex((other) => other.financialYear === row.financialYear) === at) return;
    const detail = "This financial year is there twice: add the days up.";
    throw invalid({ pointer: `/years/${at}/financialYear`, code: "DUPLICATE", detail });
  });
  return changeLeave(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const before = await tx.select().from(table).where(eq(table.clientId, clientId));
      await tx.delete(table).where(eq(table.clientId, clientId));
      const rows = years.filter((row) => row.days > 0).map((row) => ({ clientId, ...row }));
      if (rows.length > 0) await tx.insert(table).values(rows);
      await audit(tx, ctx, {
        verb: "setLeaveBefore",
        objectType: "leave_before",
        objectId: clientId,
        serviceId: client.homeServiceId,
        before,
        after: rows,
      });
    },
  );
}
