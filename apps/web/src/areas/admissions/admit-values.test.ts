import type { CareType, ResidentFacts, Service } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import {
  admissionBody,
  careTypesOf,
  defaultsOf,
  fieldOf,
  missingOf,
  newAdmission,
  stepOf,
  stepsFor,
  usualCareType,
} from "./admit-values.ts";

const service: Service = {
  id: 3,
  code: "WAT",
  name: "Wattle House",
  kind: "residential",
  legalEntityId: 1,
  legalEntityName: "Banksia Care",
  departmentServiceId: null,
  state: "NSW",
  funded: true,
  allowPartnered: false,
  placeAddress: true,
  addressLine: null,
  suburb: null,
  postcode: null,
  active: true,
};
const type = (id: number, setting: CareType["setting"]): CareType => ({
  id,
  code: setting,
  name: setting,
  setting,
  scheduleTemplateId: null,
  scheduleTemplateName: null,
});
const facts: ResidentFacts = {
  clientId: 9,
  homeCareOnSep2024: "none",
  choiceOf2014: null,
  electionOf2025: null,
  agreementBefore2014: "unknown",
  pre2014Fee: "standard",
  hasDependentChild: false,
  formerPrisonerOfWar: false,
  inCareIn1997: false,
  zeroFrom: null,
  zeroTo: null,
  personInformedOn: null,
  providerInformedOn: null,
  updatedAt: null,
};
const complete = newAdmission({ entryDate: "2026-11-05", clientId: 9, serviceId: "3", careTypeId: "1", placeId: 44 });

describe("steps of an admission", () => {
  test("only permanent residents are asked about fees and rules", () => {
    expect(stepsFor("residential")).toEqual(["person", "stay", "facts", "summary"]);
    for (const setting of ["respite", "village", "home_care", "ndis", undefined] as const)
      expect(stepsFor(setting)).toEqual(["person", "stay", "summary"]);
  });

  test("a fault finds its step and field", () => {
    expect(stepOf("clientId")).toBe("person");
    expect(stepOf("placeId")).toBe("stay");
    expect(stepOf("facts/electionOf2025")).toBe("facts");
    expect(stepOf("facts/earlierStays/0/startDate")).toBe("facts");
    expect(stepOf("newMeansTesting")).toBe("facts");
    expect(fieldOf("facts/earlierStays/0/startDate")).toBe("earlierStays/0/startDate");
  });

  test("what is missing is named at its field", () => {
    expect(missingOf("person", newAdmission({ entryDate: "2026-11-05" }), true).map(([field]) => field)).toEqual([
      "clientId",
    ]);
    expect(missingOf("stay", { ...complete, placeId: null, careTypeId: "" }, true).map(([field]) => field)).toEqual([
      "careTypeId",
      "placeId",
    ]);
    expect(missingOf("stay", { ...complete, placeId: null }, false)).toEqual([]);
    const earlierStays = [{ kind: "permanent" as const, home: " ", startDate: "", endDate: "" }];
    expect(missingOf("facts", { ...complete, earlierStays }, true).map(([field]) => field)).toEqual([
      "earlierStays/0/home",
      "earlierStays/0/startDate",
      "earlierStays/0/endDate",
    ]);
  });
});

test("a residential service offers permanent and respite care; a service nothing fits offers all", () => {
  const all = [type(1, "residential"), type(2, "respite"), type(3, "village")];
  expect(careTypesOf(all, "residential").map((one) => one.id)).toEqual([1, 2]);
  expect(careTypesOf(all, "village").map((one) => one.id)).toEqual([3]);
  expect(careTypesOf(all, "ndis")).toHaveLength(3);
});

test("the care type is filled in where one is the usual one", () => {
  const all = [
    type(1, "residential"),
    type(2, "respite"),
    type(3, "village"),
    type(4, "home_care"),
    type(5, "home_care"),
  ];
  expect(usualCareType(all, "residential")).toBe("1");
  expect(usualCareType(all, "village")).toBe("3");
  expect(usualCareType(all, "home_care")).toBe("");
  expect(usualCareType(all, undefined)).toBe("");
});

test("defaults follow the service and the care type", () => {
  expect(defaultsOf(service, type(1, "residential"))).toEqual({
    funded: true,
    moveAddress: true,
    entryEventRequired: true,
    departureEventRequired: true,
    accommodationStatus: "not_known",
  });
  expect(defaultsOf({ ...service, funded: false }, type(2, "respite"))).toMatchObject({
    entryEventRequired: false,
    moveAddress: false,
    accommodationStatus: "not_applicable",
  });
  expect(defaultsOf({ ...service, kind: "village" }, type(3, "village"))).toMatchObject({
    entryEventRequired: false,
    accommodationStatus: "ingoing_contribution",
  });
});

describe("what is sent", () => {
  const context = { setting: "residential" as const, onRecord: facts };

  test("an incomplete admission is not sent", () => {
    expect(admissionBody({ ...complete, clientId: null }, context)).toBeNull();
    expect(admissionBody({ ...complete, entryDate: "" }, context)).toBeNull();
  });

  test("facts that are on record as they are typed are left out", () => {
    expect(admissionBody(complete, context)).not.toHaveProperty("facts");
    expect(admissionBody({ ...complete, electionOf2025: "2026-11-05" }, context)).toMatchObject({
      facts: { electionOf2025: "2026-11-05" },
    });
  });

  test("without a record all facts are sent, and earlier stays with them", () => {
    const earlierStays = [
      { kind: "permanent" as const, home: " Elsewhere ", startDate: "2013-02-01", endDate: "2026-11-04" },
    ];
    expect(admissionBody({ ...complete, earlierStays }, { ...context, onRecord: null })).toMatchObject({
      facts: {
        homeCareOnSep2024: "none",
        earlierStays: [{ home: "Elsewhere", startDate: "2013-02-01", endDate: "2026-11-04" }],
      },
    });
  });

  test("nothing is sent of a step that the care type does not have", () => {
    const body = admissionBody(
      { ...complete, careBeforeJuly2014: true, electionOf2025: "2026-11-05" },
      { ...context, setting: "village" },
    );
    expect(body).not.toHaveProperty("facts");
    expect(body).not.toHaveProperty("careBeforeJuly2014");
  });

  test("an empty billing start is left to the API", () => {
    expect(admissionBody(complete, context)).not.toHaveProperty("billingStartDate");
    expect(admissionBody({ ...complete, billingStartDate: "2026-11-01" }, context)).toMatchObject({
      billingStartDate: "2026-11-01",
    });
  });
});
