import type { OrmTx } from "@banksia/db";
import type { FieldError } from "../errors.ts";
import type { AccountNameType } from "./account-name-view.ts";
import { type AccountPurpose, ledgerAccountFaults } from "./check-ledger-account.ts";

/** Which ledger accounts a posting profile of each type needs. */
const needed: Record<AccountNameType, { receivable: AccountPurpose; counter: AccountPurpose | null }> = {
  customer: { receivable: "receivable", counter: null },
  accommodation: { receivable: "receivable", counter: "lump_sum_liability" },
  lump_sum: { receivable: "receivable", counter: "lump_sum_liability" },
  vendor: { receivable: "payable", counter: "ordinary" },
};

/** What is wrong with the ledger accounts of an account name; an account that stays as it was is undefined. */
export async function accountNameFaults(
  tx: OrmTx,
  type: AccountNameType,
  receivableAccountId: number | undefined,
  counterAccountId: number | null | undefined,
): Promise<FieldError[]> {
  const { receivable, counter } = needed[type];
  const faults = await ledgerAccountFaults(tx, "/receivableAccountId", receivableAccountId, receivable);
  const pointer = "/counterAccountId";
  if (counter === null) {
    if (counterAccountId != null)
      faults.push({ pointer, code: "NOT_ALLOWED", detail: "An account name of type customer has no counter account." });
    return faults;
  }
  // One that draws from lump sums may wait for its liability account: nothing is drawn on it until then.
  if (counterAccountId === null && type !== "accommodation")
    faults.push({ pointer, code: "REQUIRED", detail: "Choose the counter account: lump-sum liability or clearing." });
  if (counterAccountId != null) faults.push(...(await ledgerAccountFaults(tx, pointer, counterAccountId, counter)));
  return faults;
}
