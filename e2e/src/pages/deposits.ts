import { type Client, endpoints } from "@banksia/client";
import { expect, type Locator } from "@playwright/test";
import { typed } from "../days.ts";
import type { Frame } from "./frame.ts";
import { Runs } from "./runs.ts";

/** Somebody made for a test, with the stay and its accommodation payment. */
export interface Depositor {
  name: string;
  clientId: number;
  entryId: number;
  paymentId: number;
  serviceId: number;
  placeId: number;
}

/** Makes a place and a person who moves into it. */
export async function makeDepositor(
  api: Client,
  who: { firstName: string; lastName: string; birthDate: string },
  stay: {
    serviceId: number;
    careTypeId: number;
    place: string;
    price: string;
    entryDate: string;
    status: "not_supported" | "ingoing_contribution";
  },
): Promise<Depositor> {
  const { items: groups } = await api.call(endpoints.listCustomerGroups, { query: { limit: 1 } });
  const { items: terms } = await api.call(endpoints.listTermsOfPayment, { query: { limit: 1 } });
  const place = await api.call(endpoints.createPlace, {
    body: { serviceId: stay.serviceId, code: stay.place, wing: "Test", price: stay.price },
  });
  const customer = await api.call(endpoints.createCustomer, {
    body: { type: "person", ...who, customerGroupId: groups[0]!.id, termsOfPaymentId: terms[0]!.id },
  });
  const { serviceEntry } = await api.call(endpoints.admitClient, {
    body: {
      clientId: customer.id,
      serviceId: stay.serviceId,
      careTypeId: stay.careTypeId,
      placeId: place.id,
      entryDate: stay.entryDate,
      accommodationStatus: stay.status,
    },
  });
  const { items } = await api.call(endpoints.listAccommodationPayments, { query: { clientId: customer.id } });
  return {
    name: customer.name,
    clientId: customer.id,
    entryId: serviceEntry.id,
    paymentId: items.find((one) => one.serviceEntryId === serviceEntry.id)!.id,
    serviceId: stay.serviceId,
    placeId: place.id,
  };
}

/** What is done with a lump sum on its own page, on the client's tab and in journals. */
export class Deposits {
  readonly app: Frame;

  constructor(app: Frame) {
    this.app = app;
  }

  async open(paymentId: number, tab = ""): Promise<void> {
    await this.app.open(`/accommodation/${paymentId}${tab === "" ? "" : `/${tab}`}`);
  }

  /** One of the acts of the page's menu. */
  async act(name: string | RegExp): Promise<void> {
    await this.app.button("Receive, refund, move").click();
    await this.app.page.getByRole("menuitem", { name }).click();
    await expect(this.app.panel.getByRole("form")).toBeVisible();
  }

  field(label: string | RegExp): Locator {
    return this.app.panel.getByLabel(label, typeof label === "string" ? { exact: true } : {});
  }

  /** A field by the beginning of its label, which may say that it is optional. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.app.panel.getByRole("textbox", { name: new RegExp(`^${label}( \\(optional\\))?$`) });
    await field.fill(value);
    await field.blur();
  }

  async day(label: string, day: string): Promise<void> {
    await this.fill(label, typed(day));
  }

  /** Chooses a journal of its own, so that drafts of others are left alone. */
  async newJournal(description: string, postingDate: string): Promise<void> {
    await this.field("Into journal").selectOption("new");
    await this.day("Posting date", postingDate);
    await this.fill("Description of the journal", description);
  }

  async verb(name: string | RegExp): Promise<void> {
    await this.app.panel.getByRole("button", { name }).click();
  }

  get follows(): Locator {
    return this.app.panel.getByRole("region", { name: "What will follow" });
  }

  /** Goes to the journal that the notice of an act names. @returns its number */
  async toJournal(): Promise<number> {
    const link = this.app.page
      .getByRole("region", { name: "Notices" })
      .getByRole("link", { name: /^Journal \d+$/ })
      .last();
    const id = Number(/\d+/.exec(await link.innerText())?.[0]);
    await link.click();
    await this.app.page.waitForURL(new RegExp(`/billing/journals/${id}`));
    return id;
  }

  /** Checks and posts the journal whose page is open. @returns its number */
  async post(): Promise<number> {
    const id = Number(/journals\/(\d+)/.exec(this.app.page.url())?.[1]);
    await this.app.link("Check and post").click();
    await this.app.button(/^Post \d/).click();
    await expect(this.app.main.getByText(`Journal ${id} is posted`)).toBeVisible({ timeout: 60_000 });
    return id;
  }

  /** Runs a proposal for one client up to a day into a new journal. @returns the journal, or null when nothing came of it */
  async propose(
    kind: "accommodation" | "interest_payable" | "dmf_crf",
    clientId: number,
    endDate: string,
    postingDate = endDate,
  ): Promise<void> {
    await this.app.open(`/billing/runs/new?kind=${kind}&clientId=${clientId}`);
    await expect(this.app.main.getByRole("list", { name: "Clients chosen" })).toBeVisible();
    const runs = new Runs(this.app);
    await runs.set("Charge up to", typed(endDate));
    await runs.set("Posting date", typed(postingDate));
    await runs.run();
    await expect(this.app.main.locator(".page-title .chip").first()).toHaveText("Done");
    await this.app.link(/^Open journal/).click();
    await this.app.grid(/Lines of journal/).ready();
  }

  /** A row of a sum, as the worksheet and the estimate show them. */
  sum(of: string, label: string | RegExp): Locator {
    return this.app.main
      .getByRole("list", { name: of })
      .getByRole("listitem")
      .filter({ hasText: label })
      .locator(".money");
  }
}

/** Lines of a journal: of each kind of charge, the total in cents. */
export async function chargesOf(api: Client, journalId: number): Promise<Record<string, bigint>> {
  const { items } = await api.call(endpoints.listJournalLines, { query: { journalId, limit: 500 } });
  const sums: Record<string, bigint> = {};
  for (const line of items) {
    const key = line.billingCode;
    sums[key] = (sums[key] ?? 0n) + BigInt(line.total.replace(".", ""));
  }
  return sums;
}

/** Agrees, invoices, receives and posts a lump sum without the screens. */
export async function payLumpSum(
  api: Client,
  who: Depositor,
  of: { kind: "payment" | "ingoing"; price: string; lumpSum: string; on: string; drawn?: boolean },
): Promise<void> {
  const { items: names } = await api.call(endpoints.listAccountNames, { query: { limit: 100 } });
  const named = (type: string) => names.find((one) => one.type === type)!.id;
  const { items: types } = await api.call(endpoints.listJournalTypes, { query: { limit: 100 } });
  const { items: accounts } = await api.call(endpoints.listLedgerAccounts, { query: { limit: 100 } });
  const journal = (kind: "lines" | "receipts") =>
    api.call(endpoints.createJournal, {
      body: { journalTypeId: types[0]!.id, description: `Lump sum of ${who.name}`, postingDate: of.on, kind },
    });
  await api.call(endpoints.addAccommodationLine, {
    params: { accommodationPaymentId: who.paymentId },
    body: {
      startDate: of.on,
      kind: of.kind,
      method: of.price === of.lumpSum ? "lump_sum" : "combination",
      agreedAmount: of.price,
      agreedLumpSum: of.lumpSum,
      rateDate: of.on,
      accountNameId: named(of.drawn === true ? "accommodation" : "customer"),
    },
  });
  const invoices = await journal("lines");
  await api.call(endpoints.addLumpSumInvoice, {
    params: { journalId: invoices.id },
    body: { accommodationPaymentId: who.paymentId, invoiceDate: of.on },
  });
  await api.call(endpoints.postJournal, { params: { journalId: invoices.id }, body: {} });
  const { items: open } = await api.call(endpoints.listOpenTransactions, {
    params: { customerId: who.clientId },
    query: { limit: 100 },
  });
  const receipts = await journal("receipts");
  await api.call(endpoints.addReceipt, {
    params: { journalId: receipts.id },
    body: {
      serviceId: who.serviceId,
      clientId: who.clientId,
      accountNameId: named("lump_sum"),
      accommodationPaymentId: who.paymentId,
      receiptDate: of.on,
      amount: of.lumpSum,
      settlesId: open.find((one) => one.accommodationPaymentId === who.paymentId)!.id,
      offset: "bank",
      bankLedgerAccountId: accounts.find((one) => one.type === "asset" && one.control === null)!.id,
      description: "Lump sum",
    },
  });
  await api.call(endpoints.postJournal, { params: { journalId: receipts.id }, body: {} });
}
