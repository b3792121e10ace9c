import { type DayNumber, dayOf, dayText } from "@banksia/core/days/index";
import { fullName, relativeName } from "../people/names.ts";
import { type Provider, type ServiceSite, midnight } from "../provider.ts";
import { Random } from "../random.ts";
import type { Organisations } from "../setup/organisations.ts";
import { arrange } from "./arrangement.ts";
import { Client, type Entry, addPerson } from "./client.ts";
import { addExtras, addOccasions } from "./extras.ts";
import { addHomeCareFees } from "./home-care.ts";
import { learnLate } from "./late.ts";
import { type VillageTerms, contractOf, feesUntil } from "../deposits/village-terms.ts";
import type { DemoPlan } from "../plan.ts";
import { type Departure, departure } from "./stay.ts";

const extras = [
  { code: "MRF", permille: 820 },
  { code: "LEVY", permille: 900 },
  { code: "VILNET", permille: 560 },
  { code: "POWER", permille: 620 },
  { code: "CLUB", permille: 460 },
  { code: "ALARM", permille: 430 },
  { code: "CARPARK", permille: 240 },
  { code: "GARDEN", permille: 260, quantities: ["1", "1", "0.5"] },
] as const;

const servicedExtras = [
  { code: "CLEAN", permille: 850 },
  { code: "MEALS", permille: 800, quantities: ["3", "5", "7"] },
] as const;

const occasions = [
  { code: "HANDY", permille: 260, descriptions: ["Tap replaced", "Globes changed", "Grab rail fitted"] },
] as const;

/** Adds one village resident; some have a programme of care at home as well, at the same time. */
export function addVillageResident(
  provider: Provider,
  organisations: Organisations,
  random: Random,
  site: ServiceSite,
  careAtHome: ServiceSite | undefined,
  neighbour: ServiceSite | undefined,
  contract: VillageTerms | null,
): void {
  const { plan } = provider;
  const from =
    contract === null
      ? random.int(dayOf(2012, 1, 1), plan.monthFrom + 15)
      : random.int(dayOf(contract.years[0], 1, 1), dayOf(contract.years[1], 12, 31));
  const placeId = provider.takePlace(site);
  const client = new Client(provider, organisations, random, site, {
    group: "RV",
    womenPermille: 600,
    youngest: 67,
    oldest: 92,
    since: from,
    room: `Unit ${String(provider.tables.place.value(placeId, "code"))}`,
  });
  client.arrangement = arrange(client, ["client", "client", "relative", "half", "trustee"]);
  const serviced = random.chance(180);
  const leaves = contract === null ? departure(random, plan, from, 7) : leftWith(contract, plan);
  const shared = new Random(plan.seed, "partner", client.id);
  const partnered = shared.chance(280);
  const entry = client.addEntry({
    careType: serviced ? "SERVICED" : "ILU",
    status: "ingoing_contribution",
    partnered,
    site,
    placeId,
    from,
    departure: leaves?.day ?? null,
    reason: leaves === null ? null : leaves.reason === "deceased" ? "deceased" : "other_service",
    // General services charges run on after somebody has left, until the unit is sold or six weeks are over.
    billingEnd: leaves === null ? null : leaves.day + random.pick([0, 14, 42]),
  });
  if (partnered) addPartner(client, entry, from, shared);
  client.addLine(entry, random.chance(720) ? "GSC" : "GSC-F");
  addExtras(client, entry, serviced ? [...extras, ...servicedExtras] : extras);
  addOccasions(client, entry, occasions);
  // A hairdresser of the care home next door.
  if (neighbour !== undefined && random.chance(90)) {
    const day = plan.monthFrom + random.int(0, 26);
    if (day >= entry.from && (entry.departure === null || day <= entry.departure))
      client.addLine(entry, "HAIR-CUT", { from: day, to: day, site: neighbour });
  }
  if (careAtHome !== undefined && leaves === null && random.chance(60)) {
    const since = Math.max(random.int(from, plan.monthFrom), dayOf(2023, 7, 1));
    addHomeCareFees(
      client,
      client.addEntry({ careType: "SAH", site: careAtHome, placeId: null, from: since }),
      random.int(1, 4),
    );
  }
  if (contract === null) learnLate(client, entry);
  else addContract(client, entry, contract);
}

function leftWith({ leftDaysAgo }: VillageTerms, plan: DemoPlan): Departure | null {
  return leftDaysAgo === null ? null : { day: plan.todayDay - leftDaysAgo, reason: "home", billingEnd: null };
}

/** The ingoing contribution, without what was taken from it before this provider billed here. */
function addContract(client: Client, entry: Entry, terms: VillageTerms): void {
  const { provider, site } = client;
  const { entry: entries, place } = provider.tables;
  const published = Number(place.value(Number(entries.value(entry.id, "place_id")), "price"));
  const price = Math.round((published * 0.86) / 5000) * 5000;
  const contract = contractOf(provider, terms, entry.from, price);
  const lumpSum = price * 100 - feesUntil(contract, provider.plan.billFrom - 1);
  provider.agreements.push({
    entryId: entry.id,
    clientId: client.id,
    serviceId: site.id,
    kind: "ingoing",
    from: entry.from,
    price,
    published,
    lumpSum,
    paidOn: provider.plan.billFrom - 1,
    paid: lumpSum,
    drawn: true,
    contract,
  });
  provider.deposits.push({
    story: terms.leftDaysAgo === null ? "village" : "village_left",
    entryId: entry.id,
    nextEntryId: null,
    clientId: client.id,
    account: client.account,
    name: fullName(client.name),
  });
}

/** A husband or wife who shares the unit; some moved in later, some have died since. */
function addPartner(client: Client, entry: Entry, from: DayNumber, random: Random): void {
  const { provider, site } = client;
  const { plan, tables } = provider;
  const since = random.chance(850) ? from : Math.min(from + random.int(200, 900), plan.todayDay);
  const partner = addPerson(provider, random, relativeName(random, client.name.last), client.address, {
    group: "RV",
    birth: null,
    reference: null,
    home: site,
    since,
    email: random.chance(300),
  });
  const gone = random.chance(90) && since + 400 < plan.todayDay ? random.int(since + 30, plan.todayDay - 20) : null;
  const left = gone ?? entry.departure;
  tables.partner.add({
    service_entry_id: entry.id,
    service_id: site.id,
    client_id: partner,
    entry_date: dayText(since),
    departure_date: left === null ? null : dayText(Math.max(left, since)),
    departure_reason: gone !== null ? "deceased" : left === null ? null : "other_service",
    created_at: midnight(since),
  });
}
