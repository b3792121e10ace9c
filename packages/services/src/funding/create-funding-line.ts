import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { insertRow, lockRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { fundingLineFaults, fundingLineWarnings } from "./funding-line-faults.ts";
import { type FundingLine, loadFundingLine } from "./funding-line-view.ts";

export interface CreateFundingLineInput {
  serviceEntryId: number;
  serviceGroupId: number | null;
  fundingCodeId: number;
  /** The service whose claim carries the line; that of the entry when left out. */
  serviceId?: number;
  description: string | null;
  /** First and last funded day. */
  startDate: string;
  endDate: string | null;
}

/** A funding line after a change. */
export interface FundingLineChange {
  fundingLine: FundingLine;
  warnings: Warning[];
}

/**
 * Adds funding to a client's schedule.
 * @throws VALIDATION
 */
export async function createFundingLine(ctx: Context, input: CreateFundingLineInput): Promise<FundingLineChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/serviceEntryId",
        table: schema.serviceEntry,
        what: "service entry",
        id: input.serviceEntryId,
      }),
    );
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    const line = { ...input, serviceId: input.serviceId ?? entry.serviceId };
    refuseIfAny(await fundingLineFaults(tx, line, true));
    const { id } = await insertRow(
      tx,
      ctx,
      schema.fundingScheduleLine,
      { ...line, clientId: entry.clientId },
      { verb: "createFundingLine", objectType: "funding_line", serviceId: line.serviceId },
    );
    const { line: fundingLine } = await loadFundingLine(tx, ctx, id);
    return { fundingLine, warnings: [...fundingLine.warnings, ...(await fundingLineWarnings(tx, id))] };
  });
}
