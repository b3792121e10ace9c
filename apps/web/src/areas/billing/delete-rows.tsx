import type { JSX } from "solid-js";
import { problemOf } from "../../data/problem.ts";
import { confirm } from "../../kit/confirm.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars, sumMoney } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { refreshMoney } from "./refresh-money.ts";

/**
 * Asks, then deletes rows of a draft journal one after the other; stops at the first that is refused and says so.
 * @returns whether all of them are gone
 */
export async function deleteRows<Row extends { amount: string }>(
  rows: readonly Row[],
  noun: [one: string, many: string],
  what: JSX.Element,
  remove: (row: Row) => Promise<unknown>,
): Promise<boolean> {
  if (rows.length === 0) return false;
  const words = `${count(rows.length, ...noun)}, ${formatDollars(sumMoney(rows.map((row) => row.amount)))}`;
  const yes = await confirm(`Delete ${count(rows.length, ...noun)}?`, <p>{what}</p>, `Delete ${words}`, {
    danger: true,
    stay: rows.length === 1 ? "Keep it" : "Keep them",
  });
  if (!yes) return false;
  let gone = 0;
  try {
    for (const row of rows) {
      await remove(row);
      gone += 1;
    }
    toast(`Deleted ${words}.`);
    return true;
  } catch (error) {
    const before = gone === 0 ? "" : `${count(gone, ...noun)} deleted, then: `;
    toast(`${before}${problemOf(error).detail}`, { tone: "failed" });
    return false;
  } finally {
    await refreshMoney();
  }
}
