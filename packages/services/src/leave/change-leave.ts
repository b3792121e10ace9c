import type { OrmTx } from "@banksia/db";
import type { Context } from "../context.ts";
import { type Client, changeFees } from "../fees/change-fees.ts";
import type { FeeEffect } from "../fees/fee-effect.ts";
import { type LeaveAccountView, loadLeaveAccount } from "./leave-account-view.ts";

/** The account after a change, and what follows from it for what the client is charged. */
export interface LeaveChange {
  account: LeaveAccountView;
  effect: FeeEffect;
}

/**
 * Changes something of a client's leave, in one transaction with what follows from it. As a preview all of it is undone.
 * @param find the client that the change is about
 * @param work the change itself, with its audit row
 */
export async function changeLeave(
  ctx: Context,
  preview: boolean,
  find: (tx: OrmTx) => Promise<number>,
  work: (tx: OrmTx, client: Client) => Promise<void>,
): Promise<LeaveChange> {
  const { answer, effect } = await changeFees(ctx, preview, find, async (tx, client) => {
    await work(tx, client);
    return loadLeaveAccount(tx, ctx, client.id);
  });
  return { account: answer, effect };
}
