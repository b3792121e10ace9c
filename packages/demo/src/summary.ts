import { type ClientKind, kindOf } from "./build-provider.ts";
import type { DemoChoice } from "./plan.ts";
import type { DemoDeposit, DemoProblem, LateChange, Provider } from "./provider.ts";

/** What a demo holds. */
export interface DemoSummary extends DemoChoice {
  /** Rows by table. */
  rows: Record<string, number>;
  clientsByKind: Record<ClientKind, number>;
  /** Clients with something wrong on purpose, and what a run says of each. */
  problems: readonly DemoProblem[];
  /** Clients whose lump sums have a story. */
  deposits: readonly DemoDeposit[];
  /** Things learnt after the history was billed, by kind. */
  lateChanges: Record<LateChange["kind"], number>;
  /** Months of history that were billed. */
  billed: number;
}

export function summarise(provider: Provider, billed: number): DemoSummary {
  const { clients, seed, today, months } = provider.plan;
  const clientsByKind: Record<ClientKind, number> = { permanent: 0, respite: 0, village: 0, home_care: 0, ndis: 0 };
  for (let index = 0; index < clients; index += 1) clientsByKind[kindOf(index)] += 1;
  const lateChanges: DemoSummary["lateChanges"] = {
    advice: 0,
    rate: 0,
    departure: 0,
    line_ended: 0,
    payer: 0,
    line_added: 0,
  };
  for (const change of provider.late) lateChanges[change.kind] += 1;
  return {
    clients,
    seed,
    today,
    months,
    rows: Object.fromEntries(Object.values(provider.tables).map((table) => [table.name, table.rows.length])),
    clientsByKind,
    problems: provider.problems,
    deposits: provider.deposits,
    lateChanges,
    billed,
  };
}
