/** The life of a loaded deposit, and what is to be charged for it. */
import {
  type AccommodationAdjustment,
  type AccommodationCharge,
  type AdjustmentIssueCode,
  type ChargeKind,
  type DepositFacts,
  type DepositIssueCode,
  type DepositLife,
  accommodationAdjustment,
  bondRetention,
  depositLife,
} from "@banksia/core/accommodation/index";
import type { LawIssue, Outcome } from "@banksia/core/arrangements/outcome";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { centsOf, centsText } from "@banksia/core/money/index";
import { lineRowId } from "./agreement-lines.ts";
import type { DepositLoadCode, LoadedCharge, LoadedDeposit } from "./deposit-record.ts";

export type DepositCode = DepositIssueCode | DepositLoadCode;

/** What is charged; with everything off nothing is. */
export interface ProposalSwitches {
  /** Daily payments, daily contributions and charges. */
  ongoing: boolean;
  /** The daily payment on what is not paid of an agreed lump sum. */
  unpaidLumpSum: boolean;
  /** Retention of lump sums and bonds. */
  retention: boolean;
}

export interface AccommodationProposal {
  life: DepositLife;
  reversals: LoadedCharge[];
  charges: AccommodationCharge[];
  net: AccommodationAdjustment["net"];
}

/** The facts of the rule up to a day, with the retention of a bond as planned for it. */
export function depositFactsOf(loaded: LoadedDeposit, until: string): DepositFacts {
  if (loaded.bond === null) return loaded.facts;
  return { ...loaded.facts, bondRetention: bondRetention({ ...loaded.bond, until }).result.months };
}

/** Everything that happens to a deposit up to and including a day. Null with an error, also one of loading. */
export function depositLifeOf(loaded: LoadedDeposit, until: string): Outcome<DepositLife | null, DepositCode> {
  const issues = loaded.issues.filter((issue) => issue.day === null || issue.day <= until);
  if (issues.some((issue) => issue.severity === "error")) return { result: null, issues, trace: [] };
  const life = depositLife(depositFactsOf(loaded, until), until, loaded.policy);
  return { ...life, issues: [...issues, ...life.issues] };
}

const SWITCH_OF: Partial<Record<ChargeKind, keyof ProposalSwitches>> = {
  daily_payment: "ongoing",
  unpaid_lump_sum_daily: "unpaidLumpSum",
  retention: "retention",
  bond_retention: "retention",
};

/**
 * What is to be charged up to a day, less what stands. Days whose daily payments the end of their month is still to take
 * from the lump sum are left for the proposal that reaches it: only then is it known how far the balance goes.
 */
export function accommodationProposal(
  loaded: LoadedDeposit,
  window: { endDate: string },
  switches: ProposalSwitches,
): Outcome<AccommodationProposal | null, DepositCode | AdjustmentIssueCode> {
  const { endDate } = window;
  const { result: life, issues, trace } = depositLifeOf(loaded, endDate);
  if (life === null) return { result: null, issues, trace };
  const pending = life.closing.pending[0] ?? null;
  const decided = pending === null ? endDate : dayBefore(pending.from);
  const from = latest(loaded.facts.opening?.pending[0]?.from ?? life.from, loaded.billFrom);
  const on = ({ kind }: { kind: ChargeKind }): boolean => {
    const name = SWITCH_OF[kind];
    return name !== undefined && switches[name];
  };
  const stands = loaded.standing.filter(on);
  const charges = life.charges.filter(on).flatMap((row) => since(withRowId(row), loaded.billFrom));
  const ofDays = (row: AccommodationCharge): boolean =>
    row.kind === "daily_payment" || row.kind === "unpaid_lump_sum_daily";
  const parts = [
    decided < from
      ? null
      : accommodationAdjustment(
          charges.filter((row) => ofDays(row) && row.from <= decided),
          stands.filter(ofDays),
          { from, to: decided },
        ),
    accommodationAdjustment(
      charges.filter((row) => !ofDays(row)),
      stands.filter((row) => !ofDays(row)),
      { from, to: endDate },
    ),
  ].filter((part) => part !== null);
  const byCharge = new Map(loaded.standing.map((row) => [row.chargeId, row]));
  const found: LawIssue<DepositCode | AdjustmentIssueCode>[] = [...issues];
  for (const part of parts) found.push(...part.issues);
  return {
    result: {
      life,
      reversals: parts.flatMap((part) => part.result.reversals.flatMap((row) => byCharge.get(row.chargeId) ?? [])),
      charges: parts.flatMap((part) => part.result.charges),
      net: parts.flatMap((part) => part.result.net),
    },
    issues: found,
    trace: [...trace, ...parts.flatMap((part) => part.trace)],
  };
}

/** A charge without its days that an earlier system billed; retention counts where it is deducted. */
function since(charge: AccommodationCharge, billFrom: string | null): AccommodationCharge[] {
  if (billFrom === null || charge.from >= billFrom) return [charge];
  if (charge.to < billFrom) return [];
  if (charge.perDay === null) return [charge];
  const days = dayNumber(charge.to) - dayNumber(billFrom) + 1;
  return [{ ...charge, from: billFrom, days, amount: centsText(centsOf(charge.perDay) * days) }];
}

function latest(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}

function withRowId(charge: AccommodationCharge): AccommodationCharge {
  return charge.lineId === null ? charge : { ...charge, lineId: lineRowId(charge.lineId) };
}

function dayBefore(day: string): string {
  return dayText(dayNumber(day) - 1);
}
