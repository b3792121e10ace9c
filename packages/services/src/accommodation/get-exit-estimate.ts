import { exitSettlement } from "@banksia/core/accommodation/index";
import { centsOf, centsText } from "@banksia/core/money/index";
import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import type { LawStep } from "../refunds/refund-view.ts";
import { loadDeposit } from "./load-deposit.ts";

/** What would come back to a village resident who leaves on a day. */
export interface ExitEstimate {
  on: string;
  resalePrice: string | null;
  ingoing: string;
  dmf: string;
  /** Per cent of the base so far. */
  dmfPercent: string;
  crf: string;
  crfPercent: string;
  /** Below zero for a loss. */
  gainOrLoss: string;
  share: string;
  otherDeductions: string;
  unpaidFees: string;
  exitAmount: string;
  steps: LawStep[];
}

export interface GetExitEstimateInput {
  accommodationPaymentId: number;
  on?: string;
  resalePrice?: string;
}

/**
 * The exit amount of a village resident who leaves on a day (left out: the day they left, or today), with any resale price.
 * @throws NOT_FOUND, VALIDATION when no ingoing contribution is set up or a resale price is needed
 */
export async function getExitEstimate(ctx: Context, input: GetExitEstimateInput): Promise<ExitEstimate> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const deposit = await loadDeposit(tx, input.accommodationPaymentId);
    if (deposit.ingoing === null)
      refuseIfAny([
        {
          pointer: "/accommodationPaymentId",
          code: "NOT_ALLOWED",
          detail: "No ingoing contribution is set up for this stay: enter the terms of the contract first.",
        },
      ]);
    if (deposit.ingoing === null) throw new Error("A fault was lost.");
    const { ingoing } = deposit;
    const on = input.on ?? deposit.departureDate ?? ctx.today();
    const { unpaid, state } = await oneOf<{ unpaid: string; state: string | null }>(
      tx,
      sql`select (select greatest(coalesce(sum(${openAmount}), 0), 0)::numeric(14, 2) from customer_transaction t
          join account_name n on n.id = t.account_name_id and n.type in ('customer', 'accommodation')
          where t.customer_id = ${deposit.clientId} and t.service_id = s.id) as unpaid, s.state
        from service s where s.id = ${deposit.serviceId}`,
    );
    const resale = input.resalePrice ?? ingoing.exit.resalePrice;
    const resalePrice = resale === null ? null : centsText(centsOf(resale));
    const fees = centsOf(unpaid) > 0 ? [{ name: "Fees unpaid", amount: unpaid }] : [];
    const found = exitSettlement(
      { ...ingoing.exit, resalePrice, deductions: [...ingoing.exit.deductions, ...fees] },
      on,
    );
    if (found.result === null)
      refuseIfAny(
        found.issues.map(({ field, message }) => ({
          pointer: `/${field}`,
          code: "REQUIRED" as const,
          detail: message,
        })),
      );
    if (found.result === null) throw new Error("A fault was lost.");
    const { result, trace } = found;
    const crf = trace.filter((step) => step.page === "exit-fees" && step.value?.endsWith("%") === true).at(-1);
    return {
      on,
      resalePrice,
      ingoing: ingoing.agreedAmount,
      dmf: result.dmf?.amount ?? "0.00",
      dmfPercent: result.dmf?.percent ?? "0",
      crf: result.crf,
      crfPercent: ingoing.crf === null ? "0" : (crf?.value?.slice(0, -1) ?? "0"),
      gainOrLoss: result.gain,
      share: result.residentShare,
      otherDeductions: centsText(centsOf(result.deductions) - centsOf(unpaid)),
      unpaidFees: unpaid,
      exitAmount: result.payout,
      steps: trace.map((step) => ({ ...step, law: isLawOf(state, step.law) ? step.law : null })),
    };
  });
}

/** A law of another state is no reason here: the contract has taken over its method. */
function isLawOf(state: string | null, law: string | null): boolean {
  return law?.toUpperCase().includes(`(${state ?? ""})`) === true;
}
