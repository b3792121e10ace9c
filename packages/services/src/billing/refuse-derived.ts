import { ServiceError } from "../errors.ts";

/** Throws CONFLICT for a rate that was worked out from the client's facts: it would be worked out anew. */
export function refuseDerived(rate: { derived: boolean }): void {
  if (rate.derived)
    throw new ServiceError(
      "CONFLICT",
      "This rate is worked out from the facts of the client: change those, and it follows.",
    );
}
