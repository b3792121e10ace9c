import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { openAmount } from "./open-transactions.ts";

/** Something of the movements of money of a journal that people should know before it is posted. */
export interface MoneyIssue {
  code: string;
  severity: "error" | "warning";
  count: number;
  message: string;
}

/** What stands out in the receipts, refunds and payments of a journal. */
export async function moneyIssues(tx: OrmTx, journalId: number): Promise<MoneyIssue[]> {
  const found = await oneOf<{ unallocated: number; late: number; unbanked: number; replaced: number; over: number }>(
    tx,
    sql`select
      (select count(*) from receipt r where r.journal_id = ${journalId}
        and r.amount > coalesce(r.amount_to_settle, case when r.settles_id is null then 0 else r.amount end)) as unallocated,
      (select count(*) from refund r where r.journal_id = ${journalId} and r.refund_date > r.due_date) as late,
      (select count(*) from vendor_payment p where p.journal_id = ${journalId} and p.bank_account_version_id is null) as unbanked,
      (select count(*) from vendor_payment p join bank_account_version v on v.id = p.bank_account_version_id
        where p.journal_id = ${journalId} and exists (select from bank_account_version n
          where n.bank_account_id = v.bank_account_id and n.status = 'approved' and n.id > v.id)) as replaced,
      (select count(*) from (select customer_id, sum(amount) as amount from vendor_payment where journal_id = ${journalId}
          and transaction_id is null group by customer_id) p
        where p.amount > coalesce((select -sum(${openAmount}) from customer_transaction t
          join account_name n on n.id = t.account_name_id and n.type = 'vendor' where t.customer_id = p.customer_id), 0)) as over`,
  );
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  return [
    {
      code: "OVER_SETTLED",
      severity: "error",
      count: found.over,
      message: `${many(found.over, "client", "clients")} would be paid more than is owed: lower or delete the payments.`,
    },
    {
      code: "UNALLOCATED",
      severity: "warning",
      count: found.unallocated,
      message: `${many(found.unallocated, "receipt pays", "receipts pay")} nothing yet with all or part of the money: it will stand as a credit of the customer.`,
    },
    {
      code: "REFUND_LATE",
      severity: "warning",
      count: found.late,
      message: `${many(found.late, "refund is", "refunds are")} made after the last day by law: interest at the maximum permissible rate runs until then.`,
    },
    {
      code: "NO_BANK_ACCOUNT",
      severity: "warning",
      count: found.unbanked,
      message: `${many(found.unbanked, "payment names", "payments name")} no bank account: it will not be in the bank file and has to be paid otherwise.`,
    },
    {
      code: "ACCOUNT_REPLACED",
      severity: "warning",
      count: found.replaced,
      message: `The bank account of ${many(found.replaced, "payment", "payments")} was changed and approved since: the bank file pays to the new one. Save the payment again to see it.`,
    },
  ];
}
