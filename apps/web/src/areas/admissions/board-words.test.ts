import type { BoardPlace, PlacesBoard } from "@banksia/contracts";
import { describe, expect, test } from "vitest";
import { filterBoard, filterCounts, placeWords, takenBy, wingWords } from "./board-words.ts";

const place = (code: string, over: Partial<BoardPlace> = {}): BoardPlace => ({
  placeId: Number(code.replaceAll(/\D/g, "")),
  code,
  price: "450000.00",
  active: true,
  state: "vacant",
  occupants: [],
  expected: [],
  vacantSince: null,
  freeFrom: null,
  ...over,
});
const ada = {
  clientId: 1,
  clientName: "Ada Green",
  serviceEntryId: 11,
  role: "primary" as const,
  since: "2024-02-01",
  until: null,
  onLeave: false,
};
const bob = { clientId: 2, clientName: "Bob Stone", serviceEntryId: 12, day: "2026-12-01" };

const occupied = place("A1", { state: "occupied", occupants: [ada] });
const leaving = place("A2", {
  state: "occupied",
  occupants: [{ ...ada, until: "2026-11-30" }],
  freeFrom: "2026-11-30",
});
const reserved = place("A3", { state: "reserved", expected: [bob] });
const vacant = place("B4", { vacantSince: "2026-10-15" });
const closed = place("B5", { state: "closed", active: false });
const board: PlacesBoard = {
  serviceId: 1,
  serviceName: "Wattle House",
  shared: false,
  day: "2026-11-22",
  counts: { places: 5, occupied: 2, reserved: 1, vacant: 1, closed: 1, movesIn: 1, movesOut: 1 },
  wings: [
    { wing: "Acacia", places: [occupied, leaving, reserved] },
    { wing: "Boronia", places: [vacant, closed] },
  ],
  withoutPlace: [],
};
const codes = (wings: PlacesBoard["wings"]) => wings.flatMap((wing) => wing.places.map((one) => one.code));

describe("the board of places", () => {
  test("filters, and leaves out wings with nothing in them", () => {
    expect(codes(filterBoard(board, "all", ""))).toEqual(["A1", "A2", "A3", "B4", "B5"]);
    expect(filterBoard(board, "vacant", "")).toEqual([{ wing: "Boronia", places: [vacant] }]);
    expect(codes(filterBoard(board, "expected", ""))).toEqual(["A3"]);
    expect(codes(filterBoard(board, "leaving", ""))).toEqual(["A2"]);
    expect(filterCounts(board)).toEqual({ all: 5, vacant: 1, expected: 1, leaving: 1 });
  });

  test("finds a place by code, wing, or somebody in it or on the way", () => {
    expect(codes(filterBoard(board, "all", "acacia"))).toEqual(["A1", "A2", "A3"]);
    expect(codes(filterBoard(board, "all", "stone"))).toEqual(["A3"]);
    expect(codes(filterBoard(board, "all", "ada a2"))).toEqual(["A2"]);
  });

  test("counts doors as people do", () => {
    const wings = [{ wing: null, places: ["10", "9", "2A", "2"].map((code) => place(code)) }];
    expect(codes(filterBoard({ ...board, wings }, "all", ""))).toEqual(["2", "2A", "9", "10"]);
  });

  test("says what a wing comes to", () => {
    expect(wingWords([occupied, leaving, reserved])).toBe("2 of 3 occupied, 1 reserved");
    expect(wingWords([vacant, closed])).toBe("0 of 1 occupied, 1 vacant, 1 closed");
  });

  test("says who is there, who comes, and since when nobody is", () => {
    expect(placeWords(leaving)).toBe("Ada Green since 01/02/2024, leaves 30/11/2026");
    expect(placeWords(reserved)).toBe("Bob Stone from 01/12/2026");
    expect(placeWords(vacant)).toBe("Vacant since 15/10/2026");
    expect(placeWords(closed)).toBe("Closed");
  });

  test("only an empty place that nobody waits for can be moved into, unless places are shared", () => {
    expect(takenBy(vacant, false)).toBeNull();
    expect(takenBy(occupied, false)).toBe("occupied");
    expect(takenBy(leaving, false)).toBe("free from 30/11/2026");
    expect(takenBy(reserved, false)).toBe("reserved for Bob Stone from 01/12/2026");
    expect(takenBy(occupied, true)).toBeNull();
    expect(takenBy(closed, true)).toBe("closed");
  });
});
