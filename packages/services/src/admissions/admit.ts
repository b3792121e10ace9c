import { type OrmTx, schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { lineWarnings } from "../billing/line-warnings.ts";
import { audit } from "../common/audit.ts";
import { todayOfService } from "../common/today.ts";
import { whenRefused } from "../common/violated.ts";
import type { Warning } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import { admissionConsequences } from "./admission-consequences.ts";
import { type Admission, loadAdmission } from "./admission-view.ts";
import { type ArrangementFactsInput, arrangementFactFaults, writeArrangementFacts } from "./arrangement-facts.ts";
import { overlapRefused, partnerFaults, placeFaults, refuseOverlap, whenTaken } from "./entry-clash.ts";
import { entryDateFaults } from "./entry-dates.ts";
import { type EntryFactsInput, entryFactFaults, withEntryDefaults } from "./entry-facts.ts";
import { entryWarnings, factWarnings, moveWarnings } from "./entry-warnings.ts";
import { issueWarnings } from "./recalculated.ts";
import { templateWarnings } from "./template-lines.ts";

export interface AdmitInput extends EntryFactsInput {
  clientId: number;
  serviceId: number;
  careTypeId: number;
  /** A bed of a residential service; optional elsewhere. */
  placeId: number | null;
  entryDate: string;
  /** The entry date, when left out. */
  billingStartDate?: string | undefined;
  /** Whether the place becomes the home address; as the service has it, when left out. */
  moveAddress?: boolean | undefined;
  facts?: ArrangementFactsInput;
}

/**
 * Admits a client in a transaction that is under way.
 * @throws VALIDATION, ENTRY_OVERLAP
 */
export async function admit(
  tx: OrmTx,
  ctx: Context,
  input: AdmitInput,
  how: { verb: string; transferredFromId: number | null },
): Promise<Omit<Admission, "preview">> {
  const { service, careType, choiceOf2014 } = await checkParties(tx, input);
  const { clientId, serviceId, careTypeId, placeId, entryDate, billingStartDate = entryDate } = input;
  const stay = { id: null, clientId, serviceId, placeId, entryDate, departureDate: null };
  const dates = { ...noDeparture, entryDate, billingStartDate };
  const today = await todayOfService(tx, ctx, serviceId);
  const facts = withEntryDefaults(input, { service, setting: careType.setting, entryDate, choiceOf2014 });
  const faults = [
    ...entryDateFaults(dates, today),
    ...entryFactFaults({ ...dates, ...facts, setting: careType.setting, departureCapacity: null }),
    ...arrangementFactFaults(input.facts, entryDate),
    ...(await placeFaults(tx, stay, service.allowPartnered)),
    ...(await partnerFaults(tx, stay)),
  ];
  if (service.kind === "residential" && placeId === null)
    faults.push({
      pointer: "/placeId",
      code: "REQUIRED",
      detail: "Choose the bed or room that the client moves into.",
    });
  refuseIfAny(faults);
  await refuseOverlap(tx, stay);

  await writeArrangementFacts(tx, clientId, input.facts);
  const values = { clientId, serviceId, careTypeId, placeId, entryDate, billingStartDate, ...facts };
  const [entry] = await tx
    .insert(schema.serviceEntry)
    .values({ ...values, transferredFromId: how.transferredFromId })
    .returning()
    .catch(whenRefused("ENTRY_OVERLAP", overlapRefused))
    .catch(whenTaken());
  if (entry === undefined) throw new Error("An insert gave no row.");
  const query = queryOfOrm(tx);
  const moveAddress = input.moveAddress ?? service.placeAddress;
  const made = await admissionConsequences(
    query,
    [{ id: entry.id, clientId, template: true, moveAddress }],
    ctx.today(),
  );
  const address = made.addresses[0] ?? null;
  const admission = await loadAdmission(
    tx,
    ctx,
    entry.id,
    { address, cap: made.caps[0]?.firstEntryDate ?? null },
    today,
  );
  await audit(tx, ctx, {
    verb: how.verb,
    objectType: "service_entry",
    objectId: entry.id,
    serviceId,
    after: {
      ...entry,
      facts: input.facts ?? null,
      scheduleLines: admission.scheduleLines,
      fundingLines: admission.fundingLines,
      addressMoves: admission.addressMoves,
      capFirstEntryDate: admission.capFirstEntryDate,
    },
  });
  const warnings: Warning[] = [
    ...entryWarnings({ ...dates, kind: service.kind, setting: careType.setting }, today),
    ...(await factWarnings(tx, { clientId, setting: careType.setting, entryDate, ...facts })),
    ...(await moveWarnings(tx, entry.id)),
    ...(await templateWarnings(query, entry.id)),
    ...(await lineWarnings(
      tx,
      admission.scheduleLines.map((line) => line.id),
    )),
    ...issueWarnings(made.recalculated),
  ];
  if (moveAddress && address === null && !hasAddress(service, await addressOf(tx, placeId)))
    warnings.push({
      code: "ADDRESS_MISSING",
      detail: `${service.name} has no full address: the client's addresses stay as they are. Enter street, suburb and postcode at the service.`,
    });
  return { ...admission, warnings };
}

const noDeparture = {
  departureDate: null,
  departureReason: null,
  billingEndDate: null,
  noticeDate: null,
  probateDate: null,
};

type Service = typeof schema.service.$inferSelect;

const hasAddress = (service: Service, placeLine: string | null): boolean =>
  (placeLine ?? service.addressLine) !== null && service.suburb !== null && service.postcode !== null;

async function addressOf(tx: OrmTx, placeId: number | null): Promise<string | null> {
  if (placeId === null) return null;
  const [place] = await tx.select().from(schema.place).where(eq(schema.place.id, placeId));
  return place?.addressLine ?? null;
}

async function checkParties(tx: OrmTx, input: AdmitInput) {
  const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, input.clientId));
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, input.serviceId));
  const [careType] = await tx.select().from(schema.careType).where(eq(schema.careType.id, input.careTypeId));
  const [known] = await tx.select().from(schema.residentFacts).where(eq(schema.residentFacts.clientId, input.clientId));
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
  const choiceOf2014 =
    input.facts?.choiceOf2014 === undefined ? (known?.choiceOf2014 ?? null) : input.facts.choiceOf2014;
  return { service, careType, choiceOf2014 };
}
