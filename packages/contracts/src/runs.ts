import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, name, rate } from "./fields.ts";
import { totals } from "./journals.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";
import { billingTiming } from "./schedule.ts";

/** `resident_fees`, `capping`, `balances` and `supported_ratio` work figures out and write no journal lines. */
export const runKind = z
  .enum([
    "billing",
    "adjustment",
    "exceeded_leave",
    "resident_fees",
    "capping",
    "accommodation",
    "interest_payable",
    "dmf_crf",
    "balances",
    "supported_ratio",
  ])
  .meta({ id: "RunKind" });
export type RunKind = z.infer<typeof runKind>;
export const runStatus = z
  .enum(["planned", "running", "cancelling", "cancelled", "done", "failed"])
  .meta({ id: "RunStatus" });

/** What a run is limited to; null: no limit. */
export const runFilters = z
  .object({
    timing: billingTiming.nullable().default(null),
    /** Left out: billing leaves departed clients out, adjustments take them in. */
    departed: z.enum(["exclude", "include", "only"]).optional(),
    serviceIds: z.array(id).min(1).max(1000).nullable().default(null),
    billingCodeIds: z.array(id).min(1).max(1000).nullable().default(null),
    clientIds: z.array(id).min(1).max(10_000).nullable().default(null),
    customerGroupIds: z.array(id).min(1).max(1000).nullable().default(null),
    /** What an accommodation payment proposal charges: daily payments, what an unpaid lump sum costs a day, retention. */
    accommodation: z
      .object({
        ongoing: z.boolean().default(true),
        unpaidLumpSum: z.boolean().default(true),
        retention: z.boolean().default(true),
      })
      .nullable()
      .optional(),
    /** Which fees of villages a DMF/CRF proposal charges. */
    exitFees: z
      .object({ dmf: z.boolean().default(true), crf: z.boolean().default(true) })
      .nullable()
      .optional(),
    /** Figures of national tables that are not saved yet: of a preview only, refused for any other run. */
    proposedRates: z
      .array(z.object({ tableKey: z.string().min(1).max(80), from: day, value: rate }))
      .max(20)
      .nullable()
      .optional(),
  })
  .meta({ id: "RunFilters" });
export type RunFilters = z.output<typeof runFilters>;

/** An unattended run is never a preview. */
const scheduleFilters = runFilters.omit({ proposedRates: true });

export const run = z
  .object({
    id,
    kind: runKind,
    /** Works everything out and writes no lines. */
    preview: z.boolean(),
    status: runStatus,
    journalId: id.nullable(),
    postingDate: day,
    endDate: day,
    filters: runFilters,
    startedBy: id.nullable(),
    startedByName: z.string(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    error: z.string().nullable(),
    scheduleId: id.nullable(),
    clientCount: z.int(),
    clientsDone: z.int(),
    lineCount: z.int(),
    /** Without tax, so far. */
    amount: money,
    /** Clients set aside, and those of them still open. */
    parkedCount: z.int(),
    parkedOpen: z.int(),
    shardCount: z.int(),
    shardsDone: z.int(),
    /** Since it started, until it finished. */
    seconds: z.number().nullable(),
    /** At the speed so far; null when it is not running or cannot be told yet. */
    secondsLeft: z.number().nullable(),
  })
  .meta({ id: "Run" });
export type Run = z.infer<typeof run>;

export const parkedClient = z
  .object({
    id,
    runId: id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    code: z.string(),
    /** Plain words naming the fact at fault and the fix. */
    message: z.string(),
    scheduleLineId: id.nullable(),
    billingCodeId: id.nullable(),
    day: day.nullable(),
    parkedAt: instant,
    resolvedAt: instant.nullable(),
  })
  .meta({ id: "ParkedClient" });
export type ParkedClient = z.infer<typeof parkedClient>;

const dayOfMonth = z.union([z.int().min(1).max(31), z.literal("last")]).meta({
  description: "A day of the month, 1 to 31, or `last`; 29 to 31 fall on the last day of shorter months",
});

/** When an unattended run fires. */
export const recurrence = z
  .discriminatedUnion("every", [
    z.object({
      every: z.literal("week"),
      interval: z.int().min(1).max(52).default(1),
      /** Monday is 1, Sunday is 7. */
      weekday: z.int().min(1).max(7),
    }),
    z.object({ every: z.literal("month"), interval: z.int().min(1).max(12).default(1), day: dayOfMonth }),
  ])
  .meta({ id: "Recurrence" });
export type Recurrence = z.output<typeof recurrence>;

/** A day counted from the day on which the run fires. */
export const relativeDay = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("days"), days: z.int().min(-366).max(366) }),
    z.object({
      kind: z.literal("month_day"),
      months: z.int().min(-12).max(12),
      day: z.union([z.int().min(1).max(28), z.literal("last")]),
    }),
  ])
  .meta({ id: "RelativeDay" });
export type RelativeDay = z.output<typeof relativeDay>;

export const runSchedule = z
  .object({
    id,
    name: z.string(),
    kind: runKind,
    filters: runFilters,
    /** Null for a kind that writes no journal lines. */
    journalTypeId: id.nullable(),
    journalTypeName: z.string().nullable(),
    recurrence,
    postingDateRule: relativeDay,
    endDateRule: relativeDay,
    /** When it fires next, and with which dates; null when it has ended. */
    nextDate: day.nullable(),
    nextPostingDate: day.nullable(),
    nextEndDate: day.nullable(),
    timesLeft: z.int().nullable(),
    active: z.boolean(),
    userId: id,
    userName: z.string(),
    lastRunId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: "RunSchedule" });
export type RunSchedule = z.infer<typeof runSchedule>;

export const startRun = defineEndpoint({
  id: "startRun",
  area: "runs",
  method: "post",
  path: "/runs",
  scope: "runs:start",
  summary: "Start a proposal, or the calculation of fees or caps",
  description:
    "Into an existing draft journal (`journalId`) or a new one (`journalTypeId`, `description`). A preview, or a kind that writes no journal lines, needs neither: a preview works everything out and writes nothing. Of `resident_fees`, `capping` and `balances` the end date is the day to calculate for, of `supported_ratio` a day of the month. Answers at once; follow it at /runs/{runId}/events.",
  created: true,
  body: z.object({
    kind: runKind,
    preview: z.boolean().default(false),
    journalId: id.optional(),
    journalTypeId: id.optional(),
    description: name.optional(),
    postingDate: day,
    endDate: day,
    filters: runFilters.prefault({}),
  }),
  response: run,
});

export const listRuns = defineEndpoint({
  id: "listRuns",
  area: "runs",
  method: "get",
  path: "/runs",
  scope: "runs:read",
  summary: "List runs, newest first",
  list: true,
  query: z.object({
    kind: runKind.optional(),
    status: runStatus.optional(),
    /** Only those not yet ended. */
    active: flag().optional(),
    preview: flag().optional(),
    journalId: idParam().optional(),
    scheduleId: idParam().optional(),
    mine: flag().default(false),
    sort: sortBy("id", "createdAt", "postingDate").optional(),
    ...page,
  }),
  response: listOf(run),
});

const runParams = z.object({ runId: idParam() });

export const getRun = defineEndpoint({
  id: "getRun",
  area: "runs",
  method: "get",
  path: "/runs/{runId}",
  scope: "runs:read",
  summary: "One run with its progress",
  params: runParams,
  response: run,
});

export const streamRun = defineEndpoint({
  id: "streamRun",
  area: "runs",
  method: "get",
  path: "/runs/{runId}/events",
  scope: "runs:read",
  summary: "Follow a run by server-sent events; ends when the run does",
  stream: true,
  params: runParams,
  response: run,
});

export const getRunTotals = defineEndpoint({
  id: "getRunTotals",
  area: "runs",
  method: "get",
  path: "/runs/{runId}/totals",
  scope: "runs:read",
  summary: "What a run proposed or a preview would propose, by code and service, against the month before",
  params: runParams,
  response: totals,
});

export const cancelRun = defineEndpoint({
  id: "cancelRun",
  area: "runs",
  method: "post",
  path: "/runs/{runId}/cancel",
  scope: "runs:start",
  summary: "Cancel a run: it stops between clients; lines already proposed stay in the draft journal",
  params: runParams,
  response: run,
});

export const listParkedClients = defineEndpoint({
  id: "listParkedClients",
  area: "runs",
  method: "get",
  path: "/runs/{runId}/parked",
  scope: "runs:read",
  summary: "List the clients that a run set aside, with the reason",
  list: true,
  params: runParams,
  query: z.object({
    resolved: flag().optional(),
    code: z.string().max(60).optional(),
    search: search.optional(),
    sort: sortBy("clientName", "code", "parkedAt").optional(),
    ...page,
  }),
  response: listOf(parkedClient),
});

export const retryParked = defineEndpoint({
  id: "retryParked",
  area: "runs",
  method: "post",
  path: "/runs/{runId}/retry-parked",
  scope: "runs:start",
  summary: "Run the clients that were set aside again, all or some",
  params: runParams,
  body: z.object({
    /** All that are still open, when left out. */
    clientIds: z.array(id).min(1).max(10_000).optional(),
  }),
  response: run,
});

export const listRunSchedules = defineEndpoint({
  id: "listRunSchedules",
  area: "runs",
  method: "get",
  path: "/run-schedules",
  scope: "runs:read",
  summary: "List unattended runs",
  list: true,
  query: z.object({ active: flag().optional(), sort: sortBy("name", "nextDate").optional(), ...page }),
  response: listOf(runSchedule),
});

const scheduleParams = z.object({ runScheduleId: idParam() });

export const getRunSchedule = defineEndpoint({
  id: "getRunSchedule",
  area: "runs",
  method: "get",
  path: "/run-schedules/{runScheduleId}",
  scope: "runs:read",
  summary: "One unattended run",
  params: scheduleParams,
  response: runSchedule,
});

export const createRunSchedule = defineEndpoint({
  id: "createRunSchedule",
  area: "runs",
  method: "post",
  path: "/run-schedules",
  scope: "runs:schedule",
  summary: "Set up an unattended run",
  description: "It runs with the facilities of whoever sets it up.",
  created: true,
  body: z.object({
    name,
    kind: runKind,
    filters: scheduleFilters.prefault({}),
    /** Needed for kinds that write journal lines. */
    journalTypeId: id.nullable().default(null),
    recurrence,
    postingDateRule: relativeDay,
    endDateRule: relativeDay,
    /** Not before this day; today when left out. */
    firstDate: day.optional(),
    timesLeft: z.int().min(1).max(1000).nullable().default(null),
  }),
  response: runSchedule,
});

export const updateRunSchedule = defineEndpoint({
  id: "updateRunSchedule",
  area: "runs",
  method: "patch",
  path: "/run-schedules/{runScheduleId}",
  scope: "runs:schedule",
  summary: "Change, stop or resume an unattended run",
  params: scheduleParams,
  body: z.object({
    name: name.optional(),
    filters: scheduleFilters.optional(),
    journalTypeId: id.nullable().optional(),
    recurrence: recurrence.optional(),
    postingDateRule: relativeDay.optional(),
    endDateRule: relativeDay.optional(),
    firstDate: day.optional(),
    timesLeft: z.int().min(1).max(1000).nullable().optional(),
    active: z.boolean().optional(),
  }),
  response: runSchedule,
});

export const deleteRunSchedule = defineEndpoint({
  id: "deleteRunSchedule",
  area: "runs",
  method: "delete",
  path: "/run-schedules/{runScheduleId}",
  scope: "runs:schedule",
  summary: "Delete an unattended run; the runs that it started stay",
  params: scheduleParams,
});

export const runsEndpoints = {
  startRun,
  listRuns,
  getRun,
  streamRun,
  getRunTotals,
  cancelRun,
  listParkedClients,
  retryParked,
  listRunSchedules,
  getRunSchedule,
  createRunSchedule,
  updateRunSchedule,
  deleteRunSchedule,
};
