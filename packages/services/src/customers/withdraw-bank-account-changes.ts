import { type Context, change, requireScope } from "../context.ts";
import type { BankAccountVersion } from "./bank-account-view.ts";
import { decideVersions } from "./decide-bank-versions.ts";

/**
 * Withdraws changes that the caller asked for.
 * @throws VALIDATION, CONFLICT
 */
export async function withdrawBankAccountChanges(
  ctx: Context,
  input: { versionIds: number[]; note?: string },
): Promise<{ items: BankAccountVersion[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, (tx) =>
    decideVersions(tx, ctx, input.versionIds, {
      verb: "withdrawBankAccountChanges",
      status: "withdrawn",
      by: "asker",
      note: input.note ?? null,
    }),
  );
}
