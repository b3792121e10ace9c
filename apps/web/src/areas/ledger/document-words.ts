import type { CustomerTransaction } from "@banksia/contracts";

export const DOCUMENT_TYPES = ["invoice", "credit_note", "receipt", "deduction", "refund", "payment"] as const;

/** Documents of the ledger, one and several. */
export const DOCUMENTS: Record<CustomerTransaction["type"], { one: string; many: string }> = {
  invoice: { one: "Invoice", many: "Invoices" },
  credit_note: { one: "Credit note", many: "Credit notes" },
  receipt: { one: "Receipt", many: "Receipts" },
  deduction: { one: "Deduction", many: "Deductions from lump sums" },
  refund: { one: "Refund", many: "Refunds" },
  payment: { one: "Payment", many: "Payments" },
};

/** The types as options of a filter. */
export const DOCUMENT_OPTIONS = DOCUMENT_TYPES.map((value) => ({ value, label: DOCUMENTS[value].one }));
