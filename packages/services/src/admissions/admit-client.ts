import { type OrmTx, schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { lineWarnings } from "../billing/line-warnings.ts";
import { type ScheduleLine, loadScheduleLines } from "../billing/schedule-line-view.ts";
import { audit } from "../common/audit.ts";
import { todayOfService } from "../common/today.ts";
import { whenRefused } from "../common/violated.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { overlapRefused, placeFaults, refuseOverlap } from "./entry-clash.ts";
import { entryDateFaults } from "./entry-dates.ts";
import { entryWarnings } from "./entry-warnings.ts";
import { type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";
import { templateLines } from "./template-lines.ts";

export interface AdmitClientInput {
  clientId: number;
  serviceId: number;
  careTypeId: number;
  /** A bed of a residential service; optional elsewhere. */
  placeId: number | null;
  /** That of the service, when left out. */
  funded?: boolean;
  entryDate: string;
  /** The entry date, when left out. */
  billingStartDate?: string;
}

export interface Admission {
  serviceEntry: ServiceEntry;
  /** The fees that the template of the care type gave. */
  scheduleLines: ScheduleLine[];
  warnings: Warning[];
}

/**
 * Admits a client: the service entry and the billing schedule lines of the care type's template in one act.
 * @throws VALIDATION, ENTRY_OVERLAP
 */
export async function admitClient(ctx: Context, input: AdmitClientInput): Promise<Admission> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { service, careType } = await checkParties(tx, input);
    const { clientId, serviceId, careTypeId, placeId, entryDate, billingStartDate = entryDate } = input;
    const stay = { id: null, clientId, serviceId, placeId, entryDate, departureDate: null };
    const dates = { entryDate, billingStartDate, departureDate: null, departureReason: null, billingEndDate: null };
    const today = await todayOfService(tx, ctx, serviceId);
    const faults = [...entryDateFaults(dates, today), ...(await placeFaults(tx, stay, service.allowPartnered))];
    if (service.kind === "residential" && placeId === null)
      faults.push({
        pointer: "/placeId",
        code: "REQUIRED",
        detail: "Choose the bed or room that the client moves into.",
      });
    refuseIfAny(faults);
    await refuseOverlap(tx, stay);

    const [entry] = await tx
      .insert(schema.serviceEntry)
      .values({
        clientId,
        serviceId,
        careTypeId,
        placeId,
        funded: input.funded ?? service.funded,
        entryDate,
        billingStartDate,
      })
      .returning()
      .catch(whenRefused("ENTRY_OVERLAP", overlapRefused));
    if (entry === undefined) throw new Error("An insert gave no row.");
    const template = await templateLines(tx, careTypeId, serviceId);
    const lines =
      template.lines.length === 0
        ? []
        : await tx
            .insert(schema.billingScheduleLine)
            .values(
              template.lines.map((line) => ({
                clientId,
                serviceId,
                serviceEntryId: entry.id,
                serviceGroupId: line.serviceGroupId,
                billingCodeId: line.billingCodeId,
                quantity: line.quantity,
                startDate: billingStartDate,
              })),
            )
            .returning();
    await audit(tx, ctx, {
      verb: "admitClient",
      objectType: "service_entry",
      objectId: entry.id,
      serviceId,
      after: { ...entry, scheduleLines: lines },
    });
    const lineIds = lines.map((line) => line.id);
    return {
      serviceEntry: await loadServiceEntry(tx, ctx, entry.id),
      scheduleLines: await loadScheduleLines(tx, ctx, lineIds),
      warnings: [
        ...entryWarnings({ ...dates, kind: service.kind, setting: careType.setting }, today),
        ...template.warnings,
        ...(await lineWarnings(tx, lineIds)),
      ],
    };
  });
}

async function checkParties(tx: OrmTx, input: AdmitClientInput) {
  const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, input.clientId));
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, input.serviceId));
  const [careType] = await tx.select().from(schema.careType).where(eq(schema.careType.id, input.careTypeId));
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (client === undefined) fault("/clientId", "UNKNOWN", `There is no customer ${input.clientId} that you can see.`);
  else if (client.type !== "person")
    fault("/clientId", "NOT_ALLOWED", "Only a person can be admitted; an organisation can only pay.");
  else if (!client.active) fault("/clientId", "INACTIVE", `${client.name} is no longer active: activate first.`);
  if (service === undefined) fault("/serviceId", "UNKNOWN", `There is no service ${input.serviceId} that you can see.`);
  else if (!service.active) fault("/serviceId", "INACTIVE", `${service.name} is closed: choose another service.`);
  if (careType === undefined) fault("/careTypeId", "UNKNOWN", `There is no care type ${input.careTypeId}.`);
  refuseIfAny(faults);
  if (service === undefined || careType === undefined) throw new Error("A fault was lost.");
  return { service, careType };
}
