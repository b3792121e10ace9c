import { readNdisRemittance, readNdisRequest, readNdisResults } from "@banksia/claims";
import { count, money } from "./facts.ts";
import { fromFindings } from "./issues.ts";
import { NO_NAME, type Checked, type InspectOptions, type LoadedFile } from "./report.ts";

export function checkNdisRequest({ name, bytes }: LoadedFile, { today }: InspectOptions): Checked {
  const read = readNdisRequest(bytes, {
    ...(name === NO_NAME ? {} : { fileName: name }),
    ...(today === undefined ? {} : { today }),
  });
  const sound = read.rows.length;
  const facts = [
    count("Lines", read.rowCount),
    ...(sound === read.rowCount ? [] : [count("Lines without error", sound)]),
    count("Participants", new Set(read.rows.map((row) => row.ndisNumber)).size),
    money("Claimed", read.total),
  ];
  return { kind: "ndis-request", ...fromFindings(read), facts };
}

export function checkNdisResults({ bytes }: LoadedFile): Checked {
  const read = readNdisResults(bytes);
  const facts = [
    count("Lines", read.lines.length),
    count("Accepted", read.accepted),
    count("Rejected", read.rejected),
    ...(read.unknown === 0 ? [] : [count("Outcome unknown", read.unknown)]),
    money("To be paid", read.paidTotal),
  ];
  return { kind: "ndis-results", ...fromFindings(read), facts };
}

export function checkNdisRemittance({ bytes }: LoadedFile): Checked {
  const read = readNdisRemittance(bytes);
  const facts = [count("Payments", read.payments.length), money("Paid", read.totalPaid)];
  return { kind: "ndis-remittance", ...fromFindings(read), facts };
}
