import { formatCents } from "../common/decimal.ts";
import { makeDay, type Day } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { SUMMARY_CODES, transactionCode, type Direction } from "./codes.ts";
import { bankRules, type BankIssueCode } from "./issues.ts";
import { bankRecords, FieldTaker, fieldsOf, parseBankAmount, type BankRecord } from "./records.ts";
import { readSummaries, type RawSummary } from "./summaries.ts";

export interface BankTransaction {
  readonly line: number;
  readonly code: string;
  /** What the code means, null when it is not known here. */
  readonly means: string | null;
  /** Null when the code does not tell: never guessed. */
  readonly direction: Direction | null;
  /** Dollars with two decimals, without a sign. */
  readonly amount: string;
  readonly valueDate: Day | null;
  readonly bankReference: string;
  readonly customerReference: string;
  readonly text: string;
}

export interface BankSummary {
  readonly code: string;
  readonly means: string | null;
  /** The figure as written in the file, cents or a count or a rate; null when blank. */
  readonly figure: string | null;
}

export interface BankAccount {
  readonly line: number;
  readonly account: string;
  readonly currency: string;
  readonly openingBalance: string | null;
  readonly closingBalance: string | null;
  /** Sums of the transactions whose direction is known. */
  readonly credits: string;
  readonly debits: string;
  readonly summaries: readonly BankSummary[];
  readonly transactions: readonly BankTransaction[];
}

export interface BankGroup {
  readonly asOf: Day | null;
  readonly originator: string;
  readonly receiver: string;
  readonly accounts: readonly BankAccount[];
}

export interface ReadBankStatement extends Findings<BankIssueCode> {
  readonly format: "BAI2" | "NAI" | null;
  readonly createdOn: Day | null;
  readonly sender: string;
  readonly receiver: string;
  readonly groups: readonly BankGroup[];
}

/** Amounts and counts gathered on one level, to be held against its control record. */
interface Sums {
  total: bigint;
  /** Without interest rates, duty and tax (codes 965 to 969). */
  second: bigint;
  records: number;
  children: number;
}

const noSums = (): Sums => ({ total: 0n, second: 0n, records: 0, children: 0 });
const isInterestOrTax = (code: string): boolean => code >= "965" && code <= "969";

function shortDay(text: string): Day | null {
  return /^\d{6}$/.test(text)
    ? makeDay(2000 + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4)))
    : null;
}

interface OpenAccount {
  readonly record: BankRecord;
  readonly account: string;
  readonly currency: string;
  readonly ways: RawSummary[][];
  readonly transactions: BankTransaction[];
  readonly cents: bigint[];
  records: number;
}

interface OpenGroup {
  readonly asOf: Day | null;
  readonly originator: string;
  readonly receiver: string;
  readonly accounts: BankAccount[];
  readonly sums: Sums;
}

class StatementReader {
  readonly #log: IssueLog<BankIssueCode>;
  readonly groups: BankGroup[] = [];
  readonly #file = noSums();
  #format: "BAI2" | "NAI" | null = null;
  #group: OpenGroup | null = null;
  #account: OpenAccount | null = null;
  #ended = false;
  createdOn: Day | null = null;
  sender = "";
  receiver = "";

  constructor(log: IssueLog<BankIssueCode>) {
    this.#log = log;
  }

  get format(): "BAI2" | "NAI" | null {
    return this.#format;
  }

  read(record: BankRecord): void {
    if (this.#ended) {
      this.#log.add("bank.after-end", { line: record.line });
      return;
    }
    this.#file.records += record.lines;
    if (this.#group !== null) this.#group.sums.records += record.lines;
    if (this.#account !== null) this.#account.records += record.lines;
    const inOrder = this.#take(record);
    if (!inOrder) this.#log.add("bank.order", { line: record.line, value: record.type });
  }

  end(): void {
    if (this.#ended) return;
    this.#log.add("bank.cut-off");
    if (this.#account !== null) this.#closeAccount(this.#account, this.#account.ways[0] ?? []);
    if (this.#group !== null) this.#closeGroup(this.#group);
  }

  /** Reads a record where it may stand; false where it may not. */
  #take(record: BankRecord): boolean {
    const { type } = record;
    if (type === "01") return this.#format === null && this.#fileHeader(record);
    if (this.#format === null) return false;
    if (type === "02") return this.#group === null && this.#groupHeader(record);
    if (type === "03") return this.#group !== null && this.#account === null && this.#accountHeader(record);
    if (type === "16") return this.#account !== null && this.#transaction(record, this.#account);
    if (type === "49") return this.#account !== null && this.#accountControl(record, this.#account);
    if (type === "98") return this.#group !== null && this.#account === null && this.#groupControl(record, this.#group);
    return this.#group === null && this.#fileControl(record);
  }

  #date(record: BankRecord, text: string): Day | null {
    const day = shortDay(text);
    if (day === null) this.#log.add("bank.date", { line: record.line, value: text });
    return day;
  }

  #fileHeader(record: BankRecord): true {
    const fields = fieldsOf(record);
    this.#format = fields.length >= 8 && fields[7] === "2" ? "BAI2" : "NAI";
    this.sender = fields[0] ?? "";
    this.receiver = fields[1] ?? "";
    this.createdOn = this.#date(record, fields[2] ?? "");
    return true;
  }

  #groupHeader(record: BankRecord): true {
    const fields = fieldsOf(record);
    this.#group = {
      receiver: fields[0] ?? "",
      originator: fields[1] ?? "",
      asOf: this.#date(record, fields[3] ?? ""),
      accounts: [],
      sums: { ...noSums(), records: record.lines },
    };
    return true;
  }

  #accountHeader(record: BankRecord): true {
    const [account = "", currency = "", ...summaries] = fieldsOf(record);
    if (account === "") this.#log.add("bank.account", { line: record.line });
    if (currency !== "" && currency !== "AUD") this.#log.add("bank.currency", { line: record.line, value: currency });
    const ways = readSummaries(summaries, this.#format ?? "BAI2");
    if (ways.length === 0) this.#log.add("bank.summary", { line: record.line, value: record.pieces.join(",") });
    this.#account = { record, account, currency, ways, transactions: [], cents: [], records: record.lines };
    return true;
  }

  #transaction(record: BankRecord, account: OpenAccount): true {
    const { line } = record;
    const fields = new FieldTaker(record);
    const code = fields.next();
    const amountText = fields.next();
    const cents = /^\d+$/.test(amountText) ? parseBankAmount(amountText) : null;
    const fundsType = fields.next();
    let valueDate: Day | null = null;
    if (fundsType === "V") {
      valueDate = this.#date(record, fields.next());
      fields.next();
    } else if (fundsType === "S") for (let i = 0; i < 3; i++) fields.next();
    else if (fundsType === "D") {
      const parts = fields.next();
      for (let i = /^\d{1,2}$/.test(parts) ? Number(parts) * 2 : 0; i > 0; i--) fields.next();
    } else if (!/^[012Z]?$/.test(fundsType)) this.#log.add("bank.funds-type", { line, value: fundsType });
    const bankReference = fields.next();
    const customerReference = this.#format === "BAI2" ? fields.next() : "";
    const meaning = transactionCode(code);
    if (!/^\d{3}$/.test(code)) this.#log.add("bank.code", { line, value: code });
    else if (meaning === null) this.#log.add("bank.code-unknown", { line, value: code });
    if (cents === null) {
      this.#log.add("bank.amount", { line, value: amountText });
      return true;
    }
    account.cents.push(cents);
    account.transactions.push({
      line,
      code,
      means: meaning?.means ?? null,
      direction: meaning?.direction ?? null,
      amount: formatCents(cents),
      valueDate,
      bankReference: bankReference === "0" ? "" : bankReference,
      customerReference,
      text: fields.rest(),
    });
    return true;
  }

  /** Holds a stated figure against the one found. */
  #control(record: BankRecord, text: string, found: bigint, code: BankIssueCode): void {
    const stated = parseBankAmount(text);
    if (stated === null) this.#log.add("bank.control-field", { line: record.line, value: text });
    else if (stated !== found)
      this.#log.add(code, { line: record.line, value: text, detail: `Stated ${stated}, found ${found}.` });
  }

  #accountControl(record: BankRecord, account: OpenAccount): true {
    const [totalText = "", secondText = ""] = fieldsOf(record);
    const transactions = account.cents.reduce((sum, cents) => sum + cents, 0n);
    const sumOf = (way: RawSummary[]): bigint => way.reduce((sum, { value }) => sum + (value ?? 0n), transactions);
    const stated = parseBankAmount(totalText);
    const way = account.ways.find((way) => sumOf(way) === stated) ?? account.ways[0] ?? [];
    const total = sumOf(way);
    const second = sumOf(way.filter(({ code }) => !isInterestOrTax(code)));
    this.#control(record, totalText, total, "bank.account-total");
    if (this.#format === "NAI") this.#control(record, secondText, second, "bank.second-total");
    else if (parseBankAmount(secondText) === second && second !== BigInt(account.records))
      this.#log.add("bank.control-form", { line: record.line, value: secondText });
    else this.#control(record, secondText, BigInt(account.records), "bank.account-records");
    if (this.#group !== null) {
      this.#group.sums.total += stated ?? total;
      this.#group.sums.second += parseBankAmount(secondText) ?? second;
      this.#group.sums.children++;
    }
    this.#closeAccount(account, way);
    return true;
  }

  #groupControl(record: BankRecord, group: OpenGroup): true {
    const [totalText = "", accountsText = "", lastText = ""] = fieldsOf(record);
    const { total, second, records, children } = group.sums;
    this.#control(record, totalText, total, "bank.group-total");
    this.#control(record, accountsText, BigInt(children), "bank.group-accounts");
    if (this.#format === "NAI") this.#control(record, lastText, second, "bank.second-total");
    else this.#control(record, lastText, BigInt(records), "bank.group-records");
    this.#file.total += parseBankAmount(totalText) ?? total;
    this.#file.second += parseBankAmount(lastText) ?? second;
    this.#closeGroup(group);
    return true;
  }

  #fileControl(record: BankRecord): true {
    const [totalText = "", groupsText = "", recordsText = "", secondText = ""] = fieldsOf(record);
    this.#control(record, totalText, this.#file.total, "bank.file-total");
    this.#control(record, groupsText, BigInt(this.groups.length), "bank.file-groups");
    this.#control(record, recordsText, BigInt(this.#file.records), "bank.file-records");
    if (this.#format === "NAI") this.#control(record, secondText, this.#file.second, "bank.second-total");
    this.#ended = true;
    return true;
  }

  #closeAccount(open: OpenAccount, way: readonly RawSummary[]): void {
    this.#checkSummaries(open, way);
    const figure = (code: string): bigint | null => way.find((summary) => summary.code === code)?.value ?? null;
    const sum = { credit: 0n, debit: 0n };
    const count = { credit: 0, debit: 0 };
    let certain = true;
    open.transactions.forEach(({ direction }, i) => {
      if (direction === null) certain = false;
      else {
        sum[direction] += open.cents[i] ?? 0n;
        count[direction]++;
      }
    });
    const differs = (code: string, found: bigint, orCount: bigint): void => {
      const stated = figure(code);
      // Counts carry two implied decimals at NAB and none elsewhere.
      if (stated !== null && stated !== found && stated !== orCount)
        this.#log.add("bank.summary-differs", {
          line: open.record.line,
          field: SUMMARY_CODES[code] ?? code,
          value: String(stated),
          detail: `Found ${found}.`,
        });
    };
    if (certain) {
      differs("100", sum.credit, sum.credit);
      differs("400", sum.debit, sum.debit);
      differs("102", BigInt(count.credit) * 100n, BigInt(count.credit));
      differs("402", BigInt(count.debit) * 100n, BigInt(count.debit));
    }
    const money = (value: bigint | null): string | null => (value === null ? null : formatCents(value));
    this.#group?.accounts.push({
      line: open.record.line,
      account: open.account,
      currency: open.currency === "" ? "AUD" : open.currency,
      openingBalance: money(figure("010")),
      closingBalance: money(figure("015")),
      credits: formatCents(sum.credit),
      debits: formatCents(sum.debit),
      summaries: way.map(({ code, value }) => ({
        code,
        means: Object.hasOwn(SUMMARY_CODES, code) ? (SUMMARY_CODES[code] ?? null) : null,
        figure: value === null ? null : String(value),
      })),
      transactions: open.transactions,
    });
    this.#account = null;
  }

  /** Codes carry no control of their own: one that is wrong shows as unknown, doubled or missing. */
  #checkSummaries(open: OpenAccount, way: readonly RawSummary[]): void {
    const seen = new Set<string>();
    for (const { code } of way) {
      const at = { line: open.record.line, field: "summary code", value: code };
      if (!Object.hasOwn(SUMMARY_CODES, code)) this.#log.add("bank.summary-unknown", at);
      if (seen.has(code)) this.#log.add("bank.summary-twice", at);
      seen.add(code);
    }
    if (!seen.has("015")) this.#log.add("bank.no-closing-balance", { line: open.record.line });
  }

  #closeGroup(open: OpenGroup): void {
    const { asOf, originator, receiver, accounts } = open;
    this.groups.push({ asOf, originator, receiver, accounts });
    this.#group = null;
  }
}

/**
 * Reads a bank's account information file, BAI2 or NAI, and recomputes every control: totals and counts of accounts,
 * groups and the file. Amounts have no sign in the file; the direction comes from the transaction code. Never throws.
 */
export function readBankStatement(input: FileInput): ReadBankStatement {
  const log = new IssueLog<BankIssueCode>(bankRules);
  const reader = new StatementReader(log);
  const text = decodeText(input, log);
  if (text !== null) {
    for (const record of bankRecords(text, log)) reader.read(record);
    reader.end();
  }
  return {
    format: reader.format,
    createdOn: reader.createdOn,
    sender: reader.sender,
    receiver: reader.receiver,
    groups: reader.groups,
    ...log.findings(),
  };
}
