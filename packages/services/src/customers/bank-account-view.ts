import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids, instantText } from "../common/sql.ts";
import { notFound } from "../errors.ts";
import { maskedSql } from "./mask-number.ts";

export type BankVersionStatus = "waiting" | "approved" | "refused" | "withdrawn";

/** What a bank account said from an approval on; never changed. */
export interface BankAccountVersion {
  id: number;
  bankAccountId: number;
  customerId: number;
  accountTitle: string;
  /** `062-692` */
  bsb: string;
  /** Masked: `••••1234`. */
  accountNumber: string;
  status: BankVersionStatus;
  /** The newest approved version of its account. */
  inForce: boolean;
  note: string | null;
  askedBy: number | null;
  askedByName: string;
  createdAt: string;
  decidedBy: number | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
}

/** A bank account of a customer under a code that stays when BSB and number change. */
export interface BankAccount {
  id: number;
  customerId: number;
  code: string;
  active: boolean;
  /** The customer's direct debits draw on it. */
  forDirectDebit: boolean;
  inForce: BankAccountVersion | null;
  waiting: BankAccountVersion | null;
  versionCount: number;
  createdAt: string;
}

/** Whether version `v` is the newest approved one of its account. */
export const inForce = sql`(v.status = 'approved' and not exists (select from bank_account_version n
  where n.bank_account_id = v.bank_account_id and n.status = 'approved' and n.id > v.id))`;

/** The columns of version `v`, the number masked. */
export const versionColumns = sql`v.id, v.bank_account_id as "bankAccountId", v.customer_id as "customerId",
  v.account_title as "accountTitle", left(v.bsb, 3) || '-' || right(v.bsb, 3) as bsb,
  ${maskedSql(sql`v.account_number`)} as "accountNumber", v.status, ${inForce} as "inForce", v.note,
  v.asked_by as "askedBy", v.asked_by_name as "askedByName", ${instantText(sql`v.created_at`)} as "createdAt",
  v.decided_by as "decidedBy", v.decided_by_name as "decidedByName", ${instantText(sql`v.decided_at`)} as "decidedAt",
  v.decision_note as "decisionNote"`;

/** Versions `v` that match, newest first. */
export function loadVersions(tx: OrmTx, where: SQL): Promise<BankAccountVersion[]> {
  return rowsOf<BankAccountVersion>(
    tx,
    sql`select ${versionColumns} from bank_account_version v where ${where} order by v.id desc`,
  );
}

/** Bank accounts `b` that match, the one for direct debits first; two queries, however many. */
export async function loadBankAccounts(tx: OrmTx, where: SQL): Promise<BankAccount[]> {
  const rows = await rowsOf<Omit<BankAccount, "inForce" | "waiting">>(
    tx,
    sql`select b.id, b.customer_id as "customerId", b.code, b.active,
        exists (select from customer c where c.id = b.customer_id and c.bank_account_id = b.id) as "forDirectDebit",
        (select count(*) from bank_account_version v where v.bank_account_id = b.id) as "versionCount",
        ${instantText(sql`b.created_at`)} as "createdAt"
      from bank_account b where ${where} order by not b.active, 5 desc, b.code, b.id`,
  );
  if (rows.length === 0) return [];
  const versions = await loadVersions(
    tx,
    sql`v.bank_account_id = any(${ids(rows.map((row) => row.id))}) and (v.status = 'waiting' or ${inForce})`,
  );
  const of = Map.groupBy(versions, (version) => version.bankAccountId);
  return rows.map(({ versionCount, createdAt, ...row }) => ({
    ...row,
    inForce: of.get(row.id)?.find((version) => version.inForce) ?? null,
    waiting: of.get(row.id)?.find((version) => version.status === "waiting") ?? null,
    versionCount,
    createdAt,
  }));
}

/**
 * One bank account.
 * @throws NOT_FOUND
 */
export async function loadBankAccount(tx: OrmTx, id: number): Promise<BankAccount> {
  const [found] = await loadBankAccounts(tx, sql`b.id = ${id}`);
  if (found === undefined) throw notFound("bank account", id);
  return found;
}
