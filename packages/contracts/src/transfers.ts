import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import {
  bedTransfer,
  bedTransferReason,
  departureFacts,
  entryChange,
  entryFacts,
  note,
  preview,
  serviceEntry,
} from "./entry-fields.ts";
import { day, id, money, warning } from "./fields.ts";
import { idParam } from "./query.ts";
import { admission } from "./service-entries.ts";

export type { BedTransfer } from "./entry-fields.ts";

const entryParams = z.object({ serviceEntryId: idParam() });

const bedTransferMade = z
  .object({
    preview: z.boolean(),
    bedTransfer,
    serviceEntry,
    /** Published prices of the places as lump sums, and the new one less the old one; null where one is not known. */
    priceBefore: money.nullable(),
    priceAfter: money.nullable(),
    priceDifference: money.nullable(),
    warnings: z.array(warning),
  })
  .meta({ id: "BedTransferMade" });
export type BedTransferMade = z.infer<typeof bedTransferMade>;

export const addBedTransfer = defineEndpoint({
  id: "addBedTransfer",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/bed-transfers",
  scope: "customers:write",
  summary: "Move a client to another place of the same service",
  created: true,
  params: entryParams,
  body: z.object({
    toPlaceId: id,
    transferDate: day,
    /** Who wanted it: it decides what may be charged for a dearer place. */
    reason: bedTransferReason,
    description: note,
    preview,
  }),
  response: bedTransferMade,
});

export const deleteBedTransfer = defineEndpoint({
  id: "deleteBedTransfer",
  area: "admissions",
  method: "delete",
  path: "/bed-transfers/{bedTransferId}",
  scope: "customers:write",
  summary: "Take the newest bed transfer of a stay back",
  params: z.object({ bedTransferId: idParam() }),
});

export const transferFacility = defineEndpoint({
  id: "transferFacility",
  area: "admissions",
  method: "post",
  path: "/service-entries/{serviceEntryId}/facility-transfer",
  scope: "customers:write",
  summary: "Move a client to another service on a day: departs here and admits there in one act",
  created: true,
  params: entryParams,
  body: z.object({
    /** Day of departure here and of entry there. */
    transferDate: day,
    ...departureFacts,
    /** Left out: the day before the transfer in residential care, so that no day is charged in both. */
    billingEndDate: day.nullable().optional(),
    serviceId: id,
    /** That of the old entry, when left out. */
    careTypeId: id.optional(),
    placeId: id.nullable().default(null),
    ...entryFacts,
    moveAddress: z.boolean().optional(),
    preview,
  }),
  response: z
    .object({ preview: z.boolean(), departure: entryChange, admission, warnings: z.array(warning) })
    .meta({ id: "FacilityTransfer" }),
});

export const transfersEndpoints = { addBedTransfer, deleteBedTransfer, transferFacility };
