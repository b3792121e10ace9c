import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** A funding line as it will stand. */
export interface FundingLineValues {
  serviceGroupId: number | null;
  fundingCodeId: number;
  serviceId: number;
  startDate: string;
  endDate: string | null;
}

/**
 * What is wrong with a funding line: its dates, a code or service that is not in use, a group that is not offered at the
 * service, a code that only mirrors fees.
 * @param isNew a line that runs may keep a code or service that is no longer in use
 */
export async function fundingLineFaults(tx: OrmTx, line: FundingLineValues, isNew: boolean): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (line.endDate !== null && line.endDate < line.startDate)
    fault("/endDate", "BEFORE_START", "The end is before the start; both days are funded.");
  const [code] = await tx.select().from(schema.fundingCode).where(eq(schema.fundingCode.id, line.fundingCodeId));
  if (code === undefined) fault("/fundingCodeId", "UNKNOWN", `There is no funding code ${line.fundingCodeId}.`);
  else if (isNew) {
    if (!code.active)
      fault("/fundingCodeId", "INACTIVE", `${code.code} is no longer in use: choose another funding code.`);
    const fee = await firstOf<{ code: string }>(
      tx,
      sql`select code from billing_code where funding_code_id = ${code.id} order by code limit 1`,
    );
    if (fee !== null)
      fault(
        "/fundingCodeId",
        "NOT_ALLOWED",
        `${code.code} sets off ${fee.code}: add that fee to the billing schedule, and its line here follows.`,
      );
  }
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, line.serviceId));
  if (service === undefined) fault("/serviceId", "UNKNOWN", `There is no service ${line.serviceId} that you can see.`);
  else if (!service.active && isNew) fault("/serviceId", "INACTIVE", `${service.name} is closed.`);
  if (line.serviceGroupId === null || service === undefined) return faults;
  const group = await firstOf<{ name: string; offered: boolean }>(
    tx,
    sql`select g.name, (not exists (select from service_group_service o where o.service_group_id = g.id)
        or exists (select from service_group_service o where o.service_group_id = g.id and o.service_id = ${service.id}))
        as offered
      from service_group g where g.id = ${line.serviceGroupId}`,
  );
  if (group === null) fault("/serviceGroupId", "UNKNOWN", `There is no service group ${line.serviceGroupId}.`);
  else if (!group.offered) fault("/serviceGroupId", "NOT_ALLOWED", `${group.name} is not offered at ${service.name}.`);
  return faults;
}

/** What to look at on one funding line although it may stand: another line like it, days that a claim holds. */
export async function fundingLineWarnings(tx: OrmTx, lineId: number): Promise<Warning[]> {
  const facts = await firstOf<{ code: string; twin: string | null; endDate: string | null; claimedTo: string | null }>(
    tx,
    sql`select f.code, l.end_date as "endDate", l.last_calculated_date as "claimedTo",
        (select min(o.start_date) from funding_schedule_line o
          where o.client_id = l.client_id and o.funding_code_id = l.funding_code_id and o.id <> l.id and not o.in_error
            and o.mirrors_id is null and o.service_id = l.service_id
            and daterange(o.start_date, o.end_date, '[]') && daterange(l.start_date, l.end_date, '[]')) as twin
      from funding_schedule_line l join funding_code f on f.id = l.funding_code_id where l.id = ${lineId}`,
  );
  if (facts === null) return [];
  const warnings: Warning[] = [];
  if (facts.twin !== null)
    warnings.push({
      code: "LINE_TWICE",
      detail: `The client has another line of ${facts.code} from ${dayWords(facts.twin)} on some of the same days: both will be claimed.`,
    });
  if (facts.claimedTo !== null && facts.endDate !== null && facts.endDate < facts.claimedTo)
    warnings.push({
      code: "CLAIMED_BEYOND",
      detail: `${facts.code} is claimed up to ${dayWords(facts.claimedTo)}: the days after ${dayWords(facts.endDate)} have to be taken back in a claim.`,
    });
  return warnings;
}
