export { sahInvoiceJson } from "./body.ts";
export { type SahFacts, type SahService } from "./check-item.ts";
export {
  makeSahClaim,
  type KnownSahInvoice,
  type MadeSahClaim,
  type SahClaimBody,
  type SahClaimFacts,
} from "./claim.ts";
export {
  FUNDING_SOURCES,
  GROUP_SOURCES,
  PURCHASE_METHODS,
  UNIT_TYPES,
  type FundingSource,
  type ItemOrWraparound,
  type PurchaseMethod,
  type UnitType,
} from "./codes.ts";
export {
  readSahInvoiceFile,
  writeSahInvoiceFile,
  type ReadSahInvoiceFile,
  type WrittenSahFile,
} from "./invoice-file.ts";
export { makeSahInvoices, MAX_INVOICE_ITEMS, type MadeSahInvoices, type SahInvoice } from "./invoices.ts";
export { sahRules, type SahIssueCode } from "./issues.ts";
export { itemCents, plainItem, quarterHours, totalOfItems, type SahItem } from "./item.ts";
export { defaultSahLayout, sahColumns, type SahLayout } from "./layout.ts";
export { matchSahPayments, type MatchedSahItem, type MatchedSahItems } from "./match.ts";
export { CLAIM_WINDOW_DAYS, lastClaimDay, quarterEnd } from "./quarter.ts";
export {
  canMoveSahClaim,
  canMoveSahInvoice,
  canMoveSahItem,
  FIXED_ITEM_FIELDS,
  fixedFieldsTouched,
  SAH_CLAIM_STATUSES,
  SAH_INVOICE_STATUSES,
  SAH_ITEM_STATUSES,
  type SahClaimStatus,
  type SahInvoiceStatus,
  type SahItemStatus,
} from "./status.ts";
