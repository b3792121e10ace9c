import { addDepositor } from "./clients/depositor.ts";
import { addHomeCareClient } from "./clients/home-care.ts";
import { addParticipant } from "./clients/ndis.ts";
import { planProblems } from "./clients/problems.ts";
import { addAgreements } from "./deposits/agreements.ts";
import { planStories } from "./deposits/stories.ts";
import { planContracts } from "./deposits/village-terms.ts";
import { addResident } from "./clients/residential.ts";
import { addRespiteClient } from "./clients/respite.ts";
import { addVillageResident } from "./clients/village.ts";
import type { DemoPlan } from "./plan.ts";
import { Provider, type ServiceKind, type ServiceSite } from "./provider.ts";
import { Random, spread } from "./random.ts";
import { addBooks, addLegalEntities } from "./setup/books.ts";
import { addCodes, addFundingRates, limitGroups } from "./setup/codes.ts";
import { addOrganisations } from "./setup/organisations.ts";
import { addServices, addVacantPlaces } from "./setup/services.ts";
import { addUsers } from "./setup/users.ts";

export type ClientKind = "permanent" | "respite" | "village" | "home_care" | "ndis";

/** Of a thousand clients, how many are of which kind. */
export const clientMix: readonly (readonly [number, ClientKind])[] = [
  [580, "permanent"],
  [60, "respite"],
  [140, "village"],
  [170, "home_care"],
  [50, "ndis"],
];

const siteKind: Record<ClientKind, ServiceKind> = {
  permanent: "residential",
  respite: "residential",
  village: "village",
  home_care: "home_care",
  ndis: "ndis",
};

/** The kind of the `index`-th client. */
export function kindOf(index: number): ClientKind {
  let left = spread(index, "kind", 1000);
  for (const [share, kind] of clientMix) {
    if (left < share) return kind;
    left -= share;
  }
  return "permanent";
}

/** Works out every row of a demo provider. The same plan gives the same rows. */
export function buildProvider(plan: DemoPlan, passwordHash: string): Provider {
  const provider = new Provider(plan);
  const kinds = Array.from({ length: plan.clients }, (_, index) => kindOf(index));
  const counts: Record<ServiceKind, number> = { residential: 0, village: 0, home_care: 0, ndis: 0 };
  for (const kind of kinds) counts[siteKind[kind]] += 1;

  addBooks(provider);
  addLegalEntities(provider);
  const siteOf = addServices(provider, counts);
  addCodes(provider);
  addFundingRates(provider);
  limitGroups(provider);
  const organisations = addOrganisations(provider);
  const counted = (wanted: ClientKind) => kinds.filter((kind) => kind === wanted).length;
  const problems = planProblems(counted("permanent"));
  const stories = planStories(counted("permanent"), problems);
  const contracts = planContracts(counted("village"));

  const seen: Record<ServiceKind, number> = { residential: 0, village: 0, home_care: 0, ndis: 0 };
  let residents = 0;
  let villagers = 0;
  for (const [index, kind] of kinds.entries()) {
    const of = siteKind[kind];
    const site = provider.sites[of][siteOf(of, seen[of])];
    seen[of] += 1;
    if (site === undefined) throw new Error(`There is no ${of} site for client ${index}.`);
    const random = new Random(plan.seed, kind, index);
    if (kind === "permanent") {
      const story = stories.get(residents);
      if (story === undefined) addResident(provider, organisations, random, site, problems.get(residents) ?? null);
      else addDepositor(provider, organisations, random, site, story);
      residents += 1;
    } else if (kind === "respite") addRespiteClient(provider, organisations, random, site);
    else if (kind === "village") {
      const here = (each: ServiceSite) => each.state === site.state;
      addVillageResident(
        provider,
        organisations,
        random,
        site,
        provider.sites.home_care.find(here),
        provider.sites.residential.find(here),
        contracts.get(villagers) ?? null,
      );
      villagers += 1;
    } else if (kind === "home_care") addHomeCareClient(provider, organisations, random, site);
    else addParticipant(provider, organisations, random, site);
  }
  addAgreements(provider);
  addVacantPlaces(provider);
  addUsers(provider, passwordHash);
  return provider;
}
