/** What a stay says may be charged for a fee on days, before stays are put together to the rates of a client. */
import type { Days } from "@banksia/core/days/range";
import type { RatePart } from "./record.ts";
import type { NothingReason } from "./words.ts";

export interface Claim extends Days {
  /** Whose claim it is: the service entry, or the schedule line where lines have amounts of their own. */
  key: number;
  /** A day, or another unit of the code; negative for a reduction. */
  cents: number;
  /** Why it is nothing; null: charged as worked out. */
  reason: NothingReason | null;
  /** Every national figure that the amount stands on was read in law or on a government page. */
  verified: boolean;
  source: string;
  steps: RatePart["steps"];
}
