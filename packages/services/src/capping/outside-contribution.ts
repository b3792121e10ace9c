import type { CappedFee } from "@banksia/core/capping/facts";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import { type View, loadOne } from "../common/view.ts";
import type { FieldError } from "../errors.ts";

/** A contribution that a client paid elsewhere since the opening. */
export interface OutsideContribution {
  id: number;
  clientId: number;
  startDate: string;
  endDate: string;
  amount: string;
  fee: CappedFee;
  /** Where it is known from. */
  source: string;
  createdAt: string;
}

/** What people enter of it. */
export type OutsideContributionFields = Pick<
  OutsideContribution,
  "startDate" | "endDate" | "amount" | "fee" | "source"
>;

export const outsideContributionView: View = {
  what: "contribution",
  id: sql`o.id`,
  columns: sql`o.id, o.client_id as "clientId", o.start_date as "startDate", o.end_date as "endDate", o.amount, o.fee, o.source,
    ${instantText(sql`o.created_at`)} as "createdAt"`,
  from: sql`outside_contribution o`,
};

export function loadOutsideContribution(tx: OrmTx, id: number): Promise<OutsideContribution> {
  return loadOne<OutsideContribution>(tx, outsideContributionView, id);
}

/** Faults of what was entered, for the client it is of. */
export async function contributionFaults(
  tx: OrmTx,
  clientId: number,
  fields: OutsideContributionFields,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (fields.endDate < fields.startDate)
    faults.push({ pointer: "/endDate", code: "BEFORE_START", detail: "The last day is before the first." });
  if (Number(fields.amount) === 0)
    faults.push({ pointer: "/amount", code: "OUT_OF_RANGE", detail: "Enter what was paid; a credit has a minus." });
  const [cap] = await tx.select().from(schema.clientCap).where(eq(schema.clientCap.clientId, clientId));
  if (cap?.openingDate != null && fields.startDate < cap.openingDate)
    faults.push({
      pointer: "/startDate",
      code: "OVERLAP",
      detail: `What was paid before ${cap.openingDate} is in the opening balances already: enter later days, or change the opening.`,
    });
  return faults;
}
