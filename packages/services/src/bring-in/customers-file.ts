import { type BulkColumns, type BulkValue, bulkInsert } from "@banksia/db";
import { userIdOf } from "../context.ts";
import { customerFaults, personName } from "../customers/check-customer.ts";
import { firstAddress, firstDetailFaults } from "../customers/first-details.ts";
import { AccountBook } from "./account-book.ts";
import type { ByCode } from "./by-code.ts";
import { abn, choice, code, day, email, line, postcode, state, yesNo } from "./cells.ts";
import { bankNumber, bsb, limit, references } from "./customer-cells.ts";
import { type CustomerParts, writeParts } from "./customer-parts.ts";
import { columnOf, optional, optionalOr, required } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { ReferenceNumbers } from "./reference-numbers.ts";
import { type KnownService, knownCustomerGroups, knownCustomers, knownServices, knownTerms } from "./set-up.ts";
import { WaitingRows } from "./waiting-rows.ts";

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
  gender: optional(
    choice("female", "male", "other", "not_stated"),
    "female, male, other or not_stated. Persons only.",
    "female",
  ),
  marital_status: optional(
    choice("single", "partnered", "illness_separated", "separated", "divorced", "widowed", "not_stated"),
    "single, partnered, illness_separated, separated, divorced, widowed or not_stated. Persons only.",
    "widowed",
  ),
  statement_name: optional(line(200), "Another name on statements, as of a couple. Printed on nothing else."),
  statement_preference: optionalOr("mail", choice("mail", "email"), "mail or email. Blank: mail.", "mail"),
  carer_status: optional(
    choice("none", "has_carer", "is_carer"),
    "none, has_carer or is_carer. Persons only.",
    "has_carer",
  ),
  home_care_package: optionalOr(
    false,
    yesNo,
    "yes where unspent funds of a home care package are kept. Blank: no.",
    "no",
  ),
  references: optional(
    references,
    "Numbers of the client, each behind the code of its type, with ; between.",
    "PENSION=123-456-789A; MEDICARE=2950 12345 1",
  ),
  direct_debit_limit: optional(limit, "The most that one direct debit takes. Blank: no limit. 0: nothing.", "2500.00"),
  bank_account_code: optionalOr("MAIN", code, "A code for the bank account. Blank: MAIN.", "MAIN"),
  bank_account_title: optional(line(200), "In whose name the account is held. Blank: the name of the customer."),
  bsb: optional(bsb, "Six digits, a hyphen is fine. The account waits for a second person's approval.", "062-692"),
  bank_account_number: optional(bankNumber, "Up to nine digits. Never cut.", "1234 5678"),
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
  reference: "text",
  home_service_id: "bigint",
  active: "boolean",
  gender: "text",
  marital_status: "text",
  statement_name: "text",
  statement_preference: "text",
  carer_status: "text",
  home_care_package: "boolean",
  direct_debit_limit: "numeric",
};

/** A customer that waits to be written, and what belongs to it. */
type Waiting = [customer: BulkValue[], parts: CustomerParts];

class CustomersCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #groups: ByCode<{ id: number; code: string }>;
  readonly #terms: ByCode<{ id: number; code: string }>;
  readonly #services: ByCode<KnownService>;
  readonly #accounts: AccountBook;
  readonly #today: string;
  readonly #references: ReferenceNumbers;
  readonly #purposeId: number | null;
  readonly #waiting = new WaitingRows<Waiting>();

  constructor(job: FileJob, facts: Awaited<ReturnType<typeof loadFacts>>) {
    this.#job = job;
    this.#groups = facts.groups;
    this.#terms = facts.terms;
    this.#services = facts.services;
    this.#accounts = facts.accounts;
    this.#references = facts.references;
    this.#purposeId = facts.purposeId;
    this.#today = job.ctx.today();
  }

  async check(rows: readonly Row[]): Promise<void> {
    const taken = await this.#accounts.taken(
      rows.map(({ cells }) => cells.account),
      this.#groups.any(),
      this.#terms.any(),
    );
    await this.#references.check(this.#job.tx, rows);
    const good: Waiting[] = [];
    for (const row of rows) {
      const group = this.#groups.find(row, "customer_group");
      const terms = this.#terms.find(row, "terms_of_payment");
      const home = this.#services.find(row, "home_service");
      this.#accounts.check(row, taken);
      if (!row.isWhole()) continue;
      this.#checkNames(row);
      const { cells } = row;
      if (cells.type === "person" && cells.home_service === null && !this.#accounts.seesAll)
        row.fault(
          "home_service",
          "REQUIRED",
          "Name the service that keeps this person's record: without one only people who see all services find it.",
        );
      this.#checkParts(row);
      if (!row.good || group === null || terms === null) continue;
      const name = cells.type === "person" ? personName(cells.first_name, cells.last_name) : (cells.name ?? "");
      const customer = [
        cells.account,
        cells.type,
        name,
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
        cells.reference,
        home?.id ?? null,
        cells.active,
        cells.gender,
        cells.marital_status,
        cells.statement_name,
        cells.statement_preference,
        cells.carer_status,
        cells.home_care_package,
        cells.direct_debit_limit,
      ];
      good.push([customer, this.#partsOf(row, name)]);
    }
    this.#waiting.push(good);
  }

  #checkParts(row: Row): void {
    if (!row.isWhole()) return;
    const { cells } = row;
    const details = {
      email: cells.email,
      addressLine: cells.address_line,
      suburb: cells.suburb,
      state: cells.state,
      postcode: cells.postcode,
    };
    for (const fault of firstDetailFaults(details))
      row.fault(columnOf(columns, fault.pointer), fault.code, fault.detail);
    if (cells.references !== null && cells.type === "organisation")
      row.fault("references", "NOT_ALLOWED", "Only a person has reference numbers of these types: leave this blank.");
    for (const [given, missing] of [
      ["bsb", "bank_account_number"],
      ["bank_account_number", "bsb"],
    ] as const)
      if (cells[given] !== null && cells[missing] === null)
        row.fault(missing, "REQUIRED", "A bank account has a BSB and a number: give both or neither.");
  }

  #partsOf(row: Row, name: string): CustomerParts {
    const { cells } = row;
    const address = firstAddress({
      addressLine: cells.address_line ?? null,
      suburb: cells.suburb ?? null,
      state: cells.state ?? null,
      postcode: cells.postcode ?? null,
    });
    const { bsb, bank_account_number: number } = cells;
    return {
      address,
      phone: cells.phone ?? null,
      email: cells.email ?? null,
      references: this.#references.of(cells.references ?? []),
      bank:
        bsb == null || number == null
          ? null
          : { code: cells.bank_account_code ?? "MAIN", title: cells.bank_account_title ?? name, bsb, number },
    };
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
      gender: cells.gender,
      maritalStatus: cells.marital_status,
      carerStatus: cells.carer_status,
      homeCarePackage: cells.home_care_package,
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
    await this.#accounts.reserve();
    const { actor } = this.#job.ctx;
    const asker = { id: userIdOf(actor) ?? 0, name: actor.name };
    for (const rows of this.#waiting.take()) {
      const unnumbered = rows.filter(([customer]) => customer[0] === null);
      const accounts = await this.#accounts.give(unnumbered.length);
      for (const [at, [customer]] of unnumbered.entries()) customer[0] = accounts[at] ?? null;
      const customers = rows.map(([customer]) => customer);
      await bulkInsert(tx, "customer", target, customers);
      const ids = await knownCustomers(
        tx,
        customers.map(([account]) => (typeof account === "string" ? account : null)),
      );
      const loaded = rows.flatMap(([[account], parts]) => {
        const found = ids.get(String(account));
        return found === undefined ? [] : [{ customerId: found.id, parts }];
      });
      await writeParts(tx, asker, this.#purposeId, loaded);
      written(rows.length);
    }
  }
}

async function loadFacts(job: FileJob) {
  const { tx } = job;
  const [purpose] = await tx<{ id: number }[]>`select id from purpose where code = 'INVOICE'`;
  return {
    accounts: await AccountBook.open(job),
    groups: await knownCustomerGroups(tx),
    terms: await knownTerms(tx),
    services: await knownServices(tx),
    references: await ReferenceNumbers.open(tx),
    purposeId: purpose?.id ?? null,
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
