import { dayOf } from "@banksia/core/days/index";
import type { Provider, ServiceSite } from "../provider.ts";
import type { Random } from "../random.ts";
import type { Organisations } from "../setup/organisations.ts";
import { arrange } from "./arrangement.ts";
import { Client } from "./client.ts";
import { addExtras, addOccasions } from "./extras.ts";
import { addHomeCareFees } from "./home-care.ts";
import { learnLate } from "./late.ts";
import { departure } from "./stay.ts";

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
): void {
  const { plan } = provider;
  const from = random.int(dayOf(2012, 1, 1), plan.monthFrom + 15);
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
  const leaves = departure(random, plan, from, 7);
  const entry = client.addEntry({
    careType: serviced ? "SERVICED" : "ILU",
    site,
    placeId,
    from,
    departure: leaves?.day ?? null,
    reason: leaves === null ? null : leaves.reason === "deceased" ? "deceased" : "other_service",
    // General services charges run on after somebody has left, until the unit is sold or six weeks are over.
    billingEnd: leaves === null ? null : leaves.day + random.pick([0, 14, 42]),
  });
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
  learnLate(client, entry);
}
