import * as fc from "fast-check";
import { addDays, type CatalogueItem, type NdisClaim, type NdisParticipant } from "../src/index.ts";

export const OWN_ABN = "51824753556";
export const OTHER_ABN = "53004085616";

export const plainClaim: NdisClaim = {
  registrationNumber: "4050012345",
  ndisNumber: "430123456",
  from: "2026-07-06",
  to: "2026-07-06",
  supportNumber: "01_011_0107_1_1",
  claimReference: "INV-1001-1",
  delivered: { minutes: 150 },
  unitPrice: "70.23",
  gstCode: "P2",
  management: "agency",
};

/** One claim of every kind a file can hold. */
export const everyKind: readonly NdisClaim[] = [
  plainClaim,
  { ...plainClaim, claimReference: "INV-1001-2", delivered: { minutes: 95 }, from: "2026-07-07", to: "2026-07-07" },
  { ...plainClaim, claimReference: "INV-1001-3", delivered: { quantity: "2.00" }, claimType: "TRAN" },
  {
    ...plainClaim,
    claimReference: "INV-1001-4",
    delivered: { quantity: "1.25" },
    claimType: "CANC",
    cancellationReason: "NSDH",
  },
  { ...plainClaim, claimReference: "INV-1001-5", delivered: { minutes: 60 }, claimType: "NF2F" },
  { ...plainClaim, claimReference: "INV-1001-6", delivered: { quantity: "1" }, claimType: "REPW", unitPrice: "193.99" },
  { ...plainClaim, claimReference: "INV-1001-7", delivered: { minutes: 45 }, claimType: "THLT" },
  { ...plainClaim, claimReference: "INV-1001-8", delivered: { minutes: 1439 }, claimType: "IRSS" },
  {
    ...plainClaim,
    claimReference: "PM/2026_07/0001",
    ndisNumber: "430999999",
    supportNumber: "14_034_0127_8_3",
    from: "2026-07-01",
    to: "2026-07-31",
    delivered: { quantity: "1" },
    unitPrice: "104.45",
    management: "plan",
    supportProviderAbn: "53 004 085 616",
  },
  {
    ...plainClaim,
    claimReference: "PM/2026_07/0002",
    ndisNumber: "430999999",
    supportNumber: "03_040000919_0103_1_1",
    delivered: { quantity: "12" },
    unitPrice: "9.9",
    gstCode: "P1",
    management: "plan",
    supportProviderAbn: "REIMB",
  },
];

export const catalogue: readonly CatalogueItem[] = [
  {
    supportNumber: "01_011_0107_1_1",
    from: "2025-07-01",
    to: "2026-06-30",
    limits: { national: "69.00", remote: "96.60", veryRemote: "103.50" },
    gstCode: "P2",
    allows: {
      nonFaceToFace: true,
      providerTravel: true,
      shortNoticeCancellation: true,
      ndiaReports: true,
      irregularSil: false,
    },
  },
  {
    supportNumber: "01_011_0107_1_1",
    from: "2026-07-01",
    to: null,
    limits: { national: "70.23", remote: "98.32", veryRemote: "105.35" },
    gstCode: "P2",
    allows: {
      nonFaceToFace: true,
      providerTravel: true,
      shortNoticeCancellation: true,
      ndiaReports: true,
      irregularSil: false,
    },
  },
  {
    supportNumber: "03_040000919_0103_1_1",
    from: "2020-07-01",
    to: "2026-06-30",
    limits: { national: null, remote: null, veryRemote: null },
    allows: {
      nonFaceToFace: false,
      providerTravel: false,
      shortNoticeCancellation: false,
      ndiaReports: false,
      irregularSil: false,
    },
  },
];

export const participants: readonly NdisParticipant[] = [
  {
    ndisNumber: "430123456",
    zone: "national",
    pace: true,
    plans: [
      { from: "2025-07-01", to: "2026-07-10" },
      { from: "2026-07-11", to: "2027-07-10" },
    ],
  },
  {
    ndisNumber: "430999999",
    zone: "remote",
    pace: false,
    plans: [{ from: "2025-07-01", to: "2026-12-31" }],
    bookings: [
      { from: "2026-01-01", to: "2026-07-15", category: "01" },
      { from: "2025-07-01", to: "2025-12-31", supportNumber: "03_040000919_0103_1_1" },
    ],
    died: "2026-07-20",
  },
];

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
    minLength: min,
    maxLength: max,
  });

/** Any claim that can be written, but for its reference, which the caller makes unique. */
export const anyClaim: fc.Arbitrary<NdisClaim> = fc
  .record({
    ndisNumber: digits(7, 7).map((d) => `43${d}`),
    start: fc.integer({ min: 0, max: 4000 }),
    length: fc.integer({ min: 0, max: 60 }),
    supportNumber: fc.constantFrom("01_011_0107_1_1", "04_104_0125_6_1", "15_056_0128_1_3_T"),
    delivered: fc.oneof(
      fc.integer({ min: 1, max: 59_999 }).map((minutes) => ({ minutes })),
      fc.integer({ min: 1, max: 99_999 }).map((n) => ({ quantity: (n / 100).toFixed(2) })),
      fc.integer({ min: 1, max: 99_999 }).map((n) => ({ quantity: String(n) })),
    ),
    price: fc.integer({ min: 100, max: 99_999_999 }),
    gstCode: fc.constantFrom("P1", "P2", "P5"),
    claimType: fc.option(fc.constantFrom("CANC", "REPW", "TRAN", "NF2F", "THLT", "IRSS")),
    reason: fc.constantFrom("NSDH", "NSDF", "NSDT", "NSDO"),
    supportProviderAbn: fc.constantFrom(null, OTHER_ABN, "REIMB", "EXCLS"),
  })
  .map(({ start, length, price, reason, ...rest }): NdisClaim => {
    const from = addDays("2014-01-01", start);
    return {
      ...plainClaim,
      ...rest,
      from,
      to: addDays(from, length),
      unitPrice: `${Math.floor(price / 100)}.${String(price % 100).padStart(2, "0")}`,
      cancellationReason: rest.claimType === "CANC" ? reason : null,
    };
  });

export const manyClaims = (maxLength: number): fc.Arbitrary<NdisClaim[]> =>
  fc
    .array(anyClaim, { minLength: 1, maxLength })
    .map((claims) => claims.map((claim, i) => ({ ...claim, claimReference: `R-${i + 1}` })));
