import type { RunKind } from "../run-request.ts";
import { adjustment } from "./adjustment.ts";
import { billing } from "./billing.ts";
import type { ShardKind } from "./kind.ts";
import { residentFees } from "./resident-fees.ts";

const kinds: Partial<Record<RunKind, ShardKind>> = { billing, adjustment, resident_fees: residentFees };

/** What runs of a kind do. Throws for a kind that nothing is known of. */
export function kindOf(kind: RunKind): ShardKind {
  const found = kinds[kind];
  if (found === undefined) throw new Error(`Nothing is known of runs of the kind ${kind}.`);
  return found;
}
