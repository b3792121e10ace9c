import type {
  Admission,
  ArrangementFacts,
  BodyInput,
  CareType,
  endpoints,
  ResidentFacts,
  Service,
} from "@banksia/contracts";
import { type AccommodationStatus, usualStatus } from "./words.ts";

/** What the flow of an admission asks for, in steps; and what the API is sent of it. */

export const STEPS = ["person", "stay", "facts", "summary"] as const;
export type Step = (typeof STEPS)[number];

export const STEP_WORDS: Record<Step, string> = {
  person: "Person",
  stay: "Stay",
  facts: "Fees and rules",
  summary: "Summary",
};

export interface EarlierStayValues {
  kind: "permanent" | "respite" | "multi_purpose";
  home: string;
  startDate: string;
  endDate: string;
}

export interface AdmitValues {
  clientId: number | null;
  serviceId: string;
  careTypeId: string;
  placeId: number | null;
  entryDate: string;
  billingStartDate: string;
  agreementDate: string;
  accommodationStatus: AccommodationStatus;
  funded: boolean;
  moveAddress: boolean;
  entryEventRequired: boolean;
  departureEventRequired: boolean;
  initialCapacity: string;
  careBeforeJuly2014: boolean;
  newMeansTesting: boolean;
  homeCareOnSep2024: ResidentFacts["homeCareOnSep2024"];
  choiceOf2014: string;
  electionOf2025: string;
  agreementBefore2014: ResidentFacts["agreementBefore2014"];
  pre2014Fee: ResidentFacts["pre2014Fee"];
  hasDependentChild: boolean;
  formerPrisonerOfWar: boolean;
  inCareIn1997: boolean;
  earlierStays: EarlierStayValues[];
}

export type AdmitBody = BodyInput<typeof endpoints.admitClient>;

export const NO_STAY: EarlierStayValues = { kind: "permanent", home: "", startDate: "", endDate: "" };

/** An admission of which nothing is known but what a link brought along. */
export function newAdmission(known: Partial<AdmitValues> & { entryDate: string }): AdmitValues {
  return {
    clientId: null,
    serviceId: "",
    careTypeId: "",
    placeId: null,
    billingStartDate: "",
    agreementDate: "",
    accommodationStatus: "not_known",
    funded: true,
    moveAddress: false,
    entryEventRequired: false,
    departureEventRequired: false,
    initialCapacity: "",
    careBeforeJuly2014: false,
    newMeansTesting: true,
    homeCareOnSep2024: "none",
    choiceOf2014: "",
    electionOf2025: "",
    agreementBefore2014: "unknown",
    pre2014Fee: "standard",
    hasDependentChild: false,
    formerPrisonerOfWar: false,
    inCareIn1997: false,
    earlierStays: [],
    ...known,
  };
}

/** The steps of an admission: the facts of fees are asked only of permanent residents. */
export function stepsFor(setting: CareType["setting"] | undefined): Step[] {
  return STEPS.filter((step) => step !== "facts" || setting === "residential");
}

/** Care types that a kind of service delivers; all of them where none fits. */
export function careTypesOf(careTypes: readonly CareType[], kind: Service["kind"] | undefined): CareType[] {
  const fits = careTypes.filter((one) => one.setting === kind || (kind === "residential" && one.setting === "respite"));
  return fits.length > 0 ? fits : [...careTypes];
}

/** The care type that an admission to this kind of service begins with: the only one that is just that kind of care. */
export function usualCareType(careTypes: readonly CareType[], kind: Service["kind"] | undefined): string {
  const same = careTypes.filter((one) => one.setting === kind);
  return same.length === 1 ? String(same[0]?.id ?? "") : "";
}

/** What follows from the chosen service and care type until somebody decides otherwise. */
export function defaultsOf(
  service: Service | undefined,
  careType: CareType | undefined,
): Pick<
  AdmitValues,
  "funded" | "moveAddress" | "entryEventRequired" | "departureEventRequired" | "accommodationStatus"
> {
  const funded = service?.funded ?? true;
  const resident = service?.kind === "residential" && funded;
  return {
    funded,
    // Whoever comes for respite goes home again.
    moveAddress: (service?.placeAddress ?? false) && careType?.setting !== "respite",
    entryEventRequired: resident,
    departureEventRequired: resident,
    accommodationStatus: usualStatus(careType?.setting),
  };
}

const FACTS = [
  "careBeforeJuly2014",
  "newMeansTesting",
  "homeCareOnSep2024",
  "choiceOf2014",
  "electionOf2025",
  "agreementBefore2014",
  "pre2014Fee",
  "hasDependentChild",
  "formerPrisonerOfWar",
  "inCareIn1997",
  "earlierStays",
];

/** The step that has the field of a fault. */
export function stepOf(pointer: string): Step {
  const field = pointer.replace(/^facts\//, "").split("/")[0] ?? "";
  if (field === "clientId") return "person";
  return FACTS.includes(field) ? "facts" : "stay";
}

/** A pointer of the API as the form names its field. */
export function fieldOf(pointer: string): string {
  return pointer.replace(/^facts\//, "");
}

/** What is missing before a step is complete. */
export function missingOf(step: Step, values: AdmitValues, placeNeeded: boolean): [field: string, message: string][] {
  const missing: [string, string][] = [];
  const need = (field: string, value: unknown, message: string) => {
    if (value === "" || value === null) missing.push([field, message]);
  };
  if (step === "person") need("clientId", values.clientId, "Choose the person, or create a new one.");
  if (step === "stay") {
    need("serviceId", values.serviceId, "Choose the facility.");
    need("careTypeId", values.careTypeId, "Choose the care type.");
    need("entryDate", values.entryDate, "Enter the day of arrival.");
    if (placeNeeded) need("placeId", values.placeId, "Choose the room or bed that the client moves into.");
  }
  if (step === "facts")
    for (const [index, stay] of values.earlierStays.entries()) {
      need(`earlierStays/${index}/home`, stay.home.trim(), "Name the home.");
      need(`earlierStays/${index}/startDate`, stay.startDate, "Enter the first day there.");
      need(`earlierStays/${index}/endDate`, stay.endDate, "Enter the last day there: it ends by this entry.");
    }
  return missing;
}

/** The facts of a person that were typed: those that differ from what is on record. */
function factsOf(values: AdmitValues, onRecord: ResidentFacts | null): ArrangementFacts | null {
  const typed = {
    homeCareOnSep2024: values.homeCareOnSep2024,
    choiceOf2014: values.choiceOf2014 || null,
    electionOf2025: values.electionOf2025 || null,
    agreementBefore2014: values.agreementBefore2014,
    pre2014Fee: values.pre2014Fee,
    hasDependentChild: values.hasDependentChild,
    formerPrisonerOfWar: values.formerPrisonerOfWar,
    inCareIn1997: values.inCareIn1997,
  };
  const stays = values.earlierStays.map((stay) => ({ ...stay, home: stay.home.trim() }));
  const same =
    onRecord !== null && Object.entries(typed).every(([name, value]) => Reflect.get(onRecord, name) === value);
  if (same && stays.length === 0) return null;
  return { ...typed, ...(stays.length > 0 ? { earlierStays: stays } : {}) };
}

/** What the API is sent. Nothing is sent of steps that the care type does not have. */
export function admissionBody(
  values: AdmitValues,
  context: { setting: CareType["setting"] | undefined; onRecord: ResidentFacts | null },
): Omit<AdmitBody, "preview"> | null {
  if (values.clientId === null || values.serviceId === "" || values.careTypeId === "" || values.entryDate === "")
    return null;
  const resident = context.setting === "residential";
  const facts = resident ? factsOf(values, context.onRecord) : null;
  return {
    clientId: values.clientId,
    serviceId: Number(values.serviceId),
    careTypeId: Number(values.careTypeId),
    placeId: values.placeId,
    entryDate: values.entryDate,
    ...(values.billingStartDate ? { billingStartDate: values.billingStartDate } : {}),
    agreementDate: values.agreementDate || null,
    accommodationStatus: values.accommodationStatus,
    funded: values.funded,
    moveAddress: values.moveAddress && values.placeId !== null,
    entryEventRequired: values.entryEventRequired,
    departureEventRequired: values.departureEventRequired,
    initialCapacity: values.initialCapacity || null,
    ...(resident ? { careBeforeJuly2014: values.careBeforeJuly2014, newMeansTesting: values.newMeansTesting } : {}),
    ...(facts ? { facts } : {}),
  };
}

/** Fees without a price: their client is set aside by runs. */
export function feesWithoutRate(admission: Admission): Admission["fees"] {
  return admission.fees.filter((fee) => fee.rate === null);
}
