import { describe, expect, test } from "vitest";
import { printedAddress } from "./printed-address.ts";
import {
  type EmailAddress,
  type MailAddress,
  type StatementClient,
  type StatementContact,
  statementRecipients,
} from "./statement-recipients.ts";

const address = (id: number, line: string, purposes: string[] = [], primary = true): MailAddress => ({
  id,
  purposes,
  primary,
  active: true,
  line,
  suburb: "Orange",
  state: "NSW",
  postcode: "2800",
  country: "Australia",
});
const email = (id: number, value: string, purposes: string[] = [], primary = true): EmailAddress => ({
  id,
  purposes,
  primary,
  active: true,
  value,
});

const client: StatementClient = {
  name: "Edith Moore",
  statementName: "Edith and Albert Moore",
  preference: "mail",
  addresses: [address(1, "12 Wattle Street"), address(2, "PO Box 5", ["STATEMENT"], false)],
  emails: [],
};

const contact = (id: number, rest: Partial<StatementContact> = {}): StatementContact => ({
  id,
  name: `Contact ${id}`,
  priority: "secondary",
  active: true,
  accountReceiver: true,
  channel: "email",
  addresses: [address(10 + id, `${id} High Street`)],
  emails: [email(20 + id, `${id}@example.org`)],
  ...rest,
});

describe("recipients of a statement", () => {
  test("the client at the address for statements, under the statement name, by the way they chose", () => {
    expect(statementRecipients(client, [])).toEqual([
      {
        contactId: null,
        name: "Edith and Albert Moore",
        channel: "mail",
        email: null,
        postTo: ["Edith and Albert Moore", "PO Box 5", "ORANGE NSW 2800"],
        coverNeeded: false,
        problem: null,
      },
    ]);
  });

  test("copies go to account receivers only, the primary contact first", () => {
    const found = statementRecipients(client, [
      contact(1),
      contact(2, { accountReceiver: false }),
      contact(3, { priority: "primary" }),
      contact(4, { active: false }),
    ]);
    expect(found.map((one) => [one.contactId, one.email])).toEqual([
      [null, null],
      [3, "3@example.org"],
      [1, "1@example.org"],
    ]);
  });

  test("do not contact means it, though the contact is an account receiver", () => {
    expect(statementRecipients(client, [contact(1, { priority: "do_not_contact" })])).toHaveLength(1);
  });

  test("a posted copy needs a cover, since it shows the client's address", () => {
    const [, copy] = statementRecipients(client, [contact(1, { channel: "mail" })]);
    expect(copy).toMatchObject({ postTo: ["Contact 1", "1 High Street", "ORANGE NSW 2800"], coverNeeded: true });
  });

  test("what cannot be delivered is told, and nobody is switched to the other way", () => {
    const found = statementRecipients({ ...client, preference: "email" }, [
      contact(1, { emails: [] }),
      contact(2, { channel: "mail", addresses: [] }),
    ]);
    expect(found.map((one) => [one.channel, one.problem])).toEqual([
      ["email", "There is no e-mail address: add one, or choose mail."],
      ["email", "There is no e-mail address: add one, or choose mail."],
      ["mail", "There is no postal address: add one, or choose e-mail."],
    ]);
    expect(found.every((one) => one.email === null && one.postTo.length === 0)).toBe(true);
  });
});

test("an address is printed without gaps, and with the country when it is abroad", () => {
  expect(printedAddress({ ...address(1, "Unit 2\n12 Wattle Street"), suburb: "Orange" })).toEqual([
    "Unit 2",
    "12 Wattle Street",
    "ORANGE NSW 2800",
  ]);
  expect(
    printedAddress({ line: "1 Queen St", suburb: "Auckland", state: "", postcode: "1010", country: "New Zealand" }),
  ).toEqual(["1 Queen St", "Auckland 1010", "NEW ZEALAND"]);
  expect(printedAddress({ line: "", suburb: "", state: "NSW", postcode: "", country: "Australia" })).toEqual(["NSW"]);
});
