import { dayOf } from "@banksia/core/days/index";
import type { Cents } from "@banksia/core/money/index";
import type { Provider, ServiceSite } from "../provider.ts";
import type { Random } from "../random.ts";
import type { Organisations } from "../setup/organisations.ts";
import { arrange } from "./arrangement.ts";
import { Client, type Entry } from "./client.ts";
import { addExtras, addOccasions } from "./extras.ts";
import { learnLate } from "./late.ts";
import { departure } from "./stay.ts";

/** Care management of a fortnight by class 1 to 8: fourteen days of what the Rules allow a day. */
const careManagement: readonly Cents[] = [4116, 6146, 8428, 11_396, 15_232, 18_452, 22_302, 29_960];

const extras = [
  { code: "HC-PM", permille: 900 },
  { code: "HC-MEALS", permille: 450, quantities: ["3", "5", "5", "7"] },
  { code: "HC-TRIPS", permille: 350 },
  { code: "ALARM", permille: 560 },
  { code: "HC-TOPUP", permille: 280, quantities: ["1", "1.5", "2", "3"] },
  {
    code: "HC-HIRE",
    permille: 340,
    descriptions: ["Hire of a hospital bed", "Hire of a wheeled walker", "Hire of a shower chair"],
  },
  { code: "HC-GARDEN", permille: 420 },
] as const;

const occasions = [{ code: "HC-NURSE", permille: 260, quantities: ["1", "1", "2"] }] as const;

/** Adds one client of a programme of care at home. */
export function addHomeCareClient(
  provider: Provider,
  organisations: Organisations,
  random: Random,
  site: ServiceSite,
): void {
  const { plan } = provider;
  const from = Math.max(
    random.int(dayOf(2019, 1, 1), plan.monthFrom + 18),
    random.int(dayOf(2019, 1, 1), plan.monthFrom),
  );
  const client = new Client(provider, organisations, random, site, {
    group: "HC",
    womenPermille: 640,
    youngest: 66,
    oldest: 98,
    since: from,
    room: null,
  });
  client.arrangement = arrange(client, ["client", "relative", "half", "trustee", "handover"]);
  const leaves = departure(random, plan, from, 12);
  const entry = client.addEntry({
    careType: "SAH",
    site,
    placeId: null,
    from,
    departure: leaves?.day ?? null,
    reason: leaves?.reason ?? null,
  });
  addHomeCareFees(client, entry, random.int(1, 8));
  learnLate(client, entry);
}

/** Care management at the price of the class, contributions at the client's own, and what else they take. */
export function addHomeCareFees(client: Client, entry: Entry, level: number): void {
  const { random } = client;
  const agreement = "Service agreement";
  client.addLine(entry, "HC-CM");
  client.addRate("HC-CM", entry.from, null, careManagement[level - 1] ?? 4116, `${agreement}, class ${level}`);
  if (random.chance(740)) {
    client.addLine(entry, "HC-EVERY");
    client.addRate("HC-EVERY", entry.from, null, random.int(210, 5400), agreement);
  }
  if (random.chance(560)) {
    client.addLine(entry, "HC-INDEP");
    client.addRate("HC-INDEP", entry.from, null, random.int(95, 3800), agreement);
  }
  addExtras(client, entry, extras);
  addOccasions(client, entry, occasions);
}
