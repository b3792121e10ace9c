import type { AccommodationCharge } from "@banksia/core/accommodation/index";
import type { Basis } from "@banksia/core/billing/facts";
import type { LawStep } from "../refunds/refund-view.ts";

/** What an amount was worked out from, with what people did to it. */
export interface LineBasis extends Basis {
  /** Entered by hand. */
  manual?: { by: string; reason: string };
  /** Changed by hand; what the line had before, where that changed. */
  edit?: { by: string; reason: string; quantity?: string; rate?: string };
  /** Charged by the rules of lump sums. */
  accommodation?: AccommodationCharge & { steps: LawStep[] };
}
