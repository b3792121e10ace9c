import type { LawIssue } from "@banksia/core/arrangements/outcome";
import { type ClientCapLine, capThresholdsOf, clientCaps } from "@banksia/core/capping/client-caps";
import type { ClientFacts } from "@banksia/core/billing/facts";
import { writeCapLines } from "../cap-line-rows.ts";
import { FORECAST_YEARS } from "../cap-question.ts";
import { loadClientFacts } from "../client-facts.ts";
import type { Parked } from "../parked.ts";
import { type ClientWork, type RunFacts, type ShardKind, guarded, nothing } from "./kind.ts";

interface CapWork extends ClientWork {
  lines: ClientCapLine[];
}

/** The lines and forecast of clients' caps as they are on the end date of the run. Writes no journal lines. */
export const capping: ShardKind<CapWork> = {
  async workOut(tx, run, clientIds) {
    const loaded = await loadClientFacts(tx, clientIds, { cappedOnly: true });
    const without = (problem: Parked): CapWork => ({ ...nothing(problem.clientId, problem), lines: [] });
    return [...loaded.values()].map(({ facts }) => guarded(facts.clientId, () => workOf(facts, run), without));
  },
  async write(tx, run, clients) {
    const done = clients.filter((client) => client.problem === null);
    await writeCapLines(tx, done, run.window.endDate, run.id);
  },
};

function workOf(facts: ClientFacts, run: RunFacts): CapWork {
  if (facts.cap === null) return { ...nothing(facts.clientId), lines: [] };
  const question = {
    calculatedOn: run.window.endDate,
    until: Temporal.PlainDate.from(run.window.endDate).add({ years: FORECAST_YEARS }).toString(),
    alertDays: run.shared.capAlertDays,
  };
  const { lines, issues } = clientCaps(facts, facts.cap, run.book, capThresholdsOf(run.shared), question);
  return { ...nothing(facts.clientId, problemOf(facts.clientId, issues)), otherRows: lines.length, lines };
}

function problemOf(clientId: number, issues: readonly LawIssue[]): Parked | null {
  const errors = issues.filter((issue) => issue.severity === "error");
  const [first] = errors;
  if (first === undefined) return null;
  return { clientId, code: first.code, message: first.message, detail: { day: first.day, issues: errors } };
}
