import { dayOf } from "@banksia/core/days/index";
import type { Provider, ServiceSite } from "../provider.ts";
import type { Random } from "../random.ts";
import type { Organisations } from "../setup/organisations.ts";
import { organisationPays } from "./arrangement.ts";
import { Client } from "./client.ts";
import { addExtras, addOccasions } from "./extras.ts";
import { learnLate } from "./late.ts";

const planFees = ["ND-PLAN", "ND-COORD", "ND-GROUP", "ND-TRIPS", "ND-CAMP"];
const houseFees = ["ND-RENT", "ND-BOARD", "ND-UTIL", "ND-NET"];

const shared = [
  { code: "ND-PLAN", permille: 620 },
  { code: "ND-COORD", permille: 540 },
  { code: "ND-TRIPS", permille: 640 },
] as const;
const house = [
  { code: "ND-BOARD", permille: 950 },
  { code: "ND-UTIL", permille: 900 },
  { code: "ND-NET", permille: 700 },
] as const;
const occasions = [
  { code: "ND-CAMP", permille: 160, descriptions: ["Weekend camp, coast", "Weekend camp, mountains"] },
] as const;

/** Adds one participant: in a shared house, or living elsewhere and coming to programmes. */
export function addParticipant(
  provider: Provider,
  organisations: Organisations,
  random: Random,
  site: ServiceSite,
): void {
  const { plan } = provider;
  const from = random.int(dayOf(2020, 1, 1), plan.monthFrom + 12);
  const lives = random.chance(480);
  const client = new Client(provider, organisations, random, site, {
    group: "NDIS",
    womenPermille: 420,
    youngest: 19,
    oldest: 64,
    since: from,
    room: null,
  });
  const payer = random.int(1, 1000);
  if (payer <= 620) client.arrangement = organisationPays(random.pick(organisations.planManagers), planFees);
  else if (payer <= 700) client.arrangement = organisationPays(organisations.guardian, [...planFees, ...houseFees]);
  const entry = client.addEntry({
    careType: lives ? "SIL" : "COMMUNITY",
    site,
    placeId: lives ? provider.takePlace(site) : null,
    from,
  });
  if (lives) {
    client.addLine(entry, "ND-RENT");
    client.addRate(
      "ND-RENT",
      entry.from,
      null,
      random.int(24_500, 29_800),
      "Tenancy agreement: a quarter of the pension",
    );
    addExtras(client, entry, house);
  }
  // Whoever does not live here comes for the programme.
  addExtras(client, entry, [{ code: "ND-GROUP", permille: lives ? 520 : 1000, quantities: ["1", "2", "3"] }]);
  addExtras(client, entry, shared);
  addOccasions(client, entry, occasions);
  learnLate(client, entry);
}
