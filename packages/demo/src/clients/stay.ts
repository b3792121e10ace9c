import { type DayNumber, addMonths } from "@banksia/core/days/index";
import type { Random } from "../random.ts";
import type { DemoPlan } from "../plan.ts";

/** How a stay ends. */
export interface Departure {
  day: DayNumber;
  reason: string;
  /** Where it differs from the day of departure. */
  billingEnd: DayNumber | null;
}

/**
 * Whether, and when, somebody leaves in one of the months that are billed: `permille` of a thousand in each month. The
 * day lies inside the month, so that part of it is charged.
 */
export function departure(random: Random, plan: DemoPlan, from: DayNumber, permille: number): Departure | null {
  for (let month = 0; month <= plan.months; month += 1) {
    if (!random.chance(permille)) continue;
    const day = addMonths(plan.billFrom, month) + random.int(2, 26);
    if (day <= from + 1) return null;
    const reason = random.weighted([
      [68, "deceased"],
      [10, "home"],
      [9, "hospital"],
      [10, "other_service"],
      [3, "other"],
    ]);
    // The room is cleared some days later, or given up before.
    const billingEnd = random.chance(130) ? day + random.int(1, 4) : random.chance(60) ? day - 1 : null;
    return { day, reason, billingEnd };
  }
  return null;
}
