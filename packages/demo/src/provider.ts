import { type DayNumber, dayText } from "@banksia/core/days/index";
import { type Cents, centsText } from "@banksia/core/money/index";
import type { State } from "./people/addresses.ts";
import type { CareTypeCode, CodeSpec, GroupCode } from "./setup/code-catalogue.ts";
import type { StoryKey } from "./deposits/stories.ts";
import type { IngoingContribution } from "@banksia/services/accommodation/accommodation-detail";
import type { DemoPlan } from "./plan.ts";
import { type Tables, createTables } from "./tables.ts";

export type ServiceKind = "residential" | "village" | "home_care" | "ndis";

/** A facility or programme while it is being filled. */
export interface ServiceSite {
  id: number;
  kind: ServiceKind;
  state: State;
  name: string;
  streetLine: string;
  suburb: string;
  postcode: string;
  wings: readonly string[];
  /** Whether higher everyday living is offered here. */
  offersLiving: boolean;
  /** Lowest price of a place, in whole dollars. */
  priceFrom: number;
  placesTaken: number;
}

export interface CodeInfo {
  id: number;
  spec: CodeSpec;
  /** The group from which it is offered. */
  group: GroupCode;
}

/** Something known only after months were billed: what it changes, applied at the very end. */
export type LateChange =
  | { kind: "advice"; values: Parameters<Tables["advice"]["add"]>[0] & { client_id: number } }
  | { kind: "rate"; rateId: number; endDate: string; next: OwnRate }
  | { kind: "departure"; entryId: number; clientId: number; date: string; reason: string }
  | { kind: "line_ended"; lineId: number; date: string }
  | { kind: "payer"; lines: { id: number; accountNameId: number }[]; until: string; from: string; customerId: number }
  | { kind: "line_added"; values: Parameters<Tables["line"]["add"]>[0] };

/** What somebody agreed to pay for the room, and what was paid of it. */
export interface RoomAgreement {
  entryId: number;
  clientId: number;
  serviceId: number;
  kind: "payment" | "bond" | "charge" | "ingoing";
  from: DayNumber;
  /** Whole dollars. */
  price: number;
  /** Of it, what is to be paid or was brought over as a lump sum. */
  lumpSum: Cents;
  /** A day, of a charge. */
  perDay?: string;
  paidOn: DayNumber;
  /** Of the lump sum; what is missing is paid later. */
  paid: Cents;
  /** Daily payments, or the fees of a village, are taken from the lump sum. */
  drawn: boolean;
  /** Published price of the place, in whole dollars. */
  published: number;
  /** The lump sum comes from the stay before, with no cash moving. */
  moved?: boolean;
  /** A price agreed anew. */
  later?: { from: DayNumber; price: number };
  contract?: IngoingContribution;
}

/** Somebody whose lump sum shows something, to be looked up. */
export interface DemoDeposit {
  story: StoryKey | "village" | "village_left";
  entryId: number;
  /** The stay that followed in another home. */
  nextEntryId: number | null;
  clientId: number;
  account: string;
  name: string;
}

export interface OwnRate {
  clientId: number;
  codeId: number;
  from: string;
  to: string | null;
  rate: string;
  source: string;
}

/** A client with something wrong on purpose, and the reason for which a run sets it aside. */
export interface DemoProblem {
  clientId: number;
  account: string;
  name: string;
  expect: "RATE_MISSING" | "RATE_CIRCLE" | "CAP_SETUP_MISSING";
  words: string;
}

/** The whole provider in memory: the rows of every table, and what is needed to add more. */
export class Provider {
  readonly plan: DemoPlan;
  readonly tables: Tables = createTables();
  readonly codes = new Map<string, CodeInfo>();
  readonly funding = new Map<string, number>();
  readonly groups = new Map<GroupCode, number>();
  readonly careTypes = new Map<CareTypeCode, number>();
  readonly accounts = new Map<CodeSpec["account"], number>();
  readonly customerGroups = new Map<string, number>();
  readonly terms = new Map<string, number>();
  readonly sites: Record<ServiceKind, ServiceSite[]> = { residential: [], village: [], home_care: [], ndis: [] };
  readonly late: LateChange[] = [];
  /** By whom rooms are paid for as agreed on record: residents who came while this provider billed here, and those of a story. */
  readonly agreements: RoomAgreement[] = [];
  /** Those of them that are on record. */
  entered: RoomAgreement[] = [];
  readonly deposits: DemoDeposit[] = [];
  readonly problems: DemoProblem[] = [];

  constructor(plan: DemoPlan) {
    this.plan = plan;
  }

  code(code: string): CodeInfo {
    return known(this.codes, code);
  }

  /** The next place of a site that nobody has yet. @returns its id */
  takePlace(site: ServiceSite): number {
    const at = site.placesTaken;
    site.placesTaken += 1;
    return this.addPlace(site, at);
  }

  /** Adds the `at`-th place of a site: rooms are numbered within wings, village units and homes through. */
  addPlace(site: ServiceSite, at: number): number {
    const wingSize = 24;
    const wing = Math.floor(at / wingSize);
    const residential = site.kind === "residential";
    const priced = residential || site.kind === "village";
    const price = Math.min(site.priceFrom + (wing % 4) * 25_000 + (at % 3) * 10_000, residential ? 750_000 : 2_000_000);
    const id = this.tables.place.add({
      service_id: site.id,
      code: residential ? `${wing + 1}${String((at % wingSize) + 1).padStart(2, "0")}` : String(at + 1),
      wing: residential ? (site.wings[wing % site.wings.length] ?? null) : null,
      address_line: site.kind === "village" ? `${at + 1}/${site.streetLine}` : null,
      price: priced ? String(price) : null,
      active: true,
    });
    if (residential)
      this.tables.placePrice.add({
        place_id: id,
        service_id: site.id,
        start_date: "2025-07-01",
        price: String(price),
        created_at: midnight("2025-07-01"),
      });
    return id;
  }

  /** Publishes another price of a place from a day on. */
  changePrice(placeId: number, from: DayNumber, price: number): void {
    const { place, placePrice } = this.tables;
    const serviceId = place.value(placeId, "service_id");
    // A place was given its first price when it was added, and no other since.
    const last = placePrice.rows.findLastIndex((_, at) => placePrice.value(at + 1, "place_id") === placeId) + 1;
    placePrice.set(last, "end_date", dayText(from - 1));
    placePrice.add({
      place_id: placeId,
      service_id: serviceId,
      start_date: dayText(from),
      price: String(price),
      created_at: midnight(from),
    });
    if (from <= this.plan.todayDay) place.set(placeId, "price", String(price));
  }

  /** Gives a client a price of their own. @returns the id of the rate */
  addOwnRate(rate: OwnRate): number {
    return this.tables.rate.add({ ...ownRateRow(rate), created_at: midnight(rate.from) });
  }

  /** Gives a client a price of their own that is a percentage of another code's. */
  addOwnPercentage(clientId: number, code: string, base: string, percent: string, from: DayNumber): void {
    this.tables.rate.add({
      billing_code_id: this.code(code).id,
      client_id: clientId,
      start_date: dayText(from),
      model: "percentage",
      base_code_id: this.code(base).id,
      percent,
      source: "Agreed with the family",
      verified: true,
      created_at: midnight(from),
    });
  }
}

/** The columns of a client's own rate. */
export function ownRateRow(rate: OwnRate) {
  return {
    billing_code_id: rate.codeId,
    client_id: rate.clientId,
    start_date: rate.from,
    end_date: rate.to,
    model: "amount",
    rate: rate.rate,
    source: rate.source,
    verified: true,
  };
}

/** A look-up in a set-up that is known to hold it. */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The demo has no ${String(key)}.`);
  return found;
}

/** The instant at which a day begins, as it is kept with a row; not local, so the same everywhere. */
export function midnight(day: DayNumber | string): string {
  return `${typeof day === "string" ? day : dayText(day)} 00:00:00+00`;
}

export const dollars = (cents: Cents): string => centsText(cents);
