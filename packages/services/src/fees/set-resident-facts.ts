import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { changeFees } from "./change-fees.ts";
import type { FeeEffect } from "./fee-effect.ts";
import { type ResidentFacts, loadResidentFacts } from "./resident-facts-view.ts";

export interface SetResidentFactsInput extends Partial<Omit<ResidentFacts, "clientId" | "updatedAt">> {
  clientId: number;
  preview: boolean;
}

const TRANSITION = "2025-11-01";

/**
 * Sets facts of a resident; what is not given stays. Arrangements and fees follow in the same transaction.
 * @throws NOT_FOUND, VALIDATION
 */
export async function setResidentFacts(
  ctx: Context,
  input: SetResidentFactsInput,
): Promise<{ residentFacts: ResidentFacts; effect: FeeEffect }> {
  requireScope(ctx, "customers:write");
  const { clientId, preview, ...given } = input;
  const { answer, effect } = await changeFees(
    ctx,
    preview,
    async () => clientId,
    async (tx, client) => {
      const before = await loadResidentFacts(tx, clientId);
      const { updatedAt: _saved, ...known } = before;
      const values = { ...known, ...given };
      refuseIfAny(faultsOf(values, ctx.today()));
      await tx
        .insert(schema.residentFacts)
        .values(values)
        .onConflictDoUpdate({ target: schema.residentFacts.clientId, set: { ...values, updatedAt: sql`now()` } });
      const after = await loadResidentFacts(tx, clientId);
      await audit(tx, ctx, {
        verb: "setResidentFacts",
        objectType: "resident_facts",
        objectId: clientId,
        serviceId: client.homeServiceId,
        before,
        after,
      });
      return after;
    },
  );
  return { residentFacts: answer, effect };
}

function faultsOf(facts: Omit<ResidentFacts, "updatedAt">, today: string): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (name: string, code: FieldError["code"], detail: string) =>
    faults.push({ pointer: `/${name}`, code, detail });
  const { choiceOf2014, electionOf2025, zeroFrom, zeroTo } = facts;
  if (choiceOf2014 !== null && (choiceOf2014 < "2014-07-01" || choiceOf2014 >= TRANSITION))
    fault("choiceOf2014", "OUT_OF_RANGE", "The rules of 1 July 2014 could be chosen up to 31 October 2025.");
  if (electionOf2025 !== null && electionOf2025 < TRANSITION)
    fault("electionOf2025", "OUT_OF_RANGE", "The rules of 1 November 2025 can be elected from that day on.");
  if (zeroFrom === null && zeroTo !== null)
    fault("zeroFrom", "REQUIRED", "Give the first day of the determination, or take its last day away.");
  if (zeroFrom !== null && zeroTo !== null && zeroTo < zeroFrom)
    fault("zeroTo", "BEFORE_START", "The determination ends before it begins.");
  for (const name of ["personInformedOn", "providerInformedOn"] as const) {
    const day = facts[name];
    if (day !== null && day > today)
      fault(name, "OUT_OF_RANGE", "Nobody has been told on a day that is still to come.");
  }
  return faults;
}
