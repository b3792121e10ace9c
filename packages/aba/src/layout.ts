/** First and last column of a field, counted from 1, both included. */
export type Columns = readonly [from: number, to: number];

/** Length of every record, line end not counted. */
export const recordLength = 120;

/** Columns of a descriptive record (type 0). `bsb`, `account` and `time` are extensions of some banks, blank otherwise. */
export const headerColumns = {
  recordType: [1, 1],
  bsb: [2, 8],
  account: [9, 17],
  reel: [19, 20],
  institution: [21, 23],
  userName: [31, 56],
  userId: [57, 62],
  description: [63, 74],
  processingDate: [75, 80],
  time: [81, 84],
} as const satisfies Record<string, Columns>;

/** Columns of a detail record (type 1). */
export const detailColumns = {
  recordType: [1, 1],
  bsb: [2, 8],
  account: [9, 17],
  indicator: [18, 18],
  code: [19, 20],
  amount: [21, 30],
  title: [31, 62],
  reference: [63, 80],
  traceBsb: [81, 87],
  traceAccount: [88, 96],
  remitter: [97, 112],
  tax: [113, 120],
} as const satisfies Record<string, Columns>;

/** Columns of a return record (type 2). */
export const returnColumns = {
  recordType: [1, 1],
  bsb: [2, 8],
  account: [9, 17],
  reason: [18, 18],
  code: [19, 20],
  amount: [21, 30],
  title: [31, 62],
  reference: [63, 80],
  traceBsb: [81, 87],
  traceAccount: [88, 96],
  remitter: [97, 112],
  originalDay: [113, 114],
  originalUserId: [115, 120],
} as const satisfies Record<string, Columns>;

/** Columns of a file total record (type 7). */
export const trailerColumns = {
  recordType: [1, 1],
  filler: [2, 8],
  netTotal: [21, 30],
  creditTotal: [31, 40],
  debitTotal: [41, 50],
  count: [75, 80],
} as const satisfies Record<string, Columns>;

/** Every field that an issue can name. */
export type AbaField =
  | keyof typeof headerColumns
  | keyof typeof detailColumns
  | keyof typeof returnColumns
  | keyof typeof trailerColumns;

/** The text of a field of a record of 120 characters. */
export function fieldOf(line: string, columns: Columns): string {
  return line.slice(columns[0] - 1, columns[1]);
}
