import { centsSum, totalsOf, type CentsSum } from "../cents.ts";
import type { AbaDetail, AbaHeader, AbaReturn, AbaTotals } from "../facts.ts";
import { sideOf } from "../transaction-code.ts";
import type { StatedTotals } from "./examine-trailer.ts";

/** What is known of the group of records that is being read. */
export interface GroupState {
  header: AbaHeader | undefined;
  firstRecord: number;
  credit: CentsSum;
  debit: CentsSum;
  details: number;
  returns: number;
  /** Detail and return records that could not be read. */
  unreadable: number;
  /** Whether the last detail record is against the own account for what the others come to. */
  endsBalanced: boolean;
  /** Trace BSB and account of the record before. */
  trace: string | undefined;
  traceReported: boolean;
  mixReported: boolean;
}

/** What a group came to. */
export interface AbaGroupSummary {
  /** Undefined when the group had no header. */
  header: AbaHeader | undefined;
  /** What the records add up to; `count` counts every detail and return record. */
  totals: AbaTotals;
  /** What the file total states; undefined when there was none. */
  stated: StatedTotals | undefined;
  details: number;
  returns: number;
  /** Detail and return records that could not be read, counted above but not in the sums. */
  unreadable: number;
  /** Whether the last detail record balances the group against its own account. */
  balanced: boolean;
  /** Number of the group's first record, from 1. */
  firstRecord: number;
}

/** A group that has just begun. */
export function groupState(header: AbaHeader | undefined, firstRecord: number): GroupState {
  return {
    header,
    firstRecord,
    credit: centsSum(),
    debit: centsSum(),
    details: 0,
    returns: 0,
    unreadable: 0,
    endsBalanced: false,
    trace: undefined,
    traceReported: false,
    mixReported: false,
  };
}

/** Adds an entry to the sums. */
export function addEntry(group: GroupState, entry: Pick<AbaDetail | AbaReturn, "code" | "cents">): void {
  (sideOf(entry.code) === "debit" ? group.debit : group.credit).add(entry.cents);
}

/** What the records of the group add up to so far. */
export function totalsSoFar(group: GroupState): AbaTotals {
  return totalsOf(group.credit.value(), group.debit.value(), group.details + group.returns);
}

/** What the group came to. */
export function summaryOf(group: GroupState, stated: StatedTotals | undefined): AbaGroupSummary {
  return {
    header: group.header,
    totals: totalsSoFar(group),
    stated,
    details: group.details,
    returns: group.returns,
    unreadable: group.unreadable,
    balanced: group.endsBalanced,
    firstRecord: group.firstRecord,
  };
}
