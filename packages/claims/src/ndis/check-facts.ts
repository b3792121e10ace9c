import { addDays, type Day } from "../common/day.ts";
import { parseCents } from "../common/decimal.ts";
import type { IssueSink } from "../common/issue.ts";
import type { ClaimType } from "./codes.ts";
import type { PlanManagement } from "./claim.ts";
import type { CatalogueItem, NdisFacts, NdisParticipant } from "./facts.ts";
import type { ndisClaimIssues } from "./issues.ts";
import type { NdisRow } from "./row.ts";

type Code = keyof typeof ndisClaimIssues;

/** A booking's claims are taken for this many days after it ended. */
const CLAIM_WINDOW_DAYS = 90;

const FLAG: Readonly<Partial<Record<ClaimType, keyof CatalogueItem["allows"]>>> = {
  NF2F: "nonFaceToFace",
  TRAN: "providerTravel",
  CANC: "shortNoticeCancellation",
  REPW: "ndiaReports",
  IRSS: "irregularSil",
};

function grouped<T>(items: readonly T[] | undefined, keyOf: (item: T) => string): Map<string, T[]> | null {
  if (items === undefined) return null;
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

const holds = (period: { from: Day; to: Day | null }, day: Day): boolean =>
  period.from <= day && (period.to === null || day <= period.to);

/** Checks rows against the catalogue and the participants' plans, looked up once for a whole file. */
export class FactsCheck {
  readonly #catalogue: Map<string, CatalogueItem[]> | null;
  readonly #participants: Map<string, NdisParticipant[]> | null;
  readonly #today: Day;
  readonly #log: IssueSink<Code>;

  constructor(facts: NdisFacts, today: Day, log: IssueSink<Code>) {
    this.#catalogue = grouped(facts.catalogue, (item) => item.supportNumber);
    this.#participants = grouped(facts.participants, (participant) => participant.ndisNumber);
    this.#today = today;
    this.#log = log;
  }

  check(row: NdisRow, management: PlanManagement, line: number): void {
    const add = (code: Code, field: string, value: string, detail?: string): void =>
      this.#log.add(code, { line, field, value, detail });
    if (management === "self") add("ndis.self-managed", "NDISNumber", row.ndisNumber);
    const participant = this.#participants?.get(row.ndisNumber)?.[0];
    if (this.#participants !== null && participant === undefined)
      add("ndis.participant-unknown", "NDISNumber", row.ndisNumber);
    if (participant !== undefined) this.#plan(row, participant, management, add);
    if (this.#catalogue !== null) this.#item(row, participant, add);
  }

  #plan(row: NdisRow, person: NdisParticipant, management: PlanManagement, add: Add): void {
    if (person.died !== undefined && person.died !== null && row.to > person.died)
      add("ndis.after-death", "SupportsDeliveredTo", row.to);
    const inOnePlan = person.plans.some((plan) => holds(plan, row.from) && holds(plan, row.to));
    if (!inOnePlan) add("ndis.plan-dates", "SupportsDeliveredFrom", row.from);
    if (person.pace || management === "self") return;
    const bookings = (person.bookings ?? []).filter(
      (booking) =>
        (booking.supportNumber === undefined || booking.supportNumber === row.supportNumber) &&
        (booking.category === undefined || row.supportNumber.startsWith(`${booking.category}_`)) &&
        holds(booking, row.from) &&
        holds(booking, row.to),
    );
    if (bookings.length === 0) add("ndis.booking-dates", "SupportsDeliveredFrom", row.from);
    else if (bookings.every((booking) => this.#today > addDays(booking.to, CLAIM_WINDOW_DAYS)))
      add("ndis.booking-window", "SupportsDeliveredTo", row.to);
  }

  #item(row: NdisRow, person: NdisParticipant | undefined, add: Add): void {
    const versions = this.#catalogue?.get(row.supportNumber) ?? [];
    if (versions.length === 0) {
      add("ndis.item-unknown", "SupportNumber", row.supportNumber);
      return;
    }
    const first = versions.find((version) => holds(version, row.from));
    const last = versions.find((version) => holds(version, row.to));
    if (first === undefined || last === undefined) {
      add("ndis.item-dates", "SupportNumber", row.supportNumber);
      return;
    }
    const price = parseCents(row.unitPrice) ?? 0n;
    const inForce = first === last ? [first] : [first, last];
    const flag = row.claimType === null ? undefined : FLAG[row.claimType];
    for (const item of inForce) {
      const limit = person === undefined ? null : item.limits[person.zone];
      const cents = limit === null ? null : parseCents(limit);
      if (cents !== null && price > cents) {
        add("ndis.price-over-limit", "UnitPrice", row.unitPrice, `The limit is ${limit}.`);
        break;
      }
    }
    if (flag !== undefined && !inForce.every((item) => item.allows[flag]))
      add("ndis.claim-type-not-allowed", "ClaimType", row.claimType ?? "");
    if (first.gstCode !== undefined && first.gstCode !== row.gstCode) add("ndis.gst-differs", "GSTCode", row.gstCode);
  }
}

type Add = (code: Code, field: string, value: string, detail?: string) => void;
