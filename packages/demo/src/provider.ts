import { type DayNumber, dayText } from "@banksia/core/days/index";
import { type Cents, centsText } from "@banksia/core/money/index";
import type { State } from "./people/addresses.ts";
import type { CareTypeCode, CodeSpec, GroupCode } from "./setup/code-catalogue.ts";
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

/** What a resident agreed to pay for the room, and what was paid of it. */
export interface RoomAgreement {
  entryId: number;
  clientId: number;
  serviceId: number;
  from: DayNumber;
  /** Whole dollars. */
  price: number;
  lumpSum: number;
  paidOn: DayNumber;
  /** Of the lump sum, in whole dollars; what is missing is paid later. */
  paid: number;
  /** Daily payments are taken from the lump sum. */
  drawn: boolean;
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
  /** Residents who came while this provider billed here: their rooms are paid for by an agreement with a lump sum, or by the day. */
  readonly agreements: RoomAgreement[] = [];
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
