import type { OrmTx } from "@banksia/db";
import { ledgerAccountFaults } from "../billing/check-ledger-account.ts";
import type { FieldError } from "../errors.ts";
import { nationalTableFaults } from "../rates/national-table-faults.ts";

/** A funding code as it will stand. */
export interface FundingCodeFacts {
  unit: "day" | "month";
  accommodationAssociated: boolean;
  revenueAccountId: number | null;
  nationalRate: string | null;
}

/** What is wrong with a funding code. */
export async function fundingCodeFaults(tx: OrmTx, code: FundingCodeFacts): Promise<FieldError[]> {
  const faults: FieldError[] = [
    ...nationalTableFaults("/nationalRate", code.nationalRate, code.unit),
    ...(code.revenueAccountId === null
      ? []
      : await ledgerAccountFaults(tx, "/revenueAccountId", code.revenueAccountId, "ordinary")),
  ];
  if (code.accommodationAssociated && code.unit !== "day")
    faults.push({
      pointer: "/unit",
      code: "NOT_ALLOWED",
      detail: "A code paid for the room is paid per day: the assessed amount that reduces it is one of a day.",
    });
  return faults;
}
