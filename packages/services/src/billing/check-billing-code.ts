import { type OrmTx, schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import type { FieldError } from "../errors.ts";
import { ledgerAccountFaults } from "./check-ledger-account.ts";

/** What is wrong with what a billing code refers to; what is not given is not looked at. */
export async function billingCodeFaults(
  tx: OrmTx,
  code: { taxCodeId?: number; accountNameId?: number; revenueAccountId?: number },
): Promise<FieldError[]> {
  return [
    ...(await unknownReferences(
      tx,
      { pointer: "/taxCodeId", table: schema.taxCode, what: "tax code", id: code.taxCodeId },
      { pointer: "/accountNameId", table: schema.accountName, what: "account name", id: code.accountNameId },
    )),
    ...(await ledgerAccountFaults(tx, "/revenueAccountId", code.revenueAccountId, "ordinary")),
  ];
}
