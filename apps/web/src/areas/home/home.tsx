import type { Home as HomeFigures, Journal, Run } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can, session } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { BarChart } from "../../kit/bar-chart.tsx";
import { DateText } from "../../kit/date-text.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { Progress } from "../../kit/progress.tsx";
import { formatMonth } from "../../lib/days.ts";
import { formatMoney, formatNumber, subtractMoney, sumMoney } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { isUnderWay, JournalState, RUN_KINDS, RunState } from "../billing/journal-state.tsx";
import { CapAlertsWaiting } from "../capping/cap-alerts-waiting.tsx";
import { BankChangesWaiting } from "../customers/bank-changes-waiting.tsx";
import "./home.css";

/** What waits for someone, what runs, and this month against last. */
export default function Home(): JSX.Element {
  const facility = useFacility();
  const read = createRead<HomeFigures>(() => ({
    queryKey: ["home", facility.id() ?? null],
    queryFn: ({ signal }) => api.call(endpoints.getHome, { query: { serviceId: facility.id() }, signal }),
    refetchInterval: (query) => (query.state.data?.runs.some((run) => isUnderWay(run.status)) ? 3000 : 60_000),
  }));
  return (
    <Page
      title={facility.name() ?? "Home"}
      sub={
        <span>
          {session()
            ?.legalEntities.map((entity) => entity.name)
            .join(", ")}
        </span>
      }
      actions={
        <Show when={can("runs:start")}>
          <Link class="button primary" href="/billing/runs/new?kind=billing">
            <Icon name="play" />
            Start a billing run
          </Link>
        </Show>
      }
    >
      <Switch>
        <Match when={read().data}>{(home) => <HomeBody home={home()} />}</Match>
        <Match when={read().error}>
          <Failure what="The figures" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <HomeSkeleton />
        </Match>
      </Switch>
    </Page>
  );
}

function HomeBody(props: { home: HomeFigures }): JSX.Element {
  const month = (of: "thisMonth" | "lastMonth") => props.home[of];
  const billed = (of: "thisMonth" | "lastMonth") => sumMoney([month(of).postedAmount, month(of).draftAmount]);
  return (
    <>
      <div class="home-top">
        <Figures
          figures={[
            {
              label: `${formatMonth(month("thisMonth").from)}, posted`,
              value: formatMoney(month("thisMonth").postedAmount),
              note: `${formatMoney(month("thisMonth").draftAmount)} in drafts`,
            },
            {
              label: `${formatMonth(month("lastMonth").from)}, posted`,
              value: formatMoney(month("lastMonth").postedAmount),
              note: `${formatMoney(month("lastMonth").draftAmount)} in drafts`,
            },
            {
              label: "Difference",
              value: formatMoney(subtractMoney(billed("thisMonth"), billed("lastMonth"))),
              note: "posted and drafts, without tax",
            },
            {
              label: "Clients in care",
              value: formatNumber(props.home.currentEntries),
              note: "current service entries",
            },
          ]}
        />
      </div>
      <div class="stack tight home-notices">
        <BankChangesWaiting />
        <CapAlertsWaiting />
        <Show when={props.home.parkedOpen > 0}>
          <Notice
            tone="attention"
            title={`${count(props.home.parkedOpen, "client")} set aside by runs`}
            action={
              <Link class="button plain" href="/billing/runs">
                See the runs
              </Link>
            }
          >
            They were not billed. Mend what is wrong, then run them again alone.
          </Notice>
        </Show>
        <Show when={props.home.adjustmentRequiredLines > 0}>
          <Notice
            tone="attention"
            title={`${count(props.home.adjustmentRequiredLines, "fee")} of ${count(props.home.adjustmentRequiredClients, "client")} to be adjusted`}
            action={
              <span class="row wrap">
                <Link class="button plain" href="/customers?adjustmentRequired=true">
                  See the clients
                </Link>
                <Show when={can("runs:start")}>
                  <Link class="button plain" href="/billing/runs/new?kind=adjustment">
                    Start an adjustment run
                  </Link>
                </Show>
              </span>
            }
          >
            Rates, dates or payers changed on days that are already billed.
          </Notice>
        </Show>
      </div>
      <div class="home-columns">
        <Section
          title={`Unposted journals (${props.home.unpostedCount})`}
          actions={<Link href="/billing/journals">All journals</Link>}
        >
          <Show
            when={props.home.unpostedJournals.length > 0}
            fallback={
              <Empty title="Everything is posted.">
                A run makes the next journal; a preview shows what would be in it.
              </Empty>
            }
          >
            <ul role="list" class="home-list">
              <For each={props.home.unpostedJournals}>{(journal) => <JournalRow journal={journal} />}</For>
            </ul>
          </Show>
        </Section>
        <Section title="Runs" actions={<Link href="/billing/runs">All runs</Link>}>
          <Show
            when={props.home.runs.length > 0}
            fallback={<Empty title="Nothing is running and nothing failed this week." />}
          >
            <ul role="list" class="home-list">
              <For each={props.home.runs}>{(run) => <RunRow run={run} />}</For>
            </ul>
          </Show>
        </Section>
      </div>
      <Section title="Billed by facility">
        <Show
          when={props.home.byService.length > 0}
          fallback={<Empty title="Nothing was billed this month or last.">Start a billing run to see it here.</Empty>}
        >
          <BarChart
            label="Billed by facility, this month against last"
            rowHead="Facility"
            nowLabel={formatMonth(month("thisMonth").from)}
            beforeLabel={formatMonth(month("lastMonth").from)}
            bars={props.home.byService.map((row) => ({
              label: row.serviceName,
              now: row.thisMonth,
              before: row.lastMonth,
              href: `/?service=${row.serviceId}`,
            }))}
            link={(bar) => <Link href={bar.href ?? "/"}>{bar.label}</Link>}
          />
        </Show>
      </Section>
    </>
  );
}

function JournalRow(props: { journal: Journal }): JSX.Element {
  return (
    <li class="home-row">
      <div class="grow">
        <Link href={`/billing/journals/${props.journal.id}`}>{props.journal.description}</Link>
        <div class="muted small">
          {props.journal.id} · {count(props.journal.lineCount, "line")} · posting date{" "}
          <DateText day={props.journal.postingDate} /> · {props.journal.createdByName}
        </div>
      </div>
      <JournalState status={props.journal.status} />
      <span class="home-amount">{formatMoney(props.journal.total)}</span>
    </li>
  );
}

function RunRow(props: { run: Run }): JSX.Element {
  return (
    <li class="home-row">
      <div class="grow">
        <Link href={`/billing/runs/${props.run.id}`}>
          {RUN_KINDS[props.run.kind]} {props.run.preview ? "preview" : "run"} {props.run.id}
        </Link>
        <Show
          when={isUnderWay(props.run.status)}
          fallback={<div class="muted small">{props.run.error ?? `up to ${formatMonth(props.run.endDate)}`}</div>}
        >
          <Progress label={`Run ${props.run.id}`} done={props.run.clientsDone} total={props.run.clientCount} />
        </Show>
      </div>
      <RunState run={props.run} />
      <span class="home-amount">{formatMoney(props.run.amount)}</span>
    </li>
  );
}

function HomeSkeleton(): JSX.Element {
  return (
    <div class="stack" aria-busy="true">
      <span class="visually-hidden">Loading</span>
      <For each={[60, 40, 70, 50, 65, 45]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
    </div>
  );
}
