import * as fc from "fast-check";
import {
  becsCharacters,
  bankProfiles,
  type AbaDetailInput,
  type AbaFileInput,
  type BankProfile,
} from "../src/index.ts";

/** Text of the characters, not blank at either end. */
export function text(characters: string, longest: number): fc.Arbitrary<string> {
  const any = fc.constantFrom(...characters.split(""));
  const dark = fc.constantFrom(...characters.replaceAll(" ", "").split(""));
  return fc
    .tuple(dark, fc.array(any, { maxLength: longest - 2 }), dark, fc.boolean())
    .map(([first, middle, last, single]) => (single ? first : first + middle.join("") + last));
}

export const digits = (shortest: number, longest: number) =>
  fc
    .array(fc.constantFrom(..."0123456789".split("")), { minLength: shortest, maxLength: longest })
    .map((all) => all.join(""));

export const bsb = digits(6, 6).filter((all) => all !== "000000" && all !== "999999");
export const account = digits(6, 9).filter((all) => !/^0+$/.test(all));

export const cents = fc.oneof(
  fc.integer({ min: 1, max: 500_000 }),
  fc.integer({ min: 1, max: 9_999_999_999 }),
  fc.constantFrom(1, 9, 10, 99_999, 100_000, 9_999_999_999),
);

/** Entries that the standard takes without a remark, in the form in which they are read. */
export function detail(
  characters = becsCharacters,
  amount: fc.Arbitrary<number> = cents,
): fc.Arbitrary<AbaDetailInput> {
  return fc
    .record({
      bsb,
      account,
      code: fc.constantFrom("13", "50", "51", "52", "53", "54", "55", "56", "57"),
      cents: amount,
      title: text(characters, 32),
      reference: text(characters, 18),
      withholding: fc.option(
        fc.record({ indicator: fc.constantFrom("W", "X", "Y"), taxCents: fc.integer({ min: 1, max: 99_999_999 }) }),
        { freq: 5 },
      ),
      indicator: fc.constantFrom(" ", "N", "T"),
    })
    .map(
      ({ withholding, indicator, ...rest }) => ({ ...rest, ...(withholding ?? { indicator, taxCents: 0 }) }) as const,
    );
}

export const profile: fc.Arbitrary<BankProfile> = fc
  .record({
    base: fc.constantFrom(...Object.values<BankProfile>(bankProfiles)),
    headerAccount: fc.boolean(),
    headerTime: fc.boolean(),
    balancing: fc.boolean(),
    balancingCounted: fc.boolean(),
    lineEnd: fc.constantFrom("\r\n", "\n"),
    finalLineEnd: fc.boolean(),
  })
  .map(({ base, ...changes }) => ({ ...base, ...changes }));

export const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A file for the profile, small enough in its amounts for the totals to fit. */
export function fileFor({
  characters,
  headerTime,
  institution,
}: BankProfile): fc.Arbitrary<AbaFileInput<AbaDetailInput[]>> {
  return fc
    .record({
      header: fc.record({
        userName: text(characters, 26),
        userId: digits(6, 6),
        institution: fc.constant(institution ?? "BQL"),
        description: text(characters, 12),
        processingDate: day,
        reel: fc.integer({ min: 1, max: 99 }),
        time: fc.constantFrom("0000", "0905", "2359"),
      }),
      own: fc.record({ bsb, account, remitter: text(characters, 16) }),
      details: fc.array(detail(characters, fc.integer({ min: 1, max: 99_999_999 })), { minLength: 1, maxLength: 12 }),
    })
    .map(({ header: { time, ...header }, own, details }) => ({
      header: headerTime ? { ...header, time } : header,
      own,
      details,
    }));
}

/** A profile and a file for it. */
export const profiledFile = profile.chain((one) => fc.record({ profile: fc.constant(one), file: fileFor(one) }));

/** Bytes of a text in which every character is one byte. */
export function latin(textOfBytes: string): Uint8Array {
  return Uint8Array.from(textOfBytes, (character) => character.charCodeAt(0));
}
