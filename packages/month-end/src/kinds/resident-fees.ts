import type { Parked } from "../parked.ts";
import { type PlannedResident, planResidents, seeingEverything, writePlanned } from "../residents/recalculate.ts";
import { queryOfSql } from "../residents/query.ts";
import { rowsOf } from "../residents/write-plans.ts";
import { type ClientWork, type ShardKind, nothing } from "./kind.ts";

interface ResidentWork extends ClientWork {
  planned: PlannedResident;
}

/** Arrangements, rates and calculated lines of residents anew, as after a new national rate. Writes no journal lines. */
export const residentFees: ShardKind<ResidentWork> = {
  async workOut(tx, run, clientIds) {
    const query = queryOfSql(tx);
    const planned = await seeingEverything(query, () => planResidents(query, clientIds, run.window.postingDate));
    return planned.map((one) => ({
      ...nothing(one.plan.clientId, problemOf(one)),
      otherRows:
        one.difference === null ? 0 : Object.values(rowsOf(one.difference)).reduce((sum, rows) => sum + rows, 0),
      planned: one,
    }));
  },
  async write(tx, run, clients) {
    const query = queryOfSql(tx);
    const planned = clients.map((client) => client.planned);
    await seeingEverything(query, () => writePlanned(query, planned, run.window.postingDate));
  },
};

function problemOf({ plan }: PlannedResident): Parked | null {
  const errors = plan.issues.filter((issue) => issue.severity === "error");
  const [first] = errors;
  if (first === undefined) return null;
  const { code, message, day } = first;
  return { clientId: plan.clientId, code, message, detail: { day, issues: errors } };
}
