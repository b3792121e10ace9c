export const STATES = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"] as const;
export type AustralianState = (typeof STATES)[number];

/** Postcodes of a state, first to last. */
interface PostcodeRange {
  state: AustralianState;
  from: number;
  to: number;
  /** Post office boxes and large receivers only: no street has one. */
  boxes: boolean;
}

const range = (state: AustralianState, from: number, to: number, boxes = false): PostcodeRange => ({
  state,
  from,
  to,
  boxes,
});

/** Allocation of postcodes by Australia Post. Norfolk Island goes with New South Wales, the Indian Ocean with Western Australia. */
const ranges: readonly PostcodeRange[] = [
  range("ACT", 200, 299, true),
  range("NT", 800, 899),
  range("NT", 900, 999, true),
  range("NSW", 1000, 1999, true),
  range("NSW", 2000, 2599),
  range("ACT", 2600, 2618),
  range("NSW", 2619, 2899),
  range("ACT", 2900, 2920),
  range("NSW", 2921, 2999),
  range("VIC", 3000, 3999),
  range("QLD", 4000, 4999),
  range("SA", 5000, 5799),
  range("SA", 5800, 5999, true),
  range("WA", 6000, 6799),
  range("WA", 6800, 6999, true),
  range("TAS", 7000, 7799),
  range("TAS", 7800, 7999, true),
  range("VIC", 8000, 8999, true),
  range("QLD", 9000, 9999, true),
];

/** Places on a border are served from across it: 2620 is in both, 0872 in four. */
const neighbours: Record<AustralianState, readonly AustralianState[]> = {
  ACT: ["NSW"],
  NSW: ["ACT", "QLD", "SA", "VIC"],
  NT: ["QLD", "SA", "WA"],
  QLD: ["NSW", "NT", "SA"],
  SA: ["NSW", "NT", "QLD", "VIC", "WA"],
  TAS: [],
  VIC: ["NSW", "SA"],
  WA: ["NT", "SA"],
};

export type PostcodeFinding =
  /** No postcode of Australia. */
  | { kind: "unknown" }
  /** Of a state that does not border on the one given. */
  | { kind: "other_state"; state: AustralianState }
  /** Of a state across the border: some places there have it. */
  | { kind: "neighbour"; state: AustralianState }
  /** For boxes only, at an address that is none. */
  | { kind: "boxes" };

const box = /\b(?:(?:g\.?\s?)?p\.?\s?o\.?\s*box|private bag|locked bag|reply paid|cmb|rmb)\b/i;

export function isState(text: string): text is AustralianState {
  return (STATES as readonly string[]).includes(text);
}

/**
 * Whether a postcode can be one of a state. `unknown` and `other_state` are impossible, the others worth a look.
 * @param postcode four digits
 * @param line the street line, which tells boxes from streets; empty when it is not known
 * @returns null when nothing is odd
 */
export function postcodeFinding(state: AustralianState, postcode: string, line: string): PostcodeFinding | null {
  const number = /^\d{4}$/.test(postcode) ? Number(postcode) : Number.NaN;
  const found = ranges.find(({ from, to }) => number >= from && number <= to);
  if (found === undefined) return { kind: "unknown" };
  if (found.state !== state)
    return { kind: neighbours[state].includes(found.state) ? "neighbour" : "other_state", state: found.state };
  return found.boxes && line !== "" && !box.test(line) ? { kind: "boxes" } : null;
}
