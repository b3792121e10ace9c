import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bankProfiles,
  checkAba,
  compareAba,
  parseBsb,
  readAba,
  rewriteAba,
  sealOf,
  sideOf,
  writeAba,
  type AbaDetail,
  type AbaDetailInput,
} from "../src/index.ts";
import { fileFor, profiledFile } from "./arbitraries.ts";

/** What the reader must give for an entry that was written. */
function expectedDetail(input: AbaDetailInput, own: { bsb: string; account: string; remitter: string }): AbaDetail {
  const { bsb, account, code, title, reference } = input;
  const rest = { indicator: input.indicator ?? " ", cents: Number(input.cents), taxCents: Number(input.taxCents ?? 0) };
  const trace = { traceBsb: own.bsb, traceAccount: own.account, remitter: own.remitter };
  return { bsb, account, code, title, reference, ...trace, ...rest };
}

describe("round trip", () => {
  test("what is written is read as the same facts, without a remark", () => {
    fc.assert(
      fc.property(profiledFile, ({ profile, file }) => {
        const written = writeAba(file, { profile, seal: true });
        if (!written.ok) throw new Error(JSON.stringify(written.issues));
        expect(written.changes).toEqual([]);
        const reading = readAba(written.bytes, {
          profile,
          mode: "strict",
          ...(written.seal ? { seal: written.seal } : {}),
        });
        const remarks = reading.issues.filter(({ code }) => !/^(date-|out-of-order|user-id-zero|duplicate)/.test(code));
        expect(remarks).toEqual([]);
        expect(reading.groups).toHaveLength(1);
        const [group] = reading.groups;
        const expected = file.details.map((input) => expectedDetail(input, file.own));
        expect(group!.details.slice(0, expected.length)).toEqual(expected);
        const { reel, institution, userName, userId, description, processingDate } = group!.header!;
        expect({ reel, institution, userName, userId, description, processingDate }).toEqual({
          ...file.header,
          ...(file.header.time === undefined ? {} : { time: undefined }),
        });
        expect(group!.header!.time).toBe(profile.headerTime ? file.header.time : undefined);
        expect(group!.header!.bsb).toBe(profile.headerAccount ? file.own.bsb : undefined);
        expect(group!.header!.account).toBe(profile.headerAccount ? file.own.account : undefined);
        expect(group!.stated).toEqual(written.totals);
      }),
      { numRuns: 300 },
    );
  });

  test("what is read is written again as the same bytes", () => {
    fc.assert(
      fc.property(profiledFile, ({ profile, file }) => {
        const written = writeAba(file, { profile });
        if (!written.ok) throw new Error(JSON.stringify(written.issues));
        const again = rewriteAba(readAba(written.bytes, { profile }), profile);
        if (!again.ok) throw new Error(JSON.stringify(again.issues));
        expect(Buffer.compare(again.bytes, written.bytes)).toBe(0);
        expect(again.changes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("every record is 120 ASCII characters, and the same input gives the same bytes", () => {
    fc.assert(
      fc.property(profiledFile, ({ profile, file }) => {
        const written = writeAba(file, { profile });
        const again = writeAba({ ...file, details: file.details.values() }, { profile });
        if (!written.ok || !again.ok) throw new Error(JSON.stringify(written.issues));
        expect(Buffer.compare(again.bytes, written.bytes)).toBe(0);
        expect(written.bytes.byteLength).toBe(written.bytes.buffer.byteLength);
        const text = Buffer.from(written.bytes).toString("latin1");
        const lines = text.split(profile.lineEnd);
        if (profile.finalLineEnd) expect(lines.pop()).toBe("");
        expect(lines).toHaveLength(written.records);
        for (const line of lines) expect(line).toMatch(/^[ -~]{120}$/);
      }),
      { numRuns: 100 },
    );
  });

  test("totals are the sums in big integers, and what balances comes to nothing", () => {
    fc.assert(
      fc.property(profiledFile, ({ profile, file }) => {
        const written = writeAba(file, { profile });
        if (!written.ok) throw new Error(JSON.stringify(written.issues));
        const sum = (side: "debit" | "credit") =>
          file.details.reduce((all, one) => (sideOf(one.code) === side ? all + BigInt(one.cents) : all), 0n);
        const [credits, debits] = [sum("credit"), sum("debit")];
        const larger = credits > debits ? credits : debits;
        const added = profile.balancing && credits !== debits;
        expect(written.totals.creditCents).toBe(profile.balancing ? larger : credits);
        expect(written.totals.debitCents).toBe(profile.balancing ? larger : debits);
        expect(written.totals.netCents).toBe(profile.balancing ? 0n : larger - (credits > debits ? debits : credits));
        expect(written.totals.count).toBe(file.details.length + (added && profile.balancingCounted ? 1 : 0));
        expect(written.records).toBe(file.details.length + (added ? 3 : 2));
        const check = checkAba(written.bytes, { profile });
        expect(check.totals.creditCents).toBe(written.totals.creditCents);
        expect(check.totals.debitCents).toBe(written.totals.debitCents);
      }),
      { numRuns: 200 },
    );
  });

  test("sums of checked files are exact beyond what a number holds", () => {
    const amounts = fc.array(fc.integer({ min: 9_999_990_000, max: 9_999_999_999 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(amounts, fileFor(bankProfiles.generic), (cents, { own, header }) => {
        const pieces = cents.map((one, index) => {
          const { bsb } = own;
          const entry = {
            bsb,
            account: String(100_000 + index),
            code: "50",
            cents: one,
            title: "T",
            reference: "R",
          } as const;
          const written = writeAba({ header, own, details: [entry] });
          if (!written.ok) throw new Error(JSON.stringify(written.issues));
          return Buffer.concat([written.bytes, Buffer.from("\r\n")]);
        });
        const check = checkAba(pieces, { mode: "lenient" });
        expect(check.totals.creditCents).toBe(cents.reduce((sum, one) => sum + BigInt(one), 0n));
      }),
      { numRuns: 50 },
    );
  });

  test("a rewritten file compares as the same, and a seal tells it from any other", () => {
    fc.assert(
      fc.property(profiledFile, profiledFile, (one, other) => {
        const first = writeAba(one.file, { profile: one.profile, seal: true });
        const second = writeAba(other.file, { profile: other.profile, seal: true });
        if (!first.ok || !second.ok) throw new Error("not written");
        expect(first.seal).toBe(sealOf(first.bytes));
        const same = Buffer.compare(first.bytes, second.bytes) === 0;
        expect(first.seal === second.seal).toBe(same);
        const reading = readAba(first.bytes, { profile: one.profile });
        expect(compareAba(reading, readAba(first.bytes)).same).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("a BSB may be given in either form", () => {
    fc.assert(
      fc.property(fileFor(bankProfiles.generic), (file) => {
        const hyphen = (bsb: string) => `${bsb.slice(0, 3)}-${bsb.slice(3)}`;
        const other = {
          ...file,
          own: { ...file.own, bsb: hyphen(file.own.bsb) },
          details: file.details.map((one) => ({ ...one, bsb: hyphen(one.bsb) })),
        };
        const [one, two] = [writeAba(file), writeAba(other)];
        expect(one.ok && two.ok && Buffer.compare(one.bytes, two.bytes) === 0).toBe(true);
        for (const entry of file.details) expect(parseBsb(hyphen(entry.bsb))).toEqual({ ok: true, bsb: entry.bsb });
      }),
      { numRuns: 30 },
    );
  });
});
