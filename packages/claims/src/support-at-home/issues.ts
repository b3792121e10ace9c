import { csvIssues } from "../common/csv-read.ts";
import type { IssueRule } from "../common/issue.ts";
import { tableIssues } from "../common/table.ts";
import { textIssues } from "../common/text.ts";

export const sahItemIssues = {
  "sah.provider": { severity: "error", says: "The service provider id must be 1 to 10 letters or digits." },
  "sah.service-naps": { severity: "error", says: "The service's NAPS id must be 1 to 5 digits." },
  "sah.recipient": { severity: "error", says: "The care recipient id must be 1 to 10 digits." },
  "sah.reference": {
    severity: "error",
    says: "The external reference must be 1 to 24 letters, digits, - _ / or full stops.",
  },
  "sah.reference-twice": {
    severity: "error",
    says: "Two items have the same external reference: payments could not be told apart.",
  },
  "sah.service-id": { severity: "error", says: "The service id must be SERV- and four digits." },
  "sah.service-unknown": { severity: "error", says: "The service is not in the service list that was given." },
  "sah.delivery-date": { severity: "error", says: "The delivery date is not a real day." },
  "sah.delivery-future": { severity: "error", says: "The delivery date lies in the future: claim after delivery." },
  "sah.before-start": {
    severity: "error",
    says: "Support at Home began on 1 November 2025: claim earlier services as Home Care Package.",
  },
  "sah.quantity": {
    severity: "error",
    says: "The quantity must be a number of up to 6 digits with at most 2 decimals.",
  },
  "sah.quarter-hours": { severity: "error", says: "Hours are claimed in quarters, rounded up." },
  "sah.price": { severity: "error", says: "The price must be dollars with at most 2 decimals." },
  "sah.zero": { severity: "warning", says: "The item comes to nothing." },
  "sah.unit-type": { severity: "error", says: "The unit type must be hours, trip, item, bill, voucher or meal." },
  "sah.unit-type-missing": { severity: "error", says: "The service may be claimed in several units: say which." },
  "sah.unit-type-not-allowed": { severity: "error", says: "The service may not be claimed in this unit." },
  "sah.funding-source": { severity: "error", says: "The funding source must be ON, AT, AS, HM, CM, RC or EL." },
  "sah.funding-source-not-allowed": {
    severity: "error",
    says: "The service's group may not be paid from this funding source.",
  },
  "sah.item-kind": { severity: "error", says: "The item must be ITEM or WRAPAROUND." },
  "sah.description-missing": {
    severity: "error",
    says: "The description code that goes with ITEM or WRAPAROUND is missing.",
  },
  "sah.description-text-missing": { severity: "error", says: "This description code asks for a description in words." },
  "sah.description-extra": {
    severity: "error",
    says: "A description is given that does not go with the kind of item.",
  },
  "sah.health-professional": { severity: "error", says: "The service asks for the health professional's type." },
  "sah.purchase-method": { severity: "error", says: "The purchase method must be PURCHASED or LOANED." },
  "sah.loan": {
    severity: "error",
    says: "A loaned item needs the lender's name and invoice number, and only a loaned one has them.",
  },
  "sah.first-payment": {
    severity: "error",
    says: "A home modification says whether this is its first payment, and nothing else does.",
  },
  "sah.late": {
    severity: "error",
    says: "More than 60 days after the budget's end: give a late submission reason and evidence. The invoice will be held.",
  },
  "sah.late-without-justification": {
    severity: "error",
    says: "A late submission reason needs a justification in words.",
  },
  "sah.late-extra": { severity: "warning", says: "A late submission reason is given but the item is not late." },
  "sah.text": { severity: "error", says: "The text must be one line of at most 500 characters." },
  "sah.formula": { severity: "error", says: "The text starts like a spreadsheet formula. Reword it." },
  "sah.same-service-twice": {
    severity: "warning",
    says: "Another item claims the same service, person, day, quantity and price: check that both were delivered.",
  },
  "sah.flag": { severity: "error", says: "The cell must say yes or no." },
} as const satisfies Record<string, IssueRule>;

export const sahInvoiceIssues = {
  "sah.no-items": { severity: "error", says: "There is nothing to invoice." },
  "sah.too-many-items": { severity: "error", says: "An invoice may hold at most 9,999 items." },
  "sah.mixed-invoice": {
    severity: "error",
    says: "Items of one invoice must have the same provider, service and care recipient.",
  },
  "sah.mixed-service": { severity: "error", says: "A claim and its file are for one NAPS id: make one a service." },
  "sah.layout": { severity: "error", says: "The layout must name every field once, with a header of its own." },
  "sah.invoice-status": { severity: "error", says: "Only submitted invoices can be claimed." },
  "sah.invoice-twice": { severity: "error", says: "The invoice stands twice in the claim." },
  "sah.claimed-today": { severity: "error", says: "A service can be claimed for once a day." },
} as const satisfies Record<string, IssueRule>;

export const sahRules = { ...textIssues, ...csvIssues, ...tableIssues, ...sahItemIssues, ...sahInvoiceIssues };

export type SahItemIssueCode = keyof typeof sahItemIssues;
export type SahIssueCode = keyof typeof sahRules;
