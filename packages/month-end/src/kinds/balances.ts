import { type LineForecast, forecastsOf, writeForecasts } from "../accommodation/balances.ts";
import { loadDeposits } from "../accommodation/load-deposits.ts";
import { lockPlannedDeposits } from "../accommodation/planned-deposits.ts";
import type { Parked } from "../parked.ts";
import { queryOfSql } from "../residents/query.ts";
import { type ClientWork, type ShardKind, guarded, nothing } from "./kind.ts";

interface BalanceWork extends ClientWork {
  forecasts: LineForecast[];
}

/** The daily payment of each line on the end date, from the balance of that day. Writes no journal lines. */
export const balances: ShardKind<BalanceWork> = {
  async workOut(tx, run, clientIds) {
    const { preview, filters, window } = run;
    const on = window.endDate;
    const planned = await lockPlannedDeposits(tx, { kind: "balances", preview, filters, endDate: on }, clientIds);
    const loaded = await loadDeposits(queryOfSql(tx), [...planned.values()].flat());
    return clientIds.map((clientId) => {
      const work = guarded<BalanceWork>(
        clientId,
        () => {
          const found = (planned.get(clientId) ?? []).flatMap((id) => {
            const one = loaded.get(id);
            return one === undefined ? [] : [forecastsOf(one, on)];
          });
          const forecasts = found.flatMap((one) => one.forecasts);
          const issue = found.flatMap((one) => one.issues).find((one) => one.severity === "error");
          const problem: Parked | null =
            issue === undefined
              ? null
              : { clientId, code: issue.code, message: issue.message, detail: { day: issue.day, issues: [issue] } };
          return { ...nothing(clientId, problem), otherRows: forecasts.length, forecasts };
        },
        (problem) => ({ ...nothing(clientId, problem), forecasts: [] }),
      );
      return work;
    });
  },
  write: (tx, _run, clients) =>
    writeForecasts(
      tx,
      clients.flatMap((client) => client.forecasts),
    ),
};
