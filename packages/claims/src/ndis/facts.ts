import type { Day } from "../common/day.ts";
import type { GstCode } from "./codes.ts";
import type { PlanManagement } from "./claim.ts";

export type NdisZone = "national" | "remote" | "veryRemote";

/** One item of the support catalogue over one period of its life. */
export interface CatalogueItem {
  readonly supportNumber: string;
  readonly from: Day;
  /** Last day in force, inclusive; null while it is current. */
  readonly to: Day | null;
  /** Price limit per unit for each zone; null where the price is quoted. */
  readonly limits: Readonly<Record<NdisZone, string | null>>;
  readonly gstCode?: GstCode;
  /** What may be claimed under the item besides the support itself. */
  readonly allows: {
    readonly nonFaceToFace: boolean;
    readonly providerTravel: boolean;
    readonly shortNoticeCancellation: boolean;
    readonly ndiaReports: boolean;
    readonly irregularSil: boolean;
  };
}

/** A service booking of an old (non-PACE) plan: for one item, for one category ("01"), or for the whole plan. */
export interface NdisBooking {
  readonly from: Day;
  readonly to: Day;
  readonly supportNumber?: string;
  readonly category?: string;
}

/** What is known about a participant's plans. */
export interface NdisParticipant {
  readonly ndisNumber: string;
  readonly zone: NdisZone;
  /** Plans made in PACE have no service bookings. */
  readonly pace: boolean;
  readonly plans: readonly { readonly from: Day; readonly to: Day }[];
  readonly bookings?: readonly NdisBooking[];
  readonly died?: Day | null;
}

/** A line claimed before and not rejected. */
export interface ClaimedBefore {
  readonly ndisNumber: string;
  readonly supportNumber: string;
  readonly claimType: string | null;
  readonly from: Day;
  readonly to: Day;
}

/** What claims are checked against. Each part that is not given is not checked. */
export interface NdisFacts {
  readonly catalogue?: readonly CatalogueItem[];
  readonly participants?: readonly NdisParticipant[];
  readonly claimedBefore?: readonly ClaimedBefore[];
  /** References used in earlier files. */
  readonly usedReferences?: ReadonlySet<string>;
}

export type { PlanManagement };
