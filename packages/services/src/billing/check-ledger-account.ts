import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import type { FieldError } from "../errors.ts";
import type { AccountControl } from "../ledger/ledger-account-view.ts";

/** What a ledger account is chosen for. */
export type AccountPurpose = "receivable" | "payable" | "lump_sum_liability" | "tax" | "ordinary";

const wanted: Record<AccountPurpose, string> = {
  receivable: "Choose a ledger account marked as receivable control account: customer balances are reconciled with it.",
  payable:
    "Choose a ledger account marked as payable control account: what is owed to customers is reconciled with it.",
  lump_sum_liability:
    "Choose a ledger account marked as lump-sum liability: the lump sums held are reconciled with it.",
  tax: "Choose a ledger account marked as tax control account.",
  ordinary: "Choose an ordinary ledger account, not a control account: fees are earned on it.",
};

/** What is wrong with a ledger account for a purpose; nothing where no account is given. */
export async function ledgerAccountFaults(
  tx: OrmTx,
  pointer: string,
  id: number | undefined,
  purpose: AccountPurpose,
): Promise<FieldError[]> {
  if (id === undefined) return [];
  const account = await firstOf<{ control: AccountControl | null }>(
    tx,
    sql`select control from ledger_account where id = ${id}`,
  );
  if (account === null) return [{ pointer, code: "UNKNOWN", detail: `There is no ledger account ${id}.` }];
  return account.control === (purpose === "ordinary" ? null : purpose)
    ? []
    : [{ pointer, code: "NOT_ALLOWED", detail: wanted[purpose] }];
}

/** What is wrong with the percentage of a tax code. */
export function taxPercentFaults(percent: string | undefined): FieldError[] {
  if (percent === undefined || (!percent.startsWith("-") && Number.parseInt(percent, 10) < 100)) return [];
  return [{ pointer: "/percent", code: "OUT_OF_RANGE", detail: "A tax is at least 0 and below 100 per cent." }];
}
