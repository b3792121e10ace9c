import { credit, debit, type AbaDetailInput, type AbaFileInput } from "../src/index.ts";

export const own = { bsb: "083-001", account: "12345678", remitter: "BANKSIA CARE" };

export const header = {
  userName: "Banksia Care Ltd",
  userId: "123456",
  institution: "BQL",
  description: "FEES NOV",
  processingDate: "2026-11-24",
};

export const resident = {
  bsb: "062-692",
  account: "43214321",
  cents: 125_050,
  title: "Nguyen. Minh",
  reference: "INV 1001",
};

/** A file of one debit, with what is given changed. */
export function fileOf(
  change: Partial<AbaDetailInput> = {},
  headerChange: Partial<AbaFileInput["header"]> = {},
): AbaFileInput<AbaDetailInput[]> {
  return { header: { ...header, ...headerChange }, own, details: [{ ...debit(resident), ...change }] };
}

export const mixedDetails: AbaDetailInput[] = [
  debit(resident),
  credit({
    bsb: "012-009",
    account: "001234567",
    cents: 55_000_000,
    title: "O'Brien. Margaret",
    reference: "RAD REFUND",
  }),
  debit({ ...resident, account: "43214322", cents: 1, title: "Smith. J", reference: "INV 1002", indicator: "N" }),
];

/** A file of three records, each of 120 characters, as lines to change one by one. */
export const lines: readonly [string, string, string] = [
  `0${" ".repeat(17)}01BQL       ${"Banksia Care Ltd".padEnd(26)}123456${"FEES NOV".padEnd(12)}241126${" ".repeat(40)}`,
  `1062-692 43214321 130000125050${"Nguyen. Minh".padEnd(32)}${"INV 1001".padEnd(18)}083-001 12345678${"BANKSIA CARE".padEnd(16)}00000000`,
  `7999-999${" ".repeat(12)}000012505000000000000000125050${" ".repeat(24)}000001${" ".repeat(40)}`,
];

/** The sample with columns of one record overwritten, counted from 1. */
export function overwritten(record: 1 | 2 | 3, column: number, by: string): string {
  const changed = lines.map((line, index) =>
    index + 1 === record ? line.slice(0, column - 1) + by + line.slice(column - 1 + by.length) : line,
  );
  return changed.join("\r\n");
}
