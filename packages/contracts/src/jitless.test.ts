import { expect, test } from "vitest";
import { z } from "zod";

test("in a browser no schema is ever made into code", async () => {
  const { Function: real } = globalThis;
  let made = 0;
  Object.assign(globalThis, {
    document: {},
    Function: function counted() {
      made += 1;
    },
  });
  try {
    const { endpoints } = await import("./index.ts");
    expect(endpoints.createHold.body.safeParse({ startDate: "2026-11-01", reason: "away" }).success).toBe(true);
    expect(z.config().jitless).toBe(true);
    expect(made).toBe(0);
  } finally {
    Object.assign(globalThis, { Function: real });
    Reflect.deleteProperty(globalThis, "document");
  }
});
