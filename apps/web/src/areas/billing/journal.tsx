import type { JournalDetail, Totals } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Activity } from "../../kit/activity.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { DateText, InstantText } from "../../kit/date-text.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { Page } from "../../kit/page.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { refreshJournal } from "./drop-lines.tsx";
import { JournalDetails } from "./journal-details.tsx";
import { ReceiptRows } from "../receipts/receipt-rows.tsx";
import { BankFileTab } from "../refunds/bank-file-tab.tsx";
import { PaymentRows } from "../refunds/payment-rows.tsx";
import { RefundRows } from "../refunds/refund-rows.tsx";
import { JOURNAL_KINDS, JOURNAL_NOUNS } from "./journal-kinds.ts";
import { JournalLines } from "./journal-lines.tsx";
import { JournalMade } from "./journal-made.tsx";
import { JournalState } from "./journal-state.tsx";
import { PostJournal } from "./post-journal.tsx";
import { ReverseJournal } from "./reverse-journal.tsx";
import { TotalsView } from "./totals-view.tsx";

/** One journal: its lines while people look through them, the posting, and what posting made. */
export default function JournalPage(): JSX.Element {
  const params = useParams();
  const journalId = () => Number(params["id"]);
  const read = createRead<JournalDetail>(() => ({
    queryKey: ["journal", journalId()],
    queryFn: ({ signal }) => api.call(endpoints.getJournal, { params: { journalId: journalId() }, signal }),
    refetchInterval: (query) => (query.state.data?.status === "posting" ? 2000 : false),
  }));
  return (
    <Switch>
      <Match when={read().data}>
        {(journal) => <JournalBody journal={journal()} tab={params["tab"] ?? "lines"} />}
      </Match>
      <Match when={read().error}>
        <Page title={`Journal ${journalId()}`} up={[{ href: "/billing/journals", label: "Journals" }]}>
          <Failure what="The journal" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title={`Journal ${journalId()}`} up={[{ href: "/billing/journals", label: "Journals" }]}>
          <div aria-busy="true">
            <span class="skeleton" />
          </div>
        </Page>
      </Match>
    </Switch>
  );
}

function JournalBody(props: { journal: JournalDetail; tab: string }): JSX.Element {
  const go = useGo();
  const base = () => `/billing/journals/${props.journal.id}`;
  const draft = () => props.journal.status === "draft";
  const posted = () => props.journal.status === "posted";
  const [busy, setBusy] = createSignal(false);

  const act = async (work: () => Promise<string>, after?: () => void) => {
    if (busy()) return;
    setBusy(true);
    try {
      const said = await work();
      refreshJournal();
      toast(said);
      after?.();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    } finally {
      setBusy(false);
    }
  };
  const consolidate = () =>
    act(async () => {
      const done = await api.call(endpoints.consolidateJournal, { params: { journalId: props.journal.id } });
      return `Consolidated into ${count(done.groupCount, "line")}; the single lines stay below them.`;
    });
  const unconsolidate = () =>
    act(async () => {
      await api.call(endpoints.unconsolidateJournal, { params: { journalId: props.journal.id } });
      return "The consolidation is taken back.";
    });
  const remove = async () => {
    const yes = await confirm(
      "Delete this journal?",
      <p>It is empty, so nothing is lost but its name.</p>,
      "Delete journal",
      {
        danger: true,
      },
    );
    if (yes)
      await act(
        async () => {
          await api.call(endpoints.deleteJournal, { params: { journalId: props.journal.id } });
          return `Journal ${props.journal.id} is deleted.`;
        },
        () => go("/billing/journals", { replace: true }),
      );
  };
  const lines = () => props.journal.kind === "lines";
  const noun = () => JOURNAL_NOUNS[props.journal.kind];
  const menu = (): MenuItem[] => [
    ...(lines() ? lineItems() : [addItem()]),
    { label: `Print the ${noun()[1]}`, icon: "print", run: () => window.print() },
    {
      label: "Delete the empty journal",
      icon: "cross",
      danger: true,
      disabled: props.journal.lineCount > 0,
      run: () => void remove(),
    },
  ];
  const addItem = (): MenuItem => ({
    label: `Add a ${noun()[0]}`,
    icon: "plus",
    hint: "N",
    run: () => go(`${base()}?open=new`),
  });
  const lineItems = (): MenuItem[] => [
    { label: "Add a line by hand", icon: "plus", hint: "N", run: () => go(`${base()}?open=new-line`) },
    { label: "Invoice a lump sum", icon: "plus", run: () => go(`${base()}?open=lump-sum`) },
    ...(can("runs:start")
      ? [
          {
            label: "Run a proposal into it",
            icon: "play" as const,
            run: () => go(`/billing/runs/new?journalId=${props.journal.id}`),
          },
        ]
      : []),
    props.journal.groupCount > 0
      ? { label: "Take the consolidation back", icon: "expand", run: () => void unconsolidate() }
      : {
          label: "Consolidate lines",
          icon: "equals",
          run: () => void consolidate(),
          disabled: props.journal.lineCount === 0,
        },
  ];
  return (
    <Page
      title={props.journal.description}
      id={props.journal.id}
      idName="journal number"
      up={[{ href: "/billing/journals", label: "Journals" }]}
      fill={props.tab === "lines" || props.tab === "made"}
      chips={<JournalState status={props.journal.status} />}
      sub={
        <>
          <span>
            {lines() || JOURNAL_KINDS[props.journal.kind] === props.journal.journalTypeName
              ? ""
              : `${JOURNAL_KINDS[props.journal.kind]}, `}
            {props.journal.journalTypeName}
          </span>
          <span>
            Posting date <DateText day={props.journal.postingDate} />
          </span>
          <span>
            {count(props.journal.lineCount, ...noun())}, {formatDollars(props.journal.total)} for{" "}
            {count(props.journal.clientCount, "client")}
          </span>
          <Show
            when={posted()}
            fallback={
              <span>
                {props.journal.createdByName}, <InstantText at={props.journal.createdAt} />
              </span>
            }
          >
            <span>
              Posted by {props.journal.postedByName}, <InstantText at={props.journal.postedAt} />
            </span>
          </Show>
          <Show when={props.journal.reversesId}>
            {(id) => (
              <span>
                Takes back <Link href={`/billing/journals/${id()}`}>journal {id()}</Link>
              </span>
            )}
          </Show>
          <Show when={props.journal.reversedById}>
            {(id) => (
              <span>
                Taken back by <Link href={`/billing/journals/${id()}`}>journal {id()}</Link>
              </span>
            )}
          </Show>
        </>
      }
      actions={
        <>
          <Show when={draft() && can("journals:write")}>
            <Menu label="More" icon="dots" items={menu()} />
          </Show>
          <Show when={draft() && can("journals:post") && props.tab !== "post"}>
            <Link class="button primary" href={`${base()}/post`}>
              <Icon name="posted" />
              Check and post
            </Link>
          </Show>
          <Show when={posted() && lines() && can("journals:post") && props.journal.reversedById === null}>
            <Link class="button plain" href={`${base()}/reverse`}>
              Reverse
            </Link>
          </Show>
        </>
      }
      tabs={
        <Tabs
          label="Parts of the journal"
          tabs={[
            { href: base(), label: capital(noun()[1]), count: props.journal.lineCount },
            ...(lines() ? [{ href: `${base()}/totals`, label: "Totals" }] : []),
            ...(props.journal.kind === "payments" ? [{ href: `${base()}/bank-file`, label: "Bank file" }] : []),
            ...(posted() ? [{ href: `${base()}/made`, label: "What was made" }] : []),
            ...(draft() ? [{ href: `${base()}/post`, label: "Post" }] : []),
            { href: `${base()}/details`, label: "Details" },
            { href: `${base()}/activity`, label: "Timeline" },
          ]}
        />
      }
    >
      <Show when={props.journal.parkedCount > 0 && draft() && props.tab === "lines"}>
        <Notice
          tone="attention"
          title={`${count(props.journal.parkedCount, "client")} set aside`}
          action={
            <Link class="button plain" href={`/billing/runs/${props.journal.runIds.at(-1) ?? ""}/parked`}>
              See why
            </Link>
          }
        >
          They are not in this journal. Mend what is wrong and run them again before posting.
        </Notice>
      </Show>
      <Switch>
        <Match when={props.tab === "lines"}>
          <Rows journal={props.journal} />
        </Match>
        <Match when={props.tab === "totals"}>
          <JournalTotals journalId={props.journal.id} />
        </Match>
        <Match when={props.tab === "post"}>
          <PostJournal journal={props.journal} />
        </Match>
        <Match when={props.tab === "bank-file" && props.journal.kind === "payments"}>
          <BankFileTab journal={props.journal} />
        </Match>
        <Match when={props.tab === "made"}>
          <JournalMade journal={props.journal} />
        </Match>
        <Match when={props.tab === "details"}>
          <JournalDetails journal={props.journal} />
        </Match>
        <Match when={props.tab === "reverse"}>
          <ReverseJournal journal={props.journal} />
        </Match>
        <Match when={props.tab === "activity"}>
          <Activity objectType="journal" objectId={props.journal.id} />
        </Match>
      </Switch>
    </Page>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What the journal holds, by its kind. */
function Rows(props: { journal: JournalDetail }): JSX.Element {
  return (
    <Switch>
      <Match when={props.journal.kind === "lines"}>
        <JournalLines journal={props.journal} />
      </Match>
      <Match when={props.journal.kind === "receipts"}>
        <ReceiptRows journal={props.journal} />
      </Match>
      <Match when={props.journal.kind === "refunds"}>
        <RefundRows journal={props.journal} />
      </Match>
      <Match when={props.journal.kind === "payments"}>
        <PaymentRows journal={props.journal} />
      </Match>
    </Switch>
  );
}

function JournalTotals(props: { journalId: number }): JSX.Element {
  const go = useGo();
  const read = createRead<Totals>(() => ({
    queryKey: ["journal-totals", props.journalId],
    queryFn: ({ signal }) => api.call(endpoints.getJournalTotals, { params: { journalId: props.journalId }, signal }),
  }));
  return (
    <Switch>
      <Match when={read().data}>
        {(totals) => (
          <div class="totals-page">
            <TotalsView
              totals={totals()}
              onChoose={(by, id) =>
                go(`/billing/journals/${props.journalId}?${by === "code" ? "billingCodeId" : "serviceId"}=${id ?? ""}`)
              }
            />
          </div>
        )}
      </Match>
      <Match when={read().error}>
        <Failure what="The totals" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <span class="skeleton" />
      </Match>
    </Switch>
  );
}
