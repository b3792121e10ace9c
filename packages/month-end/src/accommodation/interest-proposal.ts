/** Interest that is owed to a client who left, less what stands. */
import {
  type AccommodationCharge,
  type AdjustmentIssueCode,
  type RefundDue,
  type RefundDueIssueCode,
  type RefundInterest,
  type RefundInterestIssueCode,
  accommodationAdjustment,
  interestCharges,
  refundDue,
  refundInterest,
} from "@banksia/core/accommodation/index";
import type { LawIssue, Outcome } from "@banksia/core/arrangements/outcome";
import { centsOf, centsText } from "@banksia/core/money/index";
import { type DepositCode, depositLifeOf } from "./deposit-proposal.ts";
import type { LoadedCharge, LoadedDeposit } from "./deposit-record.ts";

export interface InterestProposal {
  due: RefundDue;
  interest: RefundInterest;
  /** What was to be refunded on the day care ended, after all deductions. */
  balance: string;
  reversals: LoadedCharge[];
  charges: AccommodationCharge[];
}

type InterestCode = DepositCode | AdjustmentIssueCode | RefundDueIssueCode | RefundInterestIssueCode;

/**
 * Interest up to and including a day, less what stands. Null with an error; and without one while the client is there, or
 * on the day on which care ended.
 * @param loaded from the first day on
 */
export function interestProposal(
  loaded: LoadedDeposit,
  window: { endDate: string },
): Outcome<InterestProposal | null, InterestCode> {
  const { refundEvent: event, departureDate, policy } = loaded;
  const none = { result: null, issues: [], trace: [] };
  if (event === null || departureDate === null || departureDate >= window.endDate) return none;
  const life = depositLifeOf(loaded, departureDate);
  if (life.result === null) return { ...life, result: null };
  const due = refundDue(event, policy);
  if (due.result === null) return { ...due, result: null };
  const after = loaded.facts.movements.filter((move) => move.on > departureDate && move.on <= window.endDate);
  const deductions = after.filter((move) => move.kind === "agreed_deduction" || move.kind === "outstanding_payment");
  const taken = deductions.reduce((sum, move) => sum + centsOf(move.amount), 0);
  // Authorised amounts are deducted before interest is worked out, whenever they were.
  const balance = centsText(Math.max(centsOf(life.result.figures.balance) - taken, 0));
  const moved = after.filter((move) => !deductions.includes(move));
  const interest = refundInterest(
    {
      due: due.result,
      kind: loaded.bond === null ? "deposit" : "bond",
      balance,
      refunds: moved.map(({ on, kind, amount }) => ({
        on,
        amount: kind === "refund" || kind === "transfer_out" ? amount : `-${amount}`,
      })),
      until: window.endDate,
      baseRates: loaded.rates.baseRates,
      mpir: loaded.rates.mpir,
    },
    policy,
  );
  if (interest.result === null) return { ...interest, result: null };
  const { result, issues, trace } = accommodationAdjustment(
    interestCharges(interest.result).filter((charge) => centsOf(charge.amount) > 0),
    loaded.standing.filter((row) => row.kind === "interest_payable"),
    { from: departureDate, to: window.endDate },
  );
  const found: LawIssue<InterestCode>[] = [...life.issues, ...due.issues, ...interest.issues, ...issues];
  return {
    result: {
      due: due.result,
      interest: interest.result,
      balance,
      reversals: result.reversals,
      charges: result.charges,
    },
    issues: found,
    trace: [...due.trace, ...interest.trace, ...trace],
  };
}
