import ABA from "aba-generator";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bankProfiles,
  checkAba,
  readAba,
  writeAba,
  type AbaDetailInput,
  type AbaFileInput,
  type BankProfile,
} from "../src/index.ts";
import { detail, fileFor } from "./arbitraries.ts";

/** The other program writes dates and, when asked, own account and time in the header, as some banks want them. */
const profiles: BankProfile[] = [
  bankProfiles.generic,
  { ...bankProfiles.generic, headerAccount: true },
  { ...bankProfiles.generic, headerAccount: true, headerTime: true },
];

// it adds dollars as floats: amounts are kept within what those hold exactly
const amount = fc.integer({ min: 1, max: 50_000_000 });
// it takes text for a BSB apart at the first hyphen or blank only, and an empty text for none
const entries = fc.array(detail(undefined, amount), { minLength: 1, maxLength: 20 });

const both = fc
  .tuple(fc.constantFrom(...profiles), entries)
  .chain(([profile, details]) => fileFor(profile).map((file) => ({ profile, file: { ...file, details } })));

interface Given {
  profile: BankProfile;
  file: AbaFileInput<AbaDetailInput[]>;
}

function generated({ profile, file }: Given): string {
  const { header, own, details } = file;
  const day = header.processingDate;
  const aba = new ABA({
    header: {
      bank: header.institution ?? "",
      user: header.userName,
      userNumber: Number(header.userId),
      description: header.description,
      date: day.slice(8) + day.slice(5, 7) + day.slice(2, 4),
      ...(header.reel === undefined ? {} : { sequenceNumber: header.reel }),
      ...(profile.headerAccount ? { bsb: own.bsb, account: own.account } : {}),
      ...(header.time === undefined ? {} : { time: header.time }),
    },
  });
  return aba.generate(
    details.map((entry) => ({
      bsb: entry.bsb,
      account: entry.account,
      tax: entry.indicator === "T" ? " " : (entry.indicator ?? " "),
      transactionCode: Number(entry.code),
      amount: Number(entry.cents) / 100,
      accountTitle: entry.title,
      reference: entry.reference,
      traceBsb: own.bsb,
      traceAccount: own.account,
      remitter: own.remitter,
      taxAmount: Number(entry.taxCents ?? 0) / 100,
    })),
  );
}

describe("an independent program", () => {
  test("writes files that are read as the facts it was given, with equal totals", () => {
    fc.assert(
      fc.property(both, (given) => {
        const reading = readAba(generated(given), { profile: given.profile, mode: "strict" });
        const remarks = reading.issues.filter(({ code }) => !/^(date-|user-id-zero|duplicate)/.test(code));
        expect(remarks).toEqual([]);
        const [group] = reading.groups;
        const { own, details } = given.file;
        expect(group?.details).toEqual(
          details.map((entry) => ({
            ...entry,
            indicator: entry.indicator === "T" ? " " : entry.indicator,
            traceBsb: own.bsb,
            traceAccount: own.account,
            remitter: own.remitter,
          })),
        );
        expect(group?.stated).toEqual(group?.totals);
        const { time, ...header } = given.file.header;
        expect(group?.header).toMatchObject(time === undefined ? header : { ...header, time });
      }),
      { numRuns: 200 },
    );
  });

  test("writes the same bytes from the same facts", () => {
    fc.assert(
      fc.property(both, (given) => {
        const details = given.file.details.map((entry) => ({
          ...entry,
          indicator: entry.indicator === "T" ? (" " as const) : (entry.indicator ?? " "),
        }));
        const written = writeAba({ ...given.file, details }, { profile: given.profile });
        if (!written.ok) throw new Error(JSON.stringify(written.issues));
        expect(Buffer.from(written.bytes).toString("latin1")).toBe(generated(given));
        expect(checkAba(written.bytes, { profile: given.profile }).totals).toEqual(written.totals);
      }),
      { numRuns: 200 },
    );
  });
});
