import type { BoardPlace, PlacesBoard } from "@banksia/contracts";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";

export type PlaceState = BoardPlace["state"];

export const PLACE_STATES: Record<PlaceState, string> = {
  occupied: "Occupied",
  reserved: "Reserved",
  vacant: "Vacant",
  closed: "Closed",
};

export const BOARD_FILTERS = ["all", "vacant", "expected", "leaving"] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

/** Whether a place belongs into what is looked at. */
export function inFilter(place: BoardPlace, filter: BoardFilter): boolean {
  if (filter === "vacant") return place.state === "vacant";
  if (filter === "expected") return place.expected.length > 0;
  return filter === "all" || place.occupants.some((one) => one.until !== null);
}

/** Whether the code of a place, its wing or somebody in it matches what was typed. */
export function matchesPlace(place: BoardPlace, wing: string | null, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [
    place.code,
    wing,
    ...place.occupants.map((one) => one.clientName),
    ...place.expected.map((one) => one.clientName),
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const byNumber = new Intl.Collator("en-AU", { numeric: true });

/** `2` before `10`, as people count doors. */
export function byCode(a: BoardPlace, b: BoardPlace): number {
  return byNumber.compare(a.code, b.code);
}

/** Wings with the places that pass; wings without any are left out. */
export function filterBoard(board: PlacesBoard, filter: BoardFilter, search: string): PlacesBoard["wings"] {
  return board.wings
    .map(({ wing, places }) => ({
      wing,
      places: places.filter((place) => inFilter(place, filter) && matchesPlace(place, wing, search)).toSorted(byCode),
    }))
    .filter(({ places }) => places.length > 0);
}

/** How many pass each filter. */
export function filterCounts(board: PlacesBoard): Record<BoardFilter, number> {
  const places = board.wings.flatMap((wing) => wing.places);
  const of = (filter: BoardFilter) => places.filter((place) => inFilter(place, filter)).length;
  return { all: places.length, vacant: of("vacant"), expected: of("expected"), leaving: of("leaving") };
}

/** `12 of 14 occupied, 1 reserved, 1 vacant`: what a wing comes to. */
export function wingWords(places: readonly BoardPlace[]): string {
  const of = (state: PlaceState) => places.filter((place) => place.state === state).length;
  const open = places.length - of("closed");
  return [
    `${of("occupied")} of ${open} occupied`,
    of("reserved") > 0 ? `${of("reserved")} reserved` : "",
    of("vacant") > 0 ? `${of("vacant")} vacant` : "",
    of("closed") > 0 ? `${of("closed")} closed` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Who is in a place, or since when nobody is: one line. */
export function placeWords(place: BoardPlace): string {
  if (place.state === "closed") return "Closed";
  const there = place.occupants.map(
    (one) =>
      `${one.clientName}${one.role === "partner" ? " (partner)" : ""} since ${formatDay(one.since)}${one.until ? `, leaves ${formatDay(one.until)}` : ""}`,
  );
  const coming = place.expected.map((one) => `${one.clientName} from ${formatDay(one.day)}`);
  if (there.length === 0 && coming.length === 0)
    return place.vacantSince ? `Vacant since ${formatDay(place.vacantSince)}` : "Vacant";
  return [...there, ...coming].join("; ");
}

/**
 * Why somebody who stays on cannot move into a place on the day of the board; null when they can.
 * @param shared several clients may live in one place of the service
 */
export function takenBy(place: BoardPlace, shared: boolean): string | null {
  if (place.state === "closed") return "closed";
  if (shared) return null;
  const next = place.expected[0];
  const free = place.freeFrom ? `free from ${formatDay(place.freeFrom)}` : null;
  if (place.occupants.length > 0) return free ?? "occupied";
  if (next) return `reserved for ${next.clientName} from ${formatDay(next.day)}`;
  return null;
}

/** `40 places, 38 occupied, 1 reserved, 1 vacant`. */
export function boardWords(board: PlacesBoard): string {
  const { counts } = board;
  return [
    count(counts.places, "place"),
    `${counts.occupied} occupied`,
    counts.reserved > 0 ? `${counts.reserved} reserved` : "",
    `${counts.vacant} vacant`,
    counts.closed > 0 ? `${counts.closed} closed` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
