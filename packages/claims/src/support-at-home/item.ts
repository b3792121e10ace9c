import type { Day } from "../common/day.ts";
import { formatCents, formatShortest, parseCents, parseDecimal, timesPrice } from "../common/decimal.ts";
import type { FundingSource, ItemOrWraparound, PurchaseMethod, UnitType } from "./codes.ts";

/** One service delivered or thing supplied to one person on one day: a row of the upload, an item of an invoice. */
export interface SahItem {
  readonly serviceProviderId: string;
  readonly serviceNapsId: string;
  /** Items that share it make one invoice. */
  readonly invoiceReference: string;
  /** Ours, unique for every item; comes back in the payment statement. */
  readonly externalReference: string;
  readonly careRecipientId: string;
  /** SERV-nnnn of the agency's service list. */
  readonly serviceId: string;
  readonly deliveryDate: Day;
  /** Units, up to two decimals; hours in quarters. */
  readonly quantity: string;
  /** Dollars a unit, up to two decimals. */
  readonly pricePerUnit: string;
  readonly fundingSource: FundingSource;
  /** Given when the service does not fix it. */
  readonly unitType: UnitType | null;
  readonly deliveredByThirdParty: boolean;
  readonly itemOrWraparound: ItemOrWraparound | null;
  readonly itemDescriptionCode: string;
  readonly itemDescription: string;
  readonly wraparoundDescriptionCode: string;
  readonly wraparoundDescription: string;
  readonly prescribedItem: boolean | null;
  readonly healthProfessionalTypeCode: string;
  readonly healthProfessionalTypeOther: string;
  readonly purchaseMethodType: PurchaseMethod | null;
  readonly loanedByOrganisationName: string;
  readonly loanedByInvoiceNumber: string;
  /** Home modifications: whether this is the first payment for the item. */
  readonly itemFirstPayment: boolean | null;
  readonly lateSubmissionReasonCode: string;
  readonly lateSubmissionJustification: string;
}

/** The fields an item need not have, empty: spread them under the facts that it has. */
export const plainItem = {
  unitType: null,
  deliveredByThirdParty: false,
  itemOrWraparound: null,
  itemDescriptionCode: "",
  itemDescription: "",
  wraparoundDescriptionCode: "",
  wraparoundDescription: "",
  prescribedItem: null,
  healthProfessionalTypeCode: "",
  healthProfessionalTypeOther: "",
  purchaseMethodType: null,
  loanedByOrganisationName: "",
  loanedByInvoiceNumber: "",
  itemFirstPayment: null,
  lateSubmissionReasonCode: "",
  lateSubmissionJustification: "",
} as const satisfies Partial<SahItem>;

/** Hours to claim for a time delivered: quarters of an hour, rounded up. 61 minutes are "1.25". */
export function quarterHours(minutes: number): string {
  return formatShortest(BigInt(Math.ceil(minutes / 15)) * 25n, 2);
}

/** Cents an item comes to: quantity times price, rounded once, half up. */
export function itemCents(item: Pick<SahItem, "quantity" | "pricePerUnit">): bigint {
  return timesPrice(parseDecimal(item.quantity, 2) ?? 0n, 2, parseCents(item.pricePerUnit) ?? 0n);
}

/** The total of items, "1234.50". */
export function totalOfItems(items: readonly SahItem[]): string {
  return formatCents(items.reduce((sum, item) => sum + itemCents(item), 0n));
}
