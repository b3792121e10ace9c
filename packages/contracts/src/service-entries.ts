import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, warning } from "./fields.ts";
import { idParam, listOf, page, search, sortBy } from "./query.ts";
import { scheduleLine } from "./schedule.ts";
import { careSetting } from "./services.ts";

export const departureReason = z
  .enum(["deceased", "home", "hospital", "other_service", "other"])
  .meta({ id: "DepartureReason" });

export const serviceEntry = z
  .object({
    id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceId: id,
    serviceName: z.string(),
    careTypeId: id,
    careTypeName: z.string(),
    setting: careSetting,
    placeId: id.nullable(),
    placeCode: z.string().nullable(),
    funded: z.boolean(),
    entryDate: day,
    billingStartDate: day,
    departureDate: day.nullable(),
    departureReason: departureReason.nullable(),
    billingEndDate: day.nullable(),
    /** As of today in the time zone of the service's legal entity. */
    status: z.enum(["expected", "current", "departed"]),
    createdAt: instant,
  })
  .meta({ id: "ServiceEntry" });
export type ServiceEntry = z.infer<typeof serviceEntry>;

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
    placeId: idParam().optional(),
    status: z.enum(["expected", "current", "departed"]).optional(),
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

export const admitClient = defineEndpoint({
  id: "admitClient",
  area: "admissions",
  method: "post",
  path: "/service-entries",
  scope: "customers:write",
  summary: "Admit a client: create the entry and the schedule lines of the care type's template",
  created: true,
  body: z.object({
    clientId: id,
    serviceId: id,
    careTypeId: id,
    placeId: id.nullable().default(null),
    /** Of the service, when left out. */
    funded: z.boolean().optional(),
    entryDate: day,
    /** The entry date, when left out. */
    billingStartDate: day.optional(),
  }),
  response: z
    .object({ serviceEntry, scheduleLines: z.array(scheduleLine), warnings: z.array(warning) })
    .meta({ id: "Admission" }),
});

const entryChange = z
  .object({
    serviceEntry,
    /** Schedule lines of the entry that now wait to be adjusted. */
    adjustmentRequiredLines: z.int(),
    warnings: z.array(warning),
  })
  .meta({ id: "ServiceEntryChange" });

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
    departureDate: day.nullable().optional(),
    departureReason: departureReason.nullable().optional(),
    billingEndDate: day.nullable().optional(),
  }),
  response: entryChange,
});

export const departClient = defineEndpoint({
  id: "departClient",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/depart",
  scope: "customers:write",
  summary: "Depart a client from a service",
  params: entryParams,
  body: z.object({
    departureDate: day,
    departureReason,
    /** Last billable day where it differs from the departure day. */
    billingEndDate: day.nullable().default(null),
  }),
  response: entryChange,
});

export const serviceEntriesEndpoints = {
  listServiceEntries,
  getServiceEntry,
  admitClient,
  updateServiceEntry,
  departClient,
};
