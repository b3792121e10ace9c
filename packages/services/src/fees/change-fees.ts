import { planResidents, seeingEverything } from "@banksia/month-end/residents/recalculate";
import { type OrmTx, schema } from "@banksia/db";
import { previewed } from "../common/preview.ts";
import { lockRow } from "../common/row.ts";
import { type Context, change } from "../context.ts";
import { invalid } from "../errors.ts";
import { type FeeEffect, effectOf, feeState } from "./fee-effect.ts";
import { queryOfOrm, recalculate } from "./recalculate.ts";

export interface Client {
  id: number;
  homeServiceId: number | null;
}

export interface Changed<T> {
  answer: T;
  effect: FeeEffect;
}

/**
 * Changes facts that fees follow from, in one transaction with what follows from them. As a preview all of it is undone
 * again, and only told.
 * @param find the client that the change is about
 * @param work the change itself, with its audit row
 * @throws VALIDATION when the facts contradict each other after the change and did not before
 */
export function changeFees<T>(
  ctx: Context,
  preview: boolean,
  find: (tx: OrmTx) => Promise<number>,
  work: (tx: OrmTx, client: Client) => Promise<T>,
): Promise<Changed<T>> {
  return change(ctx, (tx) =>
    previewed(tx, preview, async (inner) => {
      const clientId = await find(inner);
      const client = await lockRow(inner, schema.customer, clientId, "client");
      if (client.type !== "person")
        throw invalid({ pointer: "/clientId", code: "NOT_ALLOWED", detail: "Only a person is a resident." });
      const before = await feeState(inner, ctx, clientId);
      const sound = !(await hasErrors(inner, ctx, clientId));
      const answer = await work(inner, client);
      const { issues } = await recalculate(inner, ctx, [clientId]);
      const fault = issues.find((issue) => issue.severity === "error");
      if (sound && fault !== undefined) throw invalid({ pointer: "", code: "INVALID", detail: fault.message });
      return { answer, effect: effectOf(before, await feeState(inner, ctx, clientId), issues, preview) };
    }),
  );
}

/** Whether the facts contradicted each other already. */
async function hasErrors(tx: OrmTx, ctx: Context, clientId: number): Promise<boolean> {
  const query = queryOfOrm(tx);
  const planned = await seeingEverything(query, () => planResidents(query, [clientId], ctx.today()));
  return planned.some(({ plan }) => plan.issues.some((issue) => issue.severity === "error"));
}
