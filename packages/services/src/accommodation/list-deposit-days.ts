import { type DepositDay, daysOfDeposit } from "@banksia/core/accommodation/index";
import { type Context, read, requireScope } from "../context.ts";
import { dayWords } from "./day-words.ts";
import { lifeOf, loadDeposit } from "./load-deposit.ts";

/** One day of a deposit. */
export interface DepositDayView {
  on: string;
  /** After money in of the day, before what its end takes. */
  balance: string;
  retained: string;
  unpaidLumpSum: string;
  daily: string;
  /** Retention of this one day, to six decimals of a dollar. */
  retentionADay: string;
  /** What begins on the day and what moves, in words. */
  cause: string;
}

export interface ListDepositDaysInput {
  accommodationPaymentId: number;
  from?: string;
  until?: string;
  limit: number;
  cursor?: string;
}

/**
 * A deposit day by day, from its first day to the last one asked for.
 * @throws NOT_FOUND
 */
export async function listDepositDays(
  ctx: Context,
  input: ListDepositDaysInput,
): Promise<{ items: DepositDayView[]; nextCursor: string | null; total: number }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const deposit = await loadDeposit(tx, input.accommodationPaymentId);
    const today = ctx.today();
    const until = input.until ?? (today < deposit.entryDate ? deposit.entryDate : today);
    const { life } = lifeOf(deposit, until);
    if (life === null) return { items: [], nextCursor: null, total: 0 };
    const segments = new Map(life.segments.map((segment) => [segment.from, segment]));
    let segment = life.segments[0];
    const days = daysOfDeposit(life, deposit.policy)
      .map((day): DepositDayView => {
        segment = segments.get(day.day) ?? segment;
        return viewOf(day, segment?.retained ?? "0.00", segment?.unpaidLumpSum ?? "0.00");
      })
      .filter((day) => input.from === undefined || day.on >= input.from);
    const start = input.cursor === undefined ? 0 : days.findIndex((day) => day.on > (input.cursor ?? ""));
    const items = start < 0 ? [] : days.slice(start, start + input.limit);
    const last = items.at(-1);
    const more = last !== undefined && last.on !== days.at(-1)?.on;
    return { items, nextCursor: more ? last.on : null, total: days.length };
  });
}

function viewOf(day: DepositDay, retained: string, unpaidLumpSum: string): DepositDayView {
  return {
    on: day.day,
    balance: day.balance,
    retained,
    unpaidLumpSum,
    daily: day.daily,
    retentionADay: day.retention,
    cause: dayWords(day),
  };
}
