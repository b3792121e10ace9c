import type { Sql, SqlTx } from "@banksia/db";
import { capLinesAgree } from "./cap-lines-agree.ts";
import { capsHeld } from "./caps-held.ts";
import type { Check, Offence } from "./check.ts";
import { controlAccounts } from "./control-accounts.ts";
import { daysBilledOnce } from "./days-billed-once.ts";
import { facilityScope } from "./facility-scope.ts";
import { fundingAgrees } from "./funding-agrees.ts";
import { leaveAgrees } from "./leave-agrees.ts";
import { ledgerBalances } from "./ledger-balances.ts";
import { postedStays } from "./posted-stays.ts";
import { primaries } from "./primaries.ts";
import { runTotals } from "./run-totals.ts";
import { runsSettled } from "./runs-settled.ts";
import { splitsWhole } from "./splits-whole.ts";
import { staysAgree } from "./stays-agree.ts";

/** What must always hold, in the order of the invariants of docs/architecture.md. */
export const checks: readonly Check[] = [
  ...daysBilledOnce,
  ...splitsWhole,
  ...ledgerBalances,
  ...controlAccounts,
  ...postedStays,
  ...runTotals,
  ...runsSettled,
  ...capsHeld,
  ...capLinesAgree,
  ...facilityScope,
  ...staysAgree,
  ...leaveAgrees,
  ...fundingAgrees,
  ...primaries,
];

export interface CheckResult {
  id: string;
  invariant: number;
  name: string;
  description: string;
  status: "pass" | "fail" | "not_applicable";
  /** Rows that break it, all counted; `rows` holds the first twenty. */
  count: number;
  rows: Offence[];
  /** Why there was nothing to look at. */
  reason?: string;
  seconds: number;
}

/**
 * Looks for anything in a live database that breaks what must always hold. Reads only, in one snapshot, so it may run
 * while people work and runs write.
 * @param sql a connection of the owner, who is not limited to facilities and reads the catalogue
 * @param only ids of the checks to run; all where not given
 */
export function verifyDatabase(sql: Sql, only?: readonly string[]): Promise<CheckResult[]> {
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    // Everything is read once from end to end: hash and sort in memory, whatever the planner believes of tables that were
    // filled a moment ago; and compile no plan for a single use.
    await tx`select set_config('work_mem', '256MB', true), set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`;
    const results: CheckResult[] = [];
    for (const check of checks) {
      if (only === undefined || only.includes(check.id)) results.push(await look(tx, check));
    }
    return results;
  });
}

async function look(tx: SqlTx, check: Check): Promise<CheckResult> {
  const from = performance.now();
  const found = await check.find(tx);
  const { id, invariant, name, description } = check;
  return {
    id,
    invariant,
    name,
    description,
    status: found.notApplicable !== undefined ? "not_applicable" : found.count === 0 ? "pass" : "fail",
    count: found.count,
    rows: found.rows,
    ...(found.notApplicable === undefined ? {} : { reason: found.notApplicable }),
    seconds: Math.round(performance.now() - from) / 1000,
  };
}
