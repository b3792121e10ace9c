import * as fc from "fast-check";

export interface SampleTransaction {
  readonly code: string;
  readonly cents: number;
  readonly text: string;
}

export interface SampleAccount {
  readonly account: string;
  readonly closing: number;
  readonly transactions: readonly SampleTransaction[];
}

const CREDITS = new Set(["195", "399", "905", "930"]);

const amount = (cents: number): string => `${String(Math.abs(cents)).padStart(3, "0")}${cents < 0 ? "-" : ""}`;

/** A BAI2 or NAI file with right controls, built from the layout's own words, apart from the code under test. */
export function statementText(accounts: readonly SampleAccount[], format: "BAI2" | "NAI", eol = "\r\n"): string {
  const lines = [format === "BAI2" ? "01,WATTAU2S,WGC,260731,0400,1,,,2/" : "01,,WGC,260731,0400,1,78,78/"];
  lines.push(format === "BAI2" ? "02,WGC,062-000,1,260730,0000,,/" : "02,WGC,WATTAU2S,1,260730,0000/");
  let groupTotal = 0;
  let groupSecond = 0;
  for (const { account, closing, transactions } of accounts) {
    const first = lines.length;
    const of = (credit: boolean) => transactions.filter(({ code }) => CREDITS.has(code) === credit);
    const sum = (list: readonly SampleTransaction[]): number => list.reduce((total, { cents }) => total + cents, 0);
    const plain: [string, number][] = [
      ["015", closing],
      ["100", sum(of(true))],
      ["102", of(true).length * 100],
      ["400", sum(of(false))],
      ["402", of(false).length * 100],
    ];
    const rates: [string, number][] = [
      ["965", 1250],
      ["969", 17],
    ];
    const written = [...plain, ...rates].map(
      ([code, cents]) => `${code},${amount(cents)}${format === "BAI2" ? ",," : ""}`,
    );
    lines.push(`03,${account},AUD,${written.slice(0, 4).join(",")}/`, `88,${written.slice(4).join(",")}/`);
    for (const { code, cents, text } of transactions) {
      const [head = "", ...more] = text.split("\n");
      lines.push(`16,${code},${cents},${format === "BAI2" ? "Z,0,," : "0,0,"}${head}${more.length === 0 ? "/" : ""}`);
      more.forEach((piece, i) => lines.push(`88,${piece}${i === more.length - 1 ? "/" : ""}`));
    }
    const second = plain.reduce((total, [, cents]) => total + cents, sum(transactions));
    const total = second + 1250 + 17;
    lines.push(`49,${total},${format === "BAI2" ? lines.length - first + 1 : second}/`);
    groupTotal += total;
    groupSecond += second;
  }
  const last = format === "BAI2" ? lines.length : groupSecond;
  lines.push(`98,${groupTotal},${accounts.length},${last}/`);
  lines.push(`99,${groupTotal},1,${lines.length + 1}${format === "BAI2" ? "" : `,${groupSecond}`}/`);
  return lines.map((line) => line + eol).join("");
}

export const sampleAccounts: readonly SampleAccount[] = [
  {
    account: "012345678",
    closing: 8_412_055,
    transactions: [
      { code: "399", cents: 412_860, text: "BPAY SETTLEMENT\nBILLER 187536, 3 RECEIPTS" },
      { code: "195", cents: 5_898, text: "JO SMITH RENT" },
      { code: "501", cents: 120_000, text: "DIRECT DEBIT/RETURN" },
      { code: "951", cents: 1_000, text: "FEE" },
    ],
  },
  { account: "012345679", closing: -9_900, transactions: [] },
];

export const anyAccounts: fc.Arbitrary<SampleAccount[]> = fc.array(
  fc.record({
    account: fc.integer({ min: 1, max: 999_999_999 }).map(String),
    closing: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    transactions: fc.array(
      fc.record({
        code: fc.constantFrom("195", "399", "501", "699", "905", "951"),
        cents: fc.integer({ min: 1, max: 99_999_999_999 }),
        text: fc.constantFrom("PLAIN", "WITH, COMMAS, IN IT", "TWO\nLINES", "THREE\nLINES\nOF TEXT"),
      }),
      { maxLength: 8 },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);
