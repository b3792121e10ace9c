/** Social leave by financial year: 52 days with subsidy, the rest without (docs/rules/social-leave.md). */
import { dayText } from "../days/civil.ts";
import { intersect, lengthOf, type Days } from "../days/range.ts";
import type { LeaveFacts, SocialLeaveYear } from "./facts.ts";
import { financialYearDays, financialYearOf } from "./financial-year.ts";
import type { TypedDays } from "./leave-days.ts";

/** Days of social leave in a financial year (Aged Care Act 2024 s.244(7)(c)). */
export const SOCIAL_DAYS = 52;

export interface SocialLeave {
  funded: Days[];
  unfunded: Days[];
  years: SocialLeaveYear[];
}

/** `days`: typed days of absence, sorted and disjoint. Every year with days taken, here or elsewhere, is told. */
export function socialLeave(days: readonly TypedDays[], facts: LeaveFacts): SocialLeave {
  const social = days.filter((each) => each.type === "social");
  const years = new Set(facts.socialDaysBefore.map((each) => each.financialYear));
  for (const range of social) {
    for (let year = financialYearOf(range.from); year <= financialYearOf(range.to); year += 1) years.add(year);
  }
  const found: SocialLeave = { funded: [], unfunded: [], years: [] };
  for (const year of [...years].sort((a, b) => a - b)) {
    const before = facts.socialDaysBefore
      .filter((each) => each.financialYear === year)
      .reduce((sum, each) => sum + each.days, 0);
    let left = Math.max(SOCIAL_DAYS - before, 0);
    let past = Math.max(before - SOCIAL_DAYS, 0);
    let firstPast: number | null = null;
    for (const range of social.flatMap((each) => intersect(each, financialYearDays(year)) ?? [])) {
      const funded = Math.min(left, lengthOf(range));
      left -= funded;
      if (funded > 0) found.funded.push({ from: range.from, to: range.from + funded - 1 });
      if (funded < lengthOf(range)) {
        found.unfunded.push({ from: range.from + funded, to: range.to });
        firstPast ??= range.from + funded;
        past += lengthOf(range) - funded;
      }
    }
    found.years.push({
      financialYear: year,
      used: SOCIAL_DAYS - left,
      remaining: left,
      unfunded: past,
      unfundedFrom: firstPast === null ? null : dayText(firstPast),
    });
  }
  return found;
}
