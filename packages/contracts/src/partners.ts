import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { departureReason, entryPartner, entryPrimary, preview, serviceEntry } from "./entry-fields.ts";
import { day, id, warning } from "./fields.ts";
import { idParam } from "./query.ts";
import { scheduleLine } from "./schedule.ts";

export type { EntryPartner } from "./entry-fields.ts";

const entryParams = z.object({ serviceEntryId: idParam() });
const partnerParams = z.object({ partnerId: idParam() });

const partnerChange = z
  .object({ partner: entryPartner, serviceEntry, warnings: z.array(warning) })
  .meta({ id: "PartnerChange" });

export const listPartners = defineEndpoint({
  id: "listPartners",
  area: "admissions",
  method: "get",
  path: "/service-entries/{serviceEntryId}/partners",
  scope: "customers:read",
  summary: "Who shares a service entry, now and before",
  params: entryParams,
  response: z.object({ items: z.array(entryPartner) }),
});

export const addPartner = defineEndpoint({
  id: "addPartner",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/partners",
  scope: "customers:write",
  summary: "Add a partner: a person without an own entry there who shares the place",
  created: true,
  params: entryParams,
  body: z.object({
    clientId: id,
    /** That of the primary client, when left out. */
    entryDate: day.optional(),
  }),
  response: partnerChange,
});

export const updatePartner = defineEndpoint({
  id: "updatePartner",
  area: "admissions",
  method: "patch",
  path: "/partners/{partnerId}",
  scope: "customers:write",
  summary: "Change a partner's dates; `departureDate: null` takes a departure back",
  params: partnerParams,
  body: z.object({
    entryDate: day.optional(),
    departureDate: day.nullable().optional(),
    departureReason: departureReason.nullable().optional(),
  }),
  response: partnerChange,
});

export const departPartner = defineEndpoint({
  id: "departPartner",
  area: "admissions",
  method: "post",
  path: "/partners/{partnerId}/depart",
  scope: "customers:write",
  summary: "Depart a partner; the primary client stays",
  params: partnerParams,
  body: z.object({ departureDate: day, departureReason }),
  response: partnerChange,
});

export const deletePartner = defineEndpoint({
  id: "deletePartner",
  area: "admissions",
  method: "delete",
  path: "/partners/{partnerId}",
  scope: "customers:write",
  summary: "Take away a partner who was added in error",
  params: partnerParams,
});

export const primarySwitch = z
  .object({
    preview: z.boolean(),
    serviceEntry,
    primaries: z.array(entryPrimary),
    partners: z.array(entryPartner),
    /** The fees of the new primary client. */
    scheduleLines: z.array(scheduleLine),
    /** Lines of the old primary client that end. */
    endedLines: z.int(),
    /** Own rates of the old primary client that now hold for the new one, too. */
    copiedRates: z.int(),
    /** Lines of the old primary client that now wait to be adjusted. */
    adjustmentRequiredLines: z.int(),
    warnings: z.array(warning),
  })
  .meta({ id: "PrimarySwitch" });
export type PrimarySwitch = z.infer<typeof primarySwitch>;

export const switchPrimary = defineEndpoint({
  id: "switchPrimary",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/switch-primary",
  scope: "customers:write",
  summary: "Make a partner the primary client from a day on; set-up and history are kept",
  params: entryParams,
  body: z.object({
    partnerId: id,
    /** First day of the new primary client. */
    switchDate: day,
    /** The old primary client stays as a partner, or leaves. */
    oldPrimary: z.enum(["becomes_partner", "departs"]),
    /** Needed when the old primary client leaves. */
    departureReason: departureReason.nullable().default(null),
    preview,
  }),
  response: primarySwitch,
});

export const partnersEndpoints = {
  listPartners,
  addPartner,
  updatePartner,
  departPartner,
  deletePartner,
  switchPrimary,
};
