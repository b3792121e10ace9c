import { bankProfiles, debit, writeAba } from "@banksia/aba";
import { suggestMapping, type StatementMapping } from "@banksia/claims";
import { readFileSync } from "node:fs";
import type { FileKind } from "../src/inspect/kinds.ts";
import type { LoadedFile } from "../src/inspect/report.ts";

const golden = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../claims/test/golden/${name}`, import.meta.url)));

function abaFile(): Uint8Array {
  const written = writeAba(
    {
      header: {
        userName: "Wattle Grove Care",
        userId: "334303",
        institution: "NAB",
        description: "FEES",
        processingDate: "2026-11-24",
      },
      own: { bsb: "083-001", account: "12345678", remitter: "WATTLE GROVE" },
      details: [
        debit({ bsb: "062-692", account: "43214321", cents: 125_050, title: "Nguyen. Minh", reference: "INV 1001" }),
        debit({ bsb: "083-004", account: "555511", cents: 5_898, title: "Smith. Jo", reference: "INV 1002" }),
        debit({ bsb: "032-001", account: "12345600", cents: 1, title: "O'Brien. Zoe", reference: "INV 1003" }),
      ],
    },
    { profile: bankProfiles.generic },
  );
  if (!written.ok) throw new Error("the sample was not written");
  return written.bytes;
}

/** A returns file for the second entry of the sample above. */
function returnsFile(): string {
  const header = `0${" ".repeat(17)}01NAB${" ".repeat(7)}${"Wattle Grove Care".padEnd(26)}334303${"FEES RETURN".padEnd(12)}251126${" ".repeat(40)}`;
  const record = `2083-001 12345678613${"5898".padStart(10, "0")}${"Smith. Jo".padEnd(32)}${"INV 1002".padEnd(18)}083-004   555511${"WATTLE GROVE".padEnd(16)}24334303`;
  const trailer = `7999-999${" ".repeat(12)}${"0000005898".repeat(1)}${"0".repeat(10)}0000005898${" ".repeat(24)}000001${" ".repeat(40)}`;
  return [header, record, trailer].join("\r\n");
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One sound file of every kind, with the name it might have. */
export const samples: readonly { readonly kind: FileKind; readonly file: LoadedFile }[] = [
  { kind: "aba", file: { name: "fees.aba", bytes: abaFile() } },
  { kind: "aba-returns", file: { name: "returns.txt", bytes: utf8(returnsFile()) } },
  { kind: "disbursement-report", file: { name: "fees.rpt", bytes: golden("disbursement.rpt") } },
  { kind: "ndis-request", file: { name: "260801093000001.CSV", bytes: golden("ndis-request.csv") } },
  { kind: "ndis-results", file: { name: "results.csv", bytes: golden("ndis-results.csv") } },
  { kind: "ndis-remittance", file: { name: "remittance.csv", bytes: golden("ndis-remittance.csv") } },
  { kind: "residential-statement", file: { name: "statement.csv", bytes: golden("residential-statement.csv") } },
  { kind: "residential-events", file: { name: "events.csv", bytes: golden("residential-events.csv") } },
  { kind: "claim-register", file: { name: "register.csv", bytes: golden("claim-register.csv") } },
  { kind: "sah-invoices", file: { name: "invoices.csv", bytes: golden("support-at-home-invoices.csv") } },
  { kind: "sah-statement", file: { name: "home.csv", bytes: golden("support-at-home-statement.csv") } },
  { kind: "bai2", file: { name: "statement.bai", bytes: golden("statement.bai") } },
  { kind: "nai", file: { name: "statement.nai", bytes: golden("statement.nai") } },
  { kind: "bpay-brf", file: { name: "receipts.brf", bytes: golden("bpay-brf.txt") } },
  { kind: "bpay-batch", file: { name: "bills.bpb", bytes: golden("bpay-batch.bpb") } },
  { kind: "bpay-results", file: { name: "bills-results.bpb", bytes: golden("bpay-batch-results.bpb") } },
];

export const sample = (kind: FileKind): LoadedFile => {
  const found = samples.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`there is no sample of ${kind}`);
  return found.file;
};

export const xmlStatement: LoadedFile = { name: "statement.xml", bytes: golden("residential-statement.xml") };

/** The mapping suggested for the residential sample, as a provider would keep it. */
export function keptMapping(): StatementMapping {
  const suggestion = suggestMapping(sample("residential-statement").bytes, "residential");
  if (suggestion === null) throw new Error("no mapping was suggested");
  return { ...suggestion.mapping, name: "Portal" };
}

/** The file with a piece of its text replaced. */
export function edited(file: LoadedFile, from: string, to: string): LoadedFile {
  const text = new TextDecoder().decode(file.bytes);
  if (!text.includes(from)) throw new Error(`the sample holds no ${from}`);
  return { name: file.name, bytes: utf8(text.replace(from, to)) };
}
