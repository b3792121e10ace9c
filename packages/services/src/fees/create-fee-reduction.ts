import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";
import { type FeeReduction, loadFeeReduction, refuseOverlap } from "./fee-reduction.ts";

export interface CreateFeeReductionInput {
  clientId: number;
  serviceEntryId: number;
  kind: "remaining_income" | "of_before_november_2025";
  startDate: string;
  endDate: string | null;
  dailyRemainingIncome: string | null;
  supplement: string | null;
  accommodationMost: string | null;
  reference: string | null;
  preview: boolean;
}

/**
 * Records a hardship determination. The reduction is charged as a negative fee, and claimed from the government.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createFeeReduction(
  ctx: Context,
  input: CreateFeeReductionInput,
): Promise<{ feeReduction: FeeReduction; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { preview, ...values } = input;
  refuseIfAny(faultsOf(values));
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => input.clientId,
    async (tx, client) => {
      const table = schema.serviceEntry;
      const [stay] = await tx.select().from(table).where(eq(table.id, values.serviceEntryId));
      refuseIfAny(stayFaults(values, client.id, stay));
      const made = await insertRow(tx, ctx, schema.feeReduction, values, {
        verb: "createFeeReduction",
        objectType: "fee_reduction",
        serviceId: stay?.serviceId ?? client.homeServiceId,
      }).catch(refuseOverlap);
      return loadFeeReduction(tx, made.id);
    },
  );
  return { feeReduction: answer, effect };
}

function faultsOf(input: Omit<CreateFeeReductionInput, "preview">): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (name: string, code: FieldError["code"], detail: string) =>
    faults.push({ pointer: `/${name}`, code, detail });
  const old = input.kind === "of_before_november_2025";
  if (input.endDate !== null && input.endDate < input.startDate)
    fault("endDate", "BEFORE_START", "The determination ends before it begins.");
  if (!old && input.dailyRemainingIncome === null)
    fault("dailyRemainingIncome", "REQUIRED", "Enter income less essential expenses a day, as determined.");
  if (!old && (input.supplement !== null || input.accommodationMost !== null))
    fault("supplement", "NOT_ALLOWED", "A supplement is named only by determinations of before November 2025.");
  if (old && input.supplement === null)
    fault("supplement", "REQUIRED", "Enter the supplement a day as determined before November 2025.");
  if (old && input.dailyRemainingIncome !== null)
    fault("dailyRemainingIncome", "NOT_ALLOWED", "A determination of before November 2025 names a supplement instead.");
  for (const name of ["supplement", "accommodationMost"] as const)
    if (input[name]?.startsWith("-") === true) fault(name, "OUT_OF_RANGE", "This cannot be negative.");
  return faults;
}

function stayFaults(
  input: Omit<CreateFeeReductionInput, "preview">,
  clientId: number,
  stay: typeof schema.serviceEntry.$inferSelect | undefined,
): FieldError[] {
  if (stay === undefined || stay.clientId !== clientId)
    return [
      {
        pointer: "/serviceEntryId",
        code: "UNKNOWN",
        detail: `There is no service entry ${input.serviceEntryId} of this client.`,
      },
    ];
  if (stay.departureDate !== null && input.startDate > stay.departureDate)
    return [
      {
        pointer: "/startDate",
        code: "OUT_OF_RANGE",
        detail: `The stay ended on ${dayWords(stay.departureDate)}.`,
      },
    ];
  return [];
}
