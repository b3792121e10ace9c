import { schema } from "@banksia/db";
import { insertRow, lockRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { ServiceError, invalid, refuseIfAny } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type EverydayAgreement, loadAgreement } from "./everyday-agreement.ts";
import { type AgreedServiceInput, agreedServiceFaults } from "./everyday-service-faults.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Varies an agreement: another service, from the day on which it was agreed.
 * @throws NOT_FOUND, VALIDATION, CONFLICT for an agreement that has ended
 */
export async function addEverydayService(
  ctx: Context,
  input: AgreedServiceInput & { everydayAgreementId: number; agreedOn: string; preview: boolean },
): Promise<{ everydayAgreement: EverydayAgreement; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { everydayAgreementId: id, agreedOn, preview, startDate, ...service } = input;
  refuseIfAny(agreedServiceFaults(input, agreedOn, ""));
  if (agreedOn > ctx.today())
    throw invalid({ pointer: "/agreedOn", code: "OUT_OF_RANGE", detail: "It has not been agreed yet." });
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async (tx) => (await lockRow(tx, schema.everydayAgreement, id, "higher everyday living agreement")).clientId,
    async (tx, client) => {
      const agreement = await lockRow(tx, schema.everydayAgreement, id, "higher everyday living agreement");
      if (agreement.endedOn !== null)
        throw new ServiceError("CONFLICT", "The agreement has ended: make a new one for the service.");
      if (agreedOn < agreement.agreedOn)
        throw invalid({
          pointer: "/agreedOn",
          code: "BEFORE_START",
          detail: "An agreement cannot be varied before it was made.",
        });
      await insertRow(
        tx,
        ctx,
        schema.everydayService,
        { ...service, everydayAgreementId: id, clientId: client.id, agreedOn, startDate: startDate ?? agreedOn },
        { verb: "addEverydayService", objectType: "everyday_service", serviceId: client.homeServiceId },
      );
      return loadAgreement(tx, ctx, id);
    },
  );
  return { everydayAgreement: answer, effect };
}
