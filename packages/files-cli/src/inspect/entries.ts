import {
  readBankStatement,
  readBpayBatch,
  readBrf,
  readDisbursementReport,
  readEventFile,
  readNdisRemittance,
  readNdisRequest,
  readNdisResults,
  readRegisterFile,
  readResidentialStatement,
  readSahInvoiceFile,
  readSupportAtHomeStatement,
} from "@banksia/claims";
import type { Detected } from "./detect.ts";
import type { InspectOptions, LoadedFile } from "./report.ts";

/** One record of a file, ready to be compared: what names it, where it stands, and what it says. */
export interface Entry {
  readonly key: string;
  readonly line: number | null;
  readonly fields: ReadonlyMap<string, string>;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/** An entry of an object's own fields; `line` says where it stands and is no fact. */
function entry(record: object, keys: readonly string[]): Entry {
  const fields = new Map<string, string>();
  let line: number | null = null;
  for (const [name, value] of Object.entries(record)) {
    if (name === "line") line = typeof value === "number" ? value : null;
    else fields.set(name, textOf(value));
  }
  return { key: keys.map((key) => fields.get(key) ?? "").join(" "), line, fields };
}

function statementEntries({ bytes }: LoadedFile, { mapping }: Detected): Entry[] {
  if (mapping === null) return [];
  if (mapping.programme === "residential")
    return readResidentialStatement(bytes, mapping).lines.map((line) =>
      entry(line, ["careRecipientId", "externalCode", "date", "referenceText"]),
    );
  return readSupportAtHomeStatement(bytes, mapping).items.map((item) =>
    entry(item, ["careRecipientId", "itemId", "externalReference"]),
  );
}

/** The records of a file of one of the kinds of @banksia/claims; null for kinds that have none to compare. */
export function entriesOf(file: LoadedFile, detected: Detected, options: InspectOptions): Entry[] | null {
  const { bytes } = file;
  switch (detected.kind) {
    case "ndis-request":
      return readNdisRequest(bytes).rows.map((row) => entry(row, ["claimReference"]));
    case "ndis-results":
      return readNdisResults(bytes).lines.map((line) => entry(line, ["claimReference"]));
    case "ndis-remittance":
      return readNdisRemittance(bytes).payments.map((payment) =>
        entry(payment, ["paymentRequestNumber", "claimReference"]),
      );
    case "bpay-brf":
      return readBrf(bytes).groups.flatMap(({ receipts }) =>
        receipts.map((receipt) => entry(receipt, ["kind", "transactionReference", "crn"])),
      );
    case "bpay-batch":
    case "bpay-results":
      return readBpayBatch(bytes).payments.map((payment) => entry(payment, ["billerCode", "crn", "references"]));
    case "bai2":
    case "nai":
      return readBankStatement(bytes).groups.flatMap(({ asOf, accounts }) =>
        accounts.flatMap(({ account, transactions, line, closingBalance, openingBalance }) => [
          entry({ asOf, account, line, closingBalance, openingBalance }, ["asOf", "account"]),
          ...transactions.map((transaction) =>
            entry({ asOf, account, ...transaction }, ["asOf", "account", "code", "text"]),
          ),
        ]),
      );
    case "disbursement-report":
      return readDisbursementReport(bytes).items.map((item) => entry(item, ["side", "bsb", "account", "reference"]));
    case "residential-events":
      return readEventFile(bytes).events.map(({ line, event }) => entry({ line, ...event }, ["externalReference"]));
    case "claim-register":
      return readRegisterFile(bytes).lines.map((line) => entry(line, ["reference"]));
    case "sah-invoices":
      return readSahInvoiceFile(bytes, {}, options.sahLayout).items.map(({ line, item }) =>
        entry({ line, ...item }, ["externalReference"]),
      );
    case "residential-statement":
    case "sah-statement":
      return statementEntries(file, detected);
    case "aba":
    case "aba-returns":
    case "unknown":
    default:
      return null;
  }
}
