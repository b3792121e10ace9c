import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { type Context, requireScope } from "../context.ts";
import { type FieldError, invalid, refuseIfAny } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type EverydayAgreement, loadAgreement } from "./everyday-agreement.ts";
import { type AgreedServiceInput, agreedServiceFaults } from "./everyday-service-faults.ts";
import type { FeeEffect } from "./fee-effect.ts";

export interface CreateEverydayAgreementInput {
  clientId: number;
  serviceEntryId: number;
  kind: "standing" | "ad_hoc";
  offeredOn: string;
  agreedOn: string;
  inWriting: boolean;
  standalone: boolean;
  statesIndexation: boolean;
  annualReview: boolean;
  reviewOn: string | null;
  services: AgreedServiceInput[];
  preview: boolean;
}

/**
 * Records a higher everyday living agreement as it was made. What it does not meet of the law is told; nothing can be
 * charged on it before that is mended.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createEverydayAgreement(
  ctx: Context,
  input: CreateEverydayAgreementInput,
): Promise<{ everydayAgreement: EverydayAgreement; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { clientId, services, preview, ...agreement } = input;
  const faults: FieldError[] = services.flatMap((service, at) =>
    agreedServiceFaults(service, input.agreedOn, `/services/${at}`),
  );
  if (services.length === 0)
    faults.push({ pointer: "/services", code: "REQUIRED", detail: "Name at least one service." });
  if (input.offeredOn > input.agreedOn)
    faults.push({ pointer: "/offeredOn", code: "OUT_OF_RANGE", detail: "It was agreed before it was offered." });
  if (input.agreedOn > ctx.today())
    faults.push({ pointer: "/agreedOn", code: "OUT_OF_RANGE", detail: "It has not been agreed yet." });
  refuseIfAny(faults);
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const [stay] = await tx
        .select()
        .from(schema.serviceEntry)
        .where(eq(schema.serviceEntry.id, input.serviceEntryId));
      if (stay === undefined || stay.clientId !== client.id)
        throw invalid({
          pointer: "/serviceEntryId",
          code: "UNKNOWN",
          detail: `There is no service entry ${input.serviceEntryId} of this client.`,
        });
      const entry = { verb: "createEverydayAgreement", objectType: "everyday_agreement", serviceId: stay.serviceId };
      const made = await insertRow(tx, ctx, schema.everydayAgreement, { ...agreement, clientId }, entry);
      for (const { startDate, ...service } of services) {
        await insertRow(
          tx,
          ctx,
          schema.everydayService,
          {
            ...service,
            everydayAgreementId: made.id,
            clientId,
            agreedOn: input.agreedOn,
            startDate: startDate ?? input.agreedOn,
          },
          { ...entry, objectType: "everyday_service" },
        );
      }
      return loadAgreement(tx, ctx, made.id);
    },
  );
  return { everydayAgreement: answer, effect };
}
