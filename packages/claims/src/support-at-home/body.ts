import type { SahInvoice } from "./invoices.ts";
import type { SahItem } from "./item.ts";

/** A field of the body: a decimal is written as the number it spells, never through a float. */
type BodyField = readonly [name: string, value: string | boolean | null, kind?: "decimal"];

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "Y" : "N");

function fieldsOf(item: SahItem): BodyField[] {
  return [
    ["externalReferenceId", item.externalReference],
    ["careRecipientId", item.careRecipientId],
    ["serviceId", item.serviceId],
    ["deliveryDate", item.deliveryDate],
    ["quantity", item.quantity, "decimal"],
    ["pricePerUnit", item.pricePerUnit, "decimal"],
    ["unitType", item.unitType],
    ["fundingSource", item.fundingSource],
    ["deliveredByThirdParty", item.deliveredByThirdParty],
    ["itemOrWraparound", item.itemOrWraparound],
    ["itemDescriptionCode", item.itemDescriptionCode],
    ["itemDescription", item.itemDescription],
    ["wraparoundDescriptionCode", item.wraparoundDescriptionCode],
    ["wraparoundDescription", item.wraparoundDescription],
    ["prescribedItem", yesNo(item.prescribedItem)],
    ["healthProfessionalTypeCode", item.healthProfessionalTypeCode],
    ["healthProfessionalTypeOther", item.healthProfessionalTypeOther],
    ["purchaseMethodType", item.purchaseMethodType],
    ["loanedByOrganisationName", item.loanedByOrganisationName],
    ["loanedByInvoiceNumber", item.loanedByInvoiceNumber],
    ["itemFirstPayment", item.itemFirstPayment],
    ["lateSubmissionReasonCode", item.lateSubmissionReasonCode],
    ["lateSubmissionJustification", item.lateSubmissionJustification],
  ];
}

const JSON_NUMBER = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

function jsonOf(fields: readonly BodyField[]): string {
  const written = fields
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value, kind]) => {
      const spelled = kind === "decimal" ? String(value).replace(/^0+(?=\d)/, "") : "";
      return `${JSON.stringify(name)}:${JSON_NUMBER.test(spelled) ? spelled : JSON.stringify(value)}`;
    });
  return `{${written.join(",")}}`;
}

/**
 * The JSON body of a new invoice, by the names of the agency's invoice service; fields without a value are left out.
 * Quantities and prices stand in it digit for digit.
 */
export function sahInvoiceJson(invoice: SahInvoice): string {
  const head = jsonOf([
    ["serviceProviderId", invoice.serviceProviderId],
    ["serviceNapsId", invoice.serviceNapsId],
    ["externalReferenceId", invoice.invoiceReference],
  ]);
  return `${head.slice(0, -1)},"items":[${invoice.items.map((item) => jsonOf(fieldsOf(item))).join(",")}]}`;
}
