import type { BodyInput } from "@banksia/contracts";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { confirm } from "../../kit/confirm.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";

type Body = BodyInput<typeof endpoints.dropJournalLines>;
type What = { lineIds: number[] } | { matching: NonNullable<Body["matching"]> };

/** Reads everything again that a change of a journal's lines touches. */
export function refreshJournal(): void {
  refreshRows("journal-lines", "journals", "journal-groups");
  for (const name of ["journal", "journal-totals", "home", "validation"])
    void queries.invalidateQueries({ queryKey: [name] });
}

/**
 * Says exactly what would be dropped, asks, then drops just that: the lines given, or all that match the list's filters.
 * @returns whether they were dropped
 */
export async function dropLines(journalId: number, what: What): Promise<boolean> {
  try {
    const params = { journalId };
    const found = await api.call(endpoints.dropJournalLines, { params, body: { ...what, preview: true } });
    const yes = await confirm(
      `Drop ${count(found.lines, "line")}?`,
      <p>
        {count(found.charges, "charge")} with {count(found.lines, "line")}, {formatDollars(found.total)} in all, leave
        the draft; where a charge is split, the shares of all its payers go together. The days may be proposed again by
        another run.
      </p>,
      `Drop ${count(found.lines, "line")}, ${formatDollars(found.total)}`,
      { danger: true, stay: "Keep them" },
    );
    if (!yes) return false;
    const dropped = await api.call(endpoints.dropJournalLines, {
      params,
      body: { ...what, expectedLineCount: found.lines, expectedTotal: found.total },
    });
    toast(`Dropped ${count(dropped.lines, "line")}, ${formatDollars(dropped.total)}.`);
    refreshJournal();
    return true;
  } catch (error) {
    toast(problemOf(error).detail, { tone: "failed" });
    return false;
  }
}
