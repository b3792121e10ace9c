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
import type { Outcome } from "@banksia/core/arrangements/outcome";
import { dayNumber, dayText } from "@banksia/core/days/civil";
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

/** Charges of one way of comparing: what should be, and what stands. */
interface Compared {
  charges: AccommodationCharge[];
  standing: LoadedCharge[];
}

export interface AccommodationProposal {
  life: DepositLife;
  reversals: LoadedCharge[];
  charges: AccommodationCharge[];
  net: AccommodationAdjustment<LoadedCharge>["net"];
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
  return { result: life.result, issues: [...issues, ...life.issues], trace: life.trace };
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
  const byDay: Compared = { charges: [], standing: [] };
  const byPeriod: Compared = { charges: [], standing: [] };
  for (const row of life.charges) {
    if (!isProposed(row.kind, switches)) continue;
    const charge = withRowId(row);
    if (!isOfDays(charge)) byPeriod.charges.push(charge);
    else if (charge.from <= decided) byDay.charges.push(charge);
  }
  for (const row of loaded.standing) {
    if (isProposed(row.kind, switches)) (isOfDays(row) ? byDay : byPeriod).standing.push(row);
  }
  const found: Proposed = { result: { life, reversals: [], charges: [], net: [] }, issues, trace };
  if (decided >= from) compare(byDay, { from, to: decided }, found);
  compare(byPeriod, { from, to: endDate }, found);
  return found;
}

type Proposed = Outcome<AccommodationProposal, DepositCode | AdjustmentIssueCode>;

/** Adds to a proposal what a comparison gives. */
function compare({ charges, standing }: Compared, days: { from: string; to: string }, proposed: Proposed): void {
  if (charges.length === 0 && standing.length === 0) return;
  const { result, issues, trace } = accommodationAdjustment(charges, standing, days);
  proposed.result.reversals.push(...result.reversals);
  proposed.result.charges.push(...result.charges);
  proposed.result.net.push(...result.net);
  proposed.issues.push(...issues);
  proposed.trace.push(...trace);
}

function isProposed(kind: ChargeKind, switches: ProposalSwitches): boolean {
  const name = SWITCH_OF[kind];
  return name !== undefined && switches[name];
}

function isOfDays({ kind }: AccommodationCharge): boolean {
  return kind === "daily_payment" || kind === "unpaid_lump_sum_daily";
}

function latest(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}

function withRowId(charge: AccommodationCharge): AccommodationCharge {
  if (charge.lineId === null || charge.lineId === lineRowId(charge.lineId)) return charge;
  return { ...charge, lineId: lineRowId(charge.lineId) };
}

function dayBefore(day: string): string {
  return dayText(dayNumber(day) - 1);
}
