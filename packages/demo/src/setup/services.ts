import { type State, streetLine, suburbAt } from "../people/addresses.ts";
import type { Provider, ServiceKind } from "../provider.ts";
import { Random, spread } from "../random.ts";

/** Where facilities open one after the other: every state within the first eight, then by population. */
const stateOrder: readonly State[] = [
  "NSW",
  "VIC",
  "QLD",
  "WA",
  "SA",
  "TAS",
  "ACT",
  "NT",
  "NSW",
  "VIC",
  "QLD",
  "NSW",
  "VIC",
  "QLD",
  "WA",
  "NSW",
  "VIC",
  "QLD",
  "SA",
  "NSW",
  "VIC",
  "NSW",
  "QLD",
  "VIC",
];

const plants = (
  "Wattle Grevillea Waratah Boronia Jacaranda Kurrajong Melaleuca Ironbark Silky-Oak Bottlebrush Lilly-Pilly Blue-Gum River-Red-Gum " +
  "Casuarina Correa Hakea Telopea Myrtle Acacia Coolibah Snow-Gum Paperbark Flannel-Flower Kangaroo-Paw Desert-Pea Wollemi Stringybark " +
  "Mallee Brigalow Leatherwood Huon-Pine Sheoak Tea-Tree Quandong Illawarra-Flame Bunya Hoop-Pine Ghost-Gum Emu-Bush Native-Violet"
)
  .split(" ")
  .map((name) => name.replaceAll("-", " "));

const endings: Record<ServiceKind, readonly string[]> = {
  residential: ["Lodge", "House", "Gardens", "Court", "Grange", "Manor", "Terrace", "Rise", "Green", "View"],
  village: ["Village", "Park", "Waters", "Heights", "Glen"],
  home_care: ["at Home"],
  ndis: ["Supports"],
};

const wingNames = ["Kookaburra", "Rosella", "Lorikeet", "Magpie", "Wren", "Galah", "Currawong", "Honeyeater"];

/** Clients of one service of each kind, service by service, over and over. */
const sizes: Record<ServiceKind, readonly number[]> = {
  residential: [88, 72, 104, 64, 116, 96, 80, 110],
  village: [120, 80, 160, 100],
  home_care: [220, 180, 260],
  ndis: [90, 120],
};

/** Even a small provider has a few facilities. */
const fewest: Record<ServiceKind, number> = { residential: 3, village: 1, home_care: 1, ndis: 1 };

/** Where in the order of states each kind begins: villages and care at home side by side, near care homes. */
const startsAt: Record<ServiceKind, number> = { residential: 0, village: 1, home_care: 1, ndis: 3 };

const prefixes: Record<ServiceKind, string> = { residential: "R", village: "V", home_care: "H", ndis: "N" };
const kinds = ["residential", "village", "home_care", "ndis"] as const;

const western = new Set<State>(["WA", "SA", "NT"]);

/**
 * The facilities and programmes for so many clients of each kind.
 * @returns for each kind, which site the `index`-th client of the kind belongs to
 */
export function addServices(
  provider: Provider,
  clients: Record<ServiceKind, number>,
): (kind: ServiceKind, index: number) => number {
  const random = new Random(provider.plan.seed, "services");
  const weights: Record<ServiceKind, number[]> = { residential: [], village: [], home_care: [], ndis: [] };
  for (const kind of kinds) {
    for (let room = 0, at = 0; at < fewest[kind] || room < clients[kind]; at += 1) {
      const size = sizes[kind][at % sizes[kind].length] ?? 100;
      room += size;
      weights[kind].push(size);
      addSite(provider, random, kind, at, stateOrder[(at + startsAt[kind]) % stateOrder.length] ?? "NSW");
    }
  }
  return (kind, index) => {
    const total = weights[kind].reduce((sum, weight) => sum + weight, 0);
    let left = spread(index, "site", total);
    const found = weights[kind].findIndex((weight) => (left -= weight) < 0);
    return Math.max(found, 0);
  };
}

function addSite(provider: Provider, random: Random, kind: ServiceKind, at: number, state: State): void {
  const { tables, sites } = provider;
  const suburb = suburbAt(state, random.int(0, 99));
  const plant = plants[(at * 7 + kinds.indexOf(kind) * 11) % plants.length] ?? "Wattle";
  const round = Math.floor(at / plants.length);
  const ending = endings[kind][(at + round) % endings[kind].length] ?? "House";
  const name =
    kind === "residential" || kind === "village" ? `${plant} ${ending}` : `Banksia ${ending}, ${suburb.name}`;
  const serial = at + 1;
  const street = streetLine(random);
  const id = tables.service.add({
    code: `${state}-${prefixes[kind]}${String(serial).padStart(2, "0")}`,
    name: round < endings[kind].length ? name : `${name}, ${suburb.name}`,
    kind,
    legal_entity_id: western.has(state) ? 3 : kind === "residential" ? 1 : 2,
    department_service_id:
      kind === "village"
        ? null
        : kind === "ndis"
          ? `4050${String(100_000 + serial * 37).padStart(6, "0")}`
          : `${kind === "residential" ? "R" : "H"}${String(9000 + serial * 3).padStart(5, "0")}`,
    state,
    funded: kind !== "village",
    allow_partnered: kind === "village",
    place_address: kind === "residential" || kind === "village",
    address_line: street,
    suburb: suburb.name,
    postcode: suburb.postcode,
    active: true,
  });
  sites[kind].push({
    id,
    kind,
    state,
    name,
    streetLine: street,
    suburb: suburb.name,
    postcode: suburb.postcode,
    wings: Array.from({ length: 8 }, (_, wing) => wingNames[(wing + at) % wingNames.length] ?? "Wren"),
    offersLiving: at % 3 !== 2,
    priceFrom: random.int(70, 118) * 5000,
    placesTaken: 0,
  });
}

/** Adds the places that nobody lives in: about one in sixteen. */
export function addVacantPlaces(provider: Provider): void {
  for (const kind of ["residential", "village"] as const) {
    for (const site of provider.sites[kind]) {
      const vacant = Math.floor(site.placesTaken / 16) + 1;
      for (let at = 0; at < vacant; at += 1) provider.takePlace(site);
    }
  }
}
