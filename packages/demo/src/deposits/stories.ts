import type { DayNumber } from "@banksia/core/days/index";
import { dayOf } from "@banksia/core/days/index";
import { type DemoPlan, newActFrom } from "../plan.ts";
import type { Random } from "../random.ts";

/** What has become of the lump sum of a resident, so that every screen of accommodation payments has something to show. */
export interface ResidentStory {
  key: StoryKey;
  /** `new`: while this provider billed here; `old`: before the rules of November 2025; `bond`: before July 2014. */
  came: "new" | "old" | "bond";
  left?: {
    daysAgo: number;
    reason: "deceased" | "home" | "other_service";
    probateDaysAgo?: number;
    refundDaysAgo?: number;
    paidDaysAgo?: number;
  };
}

export type StoryKey =
  | "drawn"
  | "fees_drawn"
  | "held"
  | "refund_waits"
  | "refund_soon"
  | "refund_overdue"
  | "no_probate"
  | "late_probate"
  | "refunded"
  | "paid_out"
  | "moved"
  | "bond"
  | "charge";

export const residentStories: readonly ResidentStory[] = [
  // Daily payments and retention are taken from the lump sum; a new price since this month.
  { key: "drawn", came: "new" },
  // Sundry fees are taken from it, too.
  { key: "fees_drawn", came: "new" },
  { key: "held", came: "old" },
  { key: "refund_waits", came: "old", left: { daysAgo: 2, reason: "home" } },
  { key: "refund_soon", came: "old", left: { daysAgo: 11, reason: "home" } },
  { key: "refund_overdue", came: "old", left: { daysAgo: 40, reason: "home" } },
  { key: "no_probate", came: "old", left: { daysAgo: 50, reason: "deceased" } },
  { key: "late_probate", came: "old", left: { daysAgo: 75, reason: "deceased", probateDaysAgo: 20 } },
  // Owed to the client, not paid yet.
  { key: "refunded", came: "old", left: { daysAgo: 18, reason: "home", refundDaysAgo: 6 } },
  { key: "paid_out", came: "old", left: { daysAgo: 34, reason: "home", refundDaysAgo: 21, paidDaysAgo: 20 } },
  // To another home of the provider, the lump sum with them.
  { key: "moved", came: "old", left: { daysAgo: 25, reason: "other_service" } },
  { key: "bond", came: "bond" },
  { key: "charge", came: "bond" },
];

/** Which of `residents` have which story; those with something wrong on purpose have none. @returns by ordinal */
export function planStories(residents: number, taken: ReadonlyMap<number, unknown>): Map<number, ResidentStory> {
  const free = Array.from({ length: residents }, (_, at) => at).filter((at) => !taken.has(at));
  const planned = new Map<number, ResidentStory>();
  for (const [at, story] of residentStories.entries()) {
    const ordinal = free[4 + at * 2];
    if (ordinal !== undefined) planned.set(ordinal, story);
  }
  return planned;
}

/** The day of entry that fits the story. */
export function storyEntry(random: Random, plan: DemoPlan, story: ResidentStory): DayNumber {
  if (story.came === "new") return Math.max(plan.billFrom, newActFrom + 7);
  if (story.came === "bond") return random.int(dayOf(2008, 7, 1), dayOf(2014, 3, 31));
  return random.int(dayOf(2019, 1, 1), dayOf(2025, 3, 31));
}
