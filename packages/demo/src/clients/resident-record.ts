import { type DayNumber, dayOf, dayText } from "@banksia/core/days/index";
import type { Cents } from "@banksia/core/money/index";
import { accommodationSupplementMaximum, anAccPrice } from "@banksia/rates-au";
import { newActFrom } from "../plan.ts";
import { type Provider, dollars, known, midnight } from "../provider.ts";
import { Random } from "../random.ts";
import { centsOn } from "../setup/national.ts";
import type { Client, Entry } from "./client.ts";

/** What Services Australia advised of a resident's means, from a day on. */
export interface Advised {
  from: DayNumber;
  /** The day before the next advice; null until further notice. */
  to?: DayNumber | null;
  /** Of the fees; those left out follow from the means tested amount. */
  hotelling?: Cents;
  nonClinicalCare?: Cents;
  meansTested?: Cents;
  incomeTested?: Cents;
  accommodation?: Cents;
  notDisclosed?: boolean;
  /** Known only later than the day it speaks of. */
  issued?: DayNumber;
}

/** Weights of the classes that residents of the demo have, most of all the middle ones. */
const classes = [
  [6, "2", 21],
  [8, "3", 40],
  [16, "5", 43],
  [14, "7", 54],
  [20, "8", 60],
  [10, "10", 59],
  [10, "11", 68],
  [10, "12", 66],
  [6, "13", 73],
] as const;

/** The row of an advice. */
export function adviceRow(clientId: number, advised: Advised) {
  const { from, to = null, hotelling, nonClinicalCare, meansTested, incomeTested, accommodation } = advised;
  const supplement = centsOn(accommodationSupplementMaximum, from);
  const contributions = (hotelling ?? 0) + (nonClinicalCare ?? 0) + (meansTested ?? 0);
  const amount = contributions > 0 ? supplement + contributions : Math.min(accommodation ?? 0, supplement);
  const text = (cents: Cents | undefined) => (cents === undefined ? null : dollars(cents));
  const issued = advised.issued ?? from - 9;
  return {
    client_id: clientId,
    issued_on: dayText(issued),
    start_date: dayText(from),
    end_date: to === null ? null : dayText(to),
    means_tested_amount: advised.notDisclosed === true || incomeTested !== undefined ? null : dollars(amount),
    means_not_disclosed: advised.notDisclosed ?? false,
    hotelling_contribution: text(hotelling),
    non_clinical_care_contribution: text(nonClinicalCare),
    means_tested_care_fee: text(meansTested),
    income_tested_fee: text(incomeTested),
    accommodation_contribution: text(accommodation),
    reference: `SA-${dayText(issued).replaceAll("-", "")}-${String(clientId).padStart(6, "0")}`,
    source: "file",
    created_by_name: "Services Australia, file of fee advices",
    created_at: midnight(issued),
  };
}

export function addAdvice(client: Client, advised: Advised): void {
  client.provider.tables.advice.add(adviceRow(client.id, advised));
}

/** The class of a resident, the funding that goes with it, and times away. */
export function addResidentRecord(client: Client, entry: Entry, arrivedOn: DayNumber, lowMeans: boolean): void {
  const { provider } = client;
  const random = new Random(provider.plan.seed, "resident", client.id);
  addFunding(client, entry, arrivedOn, lowMeans, random);
  addLeave(client, entry, arrivedOn, random);
}

function addFunding(client: Client, entry: Entry, from: DayNumber, lowMeans: boolean, random: Random): void {
  addClassification(client, from, random);
  const { line, since, last } = addFundingLines(client, entry, from);
  if (lowMeans) line("ACCSUP", since, last);
  const oxygen = Math.max(since, client.provider.plan.monthFrom - random.int(0, 200));
  if (random.chance(35) && (last === null || oxygen <= last)) line("OXYGEN", oxygen, last);
}

function addClassification(client: Client, from: DayNumber, random: Random): void {
  const { provider } = client;
  const { tables } = provider;
  const [, code, weight] = classes[pick(random)] ?? classes[4];
  const created = midnight(Math.min(from, provider.plan.todayDay));
  tables.classification.add({ client_id: client.id, class_code: code, start_date: dayText(from), created_at: created });
  const since = Math.max(from, newActFrom);
  tables.fundingRate.add({
    funding_code_id: known(provider.funding, "ANACC"),
    client_id: client.id,
    start_date: dayText(since),
    rate: dollars(Math.round((centsOn(anAccPrice, since) * weight) / 100)),
    source: `AN-ACC class ${code}`,
    verified: true,
    created_at: created,
  });
}

/** The funding of every permanent resident. */
export function addFundingLines(client: Client, entry: Entry, from: DayNumber) {
  const { provider } = client;
  const { tables } = provider;
  const created = midnight(Math.min(from, provider.plan.todayDay));
  const since = Math.max(from, newActFrom);
  const line = (funding: string, first: DayNumber, last: DayNumber | null = null) =>
    tables.fundingLine.add({
      client_id: client.id,
      service_entry_id: entry.id,
      service_group_id: known(provider.groups, "CARE"),
      funding_code_id: known(provider.funding, funding),
      service_id: entry.site.id,
      start_date: dayText(first),
      end_date: last === null ? null : dayText(last),
      created_at: created,
    });
  const last = entry.departure === null ? null : Math.max(entry.departure - 1, since);
  line("ANACC", since, last);
  line("HOTELSUP", since, last);
  return { line, since, last };
}

function pick(random: Random): number {
  const total = classes.reduce((sum, [share]) => sum + share, 0);
  let left = random.int(0, total - 1);
  return classes.findIndex(([share]) => (left -= share) < 0);
}

/** Some were in hospital, some away with family; a few have used up the social leave of the year. */
function addLeave(client: Client, entry: Entry, from: DayNumber, random: Random): void {
  const { provider } = client;
  const { plan, tables } = provider;
  const end = (entry.departure ?? plan.todayDay) - 1;
  const add = (type: string, first: DayNumber, back: DayNumber | null, note: string | null) => {
    if (first <= from || first >= end || (back !== null && back > end)) return false;
    tables.leave.add({
      service_entry_id: entry.id,
      client_id: client.id,
      service_id: entry.site.id,
      type,
      start_date: dayText(first),
      end_date: back === null ? null : dayText(back),
      came_back: true,
      note,
      created_at: midnight(first),
    });
    return true;
  };
  const kind = random.int(1, 1000);
  if (kind <= 60) {
    const first = plan.monthFrom - random.int(5, 60);
    add("hospital", first, first + random.int(2, 14), "Hip, Royal Hospital");
  } else if (kind <= 70) {
    const first = plan.monthFrom - random.int(40, 70);
    add("hospital", first, first + random.int(30, 38), "Stroke unit");
  } else if (kind <= 170) {
    const first = plan.monthFrom - random.int(0, 120);
    add("social", first, first + random.int(1, 9), random.pick(["With family", "At the coast", null]));
  } else if (kind <= 177) {
    // More than the 52 days of the financial year, at home with a daughter; the place is kept.
    const first = Math.max(plan.yearFrom + random.int(1, 20), from + 1);
    if (add("social", first, first + random.int(58, 75), "At home with the daughter"))
      tables.bedReservation.add({
        service_entry_id: entry.id,
        client_id: client.id,
        service_id: entry.site.id,
        start_date: dayText(first),
        per_day: null,
        created_at: midnight(first),
      });
  } else if (kind <= 190) {
    // In hospital today.
    add("hospital", plan.todayDay - random.int(2, 12), null, null);
  }
}

/** How residents who came before July 2014 pay, and who came from home care. */
export function addResidentFacts(
  client: Client,
  facts: { homeCare?: boolean; election?: DayNumber; before2014?: "protected" | "non_standard" },
): void {
  client.provider.tables.residentFacts.add({
    client_id: client.id,
    home_care_on_sep_2024: facts.homeCare === true ? "approved" : "none",
    election_of_2025: facts.election === undefined ? null : dayText(facts.election),
    agreement_before_2014: facts.before2014 === undefined ? "unknown" : "bond",
    pre_2014_fee: facts.before2014 ?? "standard",
  });
}

/** The days on which advices are usually set anew, the latest before a day. */
export function lastReview(day: DayNumber): DayNumber {
  const year = Number(dayText(day).slice(0, 4));
  const days = [dayOf(year - 1, 9, 20), dayOf(year, 3, 20), dayOf(year, 9, 20)];
  return days.findLast((each) => each < day) ?? dayOf(year - 1, 3, 20);
}

/** Clients whose fees follow from their facts: everybody who was in residential care or respite. */
export function residentIds(provider: Provider): number[] {
  const { entry } = provider.tables;
  const wanted = new Set([provider.careTypes.get("PERM"), provider.careTypes.get("RESPITE")]);
  const ids = new Set<number>();
  for (let id = 1; id <= entry.rows.length; id += 1)
    if (wanted.has(Number(entry.value(id, "care_type_id")))) ids.add(Number(entry.value(id, "client_id")));
  return [...ids].sort((a, b) => a - b);
}
