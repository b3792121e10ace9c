import type { RunKind } from "../run-request.ts";
import { adjustment } from "./adjustment.ts";
import { billing } from "./billing.ts";
import { capping } from "./capping.ts";
import { exceededLeave } from "./exceeded-leave.ts";
import type { ShardKind } from "./kind.ts";
import { residentFees } from "./resident-fees.ts";

const kinds: Record<RunKind, ShardKind> = {
  billing,
  adjustment,
  exceeded_leave: exceededLeave,
  resident_fees: residentFees,
  capping,
};

/** What runs of a kind do. */
export function kindOf(kind: RunKind): ShardKind {
  return kinds[kind];
}
