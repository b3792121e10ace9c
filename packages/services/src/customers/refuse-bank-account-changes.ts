import { type Context, change, requireScope } from "../context.ts";
import type { BankAccountVersion } from "./bank-account-view.ts";
import { decideVersions } from "./decide-bank-versions.ts";

/**
 * Refuses changes, with a note that says why; what is in force stays so.
 * @throws VALIDATION, CONFLICT
 */
export async function refuseBankAccountChanges(
  ctx: Context,
  input: { versionIds: number[]; note: string },
): Promise<{ items: BankAccountVersion[] }> {
  requireScope(ctx, "bank-accounts:approve");
  return change(ctx, (tx) =>
    decideVersions(tx, ctx, input.versionIds, {
      verb: "refuseBankAccountChanges",
      status: "refused",
      by: "anyone",
      note: input.note,
    }),
  );
}
