import {
  accountNumber,
  farthestAhead,
  lastAccountNumber,
  newAccounts,
  skipAccountNumbers,
  takenAccounts,
} from "./account-numbers.ts";
import { quoted } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import type { FileJob } from "./kind.ts";
import { knownCustomers } from "./set-up.ts";

/** The accounts that a file gives to new customers: its own for each, or the next number. */
export class AccountBook {
  readonly #job: FileJob;
  /** Whoever brings the file in sees every facility. */
  readonly seesAll: boolean;
  readonly #lastNumber: number;
  readonly #rowOf = new Map<string, number>();
  #highest = 0;

  private constructor(job: FileJob, seesAll: boolean, lastNumber: number) {
    this.#job = job;
    this.seesAll = seesAll;
    this.#lastNumber = lastNumber;
  }

  static async open(job: FileJob): Promise<AccountBook> {
    const [row] = await job.tx<{ all: boolean }[]>`select banksia.sees_all() as all`;
    return new AccountBook(job, row?.all === true, await lastAccountNumber(job.tx));
  }

  /**
   * The accounts of these rows that a customer has already.
   * @param group,terms any that exist
   */
  async taken(
    accounts: readonly unknown[],
    group: { id: number } | null,
    terms: { id: number } | null,
  ): Promise<ReadonlySet<string>> {
    const { tx } = this.#job;
    const named = [...new Set(accounts.filter((account) => typeof account === "string"))];
    if (named.length === 0) return new Set();
    if (this.seesAll || group === null || terms === null) return new Set((await knownCustomers(tx, named)).keys());
    return takenAccounts(tx, named, group.id, terms.id);
  }

  /** Tells what is wrong with the account of a row, under `account`. */
  check<C extends Columns>(row: FileRow<C>, taken: ReadonlySet<string>): void {
    const account: unknown = row.cells["account"];
    if (typeof account !== "string") return;
    const before = this.#rowOf.get(account);
    if (before === undefined) this.#rowOf.set(account, row.row);
    else row.fault("account", "DUPLICATE", `Row ${before} has the account ${quoted(account)}, too: give each its own.`);
    if (taken.has(account))
      row.fault(
        "account",
        "TAKEN",
        `Another customer has the account ${quoted(account)}: choose another, or leave it blank.`,
      );
    const number = accountNumber(account);
    if (number === null) return;
    if (number > this.#lastNumber + farthestAhead)
      row.fault(
        "account",
        "OUT_OF_RANGE",
        `C and digits is the form of the accounts given to new customers, and ${quoted(account)} is too far ahead of them: use another form.`,
      );
    else this.#highest = Math.max(this.#highest, number);
  }

  /** Call it before the first `give`: no number is given that the file itself brings. */
  reserve(): Promise<void> {
    return skipAccountNumbers(this.#job.tx, this.#highest);
  }

  /** New accounts, as many as asked for, in the order of their numbers. */
  async give(count: number): Promise<string[]> {
    const accounts = count === 0 ? [] : await newAccounts(this.#job.tx, count);
    return accounts.toSorted((a, b) => (accountNumber(a) ?? 0) - (accountNumber(b) ?? 0));
  }
}
