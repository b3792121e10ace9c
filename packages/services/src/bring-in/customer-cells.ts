import { isPlaceholderBsb, parseAccountNumber, parseBsb } from "@banksia/aba";
import { CellFault, type ReadCell, quoted } from "./cells.ts";

/** A number by which others know a client, with the code of its type. */
export interface NamedNumber {
  type: string;
  number: string;
}

const mostNumbers = 20;

/** Several reference numbers in one cell, each behind the code of its type: `PENSION=123-456-789A; MEDICARE=2950...`. */
export const references: ReadCell<NamedNumber[]> = (text) => {
  const parts = text.split(";").map((part) => part.trim());
  const found = parts.filter((part) => part !== "").map((part) => /^([^=]+)=(.+)$/.exec(part));
  const numbers = found.flatMap((match): NamedNumber[] => {
    const [, type = "", number = ""] = match ?? [];
    return /[0-9A-Za-z]/.test(number) && number.trim().length <= 50
      ? [{ type: type.trim(), number: number.trim() }]
      : [];
  });
  if (numbers.length !== found.length || numbers.length === 0 || numbers.length > mostNumbers)
    return new CellFault(
      "INVALID",
      `${quoted(text)} cannot be read: write the code of the type, = and the number, with ; between, such as PENSION=123-456-789A.`,
    );
  const types = new Set(numbers.map((one) => one.type.toLowerCase()));
  return types.size === numbers.length
    ? numbers
    : new CellFault("DUPLICATE", "A client has one active number of each type: name each type once.");
};

/** An amount of money, zero or more, that is not shown in what is wrong with it. */
export const limit: ReadCell<string> = (text) =>
  /^\d{1,12}(\.\d{1,2})?$/.test(text)
    ? text
    : new CellFault(
        "INVALID",
        `${quoted(text)} is no limit: write an amount such as 1200.00, or leave it blank for none.`,
      );

/** A BSB as six digits. Bank numbers are never quoted: what is wrong with a file is kept and shown. */
export const bsb: ReadCell<string> = (text) => {
  const found = parseBsb(text);
  return found.ok && !isPlaceholderBsb(found.bsb)
    ? found.bsb
    : new CellFault("INVALID", "This is no BSB: it has six digits, such as 062-692. Format the column as text.");
};

/** An account number as bank files carry it. */
export const bankNumber: ReadCell<string> = (text) => {
  const found = parseAccountNumber(text);
  if (found.ok) return found.account;
  return found.code === "account-too-long"
    ? new CellFault("TOO_LONG", "The account number has more than nine characters: it is never cut. Check it.")
    : new CellFault("INVALID", "This is no account number: it has up to nine digits. Format the column as text.");
};
