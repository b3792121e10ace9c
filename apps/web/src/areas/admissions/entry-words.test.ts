import type { ServiceEntry } from "@banksia/contracts";
import { expect, test } from "vitest";
import { entryChanges, savedWords } from "./entry-words.ts";

const entry: ServiceEntry = {
  id: 1,
  clientId: 1,
  clientName: "Ada Green",
  clientAccount: "C1",
  serviceId: 1,
  serviceName: "Wattle House",
  careTypeId: 1,
  careTypeName: "Permanent",
  setting: "residential",
  placeId: 4,
  placeCode: "A4",
  currentPlaceId: 4,
  currentPlaceCode: "A4",
  funded: true,
  entryDate: "2026-01-10",
  billingStartDate: "2026-01-10",
  accommodationStatus: "not_known",
  careBeforeJuly2014: false,
  newMeansTesting: true,
  agreementDate: null,
  initialCapacity: null,
  departureCapacity: null,
  entryEventRequired: false,
  departureEventRequired: false,
  partnered: false,
  transferredFromId: null,
  departureDate: null,
  departureReason: null,
  noticeDate: null,
  probateDate: null,
  billingEndDate: null,
  accommodationPaymentId: 1,
  status: "current",
  createdAt: "2026-01-10T00:00:00Z",
};

test("only what differs is told, in words", () => {
  expect(entryChanges(entry, entry)).toEqual([]);
  const after: ServiceEntry = {
    ...entry,
    departureDate: "2026-11-20",
    departureReason: "deceased",
    billingEndDate: "2026-11-19",
    accommodationStatus: "supported",
    // What only follows from the day on which it is looked at is no change.
    status: "departed",
    currentPlaceId: null,
    currentPlaceCode: null,
  };
  expect(entryChanges(entry, after)).toEqual([
    { label: "Departure", before: "none", after: "20/11/2026" },
    { label: "Reason", before: "none", after: "Deceased" },
    { label: "Last day billed", before: "as the departure says", after: "19/11/2026" },
    { label: "Accommodation", before: "Not known yet", after: "Supported: government pays" },
  ]);
});

test("what is left to do is said with what is saved", () => {
  expect(savedWords("Ada Green has departed.", 0, [])).toBe("Ada Green has departed.");
  expect(savedWords("Ada Green has departed.", 1, [{ detail: "Look at the leave." }])).toBe(
    "Ada Green has departed. 1 fee already billed now to be adjusted. Look at the leave.",
  );
});
