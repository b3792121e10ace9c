import { type DayNumber, civilOf, dayOf, dayText } from "@banksia/core/days/index";
import type { Cents } from "@banksia/core/money/index";
import { type Address, addressIn, phoneIn } from "../people/addresses.ts";
import { type PersonName, clientName, fullName } from "../people/names.ts";
import { addClientRecord, addDetails, personalFacts } from "../people/record.ts";
import { type Provider, type ServiceSite, dollars, known, midnight } from "../provider.ts";
import type { Random } from "../random.ts";
import type { CareTypeCode } from "../setup/code-catalogue.ts";
import { type Organisations, accountOf } from "../setup/organisations.ts";
import type { Arrangement } from "./arrangement.ts";
import type { Advised } from "./resident-record.ts";

/** A service entry being filled. Days are inclusive. */
export interface Entry {
  id: number;
  site: ServiceSite;
  /** First billable day. */
  from: DayNumber;
  departure: DayNumber | null;
}

export interface EntryValues {
  careType: CareTypeCode;
  site: ServiceSite;
  placeId: number | null;
  from: DayNumber;
  /** Where it differs from the day of entry. */
  billingFrom?: DayNumber;
  departure?: DayNumber | null;
  reason?: string | null;
  billingEnd?: DayNumber | null;
  /** Who pays for the room; by default the resident. */
  status?: "supported" | "partly_supported" | "ingoing_contribution";
  /** Shared with others who have no entry of their own. */
  partnered?: boolean;
  /** Day on which probate was shown. */
  probate?: DayNumber | null;
  /** The entry that this one follows. */
  transferredFrom?: number;
}

export interface LineValues {
  from?: DayNumber;
  to?: DayNumber | null;
  billTo?: DayNumber | null;
  quantity?: string;
  description?: string;
  /** The site that delivers the fee, where it is not that of the entry. */
  site?: ServiceSite;
  hold?: { from: DayNumber; to: DayNumber; reason: string };
}

/** One schedule line as later steps need it. */
export interface AddedLine {
  id: number;
  code: string;
  from: DayNumber;
}

/** A person who receives care, with everything added for them so far. */
export class Client {
  readonly provider: Provider;
  readonly random: Random;
  readonly organisations: Organisations;
  readonly site: ServiceSite;
  readonly name: PersonName;
  readonly address: Address;
  readonly id: number;
  readonly account: string;
  readonly lines: AddedLine[] = [];
  /** The client's own prices that have no end. */
  readonly openRates: { rateId: number; codeId: number; from: DayNumber; cents: Cents }[] = [];
  arrangement: Arrangement | null = null;
  /** The last fee advice, which has no end. */
  advised: Advised | null = null;

  constructor(
    provider: Provider,
    organisations: Organisations,
    random: Random,
    site: ServiceSite,
    who: {
      group: string;
      womenPermille: number;
      youngest: number;
      oldest: number;
      since: DayNumber;
      room: string | null;
    },
  ) {
    this.provider = provider;
    this.organisations = organisations;
    this.random = random;
    this.site = site;
    this.name = clientName(random, who.womenPermille);
    this.account = accountOf(provider);
    this.address =
      who.room === null
        ? addressIn(random, site.state)
        : { line: `${who.room}, ${site.streetLine}`, suburb: site.suburb, state: site.state, postcode: site.postcode };
    this.id = addPerson(provider, random, this.name, this.address, {
      group: who.group,
      birth: birthDate(random, provider.plan.todayDay, who.youngest, who.oldest),
      reference: clientReference(random),
      home: site,
      since: Math.min(who.since, provider.plan.todayDay),
      email: random.chance(180),
    });
  }

  addEntry(values: EntryValues): Entry {
    const { provider } = this;
    const from = values.billingFrom ?? values.from;
    const departure = values.departure ?? null;
    const reason = departure === null ? null : (values.reason ?? "other");
    const residential = values.site.kind === "residential";
    const id = provider.tables.entry.add({
      client_id: this.id,
      service_id: values.site.id,
      care_type_id: known(provider.careTypes, values.careType),
      place_id: values.placeId,
      funded: values.site.kind !== "village",
      accommodation_status: values.status ?? (residential ? "not_supported" : "not_applicable"),
      care_before_july_2014: residential && values.from < dayOf(2014, 7, 1),
      new_means_testing: values.from >= dayOf(2014, 7, 1),
      agreement_date: residential ? dayText(values.from - 4) : null,
      entry_event_required: residential,
      departure_event_required: residential,
      partnered: values.partnered ?? false,
      transferred_from_id: values.transferredFrom ?? null,
      entry_date: dayText(values.from),
      billing_start_date: dayText(from),
      departure_date: departure === null ? null : dayText(departure),
      notice_date: departure === null || reason === "deceased" ? null : dayText(Math.max(departure - 21, values.from)),
      probate_date: values.probate == null ? null : dayText(values.probate),
      departure_reason: reason,
      billing_end_date: values.billingEnd == null ? null : dayText(values.billingEnd),
      created_at: midnight(Math.min(values.from, provider.plan.todayDay)),
    });
    return { id, site: values.site, from, departure };
  }

  /** Adds a fee to the schedule, paid as this client's payers have agreed. */
  addLine(entry: Entry, code: string, values: LineValues = {}): AddedLine {
    const { tables, plan } = this.provider;
    const info = this.provider.code(code);
    const from = values.from ?? entry.from;
    const to = values.to ?? null;
    const id = tables.line.add({
      client_id: this.id,
      service_entry_id: entry.id,
      service_group_id: known(this.provider.groups, info.group),
      billing_code_id: info.id,
      service_id: (values.site ?? entry.site).id,
      description: values.description ?? null,
      quantity: values.quantity ?? "1",
      start_date: dayText(from),
      end_date: to === null ? null : dayText(to),
      bill_to_date: values.billTo == null ? null : dayText(values.billTo),
      in_error: false,
      created_at: midnight(Math.min(from, plan.todayDay)),
    });
    if (values.hold !== undefined) {
      const { hold } = values;
      tables.hold.add({
        schedule_line_id: id,
        start_date: dayText(hold.from),
        end_date: dayText(hold.to),
        reason: hold.reason,
      });
    }
    const line = { id, code, from };
    for (const share of this.arrangement?.sharesOf(line) ?? []) {
      tables.invoicee.add({
        schedule_line_id: id,
        start_date: dayText(Math.max(share.from ?? from, from)),
        end_date: share.to === null ? null : dayText(share.to),
        customer_id: share.customerId,
        account_name_id: known(this.provider.accounts, share.account ?? info.spec.account),
        percent: share.percent,
      });
    }
    this.lines.push(line);
    return line;
  }

  /** Gives the client a price of their own. */
  addRate(code: string, from: DayNumber, to: DayNumber | null, cents: Cents, source: string): void {
    const codeId = this.provider.code(code).id;
    const rateId = this.provider.addOwnRate({
      clientId: this.id,
      codeId,
      from: dayText(from),
      to: to === null ? null : dayText(to),
      rate: dollars(cents),
      source,
    });
    if (to === null) this.openRates.push({ rateId, codeId, from, cents });
  }
}

interface PersonValues {
  group: string;
  /** Null for people who only pay. */
  birth: string | null;
  reference: string | null;
  home: ServiceSite;
  since: DayNumber;
  email: boolean;
}

/** Adds a person to the register of customers. @returns the id */
export function addPerson(
  provider: Provider,
  random: Random,
  name: PersonName,
  address: Address,
  values: PersonValues,
): number {
  const terms = random.weighted([
    [72, "14D"],
    [16, "7D"],
    [12, "15EOM"],
  ]);
  const methodOfPayment = random.weighted([
    [62, "direct_debit"],
    [19, "eft"],
    [13, "bpay"],
    [4, "cheque"],
    [2, "other"],
  ]);
  const email = values.email ? emailOf(name, random.int(1, 999)) : null;
  const phone = random.chance(820) ? phoneIn(random, address.state) : null;
  const client = values.birth !== null;
  const id = provider.tables.customer.add({
    account: accountOf(provider),
    type: "person",
    name: fullName(name),
    title: name.title,
    first_name: name.first,
    middle_name: name.middle,
    last_name: name.last,
    known_as: name.knownAs,
    birth_date: values.birth,
    customer_group_id: known(provider.customerGroups, values.group),
    terms_of_payment_id: known(provider.terms, terms),
    method_of_payment: methodOfPayment,
    ...personalFacts(provider, name, client, email !== null),
    reference: values.reference,
    home_service_id: values.home.id,
    active: true,
    created_at: midnight(values.since),
  });
  const registered = { id, name: fullName(name), address, email, phone, methodOfPayment, since: values.since };
  addDetails(provider, registered);
  if (client)
    addClientRecord(provider, {
      ...registered,
      family: name.last,
      siteId: values.home.id,
      ndis: values.home.kind === "ndis",
    });
  return id;
}

/** An address at a domain that is set aside for examples. */
function emailOf(name: PersonName, serial: number): string {
  const plain = (text: string) =>
    text
      .normalize("NFD")
      .toLowerCase()
      .replaceAll(/[^a-z]/g, "");
  return `${plain(name.first)}.${plain(name.last)}${serial}@example.com`;
}

function birthDate(random: Random, today: DayNumber, youngest: number, oldest: number): string {
  const year = civilOf(today).year - random.int(youngest, oldest);
  return dayText(dayOf(year, random.int(1, 12), random.int(1, 28)));
}

/** Written like a Centrelink reference number. */
function clientReference(random: Random): string {
  const three = () => String(random.int(100, 999));
  return `${three()}-${three()}-${three()}${random.pick(["A", "B", "C", "H", "J", "K", "L", "S", "T", "V", "X"])}`;
}
