import { dayNumber, dayText } from "@banksia/core/days/civil";
import { schema } from "@banksia/db";
import { and, eq, gte, isNull, lt, or } from "drizzle-orm";
import { insertRow, updateRow } from "../common/row.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, requireScope } from "../context.ts";
import { type FieldError, invalid, refuseIfAny } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import { type Classification, classCodes, loadClassification } from "./classification.ts";
import type { FeeEffect } from "./fee-effect.ts";

export interface CreateClassificationInput {
  clientId: number;
  classCode: string;
  startDate: string;
  endDate: string | null;
  preview: boolean;
}

/**
 * Records a class from a day on; the one that lasts ends the day before.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createClassification(
  ctx: Context,
  input: CreateClassificationInput,
): Promise<{ classification: Classification; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { clientId, startDate, endDate, preview } = input;
  const classCode = input.classCode.trim().toUpperCase();
  const faults: FieldError[] = [];
  if (!classCodes.includes(classCode))
    faults.push({
      pointer: "/classCode",
      code: "UNKNOWN",
      detail: `There is no class ${classCode}: ${classCodes.join(", ")}.`,
    });
  if (endDate !== null && endDate < startDate)
    faults.push({ pointer: "/endDate", code: "BEFORE_START", detail: "The class ends before it begins." });
  refuseIfAny(faults);
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const table = schema.clientClassification;
      const entry = {
        verb: "createClassification",
        objectType: "client_classification",
        serviceId: client.homeServiceId,
      };
      const [lasting] = await tx
        .select()
        .from(table)
        .where(
          and(
            eq(table.clientId, clientId),
            lt(table.startDate, startDate),
            or(isNull(table.endDate), gte(table.endDate, startDate)),
          ),
        );
      if (lasting !== undefined)
        await updateRow(tx, ctx, table, lasting, { endDate: dayText(dayNumber(startDate) - 1) }, entry);
      const made = await insertRow(tx, ctx, table, { clientId, classCode, startDate, endDate }, entry).catch(
        whenViolated("client_classification_no_overlap", () =>
          invalid({
            pointer: "/startDate",
            code: "OVERLAP",
            detail:
              "Another class begins on some of these days: give this one a last day before it, or take that one away.",
          }),
        ),
      );
      return loadClassification(tx, made.id);
    },
  );
  return { classification: answer, effect };
}
