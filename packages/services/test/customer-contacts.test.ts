import { endpoints } from "@banksia/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkAddress } from "../src/customers/check-address.ts";
import { createAddress, type CreateAddressInput } from "../src/customers/create-address.ts";
import { createClientReference } from "../src/customers/create-client-reference.ts";
import { createContact, type CreateContactInput } from "../src/customers/create-contact.ts";
import { createContactDetail } from "../src/customers/create-contact-detail.ts";
import { createContactType } from "../src/customers/create-contact-type.ts";
import { createCustomer } from "../src/customers/create-customer.ts";
import { createPurpose } from "../src/customers/create-purpose.ts";
import { createReferenceType } from "../src/customers/create-reference-type.ts";
import { getCustomer } from "../src/customers/get-customer.ts";
import { listAddresses } from "../src/customers/list-addresses.ts";
import { listClientReferences } from "../src/customers/list-client-references.ts";
import { listContactDetails } from "../src/customers/list-contact-details.ts";
import { listContactTypes } from "../src/customers/list-contact-types.ts";
import { listContacts } from "../src/customers/list-contacts.ts";
import { listCustomers } from "../src/customers/list-customers.ts";
import { listDocumentAddresses } from "../src/customers/list-document-addresses.ts";
import { listPurposes } from "../src/customers/list-purposes.ts";
import { listReferenceTypes } from "../src/customers/list-reference-types.ts";
import { listStatementRecipients } from "../src/customers/list-statement-recipients.ts";
import { updateAddress } from "../src/customers/update-address.ts";
import { updateClientReference } from "../src/customers/update-client-reference.ts";
import { updateContact } from "../src/customers/update-contact.ts";
import { updateContactDetail } from "../src/customers/update-contact-detail.ts";
import { updateContactType } from "../src/customers/update-contact-type.ts";
import { updateCustomer } from "../src/customers/update-customer.ts";
import { updatePurpose } from "../src/customers/update-purpose.ts";
import { updateReferenceType } from "../src/customers/update-reference-type.ts";
import { type Provider, organisation, person, tinyProvider } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
let purpose: Map<string, number>;
beforeAll(async () => {
  p = await tinyProvider();
  const { items } = await listPurposes(p.admin, {});
  purpose = new Map(items.map((one) => [one.code, one.id]));
});
afterAll(() => p.close());

const idOf = (code: string) => purpose.get(code)!;

function address(customerId: number, line: string, rest: Partial<CreateAddressInput> = {}) {
  return createAddress(p.admin, {
    customerId,
    contactId: null,
    line,
    suburb: "Orange",
    state: "NSW",
    postcode: "2800",
    country: "Australia",
    purposeIds: [],
    primary: false,
    ...rest,
  });
}

function detail(
  customerId: number,
  type: "phone" | "email",
  value: string,
  rest: { contactId?: number; primary?: boolean; purposeIds?: number[] } = {},
) {
  return createContactDetail(p.admin, {
    customerId,
    contactId: null,
    type,
    value,
    description: "",
    purposeIds: [],
    primary: false,
    ...rest,
  });
}

function contact(customerId: number, rest: Partial<CreateContactInput> = {}) {
  return createContact(p.admin, {
    customerId,
    firstName: "Susan",
    lastName: "Moore",
    contactTypeIds: [],
    priority: "primary",
    relationship: "personal",
    accountReceiver: false,
    receiverChannel: null,
    address: null,
    ...rest,
  });
}

describe("the record of a person", () => {
  test("S-007 to S-013: quick create makes the first rows, and the record shows them", async () => {
    const made = await createCustomer(p.admin, {
      type: "person",
      title: "Mrs",
      firstName: "Edith",
      middleName: "May",
      lastName: "Moore",
      knownAs: "Edie",
      gender: "female",
      maritalStatus: "widowed",
      statementName: "Edith and Albert Moore",
      statementPreference: "email",
      carerStatus: "has_carer",
      homeCarePackage: true,
      email: "edith@example.org",
      phone: "0412 345 678",
      addressLine: "12 Wattle Street",
      suburb: "Orange",
      state: "NSW",
      postcode: "2800",
      customerGroupId: p.group,
      termsOfPaymentId: p.terms,
      homeServiceId: p.house,
    });
    keepsContract(endpoints.createCustomer, made);
    expect(made).toMatchObject({
      name: "Edith Moore",
      gender: "female",
      statementName: "Edith and Albert Moore",
      phone: "0412 345 678",
      email: "edith@example.org",
      addressLine: "12 Wattle Street",
      counts: { addresses: 1, contactDetails: 2, contacts: 0, references: 0, bankAccounts: 0, documents: 0 },
      warnings: [],
    });
    const details = await listContactDetails(p.admin, { customerId: made.id });
    keepsContract(endpoints.listContactDetails, details);
    expect(details.items.map((one) => [one.type, one.value, one.primary])).toEqual([
      ["mobile", "0412 345 678", true],
      ["email", "edith@example.org", true],
    ]);
    const addresses = await listAddresses(p.admin, { customerId: made.id });
    keepsContract(endpoints.listAddresses, addresses);
    expect(addresses.items).toMatchObject([
      { primary: true, purposeIds: [idOf("INVOICE")], printed: ["12 Wattle Street", "ORANGE NSW 2800"] },
    ]);
    const listed = await listCustomers(p.admin, { search: "edith@example.org" });
    keepsContract(endpoints.listCustomers, listed);
    expect(listed.items).toMatchObject([{ id: made.id, suburb: "Orange", phone: "0412 345 678" }]);
  });

  test("what only a person has is refused for an organisation, and an impossible postcode at its field", async () => {
    const refused = await refusal(
      createCustomer(p.admin, {
        type: "organisation",
        name: "Trustees",
        gender: "female",
        homeCarePackage: true,
        state: "WA",
        postcode: "3000",
        customerGroupId: p.group,
        termsOfPaymentId: p.terms,
      }),
    );
    expect(refused.fields.map((fault) => [fault.pointer, fault.code])).toEqual([
      ["/gender", "NOT_ALLOWED"],
      ["/homeCarePackage", "NOT_ALLOWED"],
      ["/postcode", "INVALID"],
    ]);
  });

  test("S-010: a statement that could not be delivered is told", async () => {
    const made = await person(p, "Nowhere");
    expect(made.warnings.map((one) => one.code)).toEqual(["STATEMENT_UNDELIVERABLE"]);
    await address(made.id, "1 High Street");
    expect((await getCustomer(p.admin, { customerId: made.id })).warnings).toEqual([]);
    const email = await updateCustomer(p.admin, { customerId: made.id, statementPreference: "email" });
    expect(email.warnings.map((one) => one.code)).toEqual(["STATEMENT_UNDELIVERABLE"]);
  });

  test("search finds reference numbers, telephone numbers however written, e-mail, and the telephone of a contact", async () => {
    const made = await person(p, "Findable");
    await updateCustomer(p.admin, { customerId: made.id, reference: "OLD-731-22" });
    await detail(made.id, "phone", "(02) 5550 1234");
    await detail(made.id, "phone", "+61 3 7010 9876");
    await detail(made.id, "email", "Finda.Ble@example.org");
    await contact(made.id, { phone: "0491 570 006" });
    const types = await listReferenceTypes(p.admin, { search: "PENSION" });
    await createClientReference(p.admin, {
      customerId: made.id,
      referenceTypeId: types.items[0]!.id,
      number: "204-111-555K",
      active: true,
    });
    for (const search of [
      "5550 1234",
      "0255501234",
      "02 5550-1234",
      "(02) 5550 1234",
      "+61 2 5550 1234",
      "03 7010 9876",
      "0370109876",
      "finda.ble@example",
      "0491570006",
      "204-111-555k",
      "204111555K",
      "old-731-22",
      "old73122",
      "findable 5550",
    ]) {
      const found = await listCustomers(p.admin, { search });
      expect([search, found.items.map((one) => one.id)]).toEqual([search, [made.id]]);
    }
    const [phone] = (await listContactDetails(p.admin, { customerId: made.id })).items;
    await updateContactDetail(p.admin, { contactDetailId: phone!.id, active: false });
    expect((await listCustomers(p.admin, { search: "0255501234" })).items).toEqual([]);
  });
});

describe("addresses", () => {
  test("S-014 to S-018: many, with purposes and exactly one primary, whichever way it moves", async () => {
    const { id } = await person(p, "Addresses");
    const home = await address(id, "12 Wattle Street", { name: "Home", purposeIds: [idOf("HOME")] });
    keepsContract(endpoints.createAddress, home);
    expect(home.primary).toBe(true);
    const box = await address(id, "PO Box 5", { purposeIds: [idOf("INVOICE"), idOf("COLLECTION")], primary: true });
    const third = await address(id, "3 High Street");
    const primaries = async () =>
      (await listAddresses(p.admin, { customerId: id })).items.filter((one) => one.primary).map((one) => one.id);
    expect(await primaries()).toEqual([box.id]);
    keepsContract(endpoints.updateAddress, await updateAddress(p.admin, { addressId: third.id, primary: true }));
    expect(await primaries()).toEqual([third.id]);
    const ended = await updateAddress(p.admin, { addressId: third.id, active: false });
    expect(ended).toMatchObject({ active: false, primary: false });
    // The oldest in use has it now.
    expect(await primaries()).toEqual([home.id]);
    expect(await refusal(updateAddress(p.admin, { addressId: third.id, primary: true }))).toMatchObject({
      fields: [{ pointer: "/primary", code: "INACTIVE" }],
    });
    expect((await getCustomer(p.admin, { customerId: id })).counts.addresses).toBe(2);
  });

  test("the database keeps exactly one, whatever SQL comes", async () => {
    const { id } = await person(p, "OnlyOne");
    const { sql } = p.db.owner;
    await sql`insert into address (customer_id, line, suburb, state, postcode, is_primary) values
      (${id}, 'a', 'Orange', 'NSW', '2800', false), (${id}, 'b', 'Orange', 'NSW', '2800', true), (${id}, 'c', 'Orange', 'NSW', '2800', true)`;
    const of = async () =>
      (await sql`select line, is_primary from address where customer_id = ${id} order by line`).map(
        (row) => [row["line"], row["is_primary"]] as const,
      );
    expect(await of()).toEqual([
      ["a", false],
      ["b", false],
      ["c", true],
    ]);
    await sql`update address set is_primary = false where customer_id = ${id}`;
    expect(await of()).toEqual([
      ["a", true],
      ["b", false],
      ["c", false],
    ]);
    await expect(
      sql`insert into address (customer_id, line, suburb, state, postcode, purpose_ids) values (${id}, 'd', 'Orange', 'NSW', '2800', '{99999}')`,
    ).rejects.toMatchObject({ code: "BK001" });
    const other = await contact((await person(p, "Other")).id);
    await expect(
      sql`insert into address (customer_id, contact_id, line, suburb, state, postcode) values (${id}, ${other.id}, 'd', 'Orange', 'NSW', '2800')`,
    ).rejects.toMatchObject({ code: "BK001" });
  });

  test("two who set a primary at once leave one", async () => {
    const { id } = await person(p, "Race");
    const made = [await address(id, "1 A Street"), await address(id, "2 B Street"), await address(id, "3 C Street")];
    await Promise.all(made.map((one) => updateAddress(p.admin, { addressId: one.id, primary: true })));
    const { items } = await listAddresses(p.admin, { customerId: id });
    expect(items.filter((one) => one.primary)).toHaveLength(1);
  });

  test("S-017: faults at fields for what is impossible, warnings for what is odd", async () => {
    const { id } = await person(p, "Verified");
    const refused = async (rest: Partial<CreateAddressInput>) =>
      (await refusal(address(id, "1 High Street", rest))).fields.map((fault) => `${fault.pointer} ${fault.code}`);
    expect(await refused({ line: "", suburb: "" })).toEqual(["/line REQUIRED", "/suburb REQUIRED"]);
    expect(await refused({ suburb: "2800" })).toEqual(["/suburb INVALID"]);
    expect(await refused({ state: "New South Wales" })).toEqual(["/state INVALID"]);
    expect(await refused({ postcode: "280" })).toEqual(["/postcode INVALID"]);
    expect(await refused({ state: "WA", postcode: "2800" })).toEqual(["/postcode INVALID"]);
    expect(await refused({ postcode: "0100" })).toEqual(["/postcode INVALID"]);
    expect(await refused({ purposeIds: [99_999] })).toEqual(["/purposeIds UNKNOWN"]);
    const odd = await address(id, "1 High Street", { suburb: "Uluru", state: "SA", postcode: "0872" });
    expect(odd.warnings.map((one) => one.code)).toEqual(["POSTCODE_OF_NEIGHBOUR"]);
    const abroad = await address(id, "1 Queen Street", {
      suburb: "Auckland",
      state: "",
      postcode: "1010",
      country: "New Zealand",
    });
    expect(abroad).toMatchObject({ warnings: [], printed: ["1 Queen Street", "Auckland 1010", "NEW ZEALAND"] });
    // An address that came in incomplete takes a purpose without being mended.
    const [row] = await p.db.owner.sql<{ id: number }[]>`
      insert into address (customer_id, line, suburb, state, postcode) values (${id}, '', '', 'NSW', '') returning id`;
    expect(await updateAddress(p.admin, { addressId: row!.id, purposeIds: [idOf("OTHER")] })).toMatchObject({
      purposeIds: [idOf("OTHER")],
    });
    expect((await refusal(updateAddress(p.admin, { addressId: row!.id, suburb: "Orange" }))).code).toBe("VALIDATION");
  });

  test("a postcode that the register knows otherwise is told", async () => {
    for (const name of ["Dubbo1", "Dubbo2"]) {
      const { id } = await person(p, name);
      await address(id, "1 High Street", { suburb: "Dubbo", postcode: "2830" });
    }
    const asked = { line: "2 High Street", suburb: "dubbo", state: "NSW", country: "Australia" };
    const found = await checkAddress(p.admin, { ...asked, postcode: "2380" });
    keepsContract(endpoints.checkAddress, found);
    expect(found).toMatchObject({
      faults: [],
      warnings: [{ code: "POSTCODE_OF_SUBURB", detail: "Elsewhere in the register dubbo NSW has the postcode 2830." }],
    });
    expect((await checkAddress(p.admin, { ...asked, postcode: "2830" })).warnings).toEqual([]);
  });

  test("S-015: the name of an address is on no envelope", async () => {
    const { id } = await person(p, "Printed");
    const made = await address(id, "12 Wattle Street", { name: "Beach house, do not tell the children" });
    expect(made.name).toContain("Beach house");
    const documents = await listDocumentAddresses(p.admin, { customerId: id });
    const recipients = await listStatementRecipients(p.admin, { customerId: id });
    const printed = [...documents.items.flatMap((one) => one.address?.printed ?? []), ...recipients.items[0]!.postTo];
    expect(printed).toContain("12 Wattle Street");
    expect(printed.join(" ")).not.toContain("Beach");
  });

  test("S-016: documents choose by purpose, and say why", async () => {
    const { id } = await person(p, "Chooses");
    await updateCustomer(p.admin, { customerId: id, statementName: "The Chooses family" });
    const home = await address(id, "12 Wattle Street", { purposeIds: [idOf("HOME")] });
    const invoice = await address(id, "1 Law Lane", { purposeIds: [idOf("INVOICE")] });
    const mailing = await address(id, "PO Box 5", { purposeIds: [idOf("MAILING")] });
    const email = await detail(id, "email", "letters@example.org", { purposeIds: [idOf("COLLECTION")] });
    const found = await listDocumentAddresses(p.admin, { customerId: id });
    keepsContract(endpoints.listDocumentAddresses, found);
    expect(
      found.items.map((one) => [one.kind, one.address?.id, one.addressBy, one.email?.id, one.emailBy, one.addressee]),
    ).toEqual([
      ["invoice", invoice.id, "purpose", email.id, "primary", "Pat Chooses"],
      ["statement", mailing.id, "mailing", email.id, "primary", "The Chooses family"],
      ["collection_letter", mailing.id, "mailing", email.id, "purpose", "Pat Chooses"],
      ["letter", mailing.id, "purpose", email.id, "primary", "Pat Chooses"],
    ]);
    await updateAddress(p.admin, { addressId: mailing.id, active: false });
    const after = await listDocumentAddresses(p.admin, { customerId: id });
    expect(after.items[1]).toMatchObject({ address: { id: home.id }, addressBy: "primary" });
  });
});

describe("contact details", () => {
  test("S-019 to S-021: one primary of each type; the type stays; values fit their type", async () => {
    const { id } = await person(p, "Details");
    const phone = await detail(id, "phone", "02 5550 0001");
    keepsContract(endpoints.createContactDetail, phone);
    const email = await detail(id, "email", "one@example.org");
    const other = await detail(id, "phone", "02 5550 0002", { primary: true });
    const primary = async () =>
      (await listContactDetails(p.admin, { customerId: id })).items.filter((one) => one.primary).map((one) => one.id);
    expect(new Set(await primary())).toEqual(new Set([email.id, other.id]));
    const ended = await updateContactDetail(p.admin, { contactDetailId: other.id, active: false });
    keepsContract(endpoints.updateContactDetail, ended);
    expect(new Set(await primary())).toEqual(new Set([phone.id, email.id]));
    expect(await refusal(detail(id, "email", "not an address"))).toMatchObject({
      fields: [{ pointer: "/value", code: "INVALID" }],
    });
    expect(await refusal(updateContactDetail(p.admin, { contactDetailId: phone.id, value: "call me" }))).toMatchObject({
      fields: [{ pointer: "/value", code: "INVALID" }],
    });
  });
});

describe("contacts", () => {
  test("S-025 to S-030: types, priority, relationship, receiver and own addresses", async () => {
    const { id } = await person(p, "Contacts");
    const types = await listContactTypes(p.admin, {});
    const ids = ["DAUGHTER", "ATTORNEY"].map((code) => types.items.find((one) => one.code === code)!.id);
    const made = await contact(id, {
      contactTypeIds: ids,
      accountReceiver: true,
      receiverChannel: "email",
      email: "susan@example.org",
      phone: "0491 570 156",
      address: { line: "1 High Street", suburb: "Orange", state: "NSW", postcode: "2800" },
    });
    keepsContract(endpoints.createContact, made);
    expect(made).toMatchObject({
      contactTypeNames: ["Daughter", "Power of attorney"],
      warnings: [],
      addresses: [{ primary: true, contactId: made.id }],
      details: [
        { type: "mobile", primary: true },
        { type: "email", primary: true },
      ],
    });
    const listed = await listContacts(p.admin, { customerId: id });
    keepsContract(endpoints.listContacts, listed);
    expect(listed.items).toHaveLength(1);
    // Those of the contact are not the client's own.
    expect((await listAddresses(p.admin, { customerId: id })).items).toEqual([]);
    expect((await getCustomer(p.admin, { customerId: id })).email).toBeNull();
  });

  test("faults at fields", async () => {
    const { id } = await person(p, "Faulty");
    const fields = async (work: Promise<unknown>) =>
      (await refusal(work)).fields.map((fault) => `${fault.pointer} ${fault.code}`);
    expect(await fields(contact(id, { accountReceiver: true }))).toEqual(["/receiverChannel REQUIRED"]);
    expect(await fields(contact(id, { contactTypeIds: [99_999] }))).toEqual(["/contactTypeIds UNKNOWN"]);
    expect(
      await fields(
        contact(id, {
          email: "x",
          phone: "y",
          address: { line: "", suburb: "Orange", state: "NSW", postcode: "2800" },
        }),
      ),
    ).toEqual(["/phone INVALID", "/email INVALID", "/address/line REQUIRED"]);
    const payer = await organisation(p, "Trustees");
    expect(await fields(contact(payer.id))).toEqual(["/customerId NOT_ALLOWED"]);
    const other = await contact((await person(p, "Elsewhere")).id);
    expect(await fields(address(id, "1 High Street", { contactId: other.id }))).toEqual(["/contactId UNKNOWN"]);
  });

  test("do not contact means it: never a recipient, and said so", async () => {
    const { id } = await person(p, "Estranged");
    await address(id, "12 Wattle Street");
    const made = await contact(id, { accountReceiver: true, receiverChannel: "email", email: "susan@example.org" });
    const copy = await contact(id, {
      firstName: "Ben",
      accountReceiver: true,
      receiverChannel: "mail",
      address: { line: "9 Far Road", suburb: "Orange", state: "NSW", postcode: "2800" },
    });
    const before = await listStatementRecipients(p.admin, { customerId: id });
    keepsContract(endpoints.listStatementRecipients, before);
    expect(before.items.map((one) => [one.contactId, one.coverNeeded])).toEqual([
      [null, false],
      [made.id, false],
      [copy.id, true],
    ]);
    const after = await updateContact(p.admin, { contactId: made.id, priority: "do_not_contact" });
    keepsContract(endpoints.updateContact, after);
    expect(after.warnings.map((one) => one.code)).toEqual(["RECEIVER_UNREACHABLE"]);
    const recipients = await listStatementRecipients(p.admin, { customerId: id });
    expect(JSON.stringify(recipients)).not.toContain("susan@example.org");
    expect(recipients.items.map((one) => one.contactId)).toEqual([null, copy.id]);
  });
});

describe("reference numbers", () => {
  const typeOf = async (code: string) => (await listReferenceTypes(p.admin, { search: code })).items[0]!.id;
  const number = async (customerId: number, code: string, text: string, active = true) =>
    createClientReference(p.admin, { customerId, referenceTypeId: await typeOf(code), number: text, active });

  test("S-038: one active of a type, earlier ones kept; a number is one client's where the type says so", async () => {
    const { id } = await person(p, "Numbers");
    const first = await number(id, "MEDICARE", "2950 12345 1");
    keepsContract(endpoints.createClientReference, first);
    await number(id, "MEDICARE", "2950 12345 2");
    const list = async () =>
      (await listClientReferences(p.admin, { customerId: id })).items.map((one) => [one.number, one.active]);
    expect(await list()).toEqual([
      ["2950 12345 2", true],
      ["2950 12345 1", false],
    ]);
    keepsContract(
      endpoints.updateClientReference,
      await updateClientReference(p.admin, { clientReferenceId: first.id, active: true }),
    );
    expect(await list()).toEqual([
      ["2950 12345 1", true],
      ["2950 12345 2", false],
    ]);
    expect(await refusal(number(id, "MEDICARE", "2950 12345 2"))).toMatchObject({
      fields: [{ pointer: "/number", code: "DUPLICATE" }],
    });
    const hidden = await person(p, "Hidden", p.village);
    expect(await refusal(number(hidden.id, "MEDICARE", "2950-12345-1"))).toMatchObject({
      fields: [{ pointer: "/number", code: "TAKEN" }],
    });
    // An inactive number is free for its real owner, and then cannot come back.
    await updateClientReference(p.admin, { clientReferenceId: first.id, active: false });
    await number(hidden.id, "MEDICARE", "2950123451");
    expect(await refusal(updateClientReference(p.admin, { clientReferenceId: first.id, active: true }))).toMatchObject({
      fields: [{ pointer: "/active", code: "TAKEN" }],
    });
    expect(await refusal(number(id, "MEDICARE", "--"))).toMatchObject({
      fields: [{ pointer: "/number", code: "INVALID" }],
    });
  });

  test("types: shared numbers have to be settled before a type is one client's own", async () => {
    const type = await createReferenceType(p.admin, { code: "LOCKER", name: "Locker", distinct: false });
    keepsContract(endpoints.createReferenceType, type);
    const [a, b] = [await person(p, "LockerA"), await person(p, "LockerB")];
    for (const client of [a, b]) await number(client.id, "LOCKER", "12");
    expect(await refusal(updateReferenceType(p.admin, { referenceTypeId: type.id, distinct: true }))).toMatchObject({
      fields: [{ pointer: "/distinct", code: "DUPLICATE" }],
    });
    const [held] = (await listClientReferences(p.admin, { customerId: a.id })).items;
    await updateClientReference(p.admin, { clientReferenceId: held!.id, active: false });
    const after = await updateReferenceType(p.admin, { referenceTypeId: type.id, distinct: true, active: false });
    keepsContract(endpoints.updateReferenceType, after);
    expect(after).toMatchObject({ distinct: true, active: false });
    expect(await refusal(number(a.id, "LOCKER", "13"))).toMatchObject({
      fields: [{ pointer: "/referenceTypeId", code: "UNKNOWN" }],
    });
  });

  test("a number is never changed or deleted by the application", async () => {
    const { id } = await person(p, "Kept");
    const made = await number(id, "DVA", "NX999");
    const { sql } = p.db.app;
    await expect(sql`update client_reference set number = 'x' where id = ${made.id}`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(sql`delete from client_reference where id = ${made.id}`).rejects.toMatchObject({ code: "42501" });
    await expect(sql`delete from address`).rejects.toMatchObject({ code: "42501" });
  });
});

test("purposes and contact types: codes by which documents choose stay", async () => {
  const made = await createPurpose(p.admin, { code: "HOLIDAY", name: "Holiday" });
  keepsContract(endpoints.createPurpose, made);
  keepsContract(endpoints.listPurposes, await listPurposes(p.admin, {}));
  expect(await updatePurpose(p.admin, { purposeId: made.id, active: false })).toMatchObject({ active: false });
  const { id } = await person(p, "Purposes");
  expect(await refusal(address(id, "1 High Street", { purposeIds: [made.id] }))).toMatchObject({
    fields: [{ pointer: "/purposeIds", code: "UNKNOWN" }],
  });
  const refused = await refusal(updatePurpose(p.admin, { purposeId: idOf("INVOICE"), code: "BILL", active: false }));
  expect(refused.fields.map((fault) => fault.pointer)).toEqual(["/code", "/active"]);
  expect(await updatePurpose(p.admin, { purposeId: idOf("INVOICE"), name: "Invoices" })).toMatchObject({
    name: "Invoices",
    builtIn: true,
  });
  expect(await refusal(createPurpose(p.admin, { code: "holiday", name: "x" }))).toMatchObject({
    code: "ALREADY_EXISTS",
  });
  const type = await createContactType(p.admin, { code: "NIECE", name: "Niece" });
  keepsContract(endpoints.createContactType, type);
  keepsContract(
    endpoints.updateContactType,
    await updateContactType(p.admin, { contactTypeId: type.id, name: "Niece or nephew" }),
  );
  keepsContract(endpoints.listContactTypes, await listContactTypes(p.admin, { active: true }));
  expect((await refusal(createContactType(p.reader, { code: "X", name: "X" }))).code).toBe("FORBIDDEN");
});

test("people of another facility see, change and find nothing of a record", async () => {
  const { id } = await person(p, "Secluded", p.village);
  const home = await address(id, "77 Quiet Lane");
  const phone = await detail(id, "phone", "02 5550 7777");
  const kin = await contact(id, { email: "kin@example.org" });
  const type = (await listReferenceTypes(p.admin, { search: "DVA" })).items[0]!.id;
  const dva = await createClientReference(p.admin, {
    customerId: id,
    referenceTypeId: type,
    number: "QQ1",
    active: true,
  });
  const asked: (() => Promise<unknown>)[] = [
    () => listAddresses(p.officer, { customerId: id }),
    () => listContactDetails(p.officer, { customerId: id }),
    () => listContacts(p.officer, { customerId: id }),
    () => listClientReferences(p.officer, { customerId: id }),
    () => listDocumentAddresses(p.officer, { customerId: id }),
    () => listStatementRecipients(p.officer, { customerId: id }),
    () => updateAddress(p.officer, { addressId: home.id, name: "x" }),
    () => updateContactDetail(p.officer, { contactDetailId: phone.id, description: "x" }),
    () => updateContact(p.officer, { contactId: kin.id, note: "x" }),
    () => updateClientReference(p.officer, { clientReferenceId: dva.id, active: false }),
    () => createClientReference(p.officer, { customerId: id, referenceTypeId: type, number: "QQ2", active: true }),
  ];
  for (const ask of asked) expect((await refusal(ask())).code).toBe("NOT_FOUND");
  for (const search of ["0255507777", "kin@example.org", "QQ1"])
    expect((await listCustomers(p.officer, { search })).items).toEqual([]);
  const refused: (() => Promise<unknown>)[] = [
    () => updateAddress(p.reader, { addressId: home.id, name: "x" }),
    () => updateContact(p.reader, { contactId: kin.id, note: "x" }),
  ];
  for (const ask of refused) expect((await refusal(ask())).code).toBe("FORBIDDEN");
});
