import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Purposed, addressFor } from "./address-for.ts";

const one = (id: number, purposes: string[], rest: Partial<Purposed> = {}): Purposed => ({
  id,
  purposes,
  primary: false,
  active: true,
  ...rest,
});

describe("the address of a document", () => {
  const home = one(1, ["HOME"], { primary: true });
  const mailing = one(2, ["MAILING"]);
  const invoice = one(3, ["INVOICE", "COLLECTION"]);

  test.each([
    ["INVOICE", [home, mailing, invoice], 3, "purpose"],
    ["STATEMENT", [home, mailing, invoice], 2, "mailing"],
    ["STATEMENT", [home, invoice], 1, "primary"],
    ["STATEMENT", [invoice], null, "none"],
    ["STATEMENT", [], null, "none"],
    ["MAILING", [home, mailing], 2, "purpose"],
  ])("%s of %#", (purpose, addresses, id, by) => {
    const chosen = addressFor(purpose, addresses);
    expect([chosen.address?.id ?? null, chosen.by]).toEqual([id, by]);
  });

  test("an inactive address is not used, whatever it is for", () => {
    expect(addressFor("INVOICE", [one(1, ["INVOICE"], { active: false }), mailing])).toEqual({
      address: mailing,
      by: "mailing",
    });
  });

  test("of two with the purpose the primary one, else the one added last", () => {
    expect(addressFor("INVOICE", [one(9, ["INVOICE"]), one(4, ["INVOICE"], { primary: true })]).address?.id).toBe(4);
    expect(addressFor("INVOICE", [one(9, ["INVOICE"]), one(4, ["INVOICE"])]).address?.id).toBe(9);
  });

  test("the order in which addresses stand changes nothing, and a better reason is never passed over", () => {
    const address = fc.record({
      purposes: fc.subarray(["INVOICE", "MAILING", "HOME"]),
      active: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(address, { maxLength: 6 }), fc.nat(5), fc.nat(), (parts, primaryAt, turn) => {
        const all = parts.map((part, at) =>
          one(at + 1, part.purposes, { active: part.active, primary: at === primaryAt }),
        );
        const chosen = addressFor("INVOICE", all);
        const turned = all.map((_, at) => all[(at + turn) % all.length]!);
        expect(addressFor("INVOICE", turned)).toEqual(chosen);
        const live = all.filter((each) => each.active);
        const by = live.some((each) => each.purposes.includes("INVOICE"))
          ? "purpose"
          : live.some((each) => each.purposes.includes("MAILING"))
            ? "mailing"
            : live.some((each) => each.primary)
              ? "primary"
              : "none";
        expect(chosen.by).toBe(by);
        expect(chosen.address?.active ?? true).toBe(true);
      }),
    );
  });
});
