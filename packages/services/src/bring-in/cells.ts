import { dayText, parseDay } from "@banksia/core/days/civil";
import { z } from "zod";
import type { State } from "../customers/customer-view.ts";
import type { FaultCode } from "./faults.ts";

/** Why a cell cannot be read. */
export class CellFault {
  readonly code: FaultCode;
  readonly message: string;

  constructor(code: FaultCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** How the text of a cell, never blank and without control characters, becomes a value. */
export type ReadCell<T> = (text: string) => T | CellFault;

/** What a cell says, short enough to be quoted in a message. */
export function quoted(text: string): string {
  const start = text.slice(0, 60).toWellFormed().replaceAll(controlCharacters, " ");
  return `"${start}${text.length > 60 ? "…" : ""}"`;
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Whether a text holds signs that no single line of text has: line ends, tabs, NUL, unpaired halves of a character. */
export function hasControlCharacters(text: string): boolean {
  return text.search(controlCharacters) >= 0 || !text.isWellFormed();
}

/** One line of text. What looks like a formula is text as any other: it is never worked out. */
export function line(most: number): ReadCell<string> {
  return (text) =>
    text.length <= most ? text : new CellFault("TOO_LONG", `At most ${most} characters fit; this has ${text.length}.`);
}

/** A short code that people choose. */
export const code: ReadCell<string> = (text) =>
  /^[A-Za-z0-9][A-Za-z0-9 ._/&+-]{0,29}$/.test(text)
    ? text
    : new CellFault(
        "INVALID",
        `${quoted(text)} is no code: use up to 30 letters, digits, spaces and . _ / & + -, beginning with a letter or digit.`,
      );

const firstDay = "1880-01-01";
const lastDay = "2199-12-31";

/** A day: `2026-10-31`, or as people here write it, `31/10/2026`. */
export const day: ReadCell<string> = (text) => {
  const australian = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [, date = "", month = "", year = ""] = australian ?? [];
  const civil = australian === null ? text : `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const number = parseDay(civil);
  if (number === null)
    return new CellFault("INVALID", `${quoted(text)} is no day: write 2026-10-31, or 31/10/2026 with the day first.`);
  return civil < firstDay || civil > lastDay
    ? new CellFault("OUT_OF_RANGE", `The year of ${quoted(text)} is not between 1880 and 2199.`)
    : dayText(number);
};

function decimal(form: RegExp, fix: string): ReadCell<string> {
  return (text) => (form.test(text) ? text : new CellFault("INVALID", `${quoted(text)} cannot be read: ${fix}`));
}

/** A price per unit or a quantity, exact, as a decimal string. */
export const rate = decimal(
  /^-?\d{1,10}(\.\d{1,6})?$/,
  "write a number such as 66.80 with at most six decimals, no currency sign and no commas.",
);

/** A percentage as a decimal string: `12.5` is 12.5 per cent. */
export const percent = decimal(
  /^-?\d{1,3}(\.\d{1,6})?$/,
  "write a percentage such as 12.5 with at most six decimals and no per cent sign.",
);

/** One of a few words, whatever its capitals; a space or hyphen may stand for an underscore. */
export function choice<const T extends string>(...words: T[]): ReadCell<T> {
  return (text) => {
    const asked = text.toLowerCase().replaceAll(/[\s-]+/g, "_");
    const found = words.find((word) => word.toLowerCase() === asked);
    return found ?? new CellFault("INVALID", `${quoted(text)} is not one of ${words.join(", ")}.`);
  };
}

export const state: ReadCell<State> = choice("ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA");

/** Yes or no; spreadsheets also write true and false. */
export const yesNo: ReadCell<boolean> = (text) => {
  if (/^(yes|y|true|1)$/i.test(text)) return true;
  if (/^(no|n|false|0)$/i.test(text)) return false;
  return new CellFault("INVALID", `${quoted(text)} is neither yes nor no.`);
};

const address = z.email();

export const email: ReadCell<string> = (text) =>
  text.length <= 500 && address.safeParse(text).success
    ? text
    : new CellFault("INVALID", `${quoted(text)} is no e-mail address.`);

export const postcode: ReadCell<string> = (text) =>
  /^\d{4}$/.test(text)
    ? text
    : new CellFault(
        "INVALID",
        `${quoted(text)} is no postcode: it has four digits. Spreadsheets drop the 0 of 0800; format the column as text.`,
      );

/** An ABN with or without spaces; its check digits are looked at later. */
export const abn: ReadCell<string> = (text) => {
  const digits = text.replaceAll(" ", "");
  return /^\d{11}$/.test(digits) ? digits : new CellFault("INVALID", `${quoted(text)} is no ABN: it has 11 digits.`);
};
