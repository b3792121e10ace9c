import { type OrmTx, schema } from "@banksia/db";
import { advicesInForce } from "@banksia/core/fees/fee-advice";
import { type AdviceRow, adviceOf } from "@banksia/month-end/residents/load-records";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids, instantText } from "../common/sql.ts";
import { type View, loadOne } from "../common/view.ts";

/** One dated entry of a letter of Services Australia. */
export interface FeeAdvice {
  id: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  issuedOn: string;
  startDate: string;
  endDate: string | null;
  meansTestedAmount: string | null;
  meansNotDisclosed: boolean;
  hotellingContribution: string | null;
  nonClinicalCareContribution: string | null;
  meansTestedCareFee: string | null;
  incomeTestedFee: string | null;
  accommodationContribution: string | null;
  reference: string | null;
  source: "entered" | "file";
  createdByName: string;
  createdAt: string;
  withdrawnAt: string | null;
  /** Days on which it is the advice in force. */
  inForce: { from: string; to: string | null }[];
  backDated: boolean;
}

export type PlainAdvice = Omit<FeeAdvice, "inForce">;

export const feeAdviceView: View = {
  what: "fee advice",
  columns: sql`a.id, a.client_id as "clientId", c.name as "clientName", c.account as "clientAccount", a.issued_on as "issuedOn",
    a.start_date as "startDate", a.end_date as "endDate", a.means_tested_amount as "meansTestedAmount",
    a.means_not_disclosed as "meansNotDisclosed", a.hotelling_contribution as "hotellingContribution",
    a.non_clinical_care_contribution as "nonClinicalCareContribution", a.means_tested_care_fee as "meansTestedCareFee",
    a.income_tested_fee as "incomeTestedFee", a.accommodation_contribution as "accommodationContribution", a.reference, a.source,
    a.created_by_name as "createdByName", ${instantText(sql`a.created_at`)} as "createdAt",
    ${instantText(sql`a.withdrawn_at`)} as "withdrawnAt", a.start_date < a.issued_on as "backDated"`,
  from: sql`${schema.feeAdvice} a join customer c on c.id = a.client_id`,
  id: sql`a.id`,
};

/** Adds to each advice the days on which it is in force, among all advices of its client. */
export async function withDaysInForce(tx: OrmTx, advices: readonly PlainAdvice[]): Promise<FeeAdvice[]> {
  const clients = [...new Set(advices.map((advice) => advice.clientId))];
  if (clients.length === 0) return [];
  const rows = await rowsOf<AdviceRow & { clientId: number }>(
    tx,
    sql`select id, client_id as "clientId", issued_on as "issuedOn", start_date as "from", end_date as "to",
        means_tested_amount as "meansTestedAmount", means_not_disclosed as "meansNotDisclosed", hotelling_contribution as "hotelling",
        non_clinical_care_contribution as "nonClinicalCare", means_tested_care_fee as "meansTested", income_tested_fee as "incomeTested",
        accommodation_contribution as "accommodation"
      from fee_advice where client_id = any(${ids(clients)}) and withdrawn_at is null order by id`,
  );
  const byClient = Map.groupBy(rows, (row) => row.clientId);
  const inForce = new Map<number, { from: string; to: string | null }[]>();
  for (const mine of byClient.values()) {
    for (const { from, to, advice } of advicesInForce(mine.map(adviceOf))) {
      if (advice !== null) inForce.set(advice.id, [...(inForce.get(advice.id) ?? []), { from, to }]);
    }
  }
  return advices.map((advice) => ({ ...advice, inForce: inForce.get(advice.id) ?? [] }));
}

/**
 * One advice.
 * @throws NOT_FOUND
 */
export async function loadFeeAdvice(tx: OrmTx, id: number): Promise<FeeAdvice> {
  const [advice] = await withDaysInForce(tx, [await loadOne<PlainAdvice>(tx, feeAdviceView, id)]);
  if (advice === undefined) throw new Error("An advice that was loaded is gone.");
  return advice;
}
