import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bankProfiles, checkAba, readAba, rewriteAba, writeAba, writeAbaStream } from "../src/index.ts";
import { goldenInputs } from "./golden-inputs.ts";

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url));

describe.each(Object.entries(goldenInputs))("%s", (name, { profile, file }) => {
  test("is written byte for byte", () => {
    const written = writeAba(file, { profile });
    if (!written.ok) throw new Error(JSON.stringify(written.issues));
    expect(Buffer.from(written.bytes).toString("latin1")).toBe(golden(`${name}.aba`).toString("latin1"));
  });

  test("is streamed byte for byte", async () => {
    const stream = writeAbaStream(file, { profile });
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream.chunks) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(golden(`${name}.aba`))).toBe(true);
    expect((await stream.result).ok).toBe(true);
  });

  test("is taken by the bank's profile, and written again as it was", () => {
    const bytes = golden(`${name}.aba`);
    const check = checkAba(bytes, { profile, today: "2026-11-20", holidays: ["2026-12-25"] });
    const usual = new Set(["account-short", "date-far", "trace-differs"]);
    expect(check.issues.filter(({ code }) => !usual.has(code))).toEqual([]);
    const again = rewriteAba(readAba(bytes, { profile }), profile);
    expect(again.ok && Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });
});

describe("files of others", () => {
  test("returns are read with their codes, and written again as they were", () => {
    const bytes = golden("nab-returns.txt");
    const reading = readAba(bytes, { profile: bankProfiles.nab });
    expect(reading.issues.map(({ code, record }) => [code, record])).toEqual([["reason-unknown", 4]]);
    expect(reading.groups[0]?.returns[0]).toEqual({
      bsb: "083047",
      account: "594481031",
      reason: "6",
      code: "13",
      cents: 125_050,
      title: "Nguyen. Minh",
      reference: "INV 1001",
      traceBsb: "062692",
      traceAccount: "43214321",
      remitter: "BANKSIA CARE",
      originalDay: 24,
      originalUserId: "334303",
    });
    expect(reading.totals).toEqual({ netCents: 207_829n, creditCents: 0n, debitCents: 207_829n, count: 3 });
    const again = rewriteAba(reading);
    expect(again.ok && Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });

  test("several groups are read, and written again as they were", () => {
    const bytes = golden("two-groups.aba");
    const reading = readAba(bytes);
    expect(reading.ok).toBe(true);
    expect(reading.issues.map(({ code, record }) => [code, record])).toEqual([["group-several", 4]]);
    expect(checkAba(bytes).ok).toBe(false);
    expect(
      reading.groups.map(({ firstRecord, details, totals }) => [firstRecord, details.length, totals.netCents]),
    ).toEqual([
      [1, 1, 100n],
      [4, 2, 600n],
    ]);
    expect(reading.totals).toEqual({ netCents: 500n, creditCents: 100n, debitCents: 600n, count: 3 });
    const again = rewriteAba(reading);
    expect(again.ok && Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });

  test("a careless file is read leniently, and everything about it is said", () => {
    const reading = readAba(golden("careless.aba"));
    expect(reading.issues.map(({ code, record, columns }) => [record, code, columns])).toEqual([
      [1, "byte-order-mark", undefined],
      [1, "line-end", undefined],
      [1, "record-short", [85, 120]],
      [1, "header-account", [2, 17]],
      [1, "header-time", [81, 84]],
      [2, "bsb-hyphen", [2, 8]],
      [2, "account-not-right", [9, 17]],
      [3, "not-ascii", [33, 33]],
      [3, "text-character", [33, 33]],
      [3, "text-not-left", [63, 80]],
      [4, "record-short", [81, 120]],
      [5, "end-of-file-mark", undefined],
    ]);
    const [group] = reading.groups;
    expect(
      group?.details.map(({ bsb, account, title, reference, cents }) => [bsb, account, title, reference, cents]),
    ).toEqual([
      ["062692", "43214321", "Nguyen. Minh", "REFUND 1", 100],
      ["062692", "43214322", "Zoë Smith", "REFUND 2", 2500],
    ]);
    expect(group?.header).toMatchObject({
      bsb: "124001",
      account: "20012345",
      time: "1530",
      processingDate: "2026-11-24",
    });
    expect(reading.totals.creditCents).toBe(group?.stated?.creditCents);
  });
});
