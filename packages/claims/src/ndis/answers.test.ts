import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { golden } from "../../test/golden.ts";
import { manyClaims, OWN_ABN } from "../../test/ndis-samples.ts";
import { matchNdisPayments, matchNdisResults } from "./match.ts";
import { readNdisRequest } from "./read-request.ts";
import { readReason } from "./reasons.ts";
import { mergePayments, parsePaymentDate, readNdisRemittance } from "./remittance.ts";
import { readNdisResults } from "./results.ts";
import { rowCents } from "./row.ts";
import { checkNdisClaims } from "./write.ts";

const sent = readNdisRequest(golden("ndis-request.csv")).rows;
const codes = (read: { issues: readonly { code: string }[] }): string[] => read.issues.map((issue) => issue.code);

describe("results file", () => {
  const results = readNdisResults(golden("ndis-results.csv"));

  test("reads by header, with $ and thousands commas", () => {
    expect(results).toMatchObject({ ok: true, accepted: 4, rejected: 2, unknown: 0, paidTotal: "1524.48" });
    expect(codes(results)).toEqual(["ndis.reason-unknown"]);
    expect(results.lines[0]).toMatchObject({
      line: 2,
      claimReference: "INV-1001-1",
      outcome: "accepted",
      paidTotal: "175.58",
      cappedPrice: null,
      participantName: "Smith, Jo",
      from: "2026-07-06",
      quantity: "2.5",
    });
    expect(results.lines[4]).toMatchObject({ participantName: "O’Brien, Zoë", paidTotal: "1104.45" });
  });

  test("each line goes to its claim, with outcome, capped price and reason", () => {
    const { matches, unmatched } = matchNdisResults(sent, results.lines);
    expect(matches.map((match) => match.outcome)).toEqual([
      "accepted",
      "not-reported",
      "accepted",
      "rejected",
      "rejected",
      "not-reported",
      "not-reported",
      "not-reported",
      "accepted",
      "not-reported",
    ]);
    expect(matches[0]).toMatchObject({
      claimed: "175.58",
      paid: "175.58",
      difference: "0.00",
      capped: false,
      differs: [],
    });
    expect(matches[2]).toMatchObject({
      claimed: "140.46",
      paid: "140.00",
      difference: "-0.46",
      capped: true,
      cappedPrice: "70.00",
    });
    expect(matches[3]).toMatchObject({ difference: null, capped: false, reason: { code: "C04", text: /Quantity/ } });
    expect(matches[4]?.reason).toEqual({ code: "Z77", means: null, text: "Z77: something new" });
    expect(matches[8]).toMatchObject({ difference: "1000.00" });
    expect(unmatched.map((line) => line.claimReference)).toEqual(["NOT-OURS"]);
  });

  test("a file without a status column says that outcomes are unknown", () => {
    const read = readNdisResults('Claim Reference,PaidTotalAmount\r\nA,"$2,060.24"\r\n"Smith, J — wk1",5\r\n');
    expect(codes(read)).toEqual(["ndis.no-status"]);
    expect(read.lines.map((line) => [line.claimReference, line.paidTotal, line.outcome])).toEqual([
      ["A", "2060.24", "unknown"],
      ["Smith, J — wk1", "5.00", "unknown"],
    ]);
  });

  test.each([
    ["ndis.no-reference", "ClaimReference,Payment Request Status\n,SUCCESSFUL\n"],
    ["table.missing-column", "Reference,Status\nA,ERROR\n"],
    ["ndis.amount", "ClaimReference,Payment Request Status,PaidTotalAmount\nA,SUCCESSFUL,12.345\n"],
    ["ndis.status-unknown", "ClaimReference,Payment Request Status\nA,PENDING\n"],
    ["ndis.reason-missing", "ClaimReference,Payment Request Status,Error Message\nA,ERROR,\n"],
    ["ndis.answer-value", "ClaimReference,Payment Request Status,Quantity\nA,SUCCESSFUL,many\n"],
  ])("%s", (code, text) => {
    expect(codes(readNdisResults(text))).toContain(code);
  });

  test("answers to a reference used twice go by the other facts, and none is counted twice", () => {
    const twice = [sent[0]!, { ...sent[0]!, from: "2026-07-20", to: "2026-07-20" }, sent[0]!];
    const answer = results.lines[0]!;
    const matched = matchNdisResults(twice, [answer, { ...answer, from: "2026-07-20" }, answer, answer]);
    expect(matched.matches.map((match) => match.outcome)).toEqual(["accepted", "accepted", "accepted"]);
    expect(matched.unmatched).toHaveLength(1);
  });

  test("facts that differ from what was sent are named", () => {
    const answer = { ...results.lines[0]!, ndisNumber: "430000000" };
    expect(matchNdisResults([sent[0]!], [answer]).matches[0]?.differs).toEqual(["ndisNumber"]);
  });

  test("the header may stand in any order and in any spelling", () => {
    const text = new TextDecoder().decode(golden("ndis-results.csv"));
    const spelled = text
      .replace("Payment Request Status", "PAYMENT_REQUEST_STATUS")
      .replace("ClaimReference", "Claim Reference");
    expect(readNdisResults(spelled).lines).toEqual(results.lines);
  });
});

describe("rejection reasons", () => {
  test.each([
    ["C04 - too many", "C04", true],
    ["(V19) disputed", "V19", true],
    ["Error: C99.", "C99", false],
    ["requested amount is above what is available", null, false],
    ["ABC123", null, false],
    ["constructor", null, false],
  ])("%s", (text, code, known) => {
    const reason = readReason(text);
    expect(reason).toMatchObject({ code, text });
    expect(reason.means !== null).toBe(known);
  });
});

describe("remittance advice", () => {
  const remittance = readNdisRemittance(golden("ndis-remittance.csv"));

  test("reads its payments, whichever way the days are written", () => {
    expect(remittance).toMatchObject({ ok: true, issues: [], totalPaid: "420.03" });
    expect(remittance.payments.map((payment) => payment.paymentDate)).toEqual([
      "2026-08-03",
      "2026-08-03",
      "2026-08-03",
      "2026-08-04",
      "2026-08-04",
    ]);
    expect(remittance.payments[2]).toMatchObject({
      from: "2026-07-01",
      to: "2026-07-31",
      uploadedFile: "260801093000001.CSV",
    });
  });

  test("adds up what was paid for each line", () => {
    const { matches, unmatched } = matchNdisPayments(sent, remittance.payments);
    const outcome = (reference: string) => matches.find((match) => match.row.claimReference === reference);
    expect(outcome("INV-1001-1")).toMatchObject({ outcome: "paid", paid: "175.58", difference: "0.00" });
    expect(outcome("INV-1001-3")).toMatchObject({ outcome: "part-paid", paid: "140.00", difference: "-0.46" });
    expect(outcome("PM/2026_07/0001")).toMatchObject({ outcome: "reversed", paid: "0.00", payments: [{}, {}] });
    expect(outcome("INV-1001-4")).toMatchObject({ outcome: "unpaid", paid: "0.00" });
    expect(unmatched.map((payment) => payment.claimReference)).toEqual(["OLD-1"]);
  });

  test("only four columns are needed; new ones are ignored", () => {
    const read = readNdisRemittance(
      'AmountPaid,New,PayReqDocDate,PayReqNum,ProvClaimRef\n"$1,000.10",?,20260803,1,A\n',
    );
    expect(read).toMatchObject({ ok: true, totalPaid: "1000.10", payments: [{ supportNumber: "", quantity: null }] });
  });

  test.each([
    ["table.missing-column", "PayReqNum,ProvClaimRef,AmountPaid\n1,A,5\n"],
    ["ndis.payment-date", "PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid\n1,99999999,A,5\n"],
    ["ndis.payment-number", "PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid\n,20260803,A,5\n"],
    ["ndis.amount", "PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid\n1,20260803,A,five\n"],
    ["ndis.no-reference", "PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid\n1,20260803,,5\n"],
    ["ndis.payment-twice", "PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid\n1,20260803,A,5\n1,20260803,A,6\n"],
    ["ndis.payment-repeated", "PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid\n1,20260803,A,5\n1,20260803,A,5\n"],
  ])("%s", (code, text) => {
    const read = readNdisRemittance(text);
    expect(codes(read)).toEqual([code]);
    if (read.ok) expect(read.totalPaid).toBe("5.00");
  });

  test("a file loaded before is refused", () => {
    const read = readNdisRemittance(golden("ndis-remittance.csv"), {
      fileName: "R1.csv",
      loadedFiles: new Set(["R1.csv"]),
    });
    expect(read).toMatchObject({ ok: false, issues: [{ code: "ndis.file-already-loaded" }] });
  });

  test("loading the same payments again changes nothing", () => {
    const { payments } = remittance;
    expect(mergePayments(payments, payments)).toEqual(payments);
    const changed = { ...payments[0]!, amountPaid: "1.00" };
    expect(mergePayments(payments, [changed])[0]).toEqual(changed);
  });

  test.each(["01012012", "30062005", "20260231", "0", "123456", "1/1/26"])("%s is no payment date", (text) => {
    expect(parsePaymentDate(text)).toBeNull();
  });

  test("no day can be read two ways", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2013-07-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [y = "", m = "", d = ""] = day.split("-");
          expect(parsePaymentDate(`${d}${m}${y}`)).toBe(day);
          expect(parsePaymentDate(`${Number(d)}${m}${y}`)).toBe(day);
          expect(parsePaymentDate(`${y}${m}${d}`)).toBe(day);
          expect(parsePaymentDate(day)).toBe(day);
        },
      ),
    );
  });
});

describe("matching", () => {
  test("neither makes nor loses money, whatever comes back", () => {
    const amount = fc.integer({ min: -100_000, max: 1_000_000 });
    fc.assert(
      fc.property(
        manyClaims(12),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), amount), { maxLength: 30 }),
        (claims, paid) => {
          const { rows } = checkNdisClaims(claims, { today: "2026-12-31", abn: { ownAbn: OWN_ABN } });
          const lines = paid.map(([n, cents], i) => `${i},20260803,r-${n},${(cents / 100).toFixed(2)}`);
          const text = ["PayReqNum,PayReqDocDate,ProvClaimRef,AmountPaid", ...lines].join("\n");
          const { payments } = readNdisRemittance(text);
          const { matches, unmatched } = matchNdisPayments(
            rows.map(({ row }) => row),
            payments,
          );
          const cents = (text: string): bigint => BigInt(text.replace(".", ""));
          const matched = matches.reduce((sum, match) => sum + cents(match.paid), 0n);
          const left = unmatched.reduce((sum, payment) => sum + cents(payment.amountPaid), 0n);
          expect(matched + left).toBe(paid.reduce((sum, [, c]) => sum + BigInt(c), 0n));
          for (const match of matches) expect(cents(match.difference)).toBe(cents(match.paid) - rowCents(match.row));
        },
      ),
    );
  });
});
