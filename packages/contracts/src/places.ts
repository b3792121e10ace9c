import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, money } from "./fields.ts";
import { idParam, listOf, page } from "./query.ts";

const occupant = z
  .object({
    clientId: id,
    clientName: z.string(),
    serviceEntryId: id,
    role: z.enum(["primary", "partner"]),
    /** In this place since. */
    since: day,
    /** Day of moving out, where it is known. */
    until: day.nullable(),
    /** Away on leave on the day. */
    onLeave: z.boolean(),
  })
  .meta({ id: "Occupant" });

const moveIn = z
  .object({ clientId: id, clientName: z.string(), serviceEntryId: id, day })
  .meta({ id: "ExpectedMoveIn" });

export const boardPlace = z
  .object({
    placeId: id,
    code: z.string(),
    price: money.nullable(),
    active: z.boolean(),
    /** `reserved`: empty, and somebody is expected. */
    state: z.enum(["occupied", "reserved", "vacant", "closed"]),
    occupants: z.array(occupant),
    /** Who comes after the day, the next first. */
    expected: z.array(moveIn),
    /** Since when it is empty; null when it is not, or always was. */
    vacantSince: day.nullable(),
    /** First day on which it is empty with nobody expected by then; null while no end is known. */
    freeFrom: day.nullable(),
  })
  .meta({ id: "BoardPlace" });
export type BoardPlace = z.infer<typeof boardPlace>;

export const placesBoard = z
  .object({
    serviceId: id,
    serviceName: z.string(),
    /** Several clients may live in one place. */
    shared: z.boolean(),
    day,
    counts: z.object({
      places: z.int(),
      occupied: z.int(),
      reserved: z.int(),
      vacant: z.int(),
      closed: z.int(),
      movesIn: z.int(),
      movesOut: z.int(),
    }),
    wings: z.array(z.object({ wing: z.string().nullable(), places: z.array(boardPlace) })),
    /** Current clients of the service without a place. */
    withoutPlace: z.array(z.object({ clientId: id, clientName: z.string(), serviceEntryId: id, since: day })),
  })
  .meta({ id: "PlacesBoard" });
export type PlacesBoard = z.infer<typeof placesBoard>;

export const getPlacesBoard = defineEndpoint({
  id: "getPlacesBoard",
  area: "admissions",
  method: "get",
  path: "/services/{serviceId}/places-board",
  scope: "customers:read",
  summary: "The places of a service by wing: who is there since when, who comes and goes, what is vacant",
  params: z.object({ serviceId: idParam() }),
  query: z.object({
    /** Today, when left out. */
    day: day.optional(),
  }),
  response: placesBoard,
});

export const placeTenancy = z
  .object({
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceEntryId: id,
    role: z.enum(["primary", "partner"]),
    startDate: day,
    /** Day of moving out; null while it lasts. */
    endDate: day.nullable(),
  })
  .meta({ id: "PlaceTenancy" });
export type PlaceTenancy = z.infer<typeof placeTenancy>;

export const listPlaceHistory = defineEndpoint({
  id: "listPlaceHistory",
  area: "admissions",
  method: "get",
  path: "/places/{placeId}/history",
  scope: "customers:read",
  summary: "Who lived in a place, the newest first",
  list: true,
  params: z.object({ placeId: idParam() }),
  query: z.object({ ...page }),
  response: listOf(placeTenancy),
});

export const placesEndpoints = { getPlacesBoard, listPlaceHistory };
