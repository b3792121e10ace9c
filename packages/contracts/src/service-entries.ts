import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import {
  accommodationStatus,
  arrangementFacts,
  bedTransfer,
  capacity,
  departureFacts,
  departureReason,
  entryChange,
  entryFacts,
  entryPartner,
  entryPrimary,
  feeArrangement,
  portalEvent,
  preview,
  serviceEntry,
} from "./entry-fields.ts";
import { day, id, money, rate, reason, warning } from "./fields.ts";
import { idParam, listOf, page, search, sortBy } from "./query.ts";
import { billingUnit, scheduleLine } from "./schedule.ts";

export type { ArrangementFacts, ServiceEntry } from "./entry-fields.ts";

export const listServiceEntries = defineEndpoint({
  id: "listServiceEntries",
  area: "admissions",
  method: "get",
  path: "/service-entries",
  scope: "customers:read",
  summary: "List service entries",
  list: true,
  query: z.object({
    search: search.optional(),
    clientId: idParam().optional(),
    serviceId: idParam().optional(),
    careTypeId: idParam().optional(),
    /** Whose newest place is this one. */
    placeId: idParam().optional(),
    status: z.enum(["expected", "current", "departed"]).optional(),
    /** First and last entry date, both included. */
    entryFrom: day.optional(),
    entryTo: day.optional(),
    /** First and last departure date, both included; entries without one are left out. */
    departureFrom: day.optional(),
    departureTo: day.optional(),
    sort: sortBy("entryDate", "departureDate", "clientName").optional(),
    ...page,
  }),
  response: listOf(serviceEntry),
});

const entryParams = z.object({ serviceEntryId: idParam() });

export const getServiceEntry = defineEndpoint({
  id: "getServiceEntry",
  area: "admissions",
  method: "get",
  path: "/service-entries/{serviceEntryId}",
  scope: "customers:read",
  summary: "One service entry",
  params: entryParams,
  response: serviceEntry,
});

/** Where the client of an entry lived, from a day until the day of moving on. */
const placeStay = z
  .object({ placeId: id, placeCode: z.string(), wing: z.string().nullable(), startDate: day, endDate: day.nullable() })
  .meta({ id: "PlaceStay" });

export const entryHistory = z
  .object({
    serviceEntry,
    placeStays: z.array(placeStay),
    bedTransfers: z.array(bedTransfer),
    partners: z.array(entryPartner),
    /** In order; empty when the primary client was never switched. */
    primaries: z.array(entryPrimary),
    portalEvents: z.array(portalEvent),
    transferredFrom: serviceEntry.nullable(),
    /** The entry that continues this one in another service. */
    transferredTo: serviceEntry.nullable(),
  })
  .meta({ id: "EntryHistory" });
export type EntryHistory = z.infer<typeof entryHistory>;

export const getEntryHistory = defineEndpoint({
  id: "getEntryHistory",
  area: "admissions",
  method: "get",
  path: "/service-entries/{serviceEntryId}/history",
  scope: "customers:read",
  summary:
    "Everything that happened in a stay: places, bed transfers, partners, primaries, portal events, facility transfers",
  params: entryParams,
  response: entryHistory,
});

export const clientStay = z
  .object({
    serviceEntry,
    /** What the client is, or was, in the entry. */
    role: z.enum(["primary", "former_primary", "partner"]),
    startDate: day,
    /** Day of leaving the entry or the role; null while it lasts. */
    endDate: day.nullable(),
  })
  .meta({ id: "ClientStay" });
export type ClientStay = z.infer<typeof clientStay>;

export const listClientStays = defineEndpoint({
  id: "listClientStays",
  area: "admissions",
  method: "get",
  path: "/customers/{customerId}/stays",
  scope: "customers:read",
  summary: "Every stay of a person, the newest first: own entries, entries as former primary, and as partner",
  params: z.object({ customerId: idParam() }),
  response: z.object({ items: z.array(clientStay) }),
});

/** A fee that an admission gives, with what it comes to. */
const admissionFee = z
  .object({
    scheduleLineId: id,
    billingCode: z.string(),
    description: z.string(),
    unit: billingUnit,
    quantity: rate,
    startDate: day,
    /** The day that rate and amount are for: today, or the first billed day when that is later. */
    onDay: day,
    /** Per unit; null where none is in force. */
    rate: rate.nullable(),
    /** The client's own rate, not the one for all. */
    rateOwn: z.boolean().nullable(),
    /** Worked out from the client's facts. */
    rateDerived: z.boolean().nullable(),
    rateSource: z.string().nullable(),
    /** Before caps; null without a rate and for fees per each. */
    amountADay: money.nullable(),
  })
  .meta({ id: "AdmissionFee" });

const admissionFunding = z
  .object({
    fundingScheduleLineId: id,
    fundingCode: z.string(),
    description: z.string(),
    unit: z.enum(["day", "month"]),
    startDate: day,
    endDate: day.nullable(),
    /** The fee that it mirrors with the opposite sign. */
    mirrorsScheduleLineId: id.nullable(),
  })
  .meta({ id: "AdmissionFunding" });

const movedAddress = z.object({
  addressId: id,
  line: z.string(),
  suburb: z.string(),
  state: z.string(),
  postcode: z.string(),
  primary: z.boolean(),
  /** Names of what it is for. */
  purposes: z.array(z.string()),
});

const addressMoves = z
  .object({
    /** The home address made from the place; null when none was made. */
    made: movedAddress.nullable(),
    /** Addresses that were home before, as they are now. */
    changed: z.array(movedAddress),
  })
  .meta({ id: "AddressMoves" });

export const admission = z
  .object({
    preview: z.boolean(),
    serviceEntry,
    scheduleLines: z.array(scheduleLine),
    fees: z.array(admissionFee),
    /** Of the fees that have an amount a day. */
    totalADay: money,
    fundingLines: z.array(admissionFunding),
    addressMoves,
    portalEvents: z.array(portalEvent),
    /** Of the entry day; null outside residential care. */
    arrangement: z
      .object({
        cohort: z.enum(["PRE14", "POST14", "POST14-HC", "NOV25", "OPT-IN", "BREAK"]),
        fee: feeArrangement,
        accommodation: feeArrangement,
      })
      .nullable(),
    /** The cap set-up that came with it; null when none did. */
    capFirstEntryDate: day.nullable(),
    warnings: z.array(warning),
  })
  .meta({ id: "Admission" });
export type Admission = z.infer<typeof admission>;

export const admitClient = defineEndpoint({
  id: "admitClient",
  area: "admissions",
  method: "post",
  path: "/service-entries",
  scope: "customers:write",
  summary:
    "Admit a client: the entry with its fees, funding, home address, portal event and accommodation header in one act",
  description: "With `preview: true` it tells what would be made, and makes nothing.",
  created: true,
  body: z.object({
    clientId: id,
    serviceId: id,
    careTypeId: id,
    placeId: id.nullable().default(null),
    entryDate: day,
    ...entryFacts,
    /** Whether the place becomes the home address; as the service has it, when left out. */
    moveAddress: z.boolean().optional(),
    facts: arrangementFacts.optional(),
    preview,
  }),
  response: admission,
});

export const updateServiceEntry = defineEndpoint({
  id: "updateServiceEntry",
  area: "admissions",
  method: "patch",
  path: "/service-entries/{serviceEntryId}",
  scope: "customers:write",
  summary: "Change a service entry; `departureDate: null` takes a departure back",
  params: entryParams,
  body: z.object({
    placeId: id.nullable().optional(),
    funded: z.boolean().optional(),
    entryDate: day.optional(),
    billingStartDate: day.optional(),
    accommodationStatus: accommodationStatus.optional(),
    careBeforeJuly2014: z.boolean().optional(),
    newMeansTesting: z.boolean().optional(),
    agreementDate: day.nullable().optional(),
    initialCapacity: capacity.optional(),
    departureCapacity: capacity.optional(),
    entryEventRequired: z.boolean().optional(),
    departureEventRequired: z.boolean().optional(),
    partnered: z.boolean().optional(),
    departureDate: day.nullable().optional(),
    departureReason: departureReason.nullable().optional(),
    noticeDate: day.nullable().optional(),
    probateDate: day.nullable().optional(),
    billingEndDate: day.nullable().optional(),
    preview,
  }),
  response: entryChange,
});

export const departClient = defineEndpoint({
  id: "departClient",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/depart",
  scope: "customers:write",
  summary: "Depart a client from a service; a death has the reason `deceased`",
  params: entryParams,
  body: z.object({
    departureDate: day,
    departureReason,
    ...departureFacts,
    probateDate: day.nullable().default(null),
    preview,
  }),
  response: entryChange,
});

export const undoDeparture = defineEndpoint({
  id: "undoDeparture",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/undo-departure",
  scope: "customers:write",
  summary: "Take a departure back, with what it ended: funding lines, leave, partners",
  params: entryParams,
  body: z.object({ preview }),
  response: entryChange,
});

export const cancelAdmission = defineEndpoint({
  id: "cancelAdmission",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/cancel",
  scope: "customers:write",
  summary: "Cancel an admission made in error, before anything was billed: all that it made goes",
  params: entryParams,
  body: z.object({ reason, preview }),
  response: z
    .object({
      preview: z.boolean(),
      serviceEntryId: id,
      clientId: id,
      scheduleLines: z.int(),
      fundingLines: z.int(),
      /** The home address of before is the home address again. */
      addressRestored: z.boolean(),
      warnings: z.array(warning),
    })
    .meta({ id: "CancelledAdmission" }),
});

export const admissionSettings = z
  .object({
    /** Code of the purpose of the address that a place gives. */
    homePurpose: z.string(),
    /** Code of the purpose that the home address of before gets in its place. */
    oldHomePurpose: z.string(),
  })
  .meta({ id: "AdmissionSettings" });

export const getAdmissionSettings = defineEndpoint({
  id: "getAdmissionSettings",
  area: "admissions",
  method: "get",
  path: "/admission-settings",
  scope: "setup:read",
  summary: "What admissions do to addresses",
  response: admissionSettings,
});

export const updateAdmissionSettings = defineEndpoint({
  id: "updateAdmissionSettings",
  area: "admissions",
  method: "patch",
  path: "/admission-settings",
  scope: "setup:write",
  summary: "Change what admissions do to addresses",
  body: z.object({ homePurpose: z.string().max(30).optional(), oldHomePurpose: z.string().max(30).optional() }),
  response: admissionSettings,
});

export const listPortalEvents = defineEndpoint({
  id: "listPortalEvents",
  area: "admissions",
  method: "get",
  path: "/portal-events",
  scope: "customers:read",
  summary: "List entries and departures that have to be told to the government's portal",
  list: true,
  query: z.object({
    search: search.optional(),
    serviceId: idParam().optional(),
    clientId: idParam().optional(),
    kind: z.enum(["entry", "departure"]).optional(),
    status: z.enum(["waiting", "lodged", "withdrawn"]).optional(),
    sort: sortBy("eventDate", "clientName", "serviceName").optional(),
    ...page,
  }),
  response: listOf(portalEvent),
});

export const updatePortalEvent = defineEndpoint({
  id: "updatePortalEvent",
  area: "admissions",
  method: "patch",
  path: "/portal-events/{portalEventId}",
  scope: "customers:write",
  summary: "Mark a portal event lodged with its reference, waiting again, or withdrawn",
  params: z.object({ portalEventId: idParam() }),
  body: z.object({
    status: z.enum(["waiting", "lodged", "withdrawn"]),
    /** Today, when left out. */
    lodgedOn: day.optional(),
    reference: z.string().trim().max(100).nullable().optional(),
  }),
  response: portalEvent,
});

export const serviceEntriesEndpoints = {
  listServiceEntries,
  getServiceEntry,
  getEntryHistory,
  listClientStays,
  admitClient,
  updateServiceEntry,
  departClient,
  undoDeparture,
  cancelAdmission,
  getAdmissionSettings,
  updateAdmissionSettings,
  listPortalEvents,
  updatePortalEvent,
};
