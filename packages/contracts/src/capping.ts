import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, money, moneyInput } from "./fields.ts";
import { idParam } from "./query.ts";

export const capBalance = z
  .object({
    kind: z.enum(["annual", "lifetime"]),
    /** First and last day of the cap year; null for the lifetime cap. */
    from: day.nullable(),
    to: day.nullable(),
    /** Null when no threshold is known for the day. */
    threshold: money.nullable(),
    opening: money,
    /** Charged here by lines that stand, drafts included. */
    charged: money,
    /** Opening and charged. */
    used: money,
    remaining: money.nullable(),
  })
  .meta({ id: "CapBalance" });

export const clientCap = z
  .object({
    clientId: id,
    firstEntryDate: day,
    annual: z.boolean(),
    lifetime: z.boolean(),
    openingDate: day.nullable(),
    annualOpening: money,
    lifetimeOpening: money,
    allowBeyond: z.boolean(),
    /** Days before these records that count towards the 1,460 of the non-clinical care contribution. */
    careDaysBefore: z.int().min(0).max(1460),
  })
  .meta({ id: "ClientCap" });
export type ClientCap = z.infer<typeof clientCap>;

export const clientCapView = z
  .object({
    /** Null until it is set up; capped fees of the client are then parked by a run. */
    clientCap: clientCap.nullable(),
    /** The entry date of the oldest funded, ongoing entry that is not respite: the usual first entry date. */
    suggestedFirstEntryDate: day.nullable(),
    asOf: day,
    balances: z.array(capBalance),
  })
  .meta({ id: "ClientCapView" });
export type ClientCapView = z.infer<typeof clientCapView>;

const params = z.object({ clientId: idParam() });

export const getClientCap = defineEndpoint({
  id: "getClientCap",
  area: "capping",
  method: "get",
  path: "/customers/{clientId}/cap",
  scope: "customers:read",
  summary: "A client's caps and what is left under them",
  params,
  query: z.object({ asOf: day.optional() }),
  response: clientCapView,
});

export const setClientCap = defineEndpoint({
  id: "setClientCap",
  area: "capping",
  method: "put",
  path: "/customers/{clientId}/cap",
  scope: "customers:write",
  summary: "Set up a client's caps",
  params,
  body: z.object({
    firstEntryDate: day,
    annual: z.boolean().default(true),
    lifetime: z.boolean().default(true),
    openingDate: day.nullable().default(null),
    annualOpening: moneyInput.default("0.00"),
    lifetimeOpening: moneyInput.default("0.00"),
    allowBeyond: z.boolean().default(false),
    careDaysBefore: z.int().min(0).max(1460).default(0),
  }),
  response: clientCapView,
});

export const cappingEndpoints = {
  getClientCap,
  setClientCap,
};
