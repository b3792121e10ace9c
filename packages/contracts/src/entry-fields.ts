import { z } from "zod";
import { day, id, instant, optionalText, percent, warning } from "./fields.ts";
import { careSetting } from "./services.ts";

export const departureReason = z
  .enum(["deceased", "home", "hospital", "other_service", "other"])
  .meta({ id: "DepartureReason" });

/** Whether an accommodation payment applies, and who pays for the room. */
export const accommodationStatus = z
  .enum(["not_applicable", "not_known", "not_supported", "partly_supported", "supported", "ingoing_contribution"])
  .meta({ id: "AccommodationStatus" });

export const feeArrangement = z.enum(["PRE14", "POST14", "NOV25"]).meta({ id: "FeeArrangement" });

/** A capacity score of short-term restorative care, 0 to 100. */
export const capacity = percent.nullable();

export const serviceEntry = z
  .object({
    id,
    /** The primary client, now. */
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceId: id,
    serviceName: z.string(),
    careTypeId: id,
    careTypeName: z.string(),
    setting: careSetting,
    /** The place of the newest move, which may still be ahead. */
    placeId: id.nullable(),
    placeCode: z.string().nullable(),
    /** Where the client is today; null before the entry and after the departure. */
    currentPlaceId: id.nullable(),
    currentPlaceCode: z.string().nullable(),
    funded: z.boolean(),
    entryDate: day,
    billingStartDate: day,
    accommodationStatus,
    /** First admission before 1 July 2014, and whether the means testing of that day applies. */
    careBeforeJuly2014: z.boolean(),
    newMeansTesting: z.boolean(),
    /** Day of the service agreement. */
    agreementDate: day.nullable(),
    initialCapacity: capacity,
    departureCapacity: capacity,
    /** An entry, or departure, has to be told to the government's portal. */
    entryEventRequired: z.boolean(),
    departureEventRequired: z.boolean(),
    partnered: z.boolean(),
    /** The entry in another service that this one continues after a facility transfer. */
    transferredFromId: id.nullable(),
    departureDate: day.nullable(),
    departureReason: departureReason.nullable(),
    /** Day on which notice of leaving was given. */
    noticeDate: day.nullable(),
    /** Day on which probate or letters of administration were shown. */
    probateDate: day.nullable(),
    /** Last billable day where it differs from the departure day. */
    billingEndDate: day.nullable(),
    accommodationPaymentId: id,
    /** As of today in the time zone of the service's legal entity. */
    status: z.enum(["expected", "current", "departed"]),
    createdAt: instant,
  })
  .meta({ id: "ServiceEntry" });
export type ServiceEntry = z.infer<typeof serviceEntry>;

/** What a person decides of an entry besides who, where and when; what is left out has its default. */
export const entryFacts = {
  /** Of the service, when left out. */
  funded: z.boolean().optional(),
  /** The entry date, when left out. */
  billingStartDate: day.optional(),
  /** `not_known` when left out. */
  accommodationStatus: accommodationStatus.optional(),
  /** Yes for a residential entry before 1 July 2014, no otherwise, when left out. */
  careBeforeJuly2014: z.boolean().optional(),
  /** When left out: yes, unless care began before 1 July 2014 and the rules of that day were not chosen. */
  newMeansTesting: z.boolean().optional(),
  agreementDate: day.nullable().optional(),
  initialCapacity: capacity.optional(),
  /** Yes for a funded resident of a residential service, when left out. */
  entryEventRequired: z.boolean().optional(),
  departureEventRequired: z.boolean().optional(),
};

/** Dates and choices of the person from which the fee and the accommodation arrangement follow. */
export const arrangementFacts = z
  .object({
    homeCareOnSep2024: z.enum(["none", "approved", "continuing"]).optional(),
    choiceOf2014: day.nullable().optional(),
    electionOf2025: day.nullable().optional(),
    agreementBefore2014: z.enum(["formal", "bond", "charge", "eligible", "none", "unknown"]).optional(),
    pre2014Fee: z.enum(["standard", "protected", "non_standard"]).optional(),
    hasDependentChild: z.boolean().optional(),
    formerPrisonerOfWar: z.boolean().optional(),
    inCareIn1997: z.boolean().optional(),
    /** Stays in residential care elsewhere that are not on record yet. */
    earlierStays: z
      .array(
        z.object({
          kind: z.enum(["permanent", "respite", "multi_purpose"]),
          home: z.string().trim().min(1, "Name the home.").max(200),
          startDate: day,
          endDate: day.nullable().default(null),
        }),
      )
      .max(50)
      .optional(),
  })
  .meta({ id: "ArrangementFacts" });
export type ArrangementFacts = z.infer<typeof arrangementFacts>;

/** True: everything is done, told and undone again. The numbers of what would be made mean nothing then. */
export const preview = z.boolean().default(false);

/** A person who shares the place and the entry of a primary client. */
export const entryPartner = z
  .object({
    id,
    serviceEntryId: id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    entryDate: day,
    /** Day of leaving, or of becoming the primary client. */
    departureDate: day.nullable(),
    departureReason: departureReason.nullable(),
    /** On `departureDate` the partner became the primary client of the entry. */
    becamePrimary: z.boolean(),
    status: z.enum(["expected", "current", "departed"]),
  })
  .meta({ id: "EntryPartner" });
export type EntryPartner = z.infer<typeof entryPartner>;

/** Who was the primary client of an entry, and when. */
export const entryPrimary = z
  .object({
    clientId: id,
    clientName: z.string(),
    startDate: day,
    /** Last day; null for the primary client now. */
    endDate: day.nullable(),
    /** Why the primary left, when the switch was their departure. */
    departureReason: departureReason.nullable(),
  })
  .meta({ id: "EntryPrimary" });

export const bedTransferReason = z
  .enum(["client_choice", "provider", "clinical", "other"])
  .meta({ id: "BedTransferReason" });

/** A move to another place within a stay. */
export const bedTransfer = z
  .object({
    id,
    serviceEntryId: id,
    fromPlaceId: id.nullable(),
    fromPlaceCode: z.string().nullable(),
    toPlaceId: id,
    toPlaceCode: z.string(),
    transferDate: day,
    reason: bedTransferReason,
    description: z.string().nullable(),
    /** The newest can be taken back. */
    newest: z.boolean(),
  })
  .meta({ id: "BedTransfer" });
export type BedTransfer = z.infer<typeof bedTransfer>;

/** An entry or departure that has to be told to the government's portal. */
export const portalEvent = z
  .object({
    id,
    serviceEntryId: id,
    serviceId: id,
    serviceName: z.string(),
    departmentServiceId: z.string().nullable(),
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    kind: z.enum(["entry", "departure"]),
    eventDate: day,
    departureReason: departureReason.nullable(),
    status: z.enum(["waiting", "lodged", "withdrawn"]),
    lodgedOn: day.nullable(),
    /** The number that the portal gave. */
    reference: z.string().nullable(),
    /** Days since the event that it waits; null unless it waits. */
    daysWaiting: z.int().nullable(),
  })
  .meta({ id: "PortalEvent" });
export type PortalEvent = z.infer<typeof portalEvent>;

export const entryChange = z
  .object({
    preview: z.boolean(),
    serviceEntry,
    /** Schedule lines of the entry that now wait to be adjusted. */
    adjustmentRequiredLines: z.int(),
    warnings: z.array(warning),
  })
  .meta({ id: "ServiceEntryChange" });

/** What departing a client asks for, alone or before a facility transfer. */
export const departureFacts = {
  noticeDate: day.nullable().default(null),
  /** Last billable day where it differs from the departure day. */
  billingEndDate: day.nullable().default(null),
  departureCapacity: capacity.optional(),
  /** Yes: partners who share the entry leave on the same day. */
  departPartners: z.boolean().default(false),
};

export const note = optionalText.default(null);
