import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, refuseIfAny } from "../errors.ts";
import type { FundingLineChange } from "./create-funding-line.ts";
import { fundingLineFaults, fundingLineWarnings } from "./funding-line-faults.ts";
import { loadFundingLine } from "./funding-line-view.ts";

export interface UpdateFundingLineInput {
  fundingLineId: number;
  serviceGroupId?: number | null;
  serviceId?: number;
  description?: string | null;
  startDate?: string;
  endDate?: string | null;
}

/**
 * Changes or ends funding. What a claim holds keeps its start and its service.
 * @throws NOT_FOUND, VALIDATION, CONFLICT for a line that mirrors a fee or is marked as created in error, LINE_BILLED
 * when start or service of a claimed line would change
 */
export async function updateFundingLine(ctx: Context, input: UpdateFundingLineInput): Promise<FundingLineChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { fundingLineId: id, ...patch } = input;
    const before = await lockRow(tx, schema.fundingScheduleLine, id, "funding line");
    if (before.mirrorsId !== null)
      throw new ServiceError(
        "CONFLICT",
        "This line mirrors a fee and follows it: change the fee on the billing schedule.",
      );
    if (before.inError)
      throw new ServiceError("CONFLICT", "This line is marked as created in error: take the mark back first.");
    if (
      before.lastCalculatedDate !== null &&
      ((patch.startDate !== undefined && patch.startDate !== before.startDate) ||
        (patch.serviceId !== undefined && patch.serviceId !== before.serviceId))
    )
      throw new ServiceError(
        "LINE_BILLED",
        `The line is claimed up to ${dayWords(before.lastCalculatedDate)}: its start and its service stay. End it and add a new one.`,
      );
    const next = {
      serviceGroupId: patch.serviceGroupId === undefined ? before.serviceGroupId : patch.serviceGroupId,
      fundingCodeId: before.fundingCodeId,
      serviceId: patch.serviceId ?? before.serviceId,
      startDate: patch.startDate ?? before.startDate,
      endDate: patch.endDate === undefined ? before.endDate : patch.endDate,
    };
    refuseIfAny(await fundingLineFaults(tx, next, false));
    await updateRow(tx, ctx, schema.fundingScheduleLine, before, patch, {
      verb: "updateFundingLine",
      objectType: "funding_line",
      serviceId: next.serviceId,
    });
    const { line: fundingLine } = await loadFundingLine(tx, ctx, id);
    return { fundingLine, warnings: [...fundingLine.warnings, ...(await fundingLineWarnings(tx, id))] };
  });
}
