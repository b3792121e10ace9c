import * as fc from "fast-check";
import { addDays, plainItem, type SahFacts, type SahItem, type SahLayout } from "../src/index.ts";

export const sahItem = (changes: Partial<SahItem> = {}): SahItem => ({
  ...plainItem,
  serviceProviderId: "4411",
  serviceNapsId: "12345",
  invoiceReference: "WGC-1",
  externalReference: "WGC-1-1",
  careRecipientId: "1234567",
  serviceId: "SERV-0001",
  deliveryDate: "2026-07-06",
  quantity: "1.25",
  pricePerUnit: "100.00",
  fundingSource: "ON",
  ...changes,
});

export const sahFacts: SahFacts = {
  today: "2026-08-01",
  services: new Map(
    (
      [
        { serviceId: "SERV-0001", serviceGroupId: "SERG-0001", unitTypes: ["hours"] },
        { serviceId: "SERV-0002", serviceGroupId: "SERG-0001", unitTypes: ["trip", "voucher"] },
        { serviceId: "SERV-0030", serviceGroupId: "SERG-0002", unitTypes: ["item"], asksHealthProfessional: true },
        { serviceId: "SERV-0040", serviceGroupId: "SERG-0003", unitTypes: ["item", "bill"] },
      ] as const
    ).map((service) => [service.serviceId, service]),
  ),
  codesAskingText: new Set(["OTHER"]),
};

export const everyItem: readonly SahItem[] = [
  sahItem(),
  sahItem({
    externalReference: "WGC-1-2",
    serviceId: "SERV-0002",
    unitType: "trip",
    quantity: "3",
    pricePerUnit: "110",
  }),
  sahItem({
    invoiceReference: "WGC-2",
    externalReference: "WGC-2-1",
    serviceId: "SERV-0030",
    fundingSource: "AT",
    quantity: "1",
    pricePerUnit: "1999.99",
    deliveredByThirdParty: true,
    itemOrWraparound: "ITEM",
    itemDescriptionCode: "OTHER",
    itemDescription: 'Shower chair, 22" wide',
    prescribedItem: true,
    healthProfessionalTypeCode: "OT",
    purchaseMethodType: "LOANED",
    loanedByOrganisationName: "Wattle Loans",
    loanedByInvoiceNumber: "WL-9",
  }),
  sahItem({
    invoiceReference: "WGC-3",
    externalReference: "WGC-3-1",
    serviceId: "SERV-0040",
    fundingSource: "HM",
    unitType: "bill",
    quantity: "1",
    pricePerUnit: "5000",
    itemOrWraparound: "WRAPAROUND",
    wraparoundDescriptionCode: "INSTALL",
    itemFirstPayment: false,
  }),
  sahItem({
    invoiceReference: "WGC-4",
    externalReference: "WGC-4-1",
    deliveryDate: "2026-03-31",
    lateSubmissionReasonCode: "SYSTEM",
    lateSubmissionJustification: "Invoice received late",
  }),
];

export const portalLayout: SahLayout = {
  columns: [
    { field: "invoiceReference", header: "Invoice Ext Ref" },
    { field: "externalReference", header: "Item Ext Ref" },
    { field: "serviceProviderId", header: "Provider" },
    { field: "serviceNapsId", header: "NAPS" },
    { field: "careRecipientId", header: "Recipient" },
    { field: "serviceId", header: "Service" },
    { field: "deliveryDate", header: "Delivered" },
    { field: "quantity", header: "Qty" },
    { field: "pricePerUnit", header: "Price" },
    { field: "fundingSource", header: "Source" },
    { field: "unitType", header: "Unit" },
  ],
  dayForm: "DD/MM/YYYY",
  flags: ["Y", "N"],
};

export const anyItem: fc.Arbitrary<SahItem> = fc
  .record({
    day: fc.integer({ min: 0, max: 270 }),
    quarters: fc.integer({ min: 1, max: 400 }),
    price: fc.integer({ min: 1, max: 99_999_999 }),
    recipient: fc.integer({ min: 1, max: 9_999_999 }),
    deliveredByThirdParty: fc.boolean(),
    wraparound: fc.constantFrom("", "Fitting", 'He said "yes", then no', "Zoë’s"),
  })
  .map(({ day, quarters, price, recipient, deliveredByThirdParty, wraparound }) =>
    sahItem({
      deliveryDate: addDays("2025-11-01", day),
      quantity: String(quarters / 4),
      pricePerUnit: `${Math.floor(price / 100)}.${String(price % 100).padStart(2, "0")}`,
      careRecipientId: String(recipient),
      deliveredByThirdParty,
      ...(wraparound === ""
        ? {}
        : { itemOrWraparound: "WRAPAROUND", wraparoundDescriptionCode: "W", wraparoundDescription: wraparound }),
    }),
  );
