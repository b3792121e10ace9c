import { type DayNumber, addMonths, dayOf } from "@banksia/core/days/index";
import type { Cents } from "@banksia/core/money/index";
import { roundProduct } from "@banksia/core/money/index";
import {
  hotellingContributionMaximum,
  maximumPermissibleInterestRate,
  nonClinicalCareContributionMaximum,
} from "@banksia/rates-au";
import { newActFrom } from "../plan.ts";
import type { Provider, ServiceSite } from "../provider.ts";
import { Random } from "../random.ts";
import { centsOn } from "../setup/national.ts";
import type { Organisations } from "../setup/organisations.ts";
import { arrange } from "./arrangement.ts";
import { type CapStanding, addCap, capStanding, cappedRate } from "./caps.ts";
import { Client, type Entry } from "./client.ts";
import { addExtras, addOccasions } from "./extras.ts";
import { learnLate } from "./late.ts";
import { addAdvice, addResidentFacts, addResidentRecord, lastReview } from "./resident-record.ts";
import { type Problem, addProblem } from "./problems.ts";
import { departure } from "./stay.ts";

/** Which fee rules a resident is under, by the day of entry. */
export type FeeClass = "before_2014" | "before_2025" | "new";

export const sundry = [
  { code: "PHARM", permille: 780 },
  { code: "LAUNDRY", permille: 420 },
  { code: "TV", permille: 390 },
  { code: "PHONE", permille: 270 },
  { code: "NET", permille: 240 },
  { code: "NEWS", permille: 140, quantities: ["1", "1", "1", "2"] },
  { code: "WELL", permille: 270 },
  { code: "OUTING", permille: 300 },
  { code: "COVER", permille: 160 },
] as const;

const occasions = [
  { code: "HAIR-CUT", permille: 430 },
  { code: "HAIR-COL", permille: 170 },
  { code: "PODIATRY", permille: 250 },
  { code: "PHYSIO", permille: 90, quantities: ["1", "1", "2"] },
  { code: "GUEST", permille: 80, quantities: ["1", "2", "3", "4"] },
  {
    code: "ESCORT",
    permille: 60,
    descriptions: ["Escort to the eye clinic", "Escort to the dentist", "Escort to a scan"],
  },
] as const;

/** Adds one permanent resident: stays, fees, own rates, caps, payers. */
export function addResident(
  provider: Provider,
  organisations: Organisations,
  random: Random,
  site: ServiceSite,
  problem: Problem | null,
): void {
  const { plan } = provider;
  // Something wrong is put on residents under the rules that have a means tested fee.
  const from = problem === null ? entryDay(random, provider) : random.int(dayOf(2023, 1, 1), dayOf(2025, 9, 30));
  const placeId = provider.takePlace(site);
  const room = `Room ${String(provider.tables.place.value(placeId, "code"))}`;
  const client = new Client(provider, organisations, random, site, {
    group: "RES",
    womenPermille: 660,
    youngest: 74,
    oldest: 101,
    since: from,
    room,
  });
  client.arrangement = arrange(client);
  const stayed = problem === null && random.chance(45) ? addRespiteBefore(client, from) : false;
  const leaves = problem === null ? departure(random, plan, from, 13) : null;
  const entry = client.addEntry({
    careType: "PERM",
    site,
    placeId,
    from,
    // Some rooms are held before the day of entry; some people are billed from later on.
    ...(!stayed && random.chance(40) ? { billingFrom: from - random.int(1, 7) } : {}),
    ...(random.chance(8) ? { billingFrom: from + random.int(1, 3) } : {}),
    departure: leaves?.day ?? null,
    reason: leaves?.reason ?? null,
    billingEnd: leaves?.billingEnd ?? null,
  });

  const feeClass: FeeClass = from < dayOf(2014, 7, 1) ? "before_2014" : from < newActFrom ? "before_2025" : "new";
  // Some who came since had home care before the new rules were announced: they pay by those of before.
  const fromHomeCare = feeClass === "new" && problem === null && random.chance(70);
  const basic = basicFee(feeClass, random);
  client.addLine(entry, basic);
  let lowMeans = false;
  if (feeClass === "before_2014") {
    addResidentFacts(client, { before2014: basic === "BDF-PRO" ? "protected" : "non_standard" });
    if (random.chance(500)) addIncomeTestedFee(client, entry);
  } else if (feeClass === "before_2025" || fromHomeCare) {
    if (fromHomeCare) addResidentFacts(client, { homeCare: true });
    lowMeans = !addMeansTestedFee(client, entry, problem);
  } else lowMeans = !addContributions(client, entry);
  if (lowMeans) {
    const accommodation = random.chance(400) ? random.int(150, 3500) : 0;
    provider.tables.entry.set(entry.id, "accommodation_status", accommodation > 0 ? "partly_supported" : "supported");
    addAdvice(client, { from: entry.from, accommodation });
  }
  addResidentRecord(client, entry, from, lowMeans);
  if (feeClass === "new" && !lowMeans && problem === null && from >= plan.billFrom)
    agreeOnRoom(client, entry, from, placeId);
  else if (!lowMeans && (problem === "rate_ended" || random.chance(640)))
    addDailyPayment(client, entry, provider, placeId, problem === "rate_ended");
  if (site.offersLiving) addLiving(client, entry);
  addExtras(client, entry, sundry);
  addOccasions(client, entry, occasions);
  if (problem !== null) addProblem(client, entry, problem);
  else learnLate(client, entry);
}

function entryDay(random: Random, provider: Provider): DayNumber {
  const { plan } = provider;
  const cohort = random.int(1, 1000);
  if (cohort <= 9) return random.int(dayOf(2006, 1, 1), dayOf(2014, 6, 30));
  // Newer the likelier.
  if (cohort <= 500)
    return Math.max(random.int(dayOf(2018, 1, 1), newActFrom - 1), random.int(dayOf(2018, 1, 1), newActFrom - 1));
  if (cohort <= 972) return random.int(newActFrom, plan.monthFrom - 1);
  return random.int(plan.monthFrom, plan.monthFrom + 20);
}

export function basicFee(feeClass: FeeClass, random: Random): string {
  if (feeClass === "before_2014") return random.chance(600) ? "BDF-PRO" : "BDF-NON";
  return "BDF";
}

/** A respite stay that ended on the day of the permanent entry. */
function addRespiteBefore(client: Client, until: DayNumber): boolean {
  const { random, provider } = client;
  const from = until - random.int(14, 60);
  const entry = client.addEntry({
    careType: "RESPITE",
    site: client.site,
    placeId: provider.takePlace(client.site),
    from,
    departure: until,
    reason: "other_service",
    // The day of the change is charged as permanent care.
    billingEnd: until - 1,
  });
  client.addLine(entry, "BDF-RESP", { to: until - 1 });
  if (random.chance(600)) client.addLine(entry, "RESP-PLUS", { to: until - 1 });
  return true;
}

/** The income tested fee of those who came before July 2014. */
function addIncomeTestedFee(client: Client, entry: Entry): void {
  const { random } = client;
  client.addLine(entry, "ITF");
  addAdvice(client, { from: entry.from, incomeTested: random.int(150, 4200) });
}

/**
 * The means tested care fee as Services Australia advised it, set anew twice a year, and the caps on it.
 * @returns whether there is one
 */
export function addMeansTestedFee(client: Client, entry: Entry, problem: Problem | null): boolean {
  const { random } = client;
  const { plan } = client.provider;
  const wanted = problem !== null;
  if (!random.chance(600) && !wanted) return false;
  const standing: CapStanding = wanted ? "usual" : capStanding(client);
  const fee = cappedRate(client, standing);
  client.addLine(entry, "MTCF");
  if (problem !== "no_cap") addCap(client, entry.from, fee, standing, true);
  const reviewed = lastReview(plan.monthFrom);
  const before = Math.max(fee - random.int(20, 160), 50);
  let start = entry.from;
  if (entry.from < reviewed) {
    addAdvice(client, { from: entry.from, to: reviewed - 1, meansTested: before });
    start = reviewed;
  }
  if (random.chance(60) && start < plan.monthFrom) {
    // Set anew in the middle of the month to be billed.
    const changes = plan.monthFrom + random.int(4, 24);
    addAdvice(client, { from: start, to: changes - 1, meansTested: fee });
    addAdvice(client, { from: changes, meansTested: fee + random.int(10, 350) });
  } else {
    addAdvice(client, { from: start, meansTested: fee });
    client.advised = { from: start, meansTested: fee };
  }
  return true;
}

/**
 * Hotelling and non-clinical care contributions: the maximum where means were not disclosed, else as advised.
 * @returns whether there are any
 */
export function addContributions(client: Client, entry: Entry): boolean {
  const { random } = client;
  client.addLine(entry, "HOTEL");
  client.addLine(entry, "NCCC");
  const contributes = random.chance(720);
  const most = centsOn(hotellingContributionMaximum, entry.from);
  const limit = centsOn(nonClinicalCareContributionMaximum, entry.from);
  const care = contributes && random.chance(500);
  const disclosed = !care || random.chance(850);
  const fee = disclosed ? random.int(150, limit - 500) : limit;
  addCap(client, entry.from, care ? fee : 0, "usual", false);
  if (!contributes) return false;
  if (!disclosed) {
    addAdvice(client, { from: entry.from, notDisclosed: true });
    return true;
  }
  // Whoever contributes to care pays all of hotelling.
  const hotelling = care ? most : random.chance(620) ? random.int(95, most - 5) : most;
  const advised = { from: entry.from, hotelling, nonClinicalCare: care ? fee : 0 };
  addAdvice(client, advised);
  client.advised = advised;
  return true;
}

/** A daily payment for the price of the room, or for the part that is not paid as a lump sum. */
function addDailyPayment(client: Client, entry: Entry, provider: Provider, placeId: number, ended: boolean): void {
  const { random } = client;
  const price: Cents = Number(provider.tables.place.value(placeId, "price") ?? 0) * 100;
  const unpaid = roundProduct(price, random.pick([100, 100, 75, 50, 50, 30]), 100);
  // In hundredths of a percent a year.
  const interest = centsOn(maximumPermissibleInterestRate, Math.min(entry.from, provider.plan.todayDay));
  client.addLine(entry, "DAP");
  const last = ended ? provider.plan.monthFrom - 1 : null;
  client.addRate("DAP", entry.from, last, roundProduct(unpaid, interest, 365 * 10_000), "Accommodation agreement");
}

/** Newcomers: all by the day, part or all as a lump sum; of some the daily payments are taken from it. */
function agreeOnRoom(client: Client, entry: Entry, from: DayNumber, placeId: number): void {
  const { provider, site } = client;
  const { plan } = provider;
  const random = new Random(plan.seed, "room", client.id);
  const price = Number(provider.tables.place.value(placeId, "price") ?? 0);
  const lumpSum = Math.round((price * random.pick([0, 0, 20, 40, 50, 60, 100, 100, 100])) / 100);
  const paidOn = Math.min(from + random.int(0, 24), plan.todayDay);
  provider.agreements.push({
    entryId: entry.id,
    clientId: client.id,
    serviceId: site.id,
    kind: "payment",
    from,
    price,
    published: price,
    lumpSum: lumpSum * 100,
    paidOn,
    paid: (random.chance(850) ? lumpSum : Math.round(lumpSum / 2)) * 100,
    drawn: lumpSum > 0 && lumpSum < price && random.chance(400),
  });
}

/** Higher everyday living: one of the packages, for newcomers at half price for twelve weeks. */
function addLiving(client: Client, entry: Entry): void {
  const { random } = client;
  const { plan } = client.provider;
  const choice = random.int(1, 1000);
  if (choice <= 600) {
    const held = random.chance(20);
    const at = Math.max(plan.monthFrom + random.int(1, 15), entry.from);
    client.addLine(
      entry,
      "HEL-S",
      held ? { hold: { from: at, to: at + random.int(4, 12), reason: "In hospital" } } : {},
    );
    return;
  }
  if (choice > 860) return;
  const couple = random.chance(250);
  // Some took it up of late: then the discount still runs, or runs out in the month to be billed.
  const recent = random.chance(450);
  const from = recent ? Math.max(addMonths(plan.monthFrom, -3) + random.int(0, 100), entry.from) : entry.from;
  if (entry.departure !== null && from > entry.departure) return;
  client.addLine(entry, couple ? "HEL-C" : "HEL-P", { from });
  if (recent) client.addLine(entry, couple ? "HEL-CD" : "HEL-D", { from, to: from + 83 });
}
