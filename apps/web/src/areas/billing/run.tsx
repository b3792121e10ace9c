import type { ParkedClient, Run as RunFacts, Totals } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead, queries } from "../../data/read.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { runEnding } from "../../frame/run-indicator.tsx";
import { Activity } from "../../kit/activity.tsx";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { Progress } from "../../kit/progress.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Tabs } from "../../kit/tabs.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatDollars, formatMoney, formatNumber } from "../../lib/money.ts";
import { flagOf, wordsOf } from "../../lib/param.ts";
import { asWritten, count, duration } from "../../lib/words.ts";
import { refreshJournal } from "./drop-lines.tsx";
import { isUnderWay, RUN_KINDS, RunState, writesJournal } from "./journal-state.tsx";
import { parkedFix, parkedReason } from "./parked.ts";
import { FilterWords } from "./run-filters.tsx";
import { TotalsView } from "./totals-view.tsx";
import "./run.css";

/** One run, followed live until it ends: how far, how fast, how much, and who was set aside. */
export default function RunPage(): JSX.Element {
  const params = useParams();
  const runId = () => Number(params["id"]);
  const read = createRead<RunFacts>(() => ({
    queryKey: ["run", runId()],
    queryFn: ({ signal }) => api.call(endpoints.getRun, { params: { runId: runId() }, signal }),
  }));
  const underWay = createMemo(() => {
    const run = read().data;
    return run ? isUnderWay(run.status) : false;
  });
  createEffect(
    on([runId, underWay], ([id, live]) => {
      if (!live) return;
      const stop = new AbortController();
      void follow(id, stop.signal);
      onCleanup(() => stop.abort());
    }),
  );
  return (
    <Switch>
      <Match when={read().data}>{(run) => <RunBody run={run()} tab={params["tab"] ?? "progress"} />}</Match>
      <Match when={read().error}>
        <Page title={`Run ${runId()}`} up={[{ href: "/billing/runs", label: "Runs" }]}>
          <Failure what="The run" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title={`Run ${runId()}`} up={[{ href: "/billing/runs", label: "Runs" }]}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

/** Keeps the cache up to date with what the server reports, and says how far it is at every quarter. */
async function follow(runId: number, signal: AbortSignal): Promise<void> {
  let quarter = 0;
  let parked = -1;
  try {
    for await (const run of api.stream(endpoints.streamRun, { params: { runId }, signal })) {
      queries.setQueryData(["run", runId], run);
      const now = run.clientCount > 0 ? Math.floor((run.clientsDone * 4) / run.clientCount) : 0;
      if (now > quarter && now < 4)
        announce(`Run ${runId}: ${now * 25}% of clients done, ${formatDollars(run.amount)} so far`);
      quarter = Math.max(quarter, now);
      if (parked >= 0 && run.parkedCount > parked) refreshRows("parked");
      parked = run.parkedCount;
    }
    await queries.invalidateQueries({ queryKey: ["run", runId] });
    for (const name of ["run-totals", "active-runs"]) void queries.invalidateQueries({ queryKey: [name] });
    refreshRows("parked", "runs");
    refreshJournal();
    const ended = queries.getQueryData<RunFacts>(["run", runId]);
    if (ended) announce(runEnding(ended), ended.status === "failed");
  } catch {
    if (!signal.aborted) await queries.invalidateQueries({ queryKey: ["run", runId] });
  }
}

function RunBody(props: { run: RunFacts; tab: string }): JSX.Element {
  const go = useGo();
  const base = () => `/billing/runs/${props.run.id}`;
  const live = () => isUnderWay(props.run.status);
  const lines = () => writesJournal(props.run.kind);
  const [busy, setBusy] = createSignal(false);
  const cancel = async () => {
    const { run } = props;
    const yes = await confirm(
      run.preview ? "Stop this preview?" : "Cancel this run?",
      <Show
        when={!run.preview && writesJournal(run.kind)}
        fallback={
          <p>
            {run.preview
              ? "A preview writes nothing, so nothing is left behind."
              : "It stops between clients. Those that are done stay as calculated."}
          </p>
        }
      >
        <p>
          It stops between clients. The {count(run.lineCount, "line")} proposed so far, {formatDollars(run.amount)},
          stay in the draft journal, which can be used as it is. Running again proposes only what is missing.
        </p>
      </Show>,
      run.preview ? "Stop the preview" : "Cancel the run",
      { danger: true, stay: "Let it run" },
    );
    if (!yes) return;
    setBusy(true);
    try {
      queries.setQueryData(["run", run.id], await api.call(endpoints.cancelRun, { params: { runId: run.id } }));
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    } finally {
      setBusy(false);
    }
  };
  const perSecond = () =>
    props.run.seconds !== null && props.run.seconds > 0 ? Math.round(props.run.clientsDone / props.run.seconds) : null;
  const title = () => `${RUN_KINDS[props.run.kind]} ${props.run.preview ? "preview" : "run"} ${props.run.id}`;
  return (
    <Page
      title={title()}
      id={props.run.id}
      idName="run number"
      up={[{ href: "/billing/runs", label: "Runs" }]}
      fill={props.tab === "parked"}
      chips={
        <>
          <RunState run={props.run} />
          <Show when={props.run.parkedOpen > 0}>
            <StateChip tone="attention">{count(props.run.parkedOpen, "client")} set aside</StateChip>
          </Show>
        </>
      }
      sub={
        <>
          <Show when={lines()} fallback={<span>As of {formatDay(props.run.endDate)}</span>}>
            <span>Up to {formatDay(props.run.endDate)}</span>
            <span>Posting date {formatDay(props.run.postingDate)}</span>
          </Show>
          <FilterWords filters={props.run.filters} />
          <span>
            {props.run.startedByName}, <InstantText at={props.run.createdAt} />
          </span>
        </>
      }
      actions={
        <>
          <Show when={live() && can("runs:start")}>
            <Button icon="stop" busy={busy() || props.run.status === "cancelling"} onClick={() => void cancel()}>
              {props.run.preview ? "Stop" : "Cancel"}
            </Button>
          </Show>
          <Show when={props.run.preview && !live() && can("runs:start")}>
            <Button kind="primary" icon="play" onClick={() => go(`/billing/runs/new?from=${props.run.id}`)}>
              Run it
            </Button>
          </Show>
          <Show when={props.run.journalId}>
            {(id) => (
              <Link class={`button ${live() ? "plain" : "primary"}`} href={`/billing/journals/${id()}`}>
                <Icon name="billing" />
                Open journal {id()}
              </Link>
            )}
          </Show>
        </>
      }
      tabs={
        <Tabs
          label="Parts of the run"
          tabs={[
            { href: base(), label: "Progress and totals" },
            {
              href: `${base()}/parked`,
              label: "Set aside",
              count: props.run.parkedOpen,
              attention: props.run.parkedOpen > 0,
            },
            { href: `${base()}/activity`, label: "Timeline" },
          ]}
        />
      }
    >
      <Switch>
        <Match when={props.tab === "parked"}>
          <Parked run={props.run} />
        </Match>
        <Match when={props.tab === "activity"}>
          <Activity objectType="run" objectId={props.run.id} />
        </Match>
        <Match when={true}>
          <div class="run-now">
            <Progress
              label={`${title()}, clients done`}
              done={props.run.clientsDone}
              total={props.run.clientCount}
              tone={props.run.status === "failed" ? "failed" : props.run.status === "done" ? "posted" : "running"}
              showFigures
            />
            <Figures
              figures={[
                {
                  label: "Clients",
                  value: formatNumber(props.run.clientsDone),
                  note: `of ${formatNumber(props.run.clientCount)}`,
                },
                lines()
                  ? { label: live() ? "Lines so far" : "Lines", value: formatNumber(props.run.lineCount) }
                  : { label: live() ? "Rows so far" : "Rows", value: formatNumber(props.run.lineCount) },
                ...(lines()
                  ? [
                      {
                        label: live() ? "Money so far, without tax" : "Amount without tax",
                        value: formatMoney(props.run.amount),
                      },
                    ]
                  : []),
                {
                  label: "Set aside",
                  value: formatNumber(props.run.parkedCount),
                  note: props.run.parkedCount > 0 ? `${formatNumber(props.run.parkedOpen)} still open` : undefined,
                },
                {
                  label: "Speed",
                  value: perSecond() === null ? "–" : formatNumber(perSecond() ?? 0),
                  note: "clients a second",
                },
                live()
                  ? {
                      label: "Time left",
                      value: props.run.secondsLeft === null ? "–" : duration(props.run.secondsLeft),
                      note: props.run.seconds === null ? "not started yet" : `${duration(props.run.seconds)} so far`,
                    }
                  : { label: "Took", value: props.run.seconds === null ? "–" : duration(props.run.seconds) },
              ]}
            />
          </div>
          <Show when={props.run.status === "failed"}>
            <Notice
              tone="failed"
              title="The run failed"
              action={
                <Show when={can("runs:start")}>
                  <Link
                    class="button plain"
                    href={`/billing/runs/new?from=${props.run.id}${props.run.journalId ? `&journalId=${props.run.journalId}` : ""}`}
                  >
                    Run it again
                  </Link>
                </Show>
              }
            >
              {props.run.error}{" "}
              {lines() && "What is already in the journal stays; running again proposes only what is missing."}
            </Notice>
          </Show>
          <Show when={props.run.status === "cancelled" && !props.run.preview}>
            <Notice tone="draft" title="The run was cancelled">
              {lines()
                ? `${count(props.run.lineCount, "line")} are in the journal. Running again proposes only what is missing.`
                : "Clients that were done are as calculated; run again for the others."}
            </Notice>
          </Show>
          <Show when={props.run.parkedOpen > 0}>
            <Notice
              tone="attention"
              title={`${count(props.run.parkedOpen, "client")} set aside`}
              action={
                <Link class="button plain" href={`${base()}/parked`}>
                  See why
                </Link>
              }
            >
              Everyone else went through. Mend what is wrong, then run these clients again alone.
            </Notice>
          </Show>
          <Show when={props.run.parkedOpen > 0 && live()}>
            <LatestParked run={props.run} />
          </Show>
          <Show when={lines()} fallback={<Calculated run={props.run} />}>
            <RunTotals run={props.run} />
          </Show>
        </Match>
      </Switch>
    </Page>
  );
}

/** The clients that were set aside last, as they come. */
function LatestParked(props: { run: RunFacts }): JSX.Element {
  const read = createRead<{ items: ParkedClient[] }>(() => ({
    queryKey: ["latest-parked", props.run.id, props.run.parkedCount],
    queryFn: ({ signal }) =>
      api.call(endpoints.listParkedClients, {
        params: { runId: props.run.id },
        query: { sort: "-parkedAt", limit: 5 },
        signal,
      }),
    placeholderData: (previous) => previous,
  }));
  return (
    <ul role="list" class="why-list">
      <For each={read().data?.items ?? []}>
        {(row) => (
          <li class="why-row">
            <Link class="why-days" href={`/customers/${row.clientId}/schedule`}>
              {row.clientName}
            </Link>
            <span class="grow">{asWritten(row.message)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** What a run that makes no journal lines leaves behind, and where to look at it. */
function Calculated(props: { run: RunFacts }): JSX.Element {
  return (
    <Show when={!isUnderWay(props.run.status)}>
      <p class="muted">
        <Show
          when={props.run.kind === "capping"}
          fallback={
            props.run.preview
              ? `${count(props.run.lineCount, "row")} of arrangements, rates and fees would change.`
              : `${count(props.run.lineCount, "row")} of arrangements, rates and fees were changed. Days already billed that they touch wait for an adjustment.`
          }
        >
          {props.run.preview
            ? `${count(props.run.lineCount, "line")} would be calculated; nothing is saved.`
            : `${count(props.run.lineCount, "line")} are as of ${formatDay(props.run.endDate)}. `}
          <Show when={!props.run.preview}>
            <Link href="/customers/cap-alerts">Who will reach a cap soon</Link>
          </Show>
        </Show>
      </p>
    </Show>
  );
}

function RunTotals(props: { run: RunFacts }): JSX.Element {
  const go = useGo();
  const live = () => isUnderWay(props.run.status);
  const read = createRead<Totals>(() => ({
    queryKey: ["run-totals", props.run.id],
    enabled: !live(),
    queryFn: ({ signal }) => api.call(endpoints.getRunTotals, { params: { runId: props.run.id }, signal }),
  }));
  return (
    <Switch>
      <Match when={live()}>
        <p class="muted">
          The totals by code and facility, and the difference to last month, are worked out at the end.
        </p>
      </Match>
      <Match when={read().data?.lineCount === 0 && !live()}>
        <Empty title={props.run.preview ? "A run would propose nothing." : "Nothing was due."}>
          Every day up to {formatDay(props.run.endDate)} is already billed, or nothing on the schedules falls into the
          filters. <Link href="/billing/why-not">Ask why a client was not billed.</Link>
        </Empty>
      </Match>
      <Match when={read().data}>
        {(totals) => (
          <div class="totals-page">
            <TotalsView
              totals={totals()}
              onChoose={
                props.run.journalId === null
                  ? undefined
                  : (by, id) =>
                      go(
                        `/billing/journals/${props.run.journalId ?? ""}?runId=${props.run.id}&${by === "code" ? "billingCodeId" : "serviceId"}=${id ?? ""}`,
                      )
              }
            />
          </div>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The totals" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
    </Switch>
  );
}

function Parked(props: { run: RunFacts }): JSX.Element {
  const list = useListState();
  const [busy, setBusy] = createSignal(false);
  const query = () => ({
    resolved: flagOf(list.get("resolved")) ?? (list.get("resolved") === "all" ? undefined : false),
    search: wordsOf(list.get("search")),
    code: wordsOf(list.get("code")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<ParkedClient>(
    () => ["parked", props.run.id, query()],
    (cursor, signal) =>
      api.call(endpoints.listParkedClients, {
        params: { runId: props.run.id },
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const retry = async (clientIds?: number[]) => {
    setBusy(true);
    try {
      const run = await api.call(endpoints.retryParked, {
        params: { runId: props.run.id },
        body: clientIds ? { clientIds } : {},
      });
      queries.setQueryData(["run", run.id], run);
      toast(clientIds ? `${count(clientIds.length, "client")} run again.` : "All open clients run again.", {
        tone: "draft",
      });
      void queries.invalidateQueries({ queryKey: ["active-runs"] });
      refreshRows("parked");
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    } finally {
      setBusy(false);
    }
  };
  const mayRetry = () => can("runs:start") && !isUnderWay(props.run.status) && !props.run.preview;
  const columns: Column<ParkedClient>[] = [
    {
      id: "client",
      label: "Client",
      kind: "text",
      width: 200,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => <Link href={`/customers/${row.clientId}/schedule`}>{row.clientName}</Link>,
    },
    { id: "account", label: "Account", kind: "text", width: 104, value: (row) => row.clientAccount },
    { id: "reason", label: "Reason", kind: "text", width: 176, sort: "code", value: (row) => parkedReason(row.code) },
    { id: "message", label: "What to do", kind: "text", width: 520, value: (row) => asWritten(row.message) },
    {
      id: "fix",
      label: "Fix",
      kind: "text",
      width: 152,
      value: (row) => parkedFix(row).text,
      cell: (row) => <Link href={parkedFix(row).href}>{parkedFix(row).text}</Link>,
    },
    { id: "day", label: "Day", kind: "day", width: 104, value: (row) => row.day },
    { id: "parkedAt", label: "Set aside", kind: "instant", width: 168, sort: "parkedAt", value: (row) => row.parkedAt },
    {
      id: "resolvedAt",
      label: "Went through",
      kind: "instant",
      width: 168,
      value: (row) => row.resolvedAt,
      hidden: true,
    },
  ];
  return (
    <Table
      id="parked"
      label={`Clients set aside by run ${props.run.id}`}
      noun={["client", "clients"]}
      columns={columns}
      source={source}
      rowKey={(row) => row.id}
      list={list}
      search="Search clients"
      selectable
      rowClass={(row) => (row.resolvedAt === null ? "" : "faded")}
      csvHref={api.csvUrl(endpoints.listParkedClients, { params: { runId: props.run.id }, query: query() })}
      tools={
        <>
          <Show when={mayRetry() && props.run.parkedOpen > 0}>
            <Button icon="refresh" busy={busy()} onClick={() => void retry()}>
              Run all {formatNumber(props.run.parkedOpen)} again
            </Button>
          </Show>
          <label class="check">
            <input
              type="checkbox"
              checked={list.get("resolved") === "all"}
              onChange={(event) => list.set({ resolved: event.currentTarget.checked ? "all" : "" })}
            />
            <span>Also those that went through since</span>
          </label>
        </>
      }
      selectionActions={(rows, clear) => (
        <Show when={mayRetry()}>
          <Button
            icon="refresh"
            busy={busy()}
            onClick={() => void retry([...new Set(rows.map((row) => row.clientId))]).then(clear)}
          >
            Run these again
          </Button>
        </Show>
      )}
      empty={<Empty title="Nobody is set aside.">Every client of this run went through.</Empty>}
    />
  );
}
