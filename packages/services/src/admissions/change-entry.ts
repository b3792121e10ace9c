import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { updateRow } from "../common/row.ts";
import { todayOfService } from "../common/today.ts";
import { whenRefused } from "../common/violated.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { notFound, refuseIfAny } from "../errors.ts";
import { overlapRefused, placeFaults, refuseOverlap } from "./entry-clash.ts";
import { entryDateFaults } from "./entry-dates.ts";
import { entryWarnings } from "./entry-warnings.ts";
import { type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";

/** A service entry after a change. */
export interface ServiceEntryChange {
  serviceEntry: ServiceEntry;
  /** Schedule lines of the entry that now wait to be adjusted. */
  adjustmentRequiredLines: number;
  warnings: Warning[];
}

/** Changes a locked service entry after checking it whole, as it will stand. */
export async function changeEntry(
  tx: OrmTx,
  ctx: Context,
  before: typeof schema.serviceEntry.$inferSelect,
  patch: Partial<Omit<typeof schema.serviceEntry.$inferSelect, "id" | "clientId" | "serviceId">>,
  verb: string,
): Promise<ServiceEntryChange> {
  const after = { ...before, ...patch };
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, after.serviceId));
  const [careType] = await tx.select().from(schema.careType).where(eq(schema.careType.id, after.careTypeId));
  if (service === undefined || careType === undefined) throw notFound("service", after.serviceId);
  const today = await todayOfService(tx, ctx, service.id);
  refuseIfAny(entryDateFaults(after, today));
  const moved = (["placeId", "entryDate", "departureDate"] as const).some((field) => after[field] !== before[field]);
  const faults = moved ? await placeFaults(tx, after, service.allowPartnered) : [];
  if (service.kind === "residential" && after.placeId === null && before.placeId !== null)
    faults.push({ pointer: "/placeId", code: "REQUIRED", detail: "Choose the bed or room that the client is in." });
  refuseIfAny(faults);
  if (moved) await refuseOverlap(tx, after);
  await updateRow(tx, ctx, schema.serviceEntry, before, patch, {
    verb,
    objectType: "service_entry",
    serviceId: service.id,
  }).catch(whenRefused("ENTRY_OVERLAP", overlapRefused));

  const { required, uncovered } = await oneOf<{ required: number; uncovered: number }>(
    tx,
    sql`select count(*) filter (where adjust_from is not null) as required,
        count(*) filter (where start_date = ${before.billingStartDate}) as uncovered
      from billing_schedule_line where service_entry_id = ${before.id} and not in_error`,
  );
  const warnings = entryWarnings({ ...after, kind: service.kind, setting: careType.setting }, today);
  if (after.billingStartDate < before.billingStartDate && uncovered > 0)
    warnings.push({
      code: "LINES_START_LATER",
      detail: `${uncovered} schedule lines still start on ${dayWords(before.billingStartDate)}: move their start to bill from ${dayWords(after.billingStartDate)}.`,
    });
  return {
    serviceEntry: await loadServiceEntry(tx, ctx, before.id),
    adjustmentRequiredLines: required,
    warnings,
  };
}
