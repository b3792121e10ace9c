import type { BulkColumns, BulkValue } from "@banksia/db";
import { customerFaults, personName } from "../customers/check-customer.ts";
import {
  accountNumber,
  farthestAhead,
  lastAccountNumber,
  newAccounts,
  skipAccountNumbers,
  takenAccounts,
} from "./account-numbers.ts";
import type { ByCode } from "./by-code.ts";
import { abn, choice, code, day, email, line, postcode, quoted, state, yesNo } from "./cells.ts";
import { columnOf, optional, optionalOr, required } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { type KnownService, knownCustomerGroups, knownCustomers, knownServices, knownTerms } from "./set-up.ts";
import { WaitingRows, loadWaiting } from "./waiting-rows.ts";

const columns = {
  account: optional(
    code,
    "The customer's account, its own for each. Blank: the next number is given. Case counts.",
    "R-2041",
  ),
  type: required(choice("person", "organisation"), "person or organisation. Only a person can receive care.", "person"),
  name: optional(line(200), "The name of an organisation. Blank for a person."),
  title: optional(line(500), "Mr, Mrs, Ms, Dr. Persons only.", "Mrs"),
  first_name: optional(line(200), "Every person needs one.", "Edith"),
  middle_name: optional(line(500), "Persons only."),
  last_name: optional(line(200), "Every person needs one.", "Moore"),
  known_as: optional(line(500), "Another name that people search for.", "Edie"),
  birth_date: optional(day, "2026-10-31, or 31/10/2026. Persons only.", "1938-04-12"),
  abn: optional(abn, "11 digits; spaces are fine."),
  customer_group: required(code, "The code of a customer group.", "RES"),
  terms_of_payment: required(code, "The code of terms of payment.", "14D"),
  method_of_payment: optionalOr(
    "eft",
    choice("direct_debit", "eft", "bpay", "cheque", "other"),
    "direct_debit, eft, bpay, cheque or other. Blank: eft.",
    "direct_debit",
  ),
  email: optional(email, "An e-mail address.", "e.moore@example.org"),
  phone: optional(line(500), "As it is to be shown.", "02 5550 1234"),
  address_line: optional(line(500), "Street and number on one line.", "12 Wattle Street"),
  suburb: optional(line(500), "Suburb or town.", "Orange"),
  state: optional(state, "ACT, NSW, NT, QLD, SA, TAS, VIC or WA.", "NSW"),
  postcode: optional(postcode, "Four digits.", "2800"),
  reference: optional(line(500), "A number of another system; it can be searched for.", "OLD-00731"),
  home_service: optional(
    code,
    "The code of the service that keeps the record. A person needs one unless you see all services.",
    "S1",
  ),
  active: optionalOr(true, yesNo, "yes or no. Blank: yes.", "yes"),
};

type Row = FileRow<typeof columns>;

const target: BulkColumns = {
  account: "text",
  type: "text",
  name: "text",
  title: "text",
  first_name: "text",
  middle_name: "text",
  last_name: "text",
  known_as: "text",
  birth_date: "date",
  abn: "text",
  customer_group_id: "bigint",
  terms_of_payment_id: "bigint",
  method_of_payment: "text",
  email: "text",
  phone: "text",
  address_line: "text",
  suburb: "text",
  state: "text",
  postcode: "text",
  reference: "text",
  home_service_id: "bigint",
  active: "boolean",
};

class CustomersCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #groups: ByCode<{ id: number; code: string }>;
  readonly #terms: ByCode<{ id: number; code: string }>;
  readonly #services: ByCode<KnownService>;
  readonly #seesAll: boolean;
  readonly #lastNumber: number;
  readonly #today: string;
  readonly #rowOf = new Map<string, number>();
  readonly #waiting = new WaitingRows<BulkValue[]>();
  #highest = 0;

  constructor(job: FileJob, facts: Awaited<ReturnType<typeof loadFacts>>) {
    this.#job = job;
    this.#groups = facts.groups;
    this.#terms = facts.terms;
    this.#services = facts.services;
    this.#seesAll = facts.seesAll;
    this.#lastNumber = facts.lastNumber;
    this.#today = job.ctx.today();
  }

  async check(rows: readonly Row[]): Promise<void> {
    const taken = await this.#taken(rows);
    const good: BulkValue[][] = [];
    for (const row of rows) {
      const group = this.#groups.find(row, "customer_group");
      const terms = this.#terms.find(row, "terms_of_payment");
      const home = this.#services.find(row, "home_service");
      this.#checkAccount(row, taken);
      if (!row.isWhole()) continue;
      this.#checkNames(row);
      const { cells } = row;
      if (cells.type === "person" && cells.home_service === null && !this.#seesAll)
        row.fault(
          "home_service",
          "REQUIRED",
          "Name the service that keeps this person's record: without one only people who see all services find it.",
        );
      if (!row.good || group === null || terms === null) continue;
      good.push([
        cells.account,
        cells.type,
        cells.type === "person" ? personName(cells.first_name, cells.last_name) : cells.name,
        cells.title,
        cells.first_name,
        cells.middle_name,
        cells.last_name,
        cells.known_as,
        cells.birth_date,
        cells.abn,
        group.id,
        terms.id,
        cells.method_of_payment,
        cells.email,
        cells.phone,
        cells.address_line,
        cells.suburb,
        cells.state,
        cells.postcode,
        cells.reference,
        home?.id ?? null,
        cells.active,
      ]);
    }
    this.#waiting.push(good);
  }

  /** The accounts of these rows that a customer has already. */
  async #taken(rows: readonly Row[]): Promise<ReadonlySet<string>> {
    const { tx } = this.#job;
    const accounts = [
      ...new Set(rows.flatMap(({ cells }) => (typeof cells.account === "string" ? [cells.account] : []))),
    ];
    if (accounts.length === 0) return new Set();
    const group = this.#groups.any();
    const terms = this.#terms.any();
    if (this.#seesAll || group === null || terms === null) return new Set((await knownCustomers(tx, accounts)).keys());
    return takenAccounts(tx, accounts, group.id, terms.id);
  }

  #checkAccount(row: Row, taken: ReadonlySet<string>): void {
    const { account } = row.cells;
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

  #checkNames(row: Row & { cells: { type: string } }): void {
    if (!row.isWhole()) return;
    const { cells } = row;
    const facts = {
      type: cells.type,
      firstName: cells.first_name,
      lastName: cells.last_name,
      name: cells.name,
      birthDate: cells.birth_date,
      abn: cells.abn,
    };
    for (const fault of customerFaults(facts, this.#today))
      row.fault(columnOf(columns, fault.pointer), fault.code, fault.detail);
    const person = cells.type === "person";
    for (const part of person ? (["name"] as const) : (["first_name", "last_name", "middle_name", "title"] as const))
      if (cells[part] !== null)
        row.fault(
          part,
          "NOT_ALLOWED",
          person
            ? "The name of a person is made of first and last name: leave this blank."
            : "An organisation has only a name: leave this blank.",
        );
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  async load(written: (rows: number) => void): Promise<void> {
    const { tx } = this.#job;
    await skipAccountNumbers(tx, this.#highest);
    await loadWaiting(tx, "customer", target, this.#waiting, written, async (rows) => {
      const unnumbered = rows.filter(([account]) => account === null);
      const accounts = await newAccounts(tx, unnumbered.length);
      for (const [at, row] of unnumbered.entries()) row[0] = accounts[at] ?? null;
    });
  }
}

async function loadFacts({ tx }: FileJob) {
  const [row] = await tx<{ all: boolean }[]>`select banksia.sees_all() as all`;
  return {
    seesAll: row?.all === true,
    groups: await knownCustomerGroups(tx),
    terms: await knownTerms(tx),
    services: await knownServices(tx),
    lastNumber: await lastAccountNumber(tx),
  };
}

/** Customers: the people who receive care, and everyone who pays. */
export const customersFile: FileKind = {
  kind: "customers",
  title: "Customers",
  scope: "customers:write",
  columns,
  refusedColumns: {},
  open: async (job) => new CustomersCheck(job, await loadFacts(job)),
};
