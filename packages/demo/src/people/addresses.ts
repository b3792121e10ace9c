import type { Random } from "../random.ts";

export const states = ["NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT"] as const;
export type State = (typeof states)[number];

export interface Suburb {
  name: string;
  postcode: string;
}

const suburb = (text: string): Suburb => ({ name: text.slice(0, -5), postcode: text.slice(-4) });

const suburbs: Record<State, readonly Suburb[]> = {
  NSW: [
    "Parramatta 2150",
    "Hornsby 2077",
    "Penrith 2750",
    "Newcastle 2300",
    "Wollongong 2500",
    "Orange 2800",
    "Tamworth 2340",
    "Coffs Harbour 2450",
    "Wagga Wagga 2650",
    "Dubbo 2830",
    "Gosford 2250",
    "Bankstown 2200",
    "Kogarah 2217",
    "Bathurst 2795",
    "Port Macquarie 2444",
    "Ryde 2112",
    "Campbelltown 2560",
    "Lismore 2480",
    "Nowra 2541",
    "Manly 2095",
  ].map(suburb),
  VIC: [
    "Ballarat 3350",
    "Bendigo 3550",
    "Geelong 3220",
    "Shepparton 3630",
    "Footscray 3011",
    "Box Hill 3128",
    "Dandenong 3175",
    "Frankston 3199",
    "Brunswick 3056",
    "Preston 3072",
    "Warrnambool 3280",
    "Mildura 3500",
    "Traralgon 3844",
    "Glen Waverley 3150",
    "Wodonga 3690",
    "Horsham 3400",
    "Sunbury 3429",
    "Werribee 3030",
  ].map(suburb),
  QLD: [
    "Toowoomba 4350",
    "Chermside 4032",
    "Southport 4215",
    "Caloundra 4551",
    "Townsville 4810",
    "Cairns 4870",
    "Mackay 4740",
    "Rockhampton 4700",
    "Bundaberg 4670",
    "Ipswich 4305",
    "Redcliffe 4020",
    "Carindale 4152",
    "Nambour 4560",
    "Hervey Bay 4655",
  ].map(suburb),
  WA: [
    "Fremantle 6160",
    "Joondalup 6027",
    "Bunbury 6230",
    "Albany 6330",
    "Geraldton 6530",
    "Midland 6056",
    "Armadale 6112",
    "Busselton 6280",
  ].map(suburb),
  SA: [
    "Glenelg 5045",
    "Norwood 5067",
    "Mount Gambier 5290",
    "Murray Bridge 5253",
    "Victor Harbor 5211",
    "Salisbury 5108",
    "Whyalla 5600",
  ].map(suburb),
  TAS: ["Glenorchy 7010", "Launceston 7250", "Devonport 7310", "Burnie 7320", "Kingston 7050"].map(suburb),
  ACT: ["Belconnen 2617", "Tuggeranong 2900", "Dickson 2602", "Woden 2606"].map(suburb),
  NT: ["Nightcliff 0810", "Palmerston 0830", "Katherine 0850", "Alice Springs 0870"].map(suburb),
};

const streets = (
  "Station Church High King Queen Albert Victoria George Elizabeth William Railway Park Mill Bridge Wattle Acacia Banksia " +
  "Grevillea Waratah Eucalypt Kurrajong Melaleuca Lilly-Pilly Boronia Myrtle Hill Beach Ocean River Lake Spring Orchard Rose Garden " +
  "Forest Valley View Sunset Windsor Carlton"
).split(" ");

const streetKinds = [
  "Street",
  "Street",
  "Street",
  "Road",
  "Road",
  "Avenue",
  "Avenue",
  "Crescent",
  "Drive",
  "Parade",
  "Court",
  "Lane",
];

/** Area codes of the numbers set aside for fiction (5550 and 7010). */
const areaCodes: Record<State, string> = {
  NSW: "02",
  ACT: "02",
  VIC: "03",
  TAS: "03",
  QLD: "07",
  WA: "08",
  SA: "08",
  NT: "08",
};

export interface Address {
  line: string;
  suburb: string;
  state: State;
  postcode: string;
}

export function suburbOf(random: Random, state: State): Suburb {
  return random.pick(suburbs[state]);
}

/** The `index`-th suburb of a state, going round. */
export function suburbAt(state: State, index: number): Suburb {
  const all = suburbs[state];
  return all[index % all.length] ?? { name: state, postcode: "0000" };
}

export function streetLine(random: Random): string {
  return `${random.int(1, 240)} ${random.pick(streets)} ${random.pick(streetKinds)}`;
}

export function addressIn(random: Random, state: State): Address {
  const { name, postcode } = suburbOf(random, state);
  const unit = random.chance(220) ? `${random.int(1, 40)}/` : "";
  return { line: `${unit}${streetLine(random)}`, suburb: name, state, postcode };
}

/** A telephone number that can belong to nobody. */
export function phoneIn(random: Random, state: State): string {
  const area = areaCodes[state];
  const tail = String(random.int(0, 9999)).padStart(4, "0");
  return `${area} ${random.pick(["5550", "7010"])} ${tail}`;
}
