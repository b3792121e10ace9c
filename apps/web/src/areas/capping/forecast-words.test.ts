import type { CapForecast } from "@banksia/contracts";
import { expect, test } from "vitest";
import { forecastWords } from "./forecast-words.ts";

const forecast = (given: Partial<CapForecast> = {}): CapForecast => ({
  limitType: "MEANS_TESTED_ANNUAL",
  status: "will_be_reached",
  reachedOn: "2026-02-23",
  firstDayFree: "2026-02-24",
  chargedAgainFrom: "2026-07-03",
  alertOn: "2025-12-25",
  alertDue: true,
  daysToGo: 23,
  threshold: "35238.11",
  used: "33000.00",
  remaining: "2238.11",
  points: [],
  ...given,
});

test("what will be, what was, and what will not be", () => {
  expect(forecastWords(forecast(), "2031-01-31")).toBe(
    "Will be reached on 23/02/2026, in 23 days. Nothing is charged from 24/02/2026 until 03/07/2026. 2,238.11 left.",
  );
  expect(forecastWords(forecast({ daysToGo: -1, firstDayFree: null, remaining: null }), "2031-01-31")).toBe(
    "Will be reached on 23/02/2026, 1 day ago, on days not billed yet.",
  );
  const none = { status: "not_reached_by_then", reachedOn: null, limitType: "CARE_DAYS", remaining: "29.00" } as const;
  expect(forecastWords(forecast(none), "2031-01-31")).toBe("Not reached by 31/01/2031. 29 days left.");
  expect(forecastWords(forecast({ status: "reached" }), "2031-01-31")).toBe(
    "Reached on 23/02/2026. Charged again from 03/07/2026.",
  );
});
