import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** A schedule line as it will stand. */
export interface LineFacts {
  /** Null for a new one. */
  id: number | null;
  serviceEntryId: number;
  serviceGroupId: number | null;
  billingCodeId: number;
  serviceId: number;
  quantity: string;
  startDate: string;
  endDate: string | null;
  billToDate: string | null;
}

/** What is wrong with the dates and the quantity of a schedule line by themselves. */
export function lineValueFaults(
  line: Pick<LineFacts, "quantity" | "startDate" | "endDate" | "billToDate">,
): FieldError[] {
  const faults: FieldError[] = [];
  if (line.endDate !== null && line.endDate < line.startDate)
    faults.push({
      pointer: "/endDate",
      code: "BEFORE_START",
      detail: "The end is before the start; both days are billed.",
    });
  if (line.billToDate !== null && line.billToDate < line.startDate)
    faults.push({
      pointer: "/billToDate",
      code: "BEFORE_START",
      detail: "Bill to is before the start: nothing would be billed. Mark the line as created in error instead.",
    });
  if (/^-?0+(\.0+)?$/.test(line.quantity))
    faults.push({ pointer: "/quantity", code: "OUT_OF_RANGE", detail: "A quantity of nothing bills nothing." });
  return faults;
}

/**
 * What is wrong with a schedule line: its values, a code that is not in use or not in its group, a group that is not
 * offered at the service.
 * @param isNew a line that runs may keep a code or service that is no longer in use
 */
export async function scheduleLineFaults(tx: OrmTx, line: LineFacts, isNew: boolean): Promise<FieldError[]> {
  const faults = lineValueFaults(line);
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  const [code] = await tx.select().from(schema.billingCode).where(eq(schema.billingCode.id, line.billingCodeId));
  if (code === undefined) fault("/billingCodeId", "UNKNOWN", `There is no billing code ${line.billingCodeId}.`);
  else if (!code.active && isNew)
    fault("/billingCodeId", "INACTIVE", `${code.code} is no longer in use: choose another billing code.`);
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, line.serviceId));
  if (service === undefined) fault("/serviceId", "UNKNOWN", `There is no service ${line.serviceId} that you can see.`);
  else if (!service.active && isNew) fault("/serviceId", "INACTIVE", `${service.name} is closed.`);
  if (line.serviceGroupId === null || code === undefined || service === undefined) return faults;

  const group = await firstOf<{ name: string; holds: boolean; offered: boolean }>(
    tx,
    sql`select g.name,
        exists (select from service_group_code m where m.service_group_id = g.id and m.billing_code_id = ${code.id}) as holds,
        (not exists (select from service_group_service o where o.service_group_id = g.id)
          or exists (select from service_group_service o where o.service_group_id = g.id and o.service_id = ${service.id}))
          as offered
      from service_group g where g.id = ${line.serviceGroupId}`,
  );
  if (group === null) fault("/serviceGroupId", "UNKNOWN", `There is no service group ${line.serviceGroupId}.`);
  else {
    if (!group.offered) fault("/serviceGroupId", "NOT_ALLOWED", `${group.name} is not offered at ${service.name}.`);
    if (!group.holds)
      fault("/billingCodeId", "NOT_ALLOWED", `${group.name} does not offer ${code.code}: choose a code of the group.`);
  }
  return faults;
}

/** What to look at on one schedule line although it may stand: its dates against the stay, and another line like it. */
export async function scheduleLineDateWarnings(tx: OrmTx, lineId: number): Promise<Warning[]> {
  const facts = await firstOf<{
    code: string;
    startDate: string;
    billingStart: string;
    lastDay: string | null;
    twin: string | null;
    adjustFrom: string | null;
    lastRunDate: string | null;
  }>(
    tx,
    sql`select b.code, l.start_date as "startDate", e.billing_start_date as "billingStart",
        coalesce(e.billing_end_date, e.departure_date) as "lastDay", l.adjust_from as "adjustFrom",
        upper(l.billed) - 1 as "lastRunDate",
        (select min(o.start_date) from billing_schedule_line o
          where o.client_id = l.client_id and o.billing_code_id = l.billing_code_id and o.id <> l.id and not o.in_error
            and o.service_id = l.service_id and b.unit <> 'each'
            and o.start_date <= coalesce(least(l.end_date, l.bill_to_date), 'infinity')
            and l.start_date <= coalesce(least(o.end_date, o.bill_to_date), 'infinity')) as twin
      from billing_schedule_line l join billing_code b on b.id = l.billing_code_id
      join service_entry e on e.id = l.service_entry_id where l.id = ${lineId}`,
  );
  if (facts === null) return [];
  const { code, startDate, billingStart, lastDay, twin, adjustFrom, lastRunDate } = facts;
  const warnings: Warning[] = [];
  if (startDate < billingStart)
    warnings.push({
      code: "BEFORE_BILLING_START",
      detail: `Billing of the stay starts on ${dayWords(billingStart)}: days of ${code} before that are not billed.`,
    });
  if (lastDay !== null && startDate > lastDay)
    warnings.push({
      code: "AFTER_DEPARTURE",
      detail: `The last billable day of the stay is ${dayWords(lastDay)}: ${code} will not be billed at all.`,
    });
  if (twin !== null)
    warnings.push({
      code: "LINE_TWICE",
      detail: `The client has another line of ${code} from ${dayWords(twin)} on some of the same days: both will be billed.`,
    });
  if (adjustFrom !== null && lastRunDate !== null)
    warnings.push({
      code: "ADJUSTMENT_REQUIRED",
      detail: `${code} is billed up to ${dayWords(lastRunDate)}: days from ${dayWords(adjustFrom)} wait for an adjustment run.`,
    });
  return warnings;
}
