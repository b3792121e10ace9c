import { expect, test } from "vitest";
import { recurrenceWords, relativeDayWords } from "./recurrence.ts";

test("recurrence in words", () => {
  expect(recurrenceWords({ every: "month", interval: 1, day: "last" })).toBe("every month on the last day");
  expect(recurrenceWords({ every: "month", interval: 3, day: 22 })).toBe("every 3 months on the 22nd");
  expect(recurrenceWords({ every: "week", interval: 2, weekday: 1 })).toBe("every 2 weeks on Monday");
});

test("relative days in words", () => {
  expect(relativeDayWords({ kind: "month_day", months: 1, day: 1 })).toBe("the 1st of the month after");
  expect(relativeDayWords({ kind: "month_day", months: 0, day: "last" })).toBe("the last day of the same month");
  expect(relativeDayWords({ kind: "month_day", months: -2, day: 13 })).toBe("the 13th of 2 months earlier");
  expect(relativeDayWords({ kind: "days", days: -1 })).toBe("1 day before it runs");
  expect(relativeDayWords({ kind: "days", days: 0 })).toBe("the day it runs");
});
