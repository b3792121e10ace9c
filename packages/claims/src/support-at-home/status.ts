import type { SahItem } from "./item.ts";

export const SAH_INVOICE_STATUSES = ["OPEN", "SUBMITTED", "HELD", "DELETED", "CLAIMED", "COMPLETED"] as const;
export type SahInvoiceStatus = (typeof SAH_INVOICE_STATUSES)[number];

export const SAH_ITEM_STATUSES = ["OPEN", "DELETED", "COMPLETED"] as const;
export type SahItemStatus = (typeof SAH_ITEM_STATUSES)[number];

export const SAH_CLAIM_STATUSES = ["BeingCalculated", "PendingApproval", "Approved", "Cancelled", "Completed"] as const;
export type SahClaimStatus = (typeof SAH_CLAIM_STATUSES)[number];

const INVOICE_MOVES: Readonly<Record<SahInvoiceStatus, readonly SahInvoiceStatus[]>> = {
  OPEN: ["SUBMITTED", "HELD", "DELETED"],
  // A late invoice is held until a delegate has decided; both can be opened again to be changed.
  SUBMITTED: ["OPEN", "HELD", "CLAIMED"],
  HELD: ["OPEN", "SUBMITTED", "DELETED"],
  DELETED: [],
  // A cancelled claim gives its invoices back.
  CLAIMED: ["COMPLETED", "SUBMITTED"],
  COMPLETED: [],
};

const ITEM_MOVES: Readonly<Record<SahItemStatus, readonly SahItemStatus[]>> = {
  OPEN: ["DELETED", "COMPLETED"],
  DELETED: [],
  COMPLETED: [],
};

const CLAIM_MOVES: Readonly<Record<SahClaimStatus, readonly SahClaimStatus[]>> = {
  BeingCalculated: ["PendingApproval", "Cancelled"],
  PendingApproval: ["Approved", "Cancelled"],
  Approved: ["Completed"],
  Cancelled: [],
  Completed: [],
};

/** True when an invoice can go from one status to another; to stay as it is always can. */
export const canMoveSahInvoice = (from: SahInvoiceStatus, to: SahInvoiceStatus): boolean =>
  from === to || INVOICE_MOVES[from].includes(to);

export const canMoveSahItem = (from: SahItemStatus, to: SahItemStatus): boolean =>
  from === to || ITEM_MOVES[from].includes(to);

export const canMoveSahClaim = (from: SahClaimStatus, to: SahClaimStatus): boolean =>
  from === to || CLAIM_MOVES[from].includes(to);

/** Fields that cannot change once an item is with the agency: delete the item and add another instead. */
export const FIXED_ITEM_FIELDS = ["careRecipientId", "serviceId", "deliveryDate"] as const satisfies (keyof SahItem)[];

/** The fixed fields a change would touch; a change is possible when there are none and the invoice is open. */
export function fixedFieldsTouched(before: SahItem, after: SahItem): string[] {
  return FIXED_ITEM_FIELDS.filter((field) => before[field] !== after[field]);
}
