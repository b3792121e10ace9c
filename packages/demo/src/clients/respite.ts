import type { Provider, ServiceSite } from "../provider.ts";
import type { Random } from "../random.ts";
import type { Organisations } from "../setup/organisations.ts";
import { arrange } from "./arrangement.ts";
import { Client } from "./client.ts";
import { addExtras, addOccasions } from "./extras.ts";

const extras = [
  { code: "RESP-PLUS", permille: 700 },
  { code: "PHARM", permille: 520 },
  { code: "LAUNDRY", permille: 380 },
  { code: "TV", permille: 420 },
  { code: "NET", permille: 200 },
  { code: "WELL", permille: 350 },
  { code: "NEWS", permille: 180 },
] as const;

const occasions = [
  { code: "HAIR-CUT", permille: 400 },
  { code: "PHYSIO", permille: 350, quantities: ["1", "2", "2"] },
  { code: "PODIATRY", permille: 180 },
  { code: "ESCORT", permille: 120 },
] as const;

/** Adds one respite client: a stay of weeks in the month to be billed; some stay on as permanent residents. */
export function addRespiteClient(
  provider: Provider,
  organisations: Organisations,
  random: Random,
  site: ServiceSite,
): void {
  const { plan } = provider;
  const from = plan.monthFrom + random.int(-24, 18);
  const until = from + random.int(13, 62);
  const staysOn = random.chance(160) && until <= plan.monthTo;
  const placeId = provider.takePlace(site);
  const client = new Client(provider, organisations, random, site, {
    group: "RES",
    womenPermille: 620,
    youngest: 72,
    oldest: 97,
    since: from,
    room: null,
  });
  client.arrangement = arrange(client, ["client", "relative", "trustee", "veterans", "handover"]);
  const entry = client.addEntry({
    careType: "RESPITE",
    site,
    placeId,
    from,
    departure: until,
    reason: staysOn ? "other_service" : "home",
    ...(staysOn ? { billingEnd: until - 1 } : {}),
  });
  client.addLine(entry, "BDF-RESP");
  addExtras(client, entry, extras);
  addOccasions(client, entry, occasions);
  if (!staysOn) return;
  const permanent = client.addEntry({ careType: "PERM", site, placeId, from: until });
  client.addLine(permanent, "BDF");
  client.addLine(permanent, "HOTEL");
  client.addLine(permanent, "PHARM");
  client.addLine(permanent, "LAUNDRY");
}
