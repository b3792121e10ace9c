import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import { ratesOfDay } from "./rates-of-day.ts";

interface LineFacts {
  clientId: number;
  billingCodeId: number;
  code: string;
  capped: boolean;
  day: string;
}

/**
 * What to look at on new or changed schedule lines of one client: no rate on the first day that will be billed, a rate
 * of nothing, a capped fee without caps set up.
 */
export async function lineWarnings(tx: OrmTx, lineIds: readonly number[]): Promise<Warning[]> {
  const lines = await rowsOf<LineFacts>(
    tx,
    sql`select l.client_id as "clientId", l.billing_code_id as "billingCodeId", b.code, b.capped,
        greatest(l.start_date, e.billing_start_date, n.bill_from, upper(l.billed)) as day
      from billing_schedule_line l
      join billing_code b on b.id = l.billing_code_id
      join service_entry e on e.id = l.service_entry_id
      join service s on s.id = l.service_id
      join legal_entity n on n.id = s.legal_entity_id
      where l.id = any(${ids(lineIds)}) order by l.id`,
  );
  const answers = await ratesOfDay(tx, lines);
  const warnings: Warning[] = [];
  for (const [at, line] of lines.entries()) {
    const answer = answers[at] ?? null;
    if (answer === null)
      warnings.push({
        code: "RATE_MISSING",
        detail: `${line.code} has no rate on ${dayWords(line.day)}: add one for the client or for all, or it cannot be billed.`,
      });
    else if (/^-?0+(\.0+)?$/.test(answer.rateToday))
      warnings.push({ code: "RATE_ZERO", detail: `The rate of ${line.code} on ${dayWords(line.day)} is 0.00.` });
  }
  const [first] = lines;
  const capped = lines.filter((line) => line.capped).map((line) => line.code);
  if (first !== undefined && capped.length > 0) {
    const cap = await firstOf(tx, sql`select client_id from client_cap where client_id = ${first.clientId}`);
    if (cap === null)
      warnings.push({
        code: "CAP_SETUP_MISSING",
        detail: `${capped.join(", ")} counts towards caps: set up the client's caps, or a run will set the client aside.`,
      });
  }
  return warnings;
}
