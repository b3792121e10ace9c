import { adviceEffect } from "@banksia/core/fees/fee-advice";
import { planResidents, seeingEverything } from "@banksia/month-end/residents/recalculate";
import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type AdviceFields, adviceFaults } from "./advice-faults.ts";
import { changeFees } from "./change-fees.ts";
import { type FeeAdvice, loadFeeAdvice } from "./fee-advice-view.ts";
import type { FeeEffect } from "./fee-effect.ts";
import { queryOfOrm } from "./recalculate.ts";

export interface CreateFeeAdviceInput extends AdviceFields {
  clientId: number;
  reference: string | null;
  preview: boolean;
}

/**
 * Enters one dated entry of a letter of Services Australia. Fees follow in the same transaction; what was billed at other
 * amounts waits for the adjustment.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createFeeAdvice(
  ctx: Context,
  input: CreateFeeAdviceInput,
): Promise<{ feeAdvice: FeeAdvice; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { clientId, preview, ...fields } = input;
  refuseIfAny(adviceFaults(fields, ctx.today()));
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const { id } = await insertRow(
        tx,
        ctx,
        schema.feeAdvice,
        { clientId, ...fields, source: "entered" as const, createdByName: ctx.actor.name },
        { verb: "createFeeAdvice", objectType: "fee_advice", serviceId: client.homeServiceId },
      );
      const query = queryOfOrm(tx);
      const [planned] = await seeingEverything(query, () => planResidents(query, [clientId], ctx.today()));
      const advices = planned?.record.advices ?? [];
      const mine = advices.find((advice) => advice.id === id);
      const told = mine === undefined ? [] : adviceEffect(advices, mine).issues;
      return { feeAdvice: await loadFeeAdvice(tx, id), told };
    },
  );
  const issues = answer.told.map(({ code, severity, day, message }) => ({ code, severity, day, message }));
  return { feeAdvice: answer.feeAdvice, effect: { ...effect, issues: [...issues, ...effect.issues] } };
}
