import type { RunKind } from "../run-request.ts";
import { accommodation } from "./accommodation.ts";
import { adjustment } from "./adjustment.ts";
import { balances } from "./balances.ts";
import { billing } from "./billing.ts";
import { capping } from "./capping.ts";
import { dmfCrf } from "./dmf-crf.ts";
import { exceededLeave } from "./exceeded-leave.ts";
import { interestPayable } from "./interest-payable.ts";
import type { ShardKind } from "./kind.ts";
import { residentFees } from "./resident-fees.ts";
import { supportedRatio } from "./supported-ratio.ts";

const kinds: Record<RunKind, ShardKind> = {
  billing,
  adjustment,
  exceeded_leave: exceededLeave,
  resident_fees: residentFees,
  capping,
  accommodation,
  interest_payable: interestPayable,
  dmf_crf: dmfCrf,
  balances,
  supported_ratio: supportedRatio,
};

/** What runs of a kind do. */
export function kindOf(kind: RunKind): ShardKind {
  return kinds[kind];
}
