import { type Context, change, requireScope } from "../context.ts";
import type { BankAccountVersion } from "./bank-account-view.ts";
import { decideVersions } from "./decide-bank-versions.ts";

/**
 * Approves changes that another person asked for: they come into force, all or none.
 * @throws VALIDATION, CONFLICT
 */
export async function approveBankAccountChanges(
  ctx: Context,
  input: { versionIds: number[]; note?: string },
): Promise<{ items: BankAccountVersion[] }> {
  requireScope(ctx, "bank-accounts:approve");
  return change(ctx, (tx) =>
    decideVersions(tx, ctx, input.versionIds, {
      verb: "approveBankAccountChanges",
      status: "approved",
      by: "another",
      note: input.note ?? null,
    }),
  );
}
