import * as fc from "fast-check";
import { addDays, makeCrn } from "../src/index.ts";

export interface SampleReceipt {
  readonly kind: "05" | "15" | "25";
  readonly base: string;
  readonly cents: number;
  readonly day: number;
}

export const crnOf = (base: string): string => {
  const made = makeCrn("MOD10V01", base);
  if (!("crn" in made)) throw new Error(made.fault);
  return made.crn;
};

const compact = (offset: number): string => addDays("2026-07-01", offset).replaceAll("-", "");

function signed(value: number, width: number): string {
  const digits = String(Math.abs(value)).padStart(width, "0");
  return digits.slice(0, -1) + (value < 0 ? "}JKLMNOPQR" : "{ABCDEFGHI")[Number(digits.slice(-1))];
}

/** A biller report built from receipts by the layout's own words, apart from the code under test. */
export function brfText(receipts: readonly SampleReceipt[], eol = "\r\n"): string {
  const biller = "187536".padStart(10, "0");
  const of = (kind: string) => receipts.filter((receipt) => receipt.kind === kind);
  const sum = (kind: string): number => of(kind).reduce((total, receipt) => total + receipt.cents, 0);
  const lines = receipts.map(({ kind, base, cents, day }, i) =>
    [
      "50",
      biller,
      crnOf(base).padEnd(20),
      kind,
      `WBC20260701${String(i + 1).padStart(10, "0")}`,
      (kind === "05" ? "" : `WBC20260630${String(i + 1).padStart(10, "0")}`).padEnd(21),
      kind === "05" ? "000" : "004",
      String(cents).padStart(12, "0"),
      compact(day),
      "193702",
      compact(day + 1),
      " ".repeat(106),
    ].join(""),
  );
  const header = `00${biller}${"WATTLE GROVE CARE".padEnd(20)}062000${"12345678".padStart(9)}20260710113615`;
  const totals = ["05", "15", "25"].map((kind) => signed(of(kind).length, 9) + signed(sum(kind), 15)).join("");
  const trailer = `99${biller}${totals}${signed(sum("05") - sum("15") - sum("25"), 15)}`;
  return [header, ...lines, trailer].map((line) => line + eol).join("");
}

export const sampleReceipts: readonly SampleReceipt[] = [
  { kind: "05", base: "100234", cents: 412_860, day: 0 },
  { kind: "05", base: "100235", cents: 5_898, day: 1 },
  { kind: "05", base: "7", cents: 1, day: 1 },
  { kind: "15", base: "100235", cents: 5_898, day: 2 },
  { kind: "25", base: "1234567890123456789", cents: 500_000, day: 2 },
];

export const anyReceipt: fc.Arbitrary<SampleReceipt> = fc.record({
  kind: fc.constantFrom("05", "15", "25"),
  base: fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }).map(String),
  cents: fc.integer({ min: 1, max: 999_999_999_999 }),
  day: fc.integer({ min: 0, max: 300 }),
});

/** A batch of bills to pay, and the bank's answer to it. */
export function batchText(amounts: readonly number[], codes: readonly string[] | null): string {
  const details = amounts.map((cents, i) => {
    const line = [
      "2",
      String(77_730 + i).padStart(10, "0"),
      "062000",
      " 12345678",
      crnOf(`55${i}`).padEnd(20),
      String(cents).padStart(13, "0"),
      `BILL${i}`.padEnd(10),
      "".padEnd(20),
      "Water rates".padEnd(50),
    ].join("");
    return codes === null
      ? line.padEnd(144)
      : line + (codes[i] ?? "0000") + "as asked".padEnd(50) + `WBC2026070${i}`.padEnd(21);
  });
  const pair = (list: readonly number[]): string =>
    String(list.length).padStart(10, "0") + String(list.reduce((a, b) => a + b, 0)).padStart(13, "0");
  const good = amounts.filter((_, i) => (codes?.[i] ?? "0000") === "0000");
  const bad = amounts.filter((_, i) => (codes?.[i] ?? "0000") !== "0000");
  const trailer = codes === null ? `9${pair(amounts)}` : `9${pair(good)}${pair(bad)}${pair(amounts)}`;
  const header = `1${"4411".padEnd(16)}${"WATTLE GROVE CARE".padEnd(20)}20260710`;
  return [header.padEnd(144), ...details, trailer.padEnd(144)].map((line) => `${line}\r\n`).join("");
}
