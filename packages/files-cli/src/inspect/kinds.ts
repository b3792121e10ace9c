/** Every kind of file that is known, in words. */
export const FILE_KINDS = {
  aba: "ABA (direct entry) file",
  "aba-returns": "ABA returns file",
  "disbursement-report": "direct entry disbursement report",
  "ndis-request": "NDIS bulk payment request",
  "ndis-results": "NDIS payment request results",
  "ndis-remittance": "NDIS remittance advice",
  "residential-statement": "residential payment statement",
  "residential-events": "residential events",
  "claim-register": "residential claim register",
  "sah-invoices": "Support at Home invoices",
  "sah-statement": "Support at Home payment statement",
  bai2: "BAI2 bank statement",
  nai: "NAI bank statement",
  "bpay-brf": "BPAY biller report (BRF)",
  "bpay-batch": "BPAY batch",
  "bpay-results": "BPAY batch results",
  unknown: "unknown file",
} as const;

export type FileKind = keyof typeof FILE_KINDS;

export const isFileKind = (text: string): text is FileKind => Object.hasOwn(FILE_KINDS, text);
