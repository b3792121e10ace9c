import { expect, test } from "vitest";
import { benchAba } from "./files-aba.ts";

test("bank files are timed against joining and splitting their bytes, and streamed within bounds", async () => {
  const figures = await benchAba(3000);
  expect(figures).toMatchObject({ details: 3000, megabytes: 0.37 });
  for (const value of Object.values(figures)) expect(value).toBeGreaterThan(0);
  expect(figures["streamPeakMegabytes"]).toBeLessThan(200);
});
