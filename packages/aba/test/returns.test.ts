import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  matchReturns,
  readAba,
  returnReason,
  sentEntries,
  type AbaDetail,
  type AbaReturn,
  type SentEntry,
} from "../src/index.ts";
import { goldenInputs } from "./golden-inputs.ts";

interface Sent extends SentEntry {
  id: number;
}

const own = { bsb: "083047", account: "594481031" };

function sentOf(id: number, change: Partial<AbaDetail> = {}, day = "2026-11-24", userId = "334303"): Sent {
  const detail = { bsb: "062692", account: "43214321", cents: 100, reference: `INV ${id}`, ...change };
  return { id, processingDate: day, userId, detail };
}

/** The return of an entry, the other party in the trace columns as NAB has it. */
function returnOf({ detail, processingDate, userId }: SentEntry, change: Partial<AbaReturn> = {}): AbaReturn {
  return {
    ...own,
    reason: "6",
    code: "13",
    cents: detail.cents,
    title: "T",
    reference: detail.reference,
    traceBsb: detail.bsb,
    traceAccount: detail.account,
    remitter: "R",
    originalDay: Number(processingDate.slice(8)),
    originalUserId: userId,
    ...change,
  };
}

/** The same return with the other party in the first columns. */
function turned(entry: AbaReturn): AbaReturn {
  const { bsb, account, traceBsb, traceAccount } = entry;
  return { ...entry, bsb: traceBsb, account: traceAccount, traceBsb: bsb, traceAccount: account };
}

const brief = (matches: ReturnType<typeof matchReturns<Sent>>) =>
  matches.map(({ outcome, sent, differs, candidates }) => [outcome, sent?.id, differs, candidates.map(({ id }) => id)]);

describe("returns", () => {
  test("are matched wherever the bank places the other party", () => {
    const sent = [sentOf(1), sentOf(2), sentOf(3, { account: "99999999" })];
    const returned = [returnOf(sent[1]!), turned(returnOf(sent[2]!)), turned(returnOf(sent[0]!))];
    expect(brief(matchReturns(sent, returned))).toEqual([
      ["matched", 2, [], []],
      ["matched", 3, [], []],
      ["matched", 1, [], []],
    ]);
  });

  test("say why, and keep an unknown code", () => {
    const sent = [sentOf(1), sentOf(2)];
    const [known, unknown] = matchReturns(sent, [returnOf(sent[0]!), returnOf(sent[1]!, { reason: "7" })]);
    expect(known?.reason).toEqual({ meaning: "Refer to customer", action: "retry" });
    expect(unknown).toMatchObject({ outcome: "matched", reason: undefined, return: { reason: "7" } });
    expect(returnReason("constructor")).toBeUndefined();
    expect(["3", "4", "5"].map((code) => returnReason(code)?.action)).toEqual(Array(3).fill("stop-authority"));
  });

  test("an entry comes back once only", () => {
    const sent = [sentOf(1)];
    const returned = [returnOf(sent[0]!), returnOf(sent[0]!)];
    expect(brief(matchReturns(sent, returned))).toEqual([
      ["matched", 1, [], []],
      ["unmatched", undefined, [], []],
    ]);
  });

  test("entries that are alike are for a person to tell apart, unless all came back", () => {
    const sent = [sentOf(1, { reference: "RENT" }), sentOf(2, { reference: "RENT" })];
    const one = returnOf(sent[0]!);
    expect(brief(matchReturns(sent, [one]))).toEqual([["ambiguous", undefined, [], [1, 2]]]);
    expect(brief(matchReturns(sent, [one, turned(one)]))).toEqual([
      ["matched", 1, [], []],
      ["matched", 2, [], []],
    ]);
  });

  test("what does not quite agree is said", () => {
    const sent = [sentOf(1), sentOf(2, { cents: 200 }), sentOf(3, { cents: 300 })];
    const returned = [
      returnOf(sent[0]!, { reference: "INV" }),
      returnOf(sent[1]!, { originalDay: 0, originalUserId: "000000" }),
      returnOf(sent[2]!, { reference: "OTHER", originalDay: 1 }),
      returnOf(sent[2]!, { cents: 301 }),
    ];
    expect(brief(matchReturns(sent, returned))).toEqual([
      ["likely", 1, ["reference"], []],
      ["likely", 2, ["originalDay", "originalUserId"], []],
      ["unmatched", undefined, [], []],
      ["unmatched", undefined, [], []],
    ]);
  });

  test("an exact match goes before a likely one", () => {
    const sent = [sentOf(1)];
    const returned = [returnOf(sent[0]!, { originalDay: 23 }), returnOf(sent[0]!)];
    expect(brief(matchReturns(sent, returned)).map(([outcome]) => outcome)).toEqual(["unmatched", "matched"]);
  });

  test("of two that come close neither is taken", () => {
    const sent = [sentOf(1, { reference: "A" }), sentOf(2, { reference: "B" })];
    expect(brief(matchReturns(sent, [returnOf(sent[0]!, { reference: "C" })]))).toEqual([
      ["unmatched", undefined, [], []],
    ]);
  });

  test("every return of different entries is matched to its entry, in any order", () => {
    const ids = fc.shuffledSubarray(
      Array.from({ length: 30 }, (_, index) => index),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(ids, fc.infiniteStream(fc.boolean()), (chosen, sides) => {
        const sent = Array.from({ length: 30 }, (_, id) =>
          sentOf(id, { account: String(100_000 + (id % 3)), cents: 100 + (id % 2) }, `2026-11-${10 + (id % 5)}`),
        );
        const returned = chosen.map((id) => {
          const entry = returnOf(sent[id]!);
          return sides.next().value === true ? turned(entry) : entry;
        });
        expect(matchReturns(sent, returned).map((match) => [match.outcome, match.sent?.id])).toEqual(
          chosen.map((id) => ["matched", id]),
        );
      }),
      { numRuns: 100 },
    );
  });

  test("of a file are matched with the entries of the file that was sent", () => {
    const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url));
    const sent = readAba(golden("nab-debits-balanced.aba"), { profile: goldenInputs["nab-debits-balanced"]!.profile });
    const returned = readAba(golden("nab-returns.txt"));
    const matches = matchReturns(sentEntries(sent.groups), returned.groups[0]!.returns);
    expect(matches.map((match) => [match.outcome, match.sent?.group, match.sent?.index, match.reason?.action])).toEqual(
      [
        ["matched", 0, 0, "retry"],
        ["matched", 0, 1, "stop-authority"],
        ["unmatched", undefined, undefined, undefined],
      ],
    );
    expect(sentEntries([{ header: undefined, details: sent.groups[0]!.details }])).toEqual([]);
  });
});
