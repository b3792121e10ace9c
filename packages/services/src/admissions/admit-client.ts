import { type Context, change, requireScope } from "../context.ts";
import { type Admission } from "./admission-view.ts";
import { type AdmitInput, admit } from "./admit.ts";
import { previewed } from "../common/preview.ts";

export type { Admission } from "./admission-view.ts";

export interface AdmitClientInput extends AdmitInput {
  /** Tell what would be made, and make nothing. */
  preview?: boolean;
}

/**
 * Admits a client: the service entry with its accommodation header, portal event and stay in the place, the fees and the
 * funding of the care type's templates, the home address, the set-up of caps and the amounts that follow from the client's
 * facts, in one act.
 * @throws VALIDATION, ENTRY_OVERLAP
 */
export async function admitClient(ctx: Context, input: AdmitClientInput): Promise<Admission> {
  requireScope(ctx, "customers:write");
  const { preview = false, ...rest } = input;
  return change(ctx, async (tx) => ({
    preview,
    ...(await previewed(tx, preview, (inner) =>
      admit(inner, ctx, rest, { verb: "admitClient", transferredFromId: null }),
    )),
  }));
}
