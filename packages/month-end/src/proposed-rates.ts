import type { BillingRateFacts } from "@banksia/core/billing/facts";
import type { SqlTx } from "@banksia/db";
import { type ProposedRate, proposeRates } from "./national-rates.ts";
import { queryOfSql } from "./residents/query.ts";
import { recalculateResidents } from "./residents/recalculate.ts";

/**
 * Global rates as they would be with figures that are not saved yet: each code that takes its rates from a table has the
 * proposed figure from its day to the day before its next rate. Rates that do not stand in the database have the id 0.
 */
export function withProposedRates(
  rates: readonly BillingRateFacts[],
  codes: readonly { id: number; nationalRate: string }[],
  proposed: readonly ProposedRate[],
): BillingRateFacts[] {
  let all = [...rates];
  for (const { tableKey, from, value } of proposed) {
    for (const code of codes) {
      if (code.nationalRate !== tableKey) continue;
      const own = all.filter((rate) => rate.billingCodeId === code.id);
      const covering = own.find((rate) => rate.from <= from && (rate.to === null || rate.to >= from));
      // A share of another code follows that code, not the table.
      if (covering !== undefined && covering.model === "percentage") continue;
      const next = own
        .map((rate) => rate.from)
        .filter((day) => day > from)
        .toSorted()[0];
      const before = covering !== undefined && covering.from < from ? [{ ...covering, to: dayBefore(from) }] : [];
      const to = covering === undefined ? (next === undefined ? null : dayBefore(next)) : covering.to;
      all = [
        ...all.filter((rate) => rate !== covering),
        ...before,
        { id: 0, billingCodeId: code.id, from, to, model: "amount", rate: value },
      ];
    }
  }
  return all.toSorted((a, b) => a.billingCodeId - b.billingCodeId || (a.from < b.from ? -1 : 1));
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** Carries a result out of a savepoint that is undone. */
class Undone<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super("A preview was undone.");
    this.result = result;
  }
}

/**
 * Does the work of a preview with figures that are not saved yet: works the clients' own amounts out anew with them,
 * then does the work, then undoes all that was written.
 * @param day the posting date of the preview, up to which leave that has not ended counts
 */
export async function withProposal<T>(
  tx: SqlTx,
  proposed: readonly ProposedRate[],
  clientIds: readonly number[],
  day: string,
  work: (tx: SqlTx) => Promise<T>,
): Promise<T> {
  try {
    return await tx.savepoint(async (save) => {
      const query = queryOfSql(save);
      await proposeRates(query, proposed);
      await recalculateResidents(query, clientIds, day);
      throw new Undone(await work(save));
    });
  } catch (error) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- thrown just above with the result of `work`
    if (error instanceof Undone) return (error as Undone<T>).result;
    throw error;
  }
}
