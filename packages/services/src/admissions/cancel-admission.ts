import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { firstOf, oneOf, rowsOf } from "../common/rows.ts";
import { whenRefused } from "../common/violated.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import type { AdmissionMade } from "./admission-consequences.ts";
import { previewed } from "../common/preview.ts";
import { recalculated } from "./recalculated.ts";

export interface CancelAdmissionInput {
  serviceEntryId: number;
  /** Kept in the audit log. */
  reason: string;
  preview?: boolean;
}

/** What went with an admission. */
export interface CancelledAdmission {
  preview: boolean;
  serviceEntryId: number;
  clientId: number;
  scheduleLines: number;
  fundingLines: number;
  /** The home address of before is the home address again. */
  addressRestored: boolean;
  warnings: Warning[];
}

/**
 * Cancels an admission made in error: the entry and all that came with it goes, and stays in the audit log. The home
 * address of before is restored, unless the addresses were changed since.
 * @throws NOT_FOUND, LINE_BILLED when something was ever billed or claimed, CONFLICT when something else stands on the stay
 */
export async function cancelAdmission(ctx: Context, input: CancelAdmissionInput): Promise<CancelledAdmission> {
  requireScope(ctx, "customers:write");
  const { preview = false } = input;
  return change(ctx, async (tx) => {
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    return { preview, ...(await previewed(tx, preview, (inner) => cancel(inner, ctx, entry, input.reason))) };
  });
}

async function cancel(
  tx: OrmTx,
  ctx: Context,
  entry: typeof schema.serviceEntry.$inferSelect,
  reason: string,
): Promise<Omit<CancelledAdmission, "preview">> {
  const { id, clientId, serviceId } = entry;
  const [partner] = await rowsOf<{ name: string }>(
    tx,
    sql`select c.name from entry_partner t join customer c on c.id = t.client_id where t.service_entry_id = ${id} limit 1`,
  );
  if (partner !== undefined)
    throw new ServiceError("CONFLICT", `${partner.name} shares the entry as a partner: take the partner away first.`);
  const gone = await oneOf<{ lines: object[]; funding: object[] }>(
    tx,
    sql`select coalesce((select jsonb_agg(to_jsonb(l) order by l.id) from billing_schedule_line l where l.service_entry_id = ${id}), '[]') as lines,
      coalesce((select jsonb_agg(to_jsonb(f) order by f.id) from funding_schedule_line f where f.service_entry_id = ${id}), '[]') as funding`,
  );
  const made = await firstOf<{ made: AdmissionMade | null }>(
    tx,
    sql`select admission_made as made from service_entry where id = ${id}`,
  );
  await tx
    .execute(sql`select banksia.cancel_admission(${id})`)
    .catch(whenRefused("REFERENCE", (detail) => new ServiceError("CONFLICT", detail)))
    .catch(whenRefused("LINE_BILLED", (detail) => new ServiceError("LINE_BILLED", detail)));
  const { addressRestored, warnings } = await restoreAddress(tx, clientId, made?.made ?? null);
  await dropCap(tx, clientId, made?.made ?? null);
  await audit(tx, ctx, {
    verb: "cancelAdmission",
    objectType: "service_entry",
    objectId: id,
    serviceId,
    before: { ...entry, scheduleLines: gone.lines, fundingLines: gone.funding },
    after: { reason },
  });
  return {
    serviceEntryId: id,
    clientId,
    scheduleLines: gone.lines.length,
    fundingLines: gone.funding.length,
    addressRestored,
    warnings: [...warnings, ...(await recalculated(tx, ctx, clientId))],
  };
}

async function restoreAddress(
  tx: OrmTx,
  clientId: number,
  made: AdmissionMade | null,
): Promise<{ addressRestored: boolean; warnings: Warning[] }> {
  const move = made?.address ?? null;
  if (move === null) return { addressRestored: false, warnings: [] };
  const { untouched } = await oneOf<{ untouched: boolean }>(
    tx,
    sql`select exists (select from address where id = ${move.made} and customer_id = ${clientId} and active and is_primary)
      and not exists (select from jsonb_to_recordset(${JSON.stringify(move.before)}::text::jsonb) as x (id bigint)
        where not exists (select from address a where a.id = x.id and a.customer_id = ${clientId} and a.active)) as untouched`,
  );
  if (!untouched)
    return {
      addressRestored: false,
      warnings: [
        {
          code: "ADDRESS_KEPT",
          detail:
            "The client's addresses were changed since the admission and stay as they are: look whether the home address is right.",
        },
      ],
    };
  await tx.execute(sql`
    update address a set purpose_ids = array(select jsonb_array_elements_text(x.purposes)::bigint), is_primary = x.primary
    from (select (o ->> 'id')::bigint as id, o -> 'purposeIds' as purposes, (o ->> 'primary')::boolean as primary
      from jsonb_array_elements(${JSON.stringify(move.before)}::text::jsonb) o) x
    where a.id = x.id and a.customer_id = ${clientId}`);
  await tx.execute(
    sql`update address set active = false, is_primary = false where id = ${move.made} and customer_id = ${clientId}`,
  );
  return { addressRestored: true, warnings: [] };
}

/** The cap set-up that came with the admission goes, unless people have worked on it or another stay needs it. */
async function dropCap(tx: OrmTx, clientId: number, made: AdmissionMade | null): Promise<void> {
  if (made === null || made.cap === null) return;
  await tx.execute(sql`
    delete from client_cap where client_id = ${clientId} and first_entry_date = ${made.cap} and opening_date is null
      and lifetime_opening = 0 and not allow_beyond and annual and lifetime and care_days_before = 0
      and not exists (select from billing_schedule_line l join billing_code b on b.id = l.billing_code_id
        where l.client_id = ${clientId} and b.capped and not l.in_error)`);
}
