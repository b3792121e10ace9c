import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sealing, sealOf } from "../src/index.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("seal", () => {
  test("is SHA-256, at every length around the blocks", () => {
    const all = Uint8Array.from({ length: 400 }, (_, index) => (index * 31) & 255);
    for (let length = 0; length <= all.length; length++) {
      const bytes = all.subarray(0, length);
      expect(sealOf(bytes)).toBe(sha256(bytes));
    }
  });

  test("is the same however the bytes come", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
        const sum = sealing();
        for (const piece of pieces) sum.add(piece);
        expect(sum.seal()).toBe(sha256(Buffer.concat(pieces)));
      }),
    );
  });
});
