import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EventParser } from "./events.ts";

test("fields, comments, several data lines and both line ends", () => {
  const text = ": hello\r\n\r\nid: 4\r\nevent: progress\r\ndata: a\r\ndata:b\r\n\r\nretry: 5\n\ndata: last\n\n";
  expect(new EventParser().push(text)).toEqual([
    { event: "progress", data: "a\nb", id: "4" },
    { event: "message", data: "last", id: "4" },
  ]);
});

test("an event that is not complete gives nothing", () => {
  expect(new EventParser().push("data: x\n")).toEqual([]);
});

test("however the text is cut, the events are the same", () => {
  const text = "event: a\r\ndata: 1\r\n\r\n:c\n\ndata: 2\ndata: 3\n\nevent: end\rdata: {}\r\rdata: 4\n\n";
  const whole = new EventParser().push(text);
  expect(whole.map((event) => event.data)).toEqual(["1", "2\n3", "{}", "4"]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 12 }), (cuts) => {
      const parser = new EventParser();
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      const parts = at.slice(1).map((end, index) => text.slice(at[index], end));
      expect(parts.flatMap((part) => parser.push(part))).toEqual(whole);
    }),
  );
});
