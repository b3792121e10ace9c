import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineBuffer } from "./line-buffer.ts";

test("lines leave in order and whole, whatever the room", () => {
  const count = fc.integer({ min: 1, max: 1600 });
  const room = fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined });
  fc.assert(
    fc.property(count, room, fc.boolean(), fc.constantFrom("\r\n", "\n"), (count, room, drop, end) => {
      const dropped = drop ? end.length : 0;
      let text = "";
      let ended = false;
      const lines = lineBuffer(new TextEncoder().encode(`....${end}`), room, (bytes, last) => {
        text += new TextDecoder().decode(bytes);
        expect(ended).toBe(false);
        ended = last;
      });
      const expected: string[] = [];
      for (let index = 0; index < count; index++) {
        lines.start(index === count - 1 ? dropped : 0);
        const line = index % 3 === 0 ? "...." : String(index).padStart(4);
        if (index % 3 !== 0) lines.write(line);
        lines.end();
        expected.push(line);
      }
      lines.finish(dropped);
      expect(ended).toBe(true);
      expect(text).toBe(expected.join(end) + (drop ? "" : end));
    }),
    { numRuns: 300 },
  );
});
