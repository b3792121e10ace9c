import { z } from "zod";
import { scheduleLine } from "./schedule.ts";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, money, moneyInput, name, optionalText, state } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";

export const serviceKind = z.enum(["residential", "village", "home_care", "ndis"]).meta({ id: "ServiceKind" });
export const careSetting = z
  .enum(["residential", "respite", "village", "home_care", "ndis"])
  .meta({ id: "CareSetting" });
export const departureReason = z
  .enum(["deceased", "home", "hospital", "other_service", "other"])
  .meta({ id: "DepartureReason" });

const abn = z
  .string()
  .transform((value) => value.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{11}$/, "An ABN has 11 digits."));

export const legalEntity = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    abn: z.string(),
    timeZone: z.string(),
    /** Days before this one were billed by an earlier system and are never proposed. */
    billFrom: day.nullable(),
    today: day,
  })
  .meta({ id: "LegalEntity" });
export type LegalEntity = z.infer<typeof legalEntity>;

export const service = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: serviceKind,
    legalEntityId: id,
    legalEntityName: z.string(),
    departmentServiceId: z.string().nullable(),
    state,
    funded: z.boolean(),
    allowPartnered: z.boolean(),
    active: z.boolean(),
  })
  .meta({ id: "Service" });
export type Service = z.infer<typeof service>;

export const place = z
  .object({
    id,
    serviceId: id,
    serviceName: z.string(),
    code: z.string(),
    wing: z.string().nullable(),
    price: money.nullable(),
    active: z.boolean(),
    /** The client whose current entry is at this place. */
    occupantId: id.nullable(),
    occupantName: z.string().nullable(),
  })
  .meta({ id: "Place" });
export type Place = z.infer<typeof place>;

export const careType = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    setting: careSetting,
    scheduleTemplateId: id.nullable(),
    scheduleTemplateName: z.string().nullable(),
  })
  .meta({ id: "CareType" });
export type CareType = z.infer<typeof careType>;

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

/** Something that the person should look at though it was saved. */
export const warning = z.object({ code: z.string(), detail: z.string() }).meta({ id: "Warning" });

export const listLegalEntities = defineEndpoint({
  id: "listLegalEntities",
  area: "admissions",
  method: "get",
  path: "/legal-entities",
  scope: "setup:read",
  summary: "List legal entities",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name").optional(), ...page }),
  response: listOf(legalEntity),
});

export const createLegalEntity = defineEndpoint({
  id: "createLegalEntity",
  area: "admissions",
  method: "post",
  path: "/legal-entities",
  scope: "setup:write",
  summary: "Create a legal entity with its number sequences",
  created: true,
  body: z.object({
    code,
    name,
    abn,
    timeZone: z.string().max(60).default("Australia/Sydney"),
    billFrom: day.nullable().default(null),
    invoicePrefix: z
      .string()
      .regex(/^[A-Z0-9-]{1,12}$/)
      .optional(),
    creditNotePrefix: z
      .string()
      .regex(/^[A-Z0-9-]{1,12}$/)
      .optional(),
  }),
  response: legalEntity,
});

export const updateLegalEntity = defineEndpoint({
  id: "updateLegalEntity",
  area: "admissions",
  method: "patch",
  path: "/legal-entities/{legalEntityId}",
  scope: "setup:write",
  summary: "Change a legal entity",
  params: z.object({ legalEntityId: idParam() }),
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    abn: abn.optional(),
    timeZone: z.string().max(60).optional(),
    billFrom: day.nullable().optional(),
  }),
  response: legalEntity,
});

export const listServices = defineEndpoint({
  id: "listServices",
  area: "admissions",
  method: "get",
  path: "/services",
  scope: "setup:read",
  summary: "List services (facilities and programmes)",
  list: true,
  query: z.object({
    search: search.optional(),
    kind: serviceKind.optional(),
    legalEntityId: idParam().optional(),
    state: state.optional(),
    active: flag().optional(),
    sort: sortBy("code", "name", "state").optional(),
    ...page,
  }),
  response: listOf(service),
});

const serviceParams = z.object({ serviceId: idParam() });

export const getService = defineEndpoint({
  id: "getService",
  area: "admissions",
  method: "get",
  path: "/services/{serviceId}",
  scope: "setup:read",
  summary: "One service",
  params: serviceParams,
  response: service,
});

export const createService = defineEndpoint({
  id: "createService",
  area: "admissions",
  method: "post",
  path: "/services",
  scope: "setup:write",
  summary: "Create a service",
  created: true,
  body: z.object({
    code,
    name,
    kind: serviceKind,
    legalEntityId: id,
    departmentServiceId: optionalText.default(null),
    state,
    funded: z.boolean().default(true),
    allowPartnered: z.boolean().default(false),
  }),
  response: service,
});

export const updateService = defineEndpoint({
  id: "updateService",
  area: "admissions",
  method: "patch",
  path: "/services/{serviceId}",
  scope: "setup:write",
  summary: "Change a service; its legal entity stays",
  params: serviceParams,
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    departmentServiceId: optionalText.optional(),
    state: state.optional(),
    funded: z.boolean().optional(),
    allowPartnered: z.boolean().optional(),
    active: z.boolean().optional(),
  }),
  response: service,
});

export const listPlaces = defineEndpoint({
  id: "listPlaces",
  area: "admissions",
  method: "get",
  path: "/places",
  scope: "setup:read",
  summary: "List places: rooms, beds, apartments, units",
  list: true,
  query: z.object({
    search: search.optional(),
    serviceId: idParam().optional(),
    active: flag().optional(),
    occupied: flag().optional(),
    sort: sortBy("code", "wing", "price").optional(),
    ...page,
  }),
  response: listOf(place),
});

export const createPlace = defineEndpoint({
  id: "createPlace",
  area: "admissions",
  method: "post",
  path: "/places",
  scope: "codes:write",
  summary: "Create a place",
  created: true,
  body: z.object({
    serviceId: id,
    code,
    wing: optionalText.default(null),
    price: moneyInput.nullable().default(null),
  }),
  response: place,
});

export const updatePlace = defineEndpoint({
  id: "updatePlace",
  area: "admissions",
  method: "patch",
  path: "/places/{placeId}",
  scope: "codes:write",
  summary: "Change a place",
  params: z.object({ placeId: idParam() }),
  body: z.object({
    code: code.optional(),
    wing: optionalText.optional(),
    price: moneyInput.nullable().optional(),
    active: z.boolean().optional(),
  }),
  response: place,
});

export const listCareTypes = defineEndpoint({
  id: "listCareTypes",
  area: "admissions",
  method: "get",
  path: "/care-types",
  scope: "setup:read",
  summary: "List care types",
  list: true,
  query: z.object({
    search: search.optional(),
    setting: careSetting.optional(),
    sort: sortBy("code", "name").optional(),
    ...page,
  }),
  response: listOf(careType),
});

export const createCareType = defineEndpoint({
  id: "createCareType",
  area: "admissions",
  method: "post",
  path: "/care-types",
  scope: "codes:write",
  summary: "Create a care type",
  created: true,
  body: z.object({ code, name, setting: careSetting, scheduleTemplateId: id.nullable().default(null) }),
  response: careType,
});

export const updateCareType = defineEndpoint({
  id: "updateCareType",
  area: "admissions",
  method: "patch",
  path: "/care-types/{careTypeId}",
  scope: "codes:write",
  summary: "Change a care type; its setting stays",
  params: z.object({ careTypeId: idParam() }),
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    scheduleTemplateId: id.nullable().optional(),
  }),
  response: careType,
});

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

export const admissionsEndpoints = {
  listLegalEntities,
  createLegalEntity,
  updateLegalEntity,
  listServices,
  getService,
  createService,
  updateService,
  listPlaces,
  createPlace,
  updatePlace,
  listCareTypes,
  createCareType,
  updateCareType,
  listServiceEntries,
  getServiceEntry,
  admitClient,
  updateServiceEntry,
  departClient,
};
