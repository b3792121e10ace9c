import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import type { FieldError } from "../errors.ts";
import { loadAgreement } from "./everyday-agreement.ts";

/** A schedule line as it will stand, with the clause it names. */
export interface EverydayLine {
  clientId: number;
  serviceEntryId: number;
  billingCodeId: number;
  startDate: string;
  endDate: string | null;
  everydayServiceId: number | null;
}

/**
 * A higher everyday living fee must stand on a clause that meets the law, be charged per the unit it was agreed in, and be
 * the only line of its code and clause on its days. Other fees stand on no clause.
 */
export async function everydayLineFaults(tx: OrmTx, ctx: Context, line: EverydayLine): Promise<FieldError[]> {
  const pointer = "/everydayServiceId";
  const [code] = await tx.select().from(schema.billingCode).where(eq(schema.billingCode.id, line.billingCodeId));
  if (code?.legalFee !== "higher_everyday_living_fee") {
    if (line.everydayServiceId === null) return [];
    const detail = "Only a higher everyday living fee stands on a service of an agreement.";
    return [{ pointer, code: "NOT_ALLOWED", detail }];
  }
  if (line.everydayServiceId === null) {
    const detail = `${code.code} is a higher everyday living fee: name the service of the agreement that it is charged for.`;
    return [{ pointer, code: "REQUIRED", detail }];
  }
  const [clause] = await tx
    .select()
    .from(schema.everydayService)
    .where(eq(schema.everydayService.id, line.everydayServiceId));
  if (clause === undefined || clause.clientId !== line.clientId) {
    const detail = `There is no service ${line.everydayServiceId} in an agreement of this client.`;
    return [{ pointer, code: "UNKNOWN", detail }];
  }
  const agreement = await loadAgreement(tx, ctx, clause.everydayAgreementId);
  if (agreement.serviceEntryId !== line.serviceEntryId) {
    return [{ pointer, code: "NOT_ALLOWED", detail: `The agreement belongs to the stay in ${agreement.serviceName}.` }];
  }
  const [unmet] = agreement.issues.filter((issue) => issue.code !== "ENDED_TOO_SOON_BY_PROVIDER");
  if (unmet !== undefined)
    return [{ pointer, code: "NOT_ALLOWED", detail: `The agreement cannot be charged on yet. ${unmet.message}` }];
  const unit = clause.per === "occasion" ? "each" : clause.per;
  if (code.unit !== unit) {
    const detail = `${clause.service} is agreed per ${clause.per}, but ${code.code} is charged per ${code.unit}: choose a code of the same unit.`;
    return [{ pointer: "/billingCodeId", code: "NOT_ALLOWED", detail }];
  }
  return code.unit === "each" ? [] : twice(tx, line, code.code);
}

async function twice(tx: OrmTx, line: EverydayLine, code: string): Promise<FieldError[]> {
  const other = await firstOf<{ startDate: string; same: boolean }>(
    tx,
    sql`select start_date as "startDate", everyday_service_id = ${line.everydayServiceId} as same from billing_schedule_line
      where client_id = ${line.clientId} and billing_code_id = ${line.billingCodeId} and not in_error
        and daterange(start_date, end_date, '[]') && daterange(${line.startDate}::date, ${line.endDate}::date, '[]') limit 1`,
  );
  if (other === null) return [];
  const detail = other.same
    ? `The service is charged from ${dayWords(other.startDate)} on already.`
    : `${code} is charged for another agreed service from ${dayWords(other.startDate)} on, and has one amount: choose another code for this one.`;
  return [{ pointer: "/billingCodeId", code: "DUPLICATE", detail }];
}
