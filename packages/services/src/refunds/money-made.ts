import type { JournalKind } from "../ledger/journal-view.ts";
import type { Posting } from "../ledger/post-journal.ts";

/** What one journal of an act in one step makes. */
export interface MoneyMade {
  kind: JournalKind;
  description: string;
  amount: string;
  transactionCount: number;
  entryCount: number;
}

/** The same of a posting. */
export function madeBy({ journal, transactionCount, entryCount }: Posting): MoneyMade {
  const { kind, description, total } = journal;
  return { kind, description, amount: total, transactionCount, entryCount };
}
