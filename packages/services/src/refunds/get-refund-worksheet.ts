import { type AccommodationCharge, type DeductionAsked, refundAmount } from "@banksia/core/accommodation/index";
import { centsOf, centsText } from "@banksia/core/money/index";
import { interestProposal } from "@banksia/month-end/accommodation/interest-proposal";
import type { LoadedDeposit } from "@banksia/month-end/accommodation/load-deposits";
import { sql } from "drizzle-orm";
import type { OrmTx } from "@banksia/db";
import { type AccommodationFigures, loadFigures } from "../accommodation/figures.ts";
import { lifeOf, loadDeposit, proposalOf } from "../accommodation/load-deposit.ts";
import { oneOf } from "../common/rows.ts";
import { type Warning, dayWords, moneyWords } from "../common/warning.ts";
import { type Context, read, requireScope } from "../context.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { dueOf, loadRefundStay } from "./refund-event.ts";
import type { LawStep } from "./refund-view.ts";
import { villageExit } from "./village-exit.ts";

/** Everything that decides a refund, and what stands in its way. */
export interface RefundWorksheet {
  accommodationPaymentId: number;
  clientId: number;
  clientName: string;
  refundDate: string;
  dueDate: string | null;
  dueReason: string;
  figures: AccommodationFigures;
  /** Of the deductions: retention. */
  retentionOutstanding: string;
  /** Not posted yet; what the next proposal takes back is below zero. */
  deductions: { description: string; amount: string }[];
  refundable: string;
  interest: { rateKind: "base" | "maximum"; from: string; to: string; days: number; amount: string; text: string }[];
  interestTotal: string;
  /** Of it, posted already. */
  interestBilled: string;
  unpaidFees: string;
  credits: string;
  /** To be done first. */
  blocks: Warning[];
  warnings: Warning[];
  steps: LawStep[];
}

const reasonWords: Record<string, string> = {
  NOTICE_OVER_14_DAYS: "More than 14 days' notice of the move: due on the day of leaving",
  NOTICE_WITHIN_14_DAYS: "Notice within 14 days before the move: due 14 days after the notice",
  NO_NOTICE: "No notice before the move: due 14 days after leaving",
  LEFT: "Left residential care: due 14 days after leaving",
  HELD_FOR_RETURN: "Held for a return: due 14 days after that was ended",
  PROBATE_SHOWN: "Probate or letters of administration were shown: due 14 days after",
  OTHER_EVIDENCE_SHOWN: "Other evidence was shown: due 14 days after",
  AWAITING_EVIDENCE: "Probate or letters of administration have not been shown yet",
};

function noDueWords(departureDate: string | null): string {
  return departureDate === null ? "The client has not left" : "By the contract, and the law of the state on villages";
}

/**
 * The worksheet of a refund as if it were made on a day: due date, last deductions, interest, and what has to be done first.
 * @throws NOT_FOUND
 */
export async function getRefundWorksheet(
  ctx: Context,
  input: { accommodationPaymentId: number; on?: string },
): Promise<RefundWorksheet> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const { accommodationPaymentId: id, on = ctx.today() } = input;
    const stay = await loadRefundStay(tx, id);
    const deposit = await loadDeposit(tx, id);
    const figures = (await loadFigures(tx, [id])).get(id);
    if (figures === undefined) throw new Error("A payment was lost.");
    const { due, steps, problems } = dueOf(stay);
    const warnings: Warning[] = problems.map((detail) => ({ code: "REFUND_DUE", detail }));
    const blocks: Warning[] = [];
    const ended = stay.departureDate ?? on;
    const { life, warnings: lifeWarnings } = lifeOf(deposit, ended < deposit.entryDate ? deposit.entryDate : ended);
    blocks.push(...(life === null ? lifeWarnings : []));
    const { proposal } = proposalOf(deposit, ended < deposit.entryDate ? deposit.entryDate : ended);
    const waiting = (proposal?.charges.length ?? 0) + (proposal?.reversals.length ?? 0);
    if (waiting > 0)
      blocks.push({
        code: "RUN_FIRST",
        detail: `${waiting} charges up to ${dayWords(ended)} are not posted: run the accommodation proposal and post it, so that the balance is right.`,
      });
    if (stay.departureDate === null)
      blocks.push({
        code: "STILL_HERE",
        detail: "The client has not left: only part of the lump sum can be refunded.",
      });
    if (due?.reason === "AWAITING_EVIDENCE")
      blocks.push({
        code: "PROBATE_MISSING",
        detail: "Enter the day on which probate or letters of administration were shown on the service entry.",
      });

    if (stay.departureDate !== null) {
      const exit = villageExit(deposit, stay.departureDate);
      blocks.push(...exit.blocks);
      warnings.push(...exit.warnings);
    }

    // Whoever is still here leaves on the day, as far as the sum goes: then everything up to it is deducted.
    const leaving = stay.departureDate === null ? leavingOn(deposit, ended) : deposit;
    const { proposal: last } = proposalOf(leaving, ended < deposit.entryDate ? deposit.entryDate : ended);
    const asked: DeductionAsked[] = (last?.charges ?? []).filter((charge) => charge.drawdown).map(askedOf);
    const back = (last?.reversals ?? []).filter((charge) => charge.drawdown);
    const settled = refundAmount({
      balance: figures.balance,
      deductions: asked,
      retentionToGiveBack: centsText(back.reduce((sum, charge) => sum + centsOf(charge.amount), 0)),
    });
    const taken = settled.result.deductions.filter((row) => centsOf(row.taken) !== 0);
    // Of what was held when care ended; what was given back since bears no more.
    const found =
      due === null || on <= due.eventOn || life === null ? null : interestProposal(deposit, { endDate: on });
    const interest = found?.result?.interest ?? null;
    if (found?.result === null)
      blocks.push(
        ...found.issues
          .filter(({ severity }) => severity === "error")
          .map(({ code, message }) => ({ code, detail: message })),
      );
    const owed = await feesOf(tx, stay.clientId);
    if (centsOf(owed.unpaid) > 0)
      warnings.push({
        code: "UNPAID_FEES",
        detail: `${moneyWords(owed.unpaid)} of fees are unpaid: they may be deducted where that was agreed in writing.`,
      });
    return {
      accommodationPaymentId: id,
      clientId: stay.clientId,
      clientName: stay.clientName,
      refundDate: on,
      dueDate: due?.dueOn ?? null,
      dueReason: due === null ? noDueWords(stay.departureDate) : (reasonWords[due.reason] ?? due.reason),
      figures,
      retentionOutstanding: centsText(
        taken.reduce((sum, row) => (row.kind === "retention" ? sum + centsOf(row.taken) : sum), 0),
      ),
      deductions: [
        ...back.map((charge) => ({
          description: `Taken back: ${chargeWords(charge.kind)} ${dayWords(charge.from)} to ${dayWords(charge.to)}`,
          amount: centsText(-centsOf(charge.amount)),
        })),
        ...taken.map((row) => ({ description: row.reference ?? row.kind, amount: row.taken })),
      ],
      refundable: settled.result.refund,
      interest: (interest?.lines ?? []).map(({ rateKind, from, to, days, amount, pieces }) => ({
        rateKind,
        from,
        to,
        days,
        amount,
        text: `${days} ${days === 1 ? "day" : "days"} at ${pieces.map((piece) => `${piece.rate}%`).join(", ")}`,
      })),
      interestTotal: interest?.total ?? "0.00",
      interestBilled: figures.interestPayable,
      unpaidFees: owed.unpaid,
      credits: owed.credits,
      blocks,
      warnings,
      steps: [...steps, ...settled.trace, ...(found?.trace ?? [])],
    };
  });
}

/** The deposit as it would be if care ended on a day. */
function leavingOn(deposit: LoadedDeposit, day: string): LoadedDeposit {
  const to = day < deposit.entryDate ? deposit.entryDate : day;
  return { ...deposit, departureDate: to, facts: { ...deposit.facts, stays: [{ from: deposit.entryDate, to }] } };
}

const retains = (kind: string) => kind === "retention" || kind === "bond_retention";

const chargeWords = (kind: string) => (retains(kind) ? "Retention" : "Daily payments");

function askedOf(charge: AccommodationCharge): DeductionAsked {
  return {
    kind: retains(charge.kind) ? "retention" : "daily_payment",
    amount: charge.amount,
    reference: `${chargeWords(charge.kind)} ${dayWords(charge.from)} to ${dayWords(charge.to)}: ${charge.text}`,
  };
}

function feesOf(tx: OrmTx, clientId: number): Promise<{ unpaid: string; credits: string }> {
  return oneOf(
    tx,
    sql`select coalesce(sum(${openAmount}) filter (where t.amount > 0), 0)::numeric(14, 2) as unpaid,
        coalesce(-sum(${openAmount}) filter (where t.amount < 0), 0)::numeric(14, 2) as credits
      from customer_transaction t join account_name n on n.id = t.account_name_id and n.type = 'customer'
      where t.customer_id = ${clientId}`,
  );
}
