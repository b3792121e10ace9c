import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RulePage } from "../src/arrangements/outcome.ts";

const PAGES: Record<RulePage, true> = {
  "accommodation-adjustment": true,
  "accommodation-arrangement": true,
  "accommodation-charge": true,
  "accommodation-contribution": true,
  "accommodation-status": true,
  "accommodation-supplement": true,
  "basic-daily-fee": true,
  "bed-reservation-fee": true,
  "bond-payments": true,
  "bond-retention": true,
  "cap-forecast": true,
  "cap-lines": true,
  "combination-payment": true,
  "contribution-exemptions": true,
  "daily-accommodation-payment": true,
  "dap-indexation": true,
  "departure-day-fees": true,
  "deposit-life": true,
  drawdown: true,
  "exceeded-leave": true,
  "exit-fees": true,
  "exit-settlement": true,
  "extended-hospital-leave": true,
  "fee-advices": true,
  "fee-arrangement": true,
  "fee-reduction": true,
  "fee-refunds": true,
  "first-entry-date": true,
  "higher-everyday-living": true,
  "hotelling-contribution": true,
  "income-tested-fee": true,
  "leave-days": true,
  "means-tested-care-fee": true,
  "minimum-assets": true,
  "non-clinical-care-contribution": true,
  "nwau-amounts": true,
  "overdue-interest": true,
  "overpaid-accommodation": true,
  "pre-entry-leave": true,
  prepayment: true,
  "refund-amount": true,
  "refund-due": true,
  "refund-interest": true,
  "resident-fees": true,
  "respite-booking-fee": true,
  "respite-days": true,
  retention: true,
  "social-leave": true,
  "supported-ratio": true,
};
const rules = join(import.meta.dirname, "../../../docs/rules");
const index = readFileSync(join(rules, "README.md"), "utf8");

test.each(Object.keys(PAGES))(
  "%s has its page, with source, rounding and examples, and stands in the index",
  (page) => {
    const text = readFileSync(join(rules, `${page}.md`), "utf8");
    expect(text).toMatch(/^# .+\n\n\*\*From\*\*: /);
    for (const heading of ["## Rounding", "## Example"]) expect(text).toContain(heading);
    expect(index).toContain(`](${page}.md)`);
  },
);

test("pages and the index lead to files that exist", () => {
  for (const page of Object.keys(PAGES)) {
    const text = readFileSync(join(rules, `${page}.md`), "utf8");
    for (const [, link] of text.matchAll(/\]\(([a-z-]+\.md)\)/g)) {
      expect(existsSync(join(rules, link ?? "")), `${page} links ${link}`).toBe(true);
    }
  }
  for (const [, file] of index.matchAll(/`([a-z-]+\/[a-z-]+\.ts)`/g)) {
    expect(existsSync(join(import.meta.dirname, "../src", file ?? "")), file).toBe(true);
  }
});
