import { matchReturns, readAba, sentEntries } from "@banksia/aba";
import {
  formatCents,
  matchNdisPayments,
  matchNdisResults,
  matchSahPayments,
  readNdisRemittance,
  readNdisRequest,
  readNdisResults,
  readSahInvoiceFile,
  readSupportAtHomeStatement,
} from "@banksia/claims";
import type { Difference } from "./compare-entries.ts";
import type { Detected } from "./detect.ts";
import type { InspectOptions, LoadedFile } from "./report.ts";

/** What an answer says of the records that were sent: those it agrees with, and those it does not. */
export interface Answered {
  readonly alike: number;
  readonly differences: readonly Difference[];
}

type Place = Pick<Difference, "key" | "firstLine" | "secondLine">;
type Pairs = readonly (readonly [field: string, first: string, second: string])[];

function answer(place: Place, says: string, pairs: Pairs = []): Difference {
  return { kind: "answer", ...place, says, fields: pairs.map(([field, first, second]) => ({ field, first, second })) };
}

function results(sent: LoadedFile, given: LoadedFile): Answered {
  const rows = readNdisRequest(sent.bytes).rows;
  const { matches, unmatched } = matchNdisResults(rows, readNdisResults(given.bytes).lines);
  const open = matches.filter(({ outcome, capped, difference, differs }) => {
    const exact = difference === null || difference === "0.00";
    return outcome !== "accepted" || capped || !exact || differs.length > 0;
  });
  const differences = open.map((match) => {
    const place = {
      key: match.row.claimReference,
      firstLine: rows[match.at]?.line ?? null,
      secondLine: match.result?.line ?? null,
    };
    const reason = match.reason === null ? "" : `: ${match.reason.text}`;
    const capped = match.capped ? " (price cut)" : "";
    return answer(place, `${match.outcome}${capped}${reason}`, [["amount", match.claimed, match.paid ?? ""]]);
  });
  const strangers = unmatched.map((line) =>
    answer({ key: line.claimReference, firstLine: null, secondLine: line.line }, "answers no line that was sent"),
  );
  return { alike: matches.length - open.length, differences: [...differences, ...strangers] };
}

function remittance(sent: LoadedFile, given: LoadedFile): Answered {
  const rows = readNdisRequest(sent.bytes).rows;
  const { matches, unmatched } = matchNdisPayments(rows, readNdisRemittance(given.bytes).payments);
  const open = matches.filter(({ outcome, differs }) => outcome !== "paid" || differs.length > 0);
  const differences = open.map((match) => {
    const secondLine = match.payments[0]?.line ?? null;
    const place = { key: match.row.claimReference, firstLine: rows[match.at]?.line ?? null, secondLine };
    return answer(place, match.outcome, [["amount", match.claimed, match.paid]]);
  });
  const strangers = unmatched.map((payment) =>
    answer(
      { key: payment.claimReference, firstLine: null, secondLine: payment.line },
      "pays for no line that was sent",
      [["amount", "", payment.amountPaid]],
    ),
  );
  return { alike: matches.length - open.length, differences: [...differences, ...strangers] };
}

function returned(sent: LoadedFile, given: LoadedFile): Answered {
  const entries = sentEntries(readAba(sent.bytes).groups);
  const returns = readAba(given.bytes).groups.flatMap((group) => group.returns);
  const matches = matchReturns(entries, returns);
  const differences = matches.map((match) => {
    const { reference, title, cents } = match.return;
    const why = match.reason?.meaning ?? `reason ${match.return.reason}`;
    const amount = formatCents(BigInt(cents));
    const sentAmount = match.sent === undefined ? "" : formatCents(BigInt(match.sent.detail.cents));
    const place = { key: `${title} ${reference}`.trim(), firstLine: null, secondLine: null };
    return answer(place, `returned, ${why} (${match.outcome})`, [["amount", sentAmount, amount]]);
  });
  return { alike: entries.length - matches.filter(({ sent }) => sent !== undefined).length, differences };
}

function homePayments(
  sent: LoadedFile,
  given: LoadedFile,
  detected: Detected,
  options: InspectOptions,
): Answered | null {
  if (detected.mapping === null) return null;
  const items = readSahInvoiceFile(sent.bytes, {}, options.sahLayout).items;
  const paid = readSupportAtHomeStatement(given.bytes, detected.mapping).items;
  const { matches, unmatched } = matchSahPayments(
    items.map(({ item }) => item),
    paid,
  );
  const open = matches.filter(({ outcome }) => outcome !== "paid");
  const differences = open.map((match) => {
    const secondLine = match.payments[0]?.line ?? null;
    const place = { key: match.item.externalReference, firstLine: items[match.at]?.line ?? null, secondLine };
    return answer(place, match.outcome, [
      ["amount", match.claimed, match.paid],
      ["open", match.claimed, match.open],
    ]);
  });
  const strangers = unmatched.map((payment) =>
    answer(
      { key: payment.externalReference || payment.itemId, firstLine: null, secondLine: payment.line },
      "pays for no item that was sent",
      [["amount", "", payment.amountPaid]],
    ),
  );
  return { alike: matches.length - open.length, differences: [...differences, ...strangers] };
}

/** What the second file says of the first, where one answers the other; null where it does not. */
export function compareAnswers(
  sent: LoadedFile,
  sentKind: Detected,
  given: LoadedFile,
  givenKind: Detected,
  options: InspectOptions,
): Answered | null {
  const pair = `${sentKind.kind} ${givenKind.kind}`;
  if (pair === "ndis-request ndis-results") return results(sent, given);
  if (pair === "ndis-request ndis-remittance") return remittance(sent, given);
  if (pair === "aba aba-returns") return returned(sent, given);
  return pair === "sah-invoices sah-statement" ? homePayments(sent, given, givenKind, options) : null;
}
