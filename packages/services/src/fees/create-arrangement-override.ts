import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type ArrangementOverride, loadOverride, refuseOverlap } from "./arrangement-override.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";

export interface CreateArrangementOverrideInput {
  clientId: number;
  field: "fee" | "accommodation";
  arrangement: "PRE14" | "POST14" | "NOV25";
  startDate: string;
  endDate: string | null;
  reason: string;
  /** Whether lump sums are subject to retention; only for `accommodation`. */
  retention: boolean | null;
  preview: boolean;
}

/**
 * Decides an arrangement otherwise than the dates say. Who did, when and why stays on record.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createArrangementOverride(
  ctx: Context,
  input: CreateArrangementOverrideInput,
): Promise<{ arrangementOverride: ArrangementOverride; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { clientId, preview, field, arrangement, startDate, endDate, retention } = input;
  const reason = input.reason.trim();
  const faults: FieldError[] = [];
  if (endDate !== null && endDate < startDate)
    faults.push({ pointer: "/endDate", code: "BEFORE_START", detail: "The override ends before it begins." });
  if (field === "fee" && retention !== null)
    faults.push({
      pointer: "/retention",
      code: "NOT_ALLOWED",
      detail: "Retention belongs to the accommodation arrangement.",
    });
  if (reason === "") faults.push({ pointer: "/reason", code: "REQUIRED", detail: "Say why the dates do not decide." });
  refuseIfAny(faults);
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const made = await insertRow(
        tx,
        ctx,
        schema.arrangementOverride,
        { clientId, field, arrangement, startDate, endDate, reason, retention, createdByName: ctx.actor.name },
        { verb: "createArrangementOverride", objectType: "arrangement_override", serviceId: client.homeServiceId },
      ).catch(refuseOverlap);
      return loadOverride(tx, made.id);
    },
  );
  return { arrangementOverride: answer, effect };
}
