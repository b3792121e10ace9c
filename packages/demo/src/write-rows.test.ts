import { array, assert, integer, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { batchesByKey } from "./write-rows.ts";

test("batches hold all rows in order and never part the rows of one key", () => {
  assert(
    property(array(integer({ min: 1, max: 5 }), { maxLength: 40 }), nat(6), (sizes, most) => {
      const rows = sizes.flatMap((size, key) => Array.from({ length: size }, (_, at) => [key, at]));
      const batches = batchesByKey(rows, most + 1);
      expect(batches.flat()).toEqual(rows);
      const keys = batches.map((batch) => new Set(batch.map(([key]) => key)));
      expect(keys.reduce((sum, set) => sum + set.size, 0)).toBe(sizes.length);
      for (const [at, batch] of batches.entries()) {
        expect(batch.length).toBeGreaterThan(0);
        if ((keys[at]?.size ?? 0) > 1) expect(batch.length).toBeLessThanOrEqual(most + 1);
      }
    }),
  );
});
