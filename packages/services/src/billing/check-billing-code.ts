import type { BillingUnit } from "@banksia/core/billing/facts";
import { type OrmTx, schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import type { FieldError } from "../errors.ts";
import { nationalTableFaults } from "../rates/national-table-faults.ts";
import type { LegalFee } from "./billing-code-view.ts";
import { ledgerAccountFaults } from "./check-ledger-account.ts";

/** What can be given of a billing code. */
interface CodeValues {
  unit?: BillingUnit;
  taxCodeId?: number;
  accountNameId?: number;
  revenueAccountId?: number;
  nationalRate?: string | null;
  legalFee?: LegalFee | null;
  fundingCodeId?: number | null;
}

/**
 * What is wrong with a billing code; what is not given is not looked at.
 * @param before the code as it stands; null for a new one
 */
export async function billingCodeFaults(
  tx: OrmTx,
  code: CodeValues,
  before: {
    unit: BillingUnit;
    nationalRate: string | null;
    legalFee: LegalFee | null;
    fundingCodeId: number | null;
  } | null = null,
): Promise<FieldError[]> {
  const faults = [
    ...(await unknownReferences(
      tx,
      { pointer: "/taxCodeId", table: schema.taxCode, what: "tax code", id: code.taxCodeId },
      { pointer: "/accountNameId", table: schema.accountName, what: "account name", id: code.accountNameId },
      { pointer: "/fundingCodeId", table: schema.fundingCode, what: "funding code", id: code.fundingCodeId },
    )),
    ...(await ledgerAccountFaults(tx, "/revenueAccountId", code.revenueAccountId, "ordinary")),
  ];
  const unit = code.unit ?? before?.unit;
  if (unit === undefined) return faults;
  const moved = code.unit !== undefined && code.unit !== before?.unit;
  const given = <T>(next: T | undefined, old: T | undefined): T | undefined =>
    next === undefined && moved ? old : next;
  const table = given(code.nationalRate, before?.nationalRate);
  if (table !== before?.nationalRate || moved) faults.push(...nationalTableFaults("/nationalRate", table, unit));
  const legalFee = given(code.legalFee, before?.legalFee);
  if (legalFee != null && legalFee !== "higher_everyday_living_fee" && unit !== "day")
    faults.push({
      pointer: code.legalFee == null ? "/unit" : "/legalFee",
      code: "NOT_ALLOWED",
      detail: "The law gives this fee by the day: charge the code per day.",
    });
  const fundingCodeId = given(code.fundingCodeId, before?.fundingCodeId);
  if (fundingCodeId != null) {
    const [funding] = await tx.select().from(schema.fundingCode).where(eq(schema.fundingCode.id, fundingCodeId));
    if (funding !== undefined)
      faults.push(...offsetFaults(funding, unit, code.fundingCodeId == null ? "/unit" : "/fundingCodeId"));
  }
  return faults;
}

function offsetFaults(
  funding: { code: string; unit: string; accommodationAssociated: boolean; active: boolean },
  unit: BillingUnit,
  pointer: string,
): FieldError[] {
  if (funding.unit !== unit)
    return [
      {
        pointer,
        code: "NOT_ALLOWED",
        detail: `${funding.code} is paid per ${funding.unit}, but the fee is charged per ${unit}: a set-off needs the same unit.`,
      },
    ];
  if (funding.accommodationAssociated)
    return [
      {
        pointer,
        code: "NOT_ALLOWED",
        detail: `${funding.code} is paid for the room and reduced by the assessed amount: it cannot set off a fee as well.`,
      },
    ];
  if (!funding.active)
    return [{ pointer, code: "INACTIVE", detail: `${funding.code} is no longer in use: choose another funding code.` }];
  return [];
}
