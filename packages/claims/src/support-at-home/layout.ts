import { columnKeys, type ColumnSpec } from "../common/table.ts";
import type { SahItem } from "./item.ts";

/** Every field of an item with the header it has unless a layout gives another: the agency's own field names. */
const HEADERS: Readonly<Record<keyof SahItem, { readonly header: string }>> = {
  serviceProviderId: { header: "serviceProviderId" },
  serviceNapsId: { header: "serviceNapsId" },
  invoiceReference: { header: "invoiceExternalReferenceId" },
  externalReference: { header: "externalReferenceId" },
  careRecipientId: { header: "careRecipientId" },
  serviceId: { header: "serviceId" },
  deliveryDate: { header: "deliveryDate" },
  quantity: { header: "quantity" },
  pricePerUnit: { header: "pricePerUnit" },
  unitType: { header: "unitType" },
  fundingSource: { header: "fundingSource" },
  deliveredByThirdParty: { header: "deliveredByThirdParty" },
  itemOrWraparound: { header: "itemOrWraparound" },
  itemDescriptionCode: { header: "itemDescriptionCode" },
  itemDescription: { header: "itemDescription" },
  wraparoundDescriptionCode: { header: "wraparoundDescriptionCode" },
  wraparoundDescription: { header: "wraparoundDescription" },
  prescribedItem: { header: "prescribedItem" },
  healthProfessionalTypeCode: { header: "healthProfessionalTypeCode" },
  healthProfessionalTypeOther: { header: "healthProfessionalTypeOther" },
  purchaseMethodType: { header: "purchaseMethodType" },
  loanedByOrganisationName: { header: "loanedByOrganisationName" },
  loanedByInvoiceNumber: { header: "loanedByInvoiceNumber" },
  itemFirstPayment: { header: "itemFirstPayment" },
  lateSubmissionReasonCode: { header: "lateSubmissionReasonCode" },
  lateSubmissionJustification: { header: "lateSubmissionJustification" },
};

/**
 * How the invoice upload file is written: a plain object to keep as JSON. The agency gives the exact headers and order
 * to providers; a provider puts them here.
 */
export interface SahLayout {
  readonly columns: readonly { readonly field: keyof SahItem; readonly header: string }[];
  readonly dayForm: "YYYY-MM-DD" | "DD/MM/YYYY";
  /** How yes and no are written. */
  readonly flags: readonly [yes: string, no: string];
}

/** All fields under the agency's own names, ISO days, true and false. */
export const defaultSahLayout: SahLayout = {
  columns: columnKeys(HEADERS).map((field) => ({ field, header: HEADERS[field].header })),
  dayForm: "YYYY-MM-DD",
  flags: ["true", "false"],
};

/** Fields an upload cannot do without. */
export const NEEDED_FIELDS = [
  "serviceProviderId",
  "serviceNapsId",
  "invoiceReference",
  "externalReference",
  "careRecipientId",
  "serviceId",
  "deliveryDate",
  "quantity",
  "pricePerUnit",
  "fundingSource",
] as const satisfies (keyof SahItem)[];

/** The columns of a layout, for reading a file by its header. Fields without a column are known by their own name. */
export function sahColumns(layout: SahLayout = defaultSahLayout): Record<keyof SahItem, ColumnSpec> {
  const specs: Record<keyof SahItem, ColumnSpec> = { ...HEADERS };
  for (const { field, header } of layout.columns) specs[field] = { header };
  for (const field of NEEDED_FIELDS) specs[field] = { ...specs[field], required: true };
  return specs;
}
