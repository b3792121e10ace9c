import { type DayNumber, dayText } from "@banksia/core/days/index";
import { demoUsers } from "../credentials.ts";
import { type Provider, midnight } from "../provider.ts";
import { Random } from "../random.ts";
import { type Address, type State, addressIn, phoneIn } from "./addresses.ts";
import { type PersonName, fullName, relativeName } from "./names.ts";

/** Lists that every new database comes with, by the numbers that they have there. */
export const seeded = {
  purpose: { INVOICE: 1, STATEMENT: 2, HOME: 3, SERVICE: 4, CARER: 5, COLLECTION: 6, MAILING: 7, OTHER: 8 },
  contact_type: { DAUGHTER: 4, SON: 5, NEXT_OF_KIN: 6, ATTORNEY: 7, FRIEND: 10, SOLICITOR: 11 },
  reference_type: { ACCR: 1, PENSION: 2, MEDICARE: 3, DVA: 4, RAC: 5, NDIS: 6 },
} as const;

/** A customer on the register with what else is known of them. */
export interface Registered {
  id: number;
  name: string;
  address: Address;
  email: string | null;
  phone: string | null;
  methodOfPayment: string;
  since: DayNumber;
}

/** A person who receives care. */
export interface RegisteredClient extends Registered {
  family: string;
  siteId: number;
  ndis: boolean;
}

/** A stream of its own for each record, so that what it holds moves nothing else. */
const streamOf = (provider: Provider, customerId: number) => new Random(provider.plan.seed, "record", customerId);

const list = (...ids: number[]) => `{${ids.join(",")}}`;

/** What is known of a person beside name and birth; drawn before the customer has a number. */
export function personalFacts(provider: Provider, name: PersonName, client: boolean, hasEmail: boolean) {
  const random = new Random(provider.plan.seed, "personal", provider.tables.customer.rows.length);
  return {
    gender: name.woman ? "female" : "male",
    marital_status: client
      ? random.weighted([
          [58, "widowed"],
          [22, "partnered"],
          [4, "illness_separated"],
          [7, "single"],
          [6, "divorced"],
          [3, "not_stated"],
        ])
      : null,
    statement_preference: hasEmail && random.chance(640) ? "email" : "mail",
    statement_name: null,
    carer_status: client ? random.pick(["none", "none", "has_carer"]) : null,
    home_care_package: client && random.chance(90),
    direct_debit_limit: client && random.chance(40) ? `${random.int(15, 60) * 100}.00` : null,
  };
}

/** Address, telephone and e-mail of a customer, and the account that direct debits draw on. */
export function addDetails(provider: Provider, customer: Registered): void {
  const { tables } = provider;
  const created = midnight(customer.since);
  const { INVOICE, HOME } = seeded.purpose;
  tables.address.add({
    ...postal(customer.address),
    customer_id: customer.id,
    name: "",
    purpose_ids: list(INVOICE, HOME),
    is_primary: true,
    created_at: created,
  });
  const detail = (type: string, value: string) =>
    tables.contactDetail.add({
      customer_id: customer.id,
      type,
      value,
      description: "",
      purpose_ids: "{}",
      is_primary: true,
      active: true,
      created_at: created,
    });
  if (customer.phone !== null) detail("phone", customer.phone);
  if (customer.email !== null) detail("email", customer.email);
  if (customer.methodOfPayment === "direct_debit") addBankAccount(provider, customer);
}

const postal = (address: Address) => ({
  line: address.line,
  suburb: address.suburb,
  state: address.state,
  postcode: address.postcode,
  country: "Australia",
  active: true,
});

/** Who asks for changes of bank accounts and who approves them, by their numbers as users. */
const userOf = (role: "finance_officer" | "approver") => {
  const at = demoUsers.findIndex((user) => user.role === role);
  return { id: at + 1, name: demoUsers[at]?.name ?? "" };
};

/** Accounts with numbers that no bank has given out; of a few the number has changed, of a few a change waits. */
function addBankAccount(provider: Provider, customer: Registered): void {
  const { tables, plan } = provider;
  const random = streamOf(provider, customer.id);
  // Somebody who is to be debited, but whose account is not known yet.
  if (random.chance(12)) return;
  const asked = userOf("finance_officer");
  const decided = userOf("approver");
  const created = midnight(customer.since);
  const account = tables.bankAccount.add({
    customer_id: customer.id,
    code: "MAIN",
    active: true,
    created_at: created,
  });
  const version = (at: string, note: string | null, approved: boolean) =>
    tables.bankAccountVersion.add({
      bank_account_id: account,
      customer_id: customer.id,
      account_title: customer.name,
      bsb: `982${String(random.int(1, 399)).padStart(3, "0")}`,
      account_number: String(random.int(10_000_000, 999_999_999)),
      status: approved ? "approved" : "waiting",
      note,
      asked_by: asked.id,
      asked_by_name: asked.name,
      created_at: at,
      ...(approved ? { decided_by: decided.id, decided_by_name: decided.name, decided_at: at } : {}),
    });
  version(created, null, true);
  const recent = midnight(Math.max(customer.since, plan.todayDay - random.int(1, 40)));
  // Some in any provider, and in a large one no more than two people can look at.
  const some = (turn: number) => customer.id % (customer.id < 600 ? turn : turn * 40) === 5;
  if (some(41)) version(recent, "Bank changed after the branch closed", true);
  if (some(37)) version(midnight(plan.todayDay), "New account, by telephone from the daughter", false);
}

/** Contacts, numbers and fixed debits of a person who receives care. */
export function addClientRecord(provider: Provider, client: RegisteredClient): void {
  const random = new Random(provider.plan.seed, "contacts", client.id);
  addReferences(provider, random, client);
  const contacts = random.weighted([
    [14, 0],
    [52, 1],
    [26, 2],
    [8, 3],
  ] as const);
  for (let at = 0; at < contacts; at += 1) addContact(provider, random, client, at);
  if (client.methodOfPayment === "direct_debit" && random.chance(18))
    provider.tables.presetDebit.add({
      customer_id: client.id,
      service_id: client.siteId,
      amount: `${random.int(30, 95) * 10}.00`,
      enabled: true,
      from_date: dayText(client.since),
      created_at: midnight(client.since),
    });
}

function addReferences(provider: Provider, random: Random, client: RegisteredClient): void {
  const type = seeded.reference_type;
  const add = (referenceType: number, number: string, active = true) =>
    provider.tables.clientReference.add({
      client_id: client.id,
      reference_type_id: referenceType,
      number,
      active,
      created_at: midnight(client.since),
    });
  // Made of the client's number, so that no two have the same.
  const serial = String(client.id).padStart(7, "0");
  if (client.ndis) {
    add(type.NDIS, `43${serial}`);
    return;
  }
  add(type.ACCR, `AC${random.int(10, 99)}${serial}`);
  if (random.chance(900)) add(type.MEDICARE, `${random.int(2, 6)}${serial}${random.int(10, 99)} ${random.int(1, 3)}`);
  if (random.chance(60)) add(type.DVA, `NX${serial}`);
  // A number that was another's file before: kept, and no longer in use.
  if (random.chance(20)) add(type.RAC, `OLD-${serial}`, false);
}

function addContact(provider: Provider, random: Random, client: RegisteredClient, at: number): void {
  const { tables } = provider;
  const { contact_type: type, purpose } = seeded;
  const name = relativeName(random, client.family);
  const solicitor = at === 2;
  const estranged = at > 0 && random.chance(60);
  const receiver = !estranged && at === 0 && random.chance(310);
  const state: State = client.address.state;
  const created = midnight(client.since);
  const kin = name.woman ? type.DAUGHTER : type.SON;
  const types = solicitor ? [type.SOLICITOR] : at === 0 ? [kin, type.NEXT_OF_KIN] : [random.pick([kin, type.FRIEND])];
  const id = tables.contact.add({
    customer_id: client.id,
    title: name.title,
    first_name: name.first,
    last_name: name.last,
    contact_type_ids: list(...types, ...(at === 0 && random.chance(380) ? [type.ATTORNEY] : [])),
    priority: estranged ? "do_not_contact" : at === 0 ? "primary" : "secondary",
    relationship: solicitor ? "non_personal" : "personal",
    account_receiver: receiver,
    receiver_channel: receiver ? random.pick(["email", "email", "mail"]) : null,
    note: estranged ? "At the client's wish" : null,
    active: true,
    created_at: created,
  });
  if (random.chance(700) || receiver)
    tables.address.add({
      ...postal(addressIn(random, state)),
      customer_id: client.id,
      contact_id: id,
      name: solicitor ? "Office" : "",
      purpose_ids: receiver ? list(purpose.STATEMENT) : "{}",
      is_primary: true,
      created_at: created,
    });
  const detail = (kind: string, value: string) =>
    tables.contactDetail.add({
      customer_id: client.id,
      contact_id: id,
      type: kind,
      value,
      description: "",
      purpose_ids: "{}",
      is_primary: true,
      active: true,
      created_at: created,
    });
  detail("phone", phoneIn(random, state));
  if (receiver || random.chance(550))
    detail(
      "email",
      `${fullName(name)
        .toLowerCase()
        .replaceAll(/[^a-z]+/g, ".")}${random.int(1, 999)}@example.com`,
    );
}
