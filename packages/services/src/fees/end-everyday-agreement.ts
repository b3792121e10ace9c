import { dayNumber, dayText } from "@banksia/core/days/civil";
import { COOLING_OFF, endOfAgreement } from "@banksia/core/fees/higher-everyday-agreement";
import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, requireScope } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type EverydayAgreement, loadAgreement } from "./everyday-agreement.ts";
import type { FeeEffect } from "./fee-effect.ts";

/**
 * Ends an agreement: at once by the person in the cooling-off, or where the provider cannot deliver; else after 28 days.
 * What was charged for days after it waits to be adjusted.
 * @throws NOT_FOUND, VALIDATION, CONFLICT when it has ended already
 */
export async function endEverydayAgreement(
  ctx: Context,
  input: {
    everydayAgreementId: number;
    by: "person" | "provider";
    on: string;
    cannotDeliver: boolean;
    preview: boolean;
  },
): Promise<{ everydayAgreement: EverydayAgreement; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { everydayAgreementId: id, by, on, cannotDeliver } = input;
  const table = schema.everydayAgreement;
  const { answer, effect } = await changeFees(
    ctx,
    input.preview,
    async (tx) => (await lockRow(tx, table, id, "higher everyday living agreement")).clientId,
    async (tx, client) => {
      const before = await lockRow(tx, table, id, "higher everyday living agreement");
      if (before.endedOn !== null) throw new ServiceError("CONFLICT", "The agreement has ended already.");
      if (on < before.agreedOn)
        throw invalid({ pointer: "/on", code: "BEFORE_START", detail: "It cannot end before it was agreed." });
      const coolingOff = dayNumber(on) <= dayNumber(before.agreedOn) + COOLING_OFF;
      if (by === "provider" && !cannotDeliver && coolingOff)
        throw invalid({
          pointer: "/on",
          code: "NOT_ALLOWED",
          detail: `Up to ${dayWords(dayText(dayNumber(before.agreedOn) + COOLING_OFF))} only the person may end it (Aged Care Rules 2025 s.284-11(7)).`,
        });
      const { lastDay } = endOfAgreement(before.agreedOn, { by, on, cannotDeliver }).result;
      await updateRow(
        tx,
        ctx,
        table,
        before,
        { endedBy: by, endedOn: on, cannotDeliver, endsFrom: dayText(dayNumber(lastDay) + 1) },
        { verb: "endEverydayAgreement", objectType: "everyday_agreement", serviceId: client.homeServiceId },
      );
      return loadAgreement(tx, ctx, id);
    },
  );
  return { everydayAgreement: answer, effect };
}
