import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { code, day, id, money, moneyInput, name, optionalText, state } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";

export const serviceKind = z.enum(["residential", "village", "home_care", "ndis"]).meta({ id: "ServiceKind" });

export const careSetting = z
  .enum(["residential", "respite", "village", "home_care", "ndis"])
  .meta({ id: "CareSetting" });

const abn = z
  .string()
  .transform((value) => value.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{11}$/, "An ABN has 11 digits."));

const postcode = z
  .string()
  .regex(/^\d{4}$/, "A postcode has four digits.")
  .nullable();

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
    /** On admission the address of the place becomes the client's home address. */
    placeAddress: z.boolean(),
    addressLine: z.string().nullable(),
    suburb: z.string().nullable(),
    postcode: z.string().nullable(),
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
    /** Street address of its own, as a unit of a village has; null: that of the service. */
    addressLine: z.string().nullable(),
    active: z.boolean(),
    /** The client who is there today; of several, who came last. */
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
    placeAddress: z.boolean().default(false),
    addressLine: optionalText.default(null),
    suburb: optionalText.default(null),
    postcode: postcode.default(null),
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
    placeAddress: z.boolean().optional(),
    addressLine: optionalText.optional(),
    suburb: optionalText.optional(),
    postcode: postcode.optional(),
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
    addressLine: optionalText.default(null),
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
    addressLine: optionalText.optional(),
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

export const servicesEndpoints = {
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
};
