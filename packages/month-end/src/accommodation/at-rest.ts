import type { DepositLife } from "@banksia/core/accommodation/index";
import type { LoadedDeposit } from "./deposit-record.ts";

/**
 * Whether no day after a life will ever be charged unless a fact changes: a lump sum that is held in full, without retention and
 * indexation, under an agreement and an arrangement that have no end. Such a deposit need not be looked at month by month.
 */
export function restsAfter(loaded: LoadedDeposit, life: DepositLife): boolean {
  const { facts, waiting } = loaded;
  if (loaded.departureDate !== null || loaded.bond !== null || loaded.ingoing !== null || waiting.length > 0)
    return false;
  const last = life.segments.at(-1);
  if (last === undefined || !last.inCare || last.lineId === null || Number(last.daily) !== 0) return false;
  if (Number(last.unpaidLumpSum) !== 0 || life.closing.pending.length > 0 || life.closing.accruedDays > 0) return false;
  const later = (row: { from: string }): boolean => row.from > life.to;
  const line = facts.lines.find((one) => one.id === last.lineId);
  if (line?.kind !== "payment" || line.to !== null || facts.lines.some(later)) return false;
  const rules = facts.classes.find((row) => row.from <= life.to && (row.to === null || row.to >= life.to));
  if (rules?.to !== null || rules.retention || rules.indexation || facts.classes.some(later)) return false;
  return facts.movements.every((move) => move.on <= life.to);
}
