/** What a field holds. Amounts are whole cents; numbers may have up to six decimals. */
export type FieldKind = "text" | "amount" | "number" | "day";

export interface FieldSpec {
  readonly kind: FieldKind;
  readonly required?: boolean;
  /** Headers or element names by which the field is recognised when a mapping is suggested. */
  readonly knownAs: readonly string[];
}

/** Fields of a residential payment statement line. */
export const residentialFields = {
  careRecipientId: {
    kind: "text",
    required: true,
    knownAs: [
      "care recipient id",
      "reference number",
      "recipient id",
      "client id",
      "resident id",
      "care recipient number",
    ],
  },
  fundingCode: {
    kind: "text",
    required: true,
    knownAs: [
      "external funding code",
      "funding code",
      "payment code",
      "payment type",
      "subsidy type",
      "item code",
      "code",
    ],
  },
  amount: {
    kind: "amount",
    required: true,
    knownAs: ["amount paid", "payment amount", "paid amount", "amount", "subsidy amount"],
  },
  serviceId: { kind: "text", knownAs: ["service id", "naps id", "service naps id", "napsserviceid", "racs id"] },
  clientName: { kind: "text", knownAs: ["client name", "care recipient name", "resident name", "name"] },
  surname: { kind: "text", knownAs: ["surname", "last name", "family name"] },
  givenNames: { kind: "text", knownAs: ["given names", "given name", "first name"] },
  date: { kind: "day", knownAs: ["date", "month end", "period end", "claim date", "end date"] },
  days: { kind: "number", knownAs: ["days", "paid days", "number of days", "care days"] },
  rate: { kind: "number", knownAs: ["rate", "daily rate"] },
  referenceText: { kind: "text", knownAs: ["reference text", "reference", "claim id", "event id", "comment"] },
} as const satisfies Record<string, FieldSpec>;

/** Fields of a Support at Home payment statement item. */
export const supportAtHomeFields = {
  careRecipientId: {
    kind: "text",
    required: true,
    knownAs: ["care recipient id", "recipient id", "client id", "participant id", "reference number"],
  },
  amountPaid: {
    kind: "amount",
    required: true,
    knownAs: ["payment determination", "amount paid", "paid amount", "payment amount", "total paid"],
  },
  itemId: { kind: "text", knownAs: ["item id", "invoice item id", "payment item id"] },
  externalReference: {
    kind: "text",
    knownAs: ["external reference id", "external reference", "item external reference id", "item external reference"],
  },
  invoiceId: { kind: "text", knownAs: ["invoice id", "invoice number"] },
  claimId: { kind: "text", knownAs: ["claim id", "claim number"] },
  clientName: { kind: "text", knownAs: ["client name", "care recipient name", "participant name", "name"] },
  serviceId: { kind: "text", knownAs: ["service id", "service code", "service"] },
  fundingSource: { kind: "text", knownAs: ["funding source", "funding source code"] },
  deliveryDate: { kind: "day", knownAs: ["delivery date", "service date", "date of service"] },
  quantity: { kind: "number", knownAs: ["quantity", "units", "hours"] },
  pricePerUnit: { kind: "amount", knownAs: ["price per unit", "unit price", "price"] },
  amountClaimed: { kind: "amount", knownAs: ["amount claimed", "claimed amount", "claim amount", "total price"] },
  contribution: {
    kind: "amount",
    knownAs: ["individual contribution amount", "individual contribution", "participant contribution", "contribution"],
  },
  compensationReduction: { kind: "amount", knownAs: ["compensation reduction", "compensation"] },
  submittedOn: { kind: "day", knownAs: ["claim submission date", "submission date", "submitted"] },
  approvedOn: { kind: "day", knownAs: ["claim approved date", "approved date", "approval date"] },
  paidOn: { kind: "day", knownAs: ["payment date", "paid date"] },
  budgetType: { kind: "text", knownAs: ["budget type", "budget"] },
  allocationCategory: { kind: "text", knownAs: ["allocation category", "allocation"] },
  entitlementType: { kind: "text", knownAs: ["entitlement type", "entitlement"] },
  agedCareReference: { kind: "text", knownAs: ["aged care reference", "aged care reference number"] },
} as const satisfies Record<string, FieldSpec>;

export type ResidentialField = keyof typeof residentialFields;
export type SupportAtHomeField = keyof typeof supportAtHomeFields;
export type Programme = "residential" | "support-at-home";

/** The fields of a programme, by name. */
export function fieldsOf(programme: Programme): ReadonlyMap<string, FieldSpec> {
  return new Map(Object.entries(programme === "residential" ? residentialFields : supportAtHomeFields));
}
