import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import type { FieldError } from "../errors.ts";

/** A fee of a schedule template. */
export interface TemplateLineInput {
  serviceGroupId: number;
  billingCodeId: number;
  quantity: string;
  /** Only for clients of this fee arrangement; null: for all. */
  feeArrangement?: "PRE14" | "POST14" | "NOV25" | null;
}

/** Funding that a schedule template gives to funded clients. */
export interface TemplateFundingLineInput {
  serviceGroupId: number | null;
  fundingCodeId: number;
}

/** What is wrong with the fees of a template. */
export async function templateLineFaults(tx: OrmTx, lines: readonly TemplateLineInput[]): Promise<FieldError[]> {
  const rows = await rowsOf<{ group: number; code: number | null; active: boolean | null }>(
    tx,
    sql`select g.id as group, b.id as code, b.active from service_group g
      left join service_group_code gc on gc.service_group_id = g.id left join billing_code b on b.id = gc.billing_code_id
      where g.id = any(${ids(lines.map((line) => line.serviceGroupId))})`,
  );
  const groups = new Set(rows.map((row) => row.group));
  const offered = new Map(rows.map((row) => [`${row.group}/${row.code}`, row.active]));
  return lines.flatMap((line, at): FieldError[] => {
    const pointer = `/lines/${at}`;
    const faults: FieldError[] = [];
    const active = offered.get(`${line.serviceGroupId}/${line.billingCodeId}`);
    if (!groups.has(line.serviceGroupId))
      faults.push({
        pointer: `${pointer}/serviceGroupId`,
        code: "UNKNOWN",
        detail: `There is no service group ${line.serviceGroupId}.`,
      });
    else if (active === undefined)
      faults.push({
        pointer: `${pointer}/billingCodeId`,
        code: "NOT_ALLOWED",
        detail: "The service group does not offer this billing code: add it to the group or choose another.",
      });
    else if (active !== true)
      faults.push({
        pointer: `${pointer}/billingCodeId`,
        code: "INACTIVE",
        detail: "This billing code is no longer in use.",
      });
    if (lines.findIndex((other) => other.billingCodeId === line.billingCodeId) < at)
      faults.push({
        pointer: `${pointer}/billingCodeId`,
        code: "DUPLICATE",
        detail: "This billing code is in the template already: raise its quantity instead.",
      });
    if (/^-?0+(\.0+)?$/.test(line.quantity))
      faults.push({
        pointer: `${pointer}/quantity`,
        code: "OUT_OF_RANGE",
        detail: "A quantity of nothing bills nothing.",
      });
    return faults;
  });
}

/** What is wrong with the funding of a template. */
export async function templateFundingFaults(
  tx: OrmTx,
  lines: readonly TemplateFundingLineInput[],
): Promise<FieldError[]> {
  if (lines.length === 0) return [];
  const codes = await rowsOf<{ id: number; code: string; active: boolean; fee: string | null }>(
    tx,
    sql`select f.id, f.code, f.active, (select min(b.code) from billing_code b where b.funding_code_id = f.id) as fee
      from funding_code f where f.id = any(${ids(lines.map((line) => line.fundingCodeId))})`,
  );
  const groups = await rowsOf<{ id: number }>(
    tx,
    sql`select id from service_group where id = any(${ids(lines.flatMap((line) => line.serviceGroupId ?? []))})`,
  );
  return lines.flatMap((line, at): FieldError[] => {
    const faults: FieldError[] = [];
    const fault = (field: string, code: FieldError["code"], detail: string) =>
      faults.push({ pointer: `/fundingLines/${at}/${field}`, code, detail });
    const code = codes.find((one) => one.id === line.fundingCodeId);
    if (code === undefined) fault("fundingCodeId", "UNKNOWN", `There is no funding code ${line.fundingCodeId}.`);
    else if (!code.active) fault("fundingCodeId", "INACTIVE", `${code.code} is no longer in use.`);
    else if (code.fee !== null)
      fault(
        "fundingCodeId",
        "NOT_ALLOWED",
        `${code.code} sets off ${code.fee}: put that fee into the template, and its funding line follows.`,
      );
    if (lines.findIndex((other) => other.fundingCodeId === line.fundingCodeId) < at)
      fault("fundingCodeId", "DUPLICATE", "This funding code is in the template already.");
    if (line.serviceGroupId !== null && !groups.some((group) => group.id === line.serviceGroupId))
      fault("serviceGroupId", "UNKNOWN", `There is no service group ${line.serviceGroupId}.`);
    return faults;
  });
}

/** Replaces the funding of a template. */
export async function writeTemplateFunding(
  tx: OrmTx,
  scheduleTemplateId: number,
  lines: readonly TemplateFundingLineInput[],
): Promise<void> {
  const table = schema.fundingTemplateLine;
  await tx.delete(table).where(eq(table.scheduleTemplateId, scheduleTemplateId));
  if (lines.length > 0) await tx.insert(table).values(lines.map((line) => ({ scheduleTemplateId, ...line })));
}

/** Replaces the fees of a template. */
export async function writeTemplateLines(
  tx: OrmTx,
  scheduleTemplateId: number,
  lines: readonly TemplateLineInput[],
): Promise<void> {
  const table = schema.scheduleTemplateLine;
  await tx.delete(table).where(eq(table.scheduleTemplateId, scheduleTemplateId));
  if (lines.length > 0) await tx.insert(table).values(lines.map((line) => ({ scheduleTemplateId, ...line })));
}
