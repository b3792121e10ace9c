import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { feeEffect } from "./fees.ts";
import { day, id, instant, money, moneyInput, name, optionalText, warning } from "./fields.ts";
import { idParam, listOf, page, search, sortBy } from "./query.ts";

export const leaveType = z.enum(["social", "hospital", "hospital_transition", "emergency"]).meta({ id: "LeaveType" });
export type LeaveType = z.infer<typeof leaveType>;

/** What a day of absence is; `unfunded_social` is past the 52 days of the financial year. */
export const absenceKind = z
  .enum(["social", "hospital", "hospital_transition", "emergency", "unfunded_social"])
  .meta({ id: "AbsenceKind" });

/** What the government pays: everything, all but the base rate of the class, or nothing. */
export const leaveFunding = z.enum(["full", "base_rate_nil", "none"]).meta({ id: "LeaveFunding" });

export const leaveRecord = z
  .object({
    id,
    serviceEntryId: id,
    clientId: id,
    serviceId: id,
    type: leaveType,
    /** First day away. */
    startDate: day,
    /** Day of the return, of the next record, or of departure, itself not counted; null while it lasts. */
    endDate: day.nullable(),
    /** On the end day the person was back in the home. */
    cameBack: z.boolean(),
    note: z.string().nullable(),
    /** Days counted, up to today while it lasts. */
    days: z.int(),
    createdAt: instant,
  })
  .meta({ id: "LeaveRecord" });
export type LeaveRecord = z.infer<typeof leaveRecord>;

/** Days of absence that are alike. */
export const absence = z
  .object({
    serviceEntryId: id,
    from: day,
    to: day,
    days: z.int(),
    kind: absenceKind,
    funding: leaveFunding,
    /** What the resident pays on these days, and what the government does, in plain words. */
    residentPays: z.string(),
    governmentPays: z.string(),
  })
  .meta({ id: "Absence" });
export type Absence = z.infer<typeof absence>;

/** Hospital and hospital transition leave without a day between. */
export const hospitalRun = z
  .object({
    serviceEntryId: id,
    from: day,
    to: day,
    days: z.int(),
    /** 30 days or more: extended hospital leave. */
    extended: z.boolean(),
    /** First day without the base rate; null: none. */
    cutFrom: day.nullable(),
    goingOn: z.boolean(),
  })
  .meta({ id: "HospitalRun" });

export const socialLeaveYear = z
  .object({
    /** The calendar year in which the financial year begins on 1 July. */
    financialYear: z.int(),
    from: day,
    to: day,
    used: z.int(),
    remaining: z.int(),
    /** Of these, taken elsewhere or before these records. */
    before: z.int(),
    unfunded: z.int(),
    unfundedFrom: day.nullable(),
  })
  .meta({ id: "SocialLeaveYear" });

export const bedReservation = z
  .object({
    id,
    serviceEntryId: id,
    clientId: id,
    serviceId: id,
    startDate: day,
    endDate: day.nullable(),
    /** Null: the most there is. */
    perDay: money.nullable(),
    createdAt: instant,
  })
  .meta({ id: "BedReservation" });
export type BedReservation = z.infer<typeof bedReservation>;

export const declaredEmergency = z
  .object({ id, serviceId: id, startDate: day, endDate: day.nullable(), description: z.string() })
  .meta({ id: "DeclaredEmergency" });
export type DeclaredEmergency = z.infer<typeof declaredEmergency>;

/** A stay that leave can be taken from. */
export const leaveStay = z
  .object({
    serviceEntryId: id,
    serviceId: id,
    serviceName: z.string(),
    careTypeName: z.string(),
    entryDate: day,
    departureDate: day.nullable(),
  })
  .meta({ id: "LeaveStay" });

export const leaveAccount = z
  .object({
    clientId: id,
    /** Leave that has not ended is counted up to this day. */
    asOf: day,
    /** Permanent residential stays, the newest first. */
    stays: z.array(leaveStay),
    records: z.array(leaveRecord),
    absences: z.array(absence),
    hospitalRuns: z.array(hospitalRun),
    /** The years with leave, and the present one. */
    socialYears: z.array(socialLeaveYear),
    bedReservations: z.array(bedReservation),
    emergencies: z.array(declaredEmergency),
    /** Days before entry that the place was held for and that are charged the basic daily fee only. */
    preEntry: z.array(z.object({ serviceEntryId: id, from: day, to: day, days: z.int() })),
    warnings: z.array(warning),
  })
  .meta({ id: "LeaveAccount" });
export type LeaveAccount = z.infer<typeof leaveAccount>;

/** The account after a change, and what follows from it. */
export const leaveChange = z
  .object({
    account: leaveAccount,
    /** Of a preview nothing was saved. */
    effect: feeEffect,
  })
  .meta({ id: "LeaveChange" });
export type LeaveChange = z.infer<typeof leaveChange>;

const clientParams = z.object({ clientId: idParam() });
const preview = z.boolean().default(false).meta({ description: "Only say what would follow; save nothing" });

export const getLeaveAccount = defineEndpoint({
  id: "getLeaveAccount",
  area: "leave",
  method: "get",
  path: "/customers/{clientId}/leave",
  scope: "customers:read",
  summary: "A resident's leave: records, what each day is, social days by financial year, hospital runs",
  params: clientParams,
  response: leaveAccount,
});

export const createLeaveRecord = defineEndpoint({
  id: "createLeaveRecord",
  area: "leave",
  method: "post",
  path: "/leave-records",
  scope: "customers:write",
  summary: "Enter an absence",
  created: true,
  body: z.object({
    serviceEntryId: id,
    type: leaveType,
    startDate: day,
    endDate: day.nullable().default(null),
    cameBack: z.boolean().default(true),
    note: optionalText.default(null),
    preview,
  }),
  response: leaveChange,
});

const recordParams = z.object({ leaveRecordId: idParam() });

export const updateLeaveRecord = defineEndpoint({
  id: "updateLeaveRecord",
  area: "leave",
  method: "put",
  path: "/leave-records/{leaveRecordId}",
  scope: "customers:write",
  summary: "Change an absence",
  params: recordParams,
  body: z.object({
    type: leaveType,
    startDate: day,
    endDate: day.nullable(),
    cameBack: z.boolean(),
    note: optionalText,
    preview,
  }),
  response: leaveChange,
});

export const endLeave = defineEndpoint({
  id: "endLeave",
  area: "leave",
  method: "post",
  path: "/leave-records/{leaveRecordId}/end",
  scope: "customers:write",
  summary: "End an absence: with the return, or because another kind of leave begins",
  params: recordParams,
  body: z.object({ endDate: day, cameBack: z.boolean().default(true), preview }),
  response: leaveChange,
});

export const deleteLeaveRecord = defineEndpoint({
  id: "deleteLeaveRecord",
  area: "leave",
  method: "post",
  path: "/leave-records/{leaveRecordId}/delete",
  scope: "customers:write",
  summary: "Delete an absence that was entered by mistake",
  params: recordParams,
  body: z.object({ preview }),
  response: leaveChange,
});

export const setLeaveBefore = defineEndpoint({
  id: "setLeaveBefore",
  area: "leave",
  method: "put",
  path: "/customers/{clientId}/leave-before",
  scope: "customers:write",
  summary: "Say how many social leave days were taken elsewhere, or before these records, by financial year",
  params: clientParams,
  body: z.object({
    years: z.array(z.object({ financialYear: z.int().min(2000).max(2100), days: z.int().min(0).max(366) })).max(50),
    preview,
  }),
  response: leaveChange,
});

const reservationBody = {
  startDate: day,
  endDate: day.nullable().default(null),
  perDay: moneyInput.nullable().default(null),
  preview,
};

export const createBedReservation = defineEndpoint({
  id: "createBedReservation",
  area: "leave",
  method: "post",
  path: "/bed-reservations",
  scope: "customers:write",
  summary: "Record what a resident agreed to pay to keep the place past 52 days of social leave",
  created: true,
  body: z.object({ serviceEntryId: id, ...reservationBody }),
  response: leaveChange,
});

const reservationParams = z.object({ bedReservationId: idParam() });

export const updateBedReservation = defineEndpoint({
  id: "updateBedReservation",
  area: "leave",
  method: "put",
  path: "/bed-reservations/{bedReservationId}",
  scope: "customers:write",
  summary: "Change a bed reservation",
  params: reservationParams,
  body: z.object(reservationBody),
  response: leaveChange,
});

export const deleteBedReservation = defineEndpoint({
  id: "deleteBedReservation",
  area: "leave",
  method: "post",
  path: "/bed-reservations/{bedReservationId}/delete",
  scope: "customers:write",
  summary: "Delete a bed reservation that was entered by mistake",
  params: reservationParams,
  body: z.object({ preview }),
  response: leaveChange,
});

/** A resident who is away on a day, or was for a time. */
export const leaveOnDay = z
  .object({
    leaveRecordId: id,
    clientId: id,
    clientName: z.string(),
    clientAccount: z.string(),
    serviceId: id,
    serviceName: z.string(),
    placeCode: z.string().nullable(),
    type: leaveType,
    startDate: day,
    endDate: day.nullable(),
    cameBack: z.boolean(),
    /** Nights away by the end of the day asked for. */
    daysSoFar: z.int(),
    /** Social days used in the financial year of the day, of 52, those taken elsewhere included. */
    socialDaysUsed: z.int(),
    note: z.string().nullable(),
  })
  .meta({ id: "LeaveOnDay" });
export type LeaveOnDay = z.infer<typeof leaveOnDay>;

export const listLeave = defineEndpoint({
  id: "listLeave",
  area: "leave",
  method: "get",
  path: "/leave",
  scope: "customers:read",
  summary: "List residents on leave on a day",
  list: true,
  query: z.object({
    /** Today when left out. */
    on: day.optional(),
    serviceId: idParam().optional(),
    type: leaveType.optional(),
    search: search.optional(),
    sort: sortBy("clientName", "startDate", "serviceName").optional(),
    ...page,
  }),
  response: listOf(leaveOnDay),
});

export const listDeclaredEmergencies = defineEndpoint({
  id: "listDeclaredEmergencies",
  area: "leave",
  method: "get",
  path: "/declared-emergencies",
  scope: "customers:read",
  summary: "List situations of emergency declared for services",
  list: true,
  query: z.object({ serviceId: idParam().optional(), sort: sortBy("startDate").optional(), ...page }),
  response: listOf(declaredEmergency),
});

const emergencyBody = { startDate: day, endDate: day.nullable().default(null), description: name };

export const createDeclaredEmergency = defineEndpoint({
  id: "createDeclaredEmergency",
  area: "leave",
  method: "post",
  path: "/declared-emergencies",
  scope: "customers:write",
  summary: "Record a situation of emergency declared for a service",
  created: true,
  body: z.object({ serviceId: id, ...emergencyBody }),
  response: declaredEmergency,
});

const emergencyParams = z.object({ declaredEmergencyId: idParam() });

export const updateDeclaredEmergency = defineEndpoint({
  id: "updateDeclaredEmergency",
  area: "leave",
  method: "put",
  path: "/declared-emergencies/{declaredEmergencyId}",
  scope: "customers:write",
  summary: "Change or end a declared situation of emergency",
  params: emergencyParams,
  body: z.object(emergencyBody),
  response: declaredEmergency,
});

export const deleteDeclaredEmergency = defineEndpoint({
  id: "deleteDeclaredEmergency",
  area: "leave",
  method: "delete",
  path: "/declared-emergencies/{declaredEmergencyId}",
  scope: "customers:write",
  summary: "Delete a situation of emergency that was entered by mistake",
  params: emergencyParams,
});

export const leaveEndpoints = {
  getLeaveAccount,
  createLeaveRecord,
  updateLeaveRecord,
  endLeave,
  deleteLeaveRecord,
  setLeaveBefore,
  createBedReservation,
  updateBedReservation,
  deleteBedReservation,
  listLeave,
  listDeclaredEmergencies,
  createDeclaredEmergency,
  updateDeclaredEmergency,
  deleteDeclaredEmergency,
};
