import type { StatementMapping } from "../src/index.ts";

const codes: StatementMapping["codes"] = {
  "ACCOM SUPP": { code: "ACCOM", sign: "as-shown" },
  "AN-ACC": { code: "ANACC", sign: "as-shown" },
  MTSR2: { code: "MTCF", sign: "negative" },
  TRANS: { code: "TRANSITION", sign: "as-shown" },
};

export const residentialCsv: StatementMapping = {
  version: 1,
  programme: "residential",
  name: "Portal CSV",
  file: { kind: "csv", delimiter: "," },
  dayOrder: "dmy",
  fields: {
    serviceId: { label: "Service ID" },
    clientName: { columns: ["Client name"] },
    careRecipientId: { columns: ["Reference number", "Care recipient ID"] },
    date: { columns: ["Date"] },
    fundingCode: { columns: ["External funding code"] },
    rate: { columns: ["Rate"] },
    days: { columns: ["Days"] },
    amount: { columns: ["Amount paid"] },
    referenceText: { columns: ["Reference text"] },
  },
  codes,
  totals: [{ name: "Total", source: { label: "Total" }, sumOf: "amount" }],
};

export const residentialXml: StatementMapping = {
  ...residentialCsv,
  name: "Portal XML",
  file: { kind: "xml", line: "statement/careRecipient/payment" },
  fields: {
    serviceId: { path: "../../@serviceId" },
    clientName: { path: "../name" },
    careRecipientId: { path: "../@id" },
    date: { path: "../../period/end" },
    fundingCode: { path: "code" },
    rate: { path: "rate" },
    amount: { path: "amount" },
    referenceText: { path: "reference" },
  },
  dayOrder: "auto",
  totals: [{ name: "Total", source: { path: "statement/summary/total" }, sumOf: "amount" }],
};

export const supportAtHomeCsv: StatementMapping = {
  version: 1,
  programme: "support-at-home",
  name: "Support at Home CSV",
  file: { kind: "csv", delimiter: "," },
  dayOrder: "ymd",
  fields: {
    itemId: { columns: ["Item ID"] },
    externalReference: { columns: ["External reference ID"] },
    careRecipientId: { columns: ["Care recipient ID"] },
    serviceId: { columns: ["Service ID"] },
    deliveryDate: { columns: ["Delivery date"] },
    quantity: { columns: ["Quantity"] },
    pricePerUnit: { columns: ["Price per unit"] },
    amountClaimed: { columns: ["Amount claimed"] },
    contribution: { columns: ["Individual contribution amount"] },
    amountPaid: { columns: ["Payment determination"] },
    paidOn: { columns: ["Payment date"] },
    budgetType: { columns: ["Budget type"] },
    claimId: { label: "Claim ID" },
  },
  codes: {},
  totals: [
    { name: "totalPaid", source: { label: "Total paid" }, sumOf: "amountPaid" },
    { name: "claimTotal", source: { label: "Claim total" }, sumOf: "amountClaimed" },
    { name: "contribution", source: { label: "Care recipient individual contribution" }, sumOf: "contribution" },
    { name: "outstandingHeldover", source: { label: "Outstanding heldover" }, sumOf: null },
  ],
};
