import { expect, test } from "vitest";
import { stayState } from "./stay-state.ts";

const stay = (role: "primary" | "former_primary" | "partner", startDate: string, endDate: string | null) =>
  stayState({ role, startDate, endDate }, "2026-11-22");

test("the state is that of the person, not of the entry that goes on with somebody else", () => {
  expect(stay("primary", "2026-11-01", null)).toBe("current");
  expect(stay("primary", "2026-11-23", null)).toBe("expected");
  expect(stay("primary", "2026-11-01", "2026-11-22")).toBe("departed");
  expect(stay("primary", "2026-11-01", "2026-11-23")).toBe("current");
  expect(stay("former_primary", "2026-11-01", "2026-11-16")).toBe("ended");
  expect(stay("former_primary", "2026-11-01", "2026-12-01")).toBe("current");
  expect(stay("partner", "2026-11-01", "2026-11-10")).toBe("departed");
  expect(stay("partner", "2026-12-01", null)).toBe("expected");
});
