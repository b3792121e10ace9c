import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyBytes, withBytes } from "../../test/damage.ts";
import { expectGolden, golden } from "../../test/golden.ts";
import { anyItem, everyItem, portalLayout, sahFacts, sahItem } from "../../test/sah-samples.ts";
import { supportAtHomeCsv } from "../../test/statement-samples.ts";
import { parseCents } from "../common/decimal.ts";
import { readSupportAtHomeStatement } from "../statements/support-at-home.ts";
import { sahInvoiceJson } from "./body.ts";
import { makeSahClaim, type SahClaimFacts } from "./claim.ts";
import { readSahInvoiceFile, writeSahInvoiceFile } from "./invoice-file.ts";
import { makeSahInvoices } from "./invoices.ts";
import { quarterHours, type SahItem } from "./item.ts";
import { defaultSahLayout } from "./layout.ts";
import { matchSahPayments } from "./match.ts";
import { lastClaimDay, quarterEnd } from "./quarter.ts";
import { canMoveSahClaim, canMoveSahInvoice, canMoveSahItem, fixedFieldsTouched } from "./status.ts";

/** Facts as they come through JSON, past the types. */
const outside = (facts: object): Partial<SahItem> => JSON.parse(JSON.stringify(facts));
const codesOf = (...items: SahItem[]): string[] => makeSahInvoices(items, sahFacts).issues.map((issue) => issue.code);

describe("invoices", () => {
  test("items that share a reference make one invoice", () => {
    const made = makeSahInvoices(everyItem, sahFacts);
    expect(made).toMatchObject({ ok: true, issues: [], total: "7579.99" });
    expect(made.invoices.map((invoice) => [invoice.invoiceReference, invoice.items.length, invoice.total])).toEqual([
      ["WGC-1", 2, "455.00"],
      ["WGC-2", 1, "1999.99"],
      ["WGC-3", 1, "5000.00"],
      ["WGC-4", 1, "125.00"],
    ]);
  });

  test("the body leaves out what has no value", () => {
    const { invoices } = makeSahInvoices(everyItem, sahFacts);
    expect(JSON.parse(sahInvoiceJson(invoices[0]!))).toEqual({
      serviceProviderId: "4411",
      serviceNapsId: "12345",
      externalReferenceId: "WGC-1",
      items: [
        {
          externalReferenceId: "WGC-1-1",
          careRecipientId: "1234567",
          serviceId: "SERV-0001",
          deliveryDate: "2026-07-06",
          quantity: 1.25,
          pricePerUnit: 100,
          fundingSource: "ON",
          deliveredByThirdParty: false,
        },
        expect.objectContaining({ unitType: "trip", quantity: 3, pricePerUnit: 110 }),
      ],
    });
    expect(JSON.parse(sahInvoiceJson(invoices[1]!))).toMatchObject({
      items: [{ prescribedItem: "Y", purchaseMethodType: "LOANED" }],
    });
  });

  test("amounts stand in the body digit for digit", () => {
    const { invoices } = makeSahInvoices([sahItem({ pricePerUnit: "00099999999.10", quantity: "0.25" })]);
    expect(sahInvoiceJson(invoices[0]!)).toContain('"quantity":0.25,"pricePerUnit":99999999.10,');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (cents) => {
        const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
        const made = makeSahInvoices([sahItem({ pricePerUnit: price })]);
        expect(sahInvoiceJson(made.invoices[0]!)).toContain(`"pricePerUnit":${price},`);
      }),
    );
  });

  test("text cannot break out of the body", () => {
    const text = 'a","items":[]}\\u0000';
    const { invoices } = makeSahInvoices([
      sahItem({ itemOrWraparound: "ITEM", itemDescriptionCode: "C", itemDescription: text }),
    ]);
    expect(JSON.parse(sahInvoiceJson(invoices[0]!))).toMatchObject({ items: [{ itemDescription: text }] });
  });

  test.each<[string, Partial<SahItem>]>([
    ["sah.provider", { serviceProviderId: "" }],
    ["sah.service-naps", { serviceNapsId: "123456" }],
    ["sah.recipient", { careRecipientId: "12345678901" }],
    ["sah.reference", { externalReference: "" }],
    ["sah.reference", { externalReference: "=1+1" }],
    ["sah.reference", { invoiceReference: "R".repeat(25) }],
    ["sah.service-id", { serviceId: "SERV-1" }],
    ["sah.service-unknown", { serviceId: "SERV-9999" }],
    ["sah.delivery-date", { deliveryDate: "2026-06-31" }],
    ["sah.delivery-future", { deliveryDate: "2026-08-02" }],
    [
      "sah.before-start",
      { deliveryDate: "2025-10-31", lateSubmissionReasonCode: "A", lateSubmissionJustification: "B" },
    ],
    ["sah.quantity", { quantity: "-1" }],
    ["sah.quantity", { quantity: "1.255" }],
    ["sah.quantity", { quantity: "1:15" }],
    ["sah.quarter-hours", { quantity: "1.3" }],
    ["sah.price", { pricePerUnit: "$100" }],
    ["sah.zero", { quantity: "0" }],
    ["sah.unit-type", outside({ unitType: "day" })],
    ["sah.unit-type-missing", { serviceId: "SERV-0002", quantity: "1" }],
    ["sah.unit-type-not-allowed", { unitType: "meal" }],
    ["sah.funding-source", outside({ fundingSource: "XX" })],
    ["sah.funding-source-not-allowed", { serviceId: "SERV-0030", quantity: "1", healthProfessionalTypeCode: "OT" }],
    ["sah.item-kind", outside({ itemOrWraparound: "THING" })],
    ["sah.description-missing", { itemOrWraparound: "ITEM" }],
    ["sah.description-missing", { itemOrWraparound: "WRAPAROUND" }],
    ["sah.description-text-missing", { itemOrWraparound: "ITEM", itemDescriptionCode: "OTHER" }],
    ["sah.description-extra", { itemDescription: "a chair" }],
    ["sah.health-professional", { serviceId: "SERV-0030", fundingSource: "AT", quantity: "1" }],
    ["sah.purchase-method", outside({ purchaseMethodType: "STOLEN" })],
    ["sah.loan", { purchaseMethodType: "LOANED", loanedByInvoiceNumber: "1" }],
    ["sah.loan", { loanedByOrganisationName: "Wattle Loans", loanedByInvoiceNumber: "1" }],
    ["sah.first-payment", { itemFirstPayment: true }],
    ["sah.first-payment", { serviceId: "SERV-0040", fundingSource: "HM", unitType: "bill" }],
    ["sah.late", { deliveryDate: "2026-03-31" }],
    ["sah.late-without-justification", { deliveryDate: "2026-03-31", lateSubmissionReasonCode: "SYSTEM" }],
    ["sah.late-extra", { lateSubmissionReasonCode: "SYSTEM", lateSubmissionJustification: "x" }],
    ["sah.text", { itemOrWraparound: "ITEM", itemDescriptionCode: "C", itemDescription: "two\nlines" }],
    ["sah.text", { itemOrWraparound: "ITEM", itemDescriptionCode: "C", itemDescription: "x".repeat(501) }],
    ["sah.formula", { itemOrWraparound: "ITEM", itemDescriptionCode: "C", itemDescription: "=cmd()" }],
  ])("%s: %j", (code, changes) => {
    expect(codesOf(sahItem(changes))).toContain(code);
  });

  test("items against each other", () => {
    expect(codesOf()).toEqual(["sah.no-items"]);
    expect(codesOf(sahItem(), sahItem({ quantity: "1" }))).toEqual(["sah.reference-twice"]);
    expect(codesOf(sahItem(), sahItem({ externalReference: "B" }))).toEqual(["sah.same-service-twice"]);
    expect(codesOf(sahItem(), sahItem({ externalReference: "B", careRecipientId: "7" }))).toEqual([
      "sah.mixed-invoice",
    ]);
    expect(
      codesOf(
        sahItem(),
        sahItem({ externalReference: "B", invoiceReference: "I2", serviceNapsId: "9", quantity: "1" }),
      ),
    ).toEqual(["sah.mixed-service"]);
    const many = Array.from({ length: 10_000 }, (_, i) =>
      sahItem({ externalReference: `R${i}`, pricePerUnit: String(i + 1) }),
    );
    expect(codesOf(...many)).toEqual(["sah.too-many-items"]);
  });

  test("quarters of hours are rounded up, budgets end with the calendar quarter", () => {
    expect([1, 15, 16, 60, 61, 75].map(quarterHours)).toEqual(["0.25", "0.25", "0.5", "1", "1.25", "1.25"]);
    expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterEnd)).toEqual([
      "2026-03-31",
      "2026-03-31",
      "2026-06-30",
      "2026-12-31",
    ]);
    expect(lastClaimDay("2026-03-31")).toBe("2026-05-30");
    const late = (today: string) => makeSahInvoices([sahItem({ deliveryDate: "2026-03-31" })], { today }).errors;
    expect([late("2026-05-30"), late("2026-05-31")]).toEqual([0, 1]);
  });
});

describe("upload file", () => {
  test("under the agency's own names, byte for byte, and read back to the same items", () => {
    const { text, total } = writeSahInvoiceFile(everyItem, sahFacts);
    expectGolden("support-at-home-invoices.csv", text ?? "");
    const read = readSahInvoiceFile(text ?? "", sahFacts);
    expect(read.issues).toEqual([]);
    expect(read.items.map(({ item }) => item)).toEqual(everyItem);
    expect([total, read.total, read.invoices.length]).toEqual(["7579.99", "7579.99", 4]);
  });

  test("under a layout of the provider's, kept as JSON", () => {
    const layout = JSON.parse(JSON.stringify(portalLayout));
    const { text } = writeSahInvoiceFile(everyItem.slice(0, 2), sahFacts, layout);
    expect(text?.split("\r\n").slice(0, 2)).toEqual([
      "Invoice Ext Ref,Item Ext Ref,Provider,NAPS,Recipient,Service,Delivered,Qty,Price,Source,Unit",
      "WGC-1,WGC-1-1,4411,12345,1234567,SERV-0001,06/07/2026,1.25,100.00,ON,",
    ]);
    expect(readSahInvoiceFile(text ?? "", sahFacts, portalLayout).items.map(({ item }) => item)).toEqual(
      everyItem.slice(0, 2),
    );
  });

  test("no value is lost to a layout that has no column for it, and a bad layout writes nothing", () => {
    const lost = writeSahInvoiceFile(everyItem, sahFacts, portalLayout);
    expect(lost.text).toBeNull();
    expect(new Set(lost.issues.map((issue) => issue.code))).toEqual(new Set(["sah.layout"]));
    const doubled = { ...portalLayout, columns: [...portalLayout.columns, portalLayout.columns[0]!] };
    const without = { ...portalLayout, columns: portalLayout.columns.slice(1) };
    for (const layout of [doubled, without, { ...portalLayout, flags: ["Y", "Y"] } as const])
      expect(writeSahInvoiceFile([sahItem()], sahFacts, layout).text).toBeNull();
  });

  test("an error means no file", () => {
    expect(writeSahInvoiceFile([sahItem({ serviceId: "x" })]).text).toBeNull();
  });

  test("what is written is read back, and totals equal the sum in big integers", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 20 }), (given) => {
        const items = given.map((item, i) => ({ ...item, externalReference: `R${i}`, invoiceReference: `I${i}` }));
        const written = writeSahInvoiceFile(items);
        expect(written.errors).toBe(0);
        const read = readSahInvoiceFile(new TextEncoder().encode(written.text ?? ""));
        expect(read.errors).toBe(0);
        expect(read.items.map(({ item }) => item)).toEqual(items);
        const sum = items.reduce((total, item) => {
          const exact = BigInt(Number(item.quantity) * 4) * parseCents(item.pricePerUnit)!;
          return total + (exact * 2n + 4n) / 8n;
        }, 0n);
        expect(parseCents(read.total)).toBe(sum);
      }),
    );
  });

  test.each([
    ["sah.flag", (text: string) => text.replace(",false,", ",perhaps,")],
    ["sah.funding-source", (text: string) => text.replace(",ON,", ",,")],
    ["sah.unit-type", (text: string) => text.replace(",trip,", ",day,")],
    ["sah.delivery-date", (text: string) => text.replace("2026-07-06", "2026-07-00")],
    ["table.missing-column", (text: string) => text.replace("careRecipientId", "recipient")],
    ["csv.quote-open", (text: string) => `${text}"`],
    ["sah.no-items", (text: string) => text.slice(0, text.indexOf("\r\n"))],
  ])("%s", (code, damage) => {
    const text = damage(new TextDecoder().decode(golden("support-at-home-invoices.csv")));
    expect(readSahInvoiceFile(text).issues.map((issue) => issue.code)).toContain(code);
  });

  test("any bytes are read without a throw", () => {
    const bytes = golden("support-at-home-invoices.csv");
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(200), anyBytes, (at, cut, noise) => {
        const read = readSahInvoiceFile(withBytes(bytes, at, cut, noise), sahFacts);
        expect(read.ok).toBe(read.errors === 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("statuses and claims", () => {
  test("move forward, and back only where the agency allows it", () => {
    expect(canMoveSahInvoice("OPEN", "SUBMITTED")).toBe(true);
    expect(canMoveSahInvoice("SUBMITTED", "OPEN")).toBe(true);
    expect(canMoveSahInvoice("CLAIMED", "OPEN")).toBe(false);
    expect(canMoveSahInvoice("COMPLETED", "DELETED")).toBe(false);
    expect(canMoveSahInvoice("COMPLETED", "COMPLETED")).toBe(true);
    expect(canMoveSahItem("DELETED", "OPEN")).toBe(false);
    expect(canMoveSahClaim("PendingApproval", "Approved")).toBe(true);
    expect(canMoveSahClaim("Completed", "Cancelled")).toBe(false);
  });

  test("what cannot change on an item is named", () => {
    expect(fixedFieldsTouched(sahItem(), sahItem({ quantity: "2" }))).toEqual([]);
    expect(fixedFieldsTouched(sahItem(), sahItem({ deliveryDate: "2026-07-07", serviceId: "SERV-0002" }))).toEqual([
      "serviceId",
      "deliveryDate",
    ]);
  });

  const invoice = { invoiceId: "1", serviceNapsId: "12345", status: "SUBMITTED" } as const;
  const facts: SahClaimFacts = {
    serviceProviderId: "4411",
    invoices: [invoice, { ...invoice, invoiceId: "2" }],
    today: "2026-08-01",
    lastClaimOn: "2026-07-31",
  };

  test("a claim names the invoices", () => {
    expect(makeSahClaim(facts)).toMatchObject({
      ok: true,
      body: { serviceProviderId: "4411", invoices: [{ invoiceId: "1" }, { invoiceId: "2" }] },
    });
  });

  test.each<[string, Partial<SahClaimFacts>]>([
    ["sah.no-items", { invoices: [] }],
    ["sah.provider", { serviceProviderId: "?" }],
    ["sah.claimed-today", { lastClaimOn: "2026-08-01" }],
    ["sah.invoice-twice", { invoices: [invoice, invoice] }],
    ["sah.invoice-status", { invoices: [{ ...invoice, status: "HELD" }] }],
    ["sah.mixed-service", { invoices: [invoice, { ...invoice, invoiceId: "2", serviceNapsId: "9" }] }],
  ])("%s", (code, changes) => {
    expect(makeSahClaim({ ...facts, ...changes })).toMatchObject({ body: null, issues: [{ code }] });
  });
});

describe("payments", () => {
  const { items: paid } = readSupportAtHomeStatement(golden("support-at-home-statement.csv"), supportAtHomeCsv);

  test("go to the items claimed, with what is still open", () => {
    const { matches, unmatched } = matchSahPayments(everyItem, paid);
    expect(unmatched).toEqual([]);
    expect(matches[0]).toMatchObject({
      outcome: "paid",
      claimed: "125.00",
      paid: "118.75",
      contribution: "6.25",
      compensationReduction: null,
      open: "0.00",
    });
    expect(matches[1]).toMatchObject({ outcome: "paid", claimed: "330.00", paid: "272.47", contribution: "57.53" });
    expect(matches[2]).toMatchObject({ outcome: "unpaid", contribution: null, open: "1999.99" });
  });

  test("the agency's item id serves where the reference does not; another person's payment never does", () => {
    const nameless = paid.map((payment) => ({ ...payment, externalReference: "" }));
    expect(matchSahPayments(everyItem, nameless).unmatched).toHaveLength(2);
    expect(matchSahPayments(everyItem, nameless, ["I1", "I2"]).unmatched).toEqual([]);
    const wrong = [{ ...paid[0]!, careRecipientId: "9" }];
    expect(matchSahPayments(everyItem, wrong).unmatched).toEqual(wrong);
  });

  test("an unknown contribution leaves the item part paid, never paid", () => {
    const unknown = [{ ...paid[0]!, contribution: null }];
    expect(matchSahPayments(everyItem, unknown).matches[0]).toMatchObject({
      outcome: "part-paid",
      contribution: null,
      open: "6.25",
    });
  });

  test("the default layout names every field once", () => {
    expect(new Set(defaultSahLayout.columns.map(({ field }) => field)).size).toBe(Object.keys(sahItem()).length);
  });
});
