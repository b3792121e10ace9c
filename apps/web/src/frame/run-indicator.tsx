import type { Run } from "@banksia/contracts";
import { createEffect, createMemo, type JSX, on, Show } from "solid-js";
import { api, endpoints } from "../data/api.ts";
import { createRead, queries } from "../data/read.ts";
import { can } from "../data/session.ts";
import { Icon } from "../kit/icon.tsx";
import { toast } from "../kit/toast.tsx";
import { formatDollars } from "../lib/money.ts";
import { count } from "../lib/words.ts";
import { Link } from "./facility.tsx";

/** How a run that has ended reads in one sentence. */
export function runEnding(run: Run): string {
  const name = `${run.preview ? "Preview" : "Run"} ${run.id}`;
  const made = `${count(run.lineCount, "line")}, ${formatDollars(run.amount)}`;
  const parked = run.parkedOpen > 0 ? `, ${count(run.parkedOpen, "client")} set aside` : "";
  if (run.status === "failed") return `${name} failed: ${run.error ?? "see the run"}`;
  if (run.status === "cancelled") return `${name} was cancelled after ${made}${parked}.`;
  return `${name} is done: ${made}${parked}.`;
}

/** Runs under way, seen from every screen; says when one ends. A second, quiet one only shows. */
export function RunIndicator(props: { quiet?: boolean | undefined }): JSX.Element {
  const read = createRead<{ items: Run[] }>(() => ({
    queryKey: ["active-runs"],
    enabled: can("runs:read"),
    queryFn: ({ signal }) => api.call(endpoints.listRuns, { query: { active: true, limit: 20 }, signal }),
    refetchInterval: (query) => ((query.state.data?.items.length ?? 0) > 0 ? 2000 : 15_000),
    refetchIntervalInBackground: true,
    staleTime: 0,
  }));
  const runs = createMemo(() => read().data?.items ?? []);
  createEffect(
    on(runs, (now, before) => {
      for (const run of before ?? []) {
        if (props.quiet || now.some((one) => one.id === run.id)) continue;
        if (window.location.pathname !== `/billing/runs/${run.id}`) void tellEnd(run.id);
      }
    }),
  );
  const total = () => runs().reduce((sum, run) => sum + run.clientCount, 0);
  const done = () => runs().reduce((sum, run) => sum + run.clientsDone, 0);
  const percent = () => (total() > 0 ? Math.floor((done() * 100) / total()) : 0);
  return (
    <Show when={runs()[0]}>
      {(first) => (
        <Link
          class="run-indicator"
          href={runs().length === 1 ? `/billing/runs/${first().id}` : "/billing/runs?active=true"}
          aria-label={`${count(runs().length, "run")} under way, ${percent()}% of clients done`}
        >
          <Icon name="running" />
          <span>{runs().length === 1 ? `Run ${first().id}` : count(runs().length, "run")}</span>
          <span class="run-indicator-bar" aria-hidden="true">
            <span style={{ width: `${percent()}%` }} />
          </span>
          <span>{percent()}%</span>
        </Link>
      )}
    </Show>
  );
}

async function tellEnd(runId: number): Promise<void> {
  try {
    const run = await api.call(endpoints.getRun, { params: { runId } });
    toast(runEnding(run), {
      tone: run.status === "failed" ? "failed" : "posted",
      link:
        run.journalId !== null && run.status !== "failed"
          ? { href: `/billing/journals/${run.journalId}`, text: `Open journal ${run.journalId}` }
          : { href: `/billing/runs/${run.id}`, text: "Open the run" },
    });
    for (const name of ["home", "run", "journal", "rows"]) void queries.invalidateQueries({ queryKey: [name] });
  } catch {
    // The run can still be found in the list of runs.
  }
}
