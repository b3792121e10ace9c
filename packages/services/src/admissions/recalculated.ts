import type { Recalculated } from "@banksia/month-end/residents/recalculate";
import type { OrmTx } from "@banksia/db";
import type { Warning } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { recalculate } from "../fees/recalculate.ts";

/** What the calculation of resident fees found wrong with the facts, in the words of a form. */
export function issueWarnings({ issues }: Recalculated): Warning[] {
  return issues.map(({ code, message }) => ({ code, detail: message }));
}

/** Works the fees of clients out anew after their facts changed. */
export async function recalculated(tx: OrmTx, ctx: Context, ...clientIds: number[]): Promise<Warning[]> {
  return issueWarnings(await recalculate(tx, ctx, [...new Set(clientIds)]));
}
