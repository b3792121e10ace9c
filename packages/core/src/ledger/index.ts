export { documentsOf, type Document, type LedgerEntry, type PostingLine } from "./documents.ts";
export { dueDate, type TermsOfPayment } from "./due-date.ts";
