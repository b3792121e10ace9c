import type { JournalDetail, Posting, Totals, Validation } from "@banksia/contracts";
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { RecordLink } from "../../frame/record-link.tsx";
import { announce } from "../../kit/announce.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { useKeys } from "../../kit/keys.ts";
import { Section } from "../../kit/page.tsx";
import { formatDay, formatMonth } from "../../lib/days.ts";
import { formatDollars, formatMoney, formatNumber } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { DOCUMENTS } from "../ledger/document-words.ts";
import { JOURNAL_NOUNS } from "./journal-kinds.ts";
import { refreshMoney } from "./refresh-money.ts";
import { TotalsView } from "./totals-view.tsx";
import "./post-journal.css";

const WHO: Record<JournalDetail["kind"], string> = {
  lines: "Who pays",
  receipts: "Who paid",
  refunds: "Who is owed",
  payments: "Who is paid",
};

/** What posting makes of each kind of journal, and how a mistake is mended. */
const POSTING: Record<JournalDetail["kind"], string> = {
  lines:
    "Posting makes ledger entries, invoices and credit notes with their numbers. It cannot be changed afterwards; a mistake is taken back by a reversing journal.",
  receipts:
    "Posting makes receipts with their numbers and ledger entries, settles what they pay, and holds lump sums from their day on. It cannot be changed afterwards.",
  refunds:
    "Posting takes the money out of lump sums and credits; it is then owed to the client. A refund that is not paid can still be taken back.",
  payments:
    "Posting settles what is owed and takes the money out of the bank account of the ledger. It cannot be changed afterwards; the bank file is made from the posted journal.",
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const [lastPosting, setLastPosting] = createSignal<Posting | null>(null);

/** What the last posting from this page made, while it is still fresh. */
export function postingOf(journalId: number): Posting | null {
  const posting = lastPosting();
  return posting?.journal.id === journalId ? posting : null;
}

/** The check, the summary in figures, and then the one verb that cannot be taken back. */
export function PostJournal(props: { journal: JournalDetail }): JSX.Element {
  const validation = createRead<Validation>(() => ({
    queryKey: ["validation", props.journal.id, props.journal.lineCount, props.journal.total],
    queryFn: ({ signal }) => api.call(endpoints.validateJournal, { params: { journalId: props.journal.id }, signal }),
    staleTime: 0,
  }));
  const lines = () => props.journal.kind === "lines";
  const noun = () => JOURNAL_NOUNS[props.journal.kind];
  const totals = createRead<Totals>(() => ({
    queryKey: ["journal-totals", props.journal.id],
    enabled: lines(),
    queryFn: ({ signal }) => api.call(endpoints.getJournalTotals, { params: { journalId: props.journal.id }, signal }),
  }));
  const [posting, setPosting] = createSignal(false);
  const [failure, setFailure] = createSignal<string | null>(null);
  const posted = createMemo(() => postingOf(props.journal.id));
  const found = () => validation().data;
  const ready = () => Boolean(found()?.ok) && !posting() && props.journal.status === "draft" && can("journals:post");
  const verb = () => `Post ${count(found()?.lineCount ?? 0, ...noun())}, ${formatDollars(found()?.total ?? "0")}`;

  const post = async () => {
    const checked = found();
    if (!checked || !ready()) return;
    setPosting(true);
    setFailure(null);
    try {
      const made = await api.call(endpoints.postJournal, {
        params: { journalId: props.journal.id },
        body: { expectedLineCount: checked.lineCount, expectedTotal: checked.total },
      });
      setLastPosting(made);
      announce(`Journal ${props.journal.id} is posted: ${count(made.transactionCount, "document")}.`);
    } catch (error) {
      const { detail } = problemOf(error);
      setFailure(detail);
      announce(detail, true);
      void validation().refetch();
    } finally {
      setPosting(false);
      void refreshMoney();
    }
  };
  useKeys("Posting", [{ keys: ["mod+enter"], label: "Post the journal", when: ready, run: () => void post() }]);

  return (
    <Switch>
      <Match when={posted()}>{(made) => <PostedSummary posting={made()} />}</Match>
      <Match when={props.journal.status === "posted"}>
        <Notice
          tone="posted"
          title="This journal is posted"
          action={
            <Link class="button plain" href={`/billing/journals/${props.journal.id}/made`}>
              See what was made
            </Link>
          }
        />
      </Match>
      <Match when={validation().error}>
        <Failure what="The check" error={validation().error} onRetry={() => void validation().refetch()} />
      </Match>
      <Match when={found()}>
        {(checked) => (
          <>
            <Figures
              figures={[
                { label: capital(noun()[1]), value: formatNumber(checked().lineCount) },
                {
                  label: WHO[props.journal.kind],
                  value: formatNumber(checked().customerCount),
                  note: checked().customerCount === 1 ? "customer gets a document" : "customers get a document",
                },
                ...(lines()
                  ? [
                      { label: "Without tax", value: formatMoney(checked().amount) },
                      { label: "Tax", value: formatMoney(checked().tax) },
                    ]
                  : []),
                { label: "Total", value: formatMoney(checked().total) },
                ...(lines()
                  ? [
                      {
                        label: totals().data
                          ? `Against ${formatMonth(totals().data?.previousFrom ?? "")}`
                          : "Against the month before",
                        value: totals().data ? (
                          formatMoney(totals().data?.difference ?? "0")
                        ) : (
                          <span class="skeleton" />
                        ),
                        note: totals().data
                          ? `${formatMoney(totals().data?.previousAmount ?? "0")} posted then, without tax`
                          : undefined,
                      },
                    ]
                  : []),
                { label: "Posting date", value: formatDay(props.journal.postingDate) },
              ]}
            />
            <Show when={checked().issues.length > 0}>
              <div class="stack tight">
                <For each={checked().issues}>
                  {(issue) => (
                    <Notice
                      tone={issue.severity === "error" ? "failed" : "attention"}
                      title={issue.severity === "error" ? "This stops the posting" : "Worth a look"}
                      action={
                        <Show when={issue.lineIds[0]}>
                          {(line) => (
                            <Link class="button plain" href={`/billing/journals/${props.journal.id}?explain=${line()}`}>
                              {issue.count === 1 ? "See the line" : "See one of the lines"}
                            </Link>
                          )}
                        </Show>
                      }
                    >
                      {issue.message}{" "}
                      <For each={issue.links.slice(0, 5)}>
                        {(link) => (
                          <>
                            <RecordLink link={link} />{" "}
                          </>
                        )}
                      </For>
                      <Show when={issue.links.length > 5}>and {formatNumber(issue.links.length - 5)} more</Show>
                    </Notice>
                  )}
                </For>
              </div>
            </Show>
            <Show when={failure()}>
              {(text) => (
                <Notice tone="failed" title="It was not posted">
                  {text()}
                </Notice>
              )}
            </Show>
            <div class="post-verb">
              <Button
                kind="primary"
                icon="posted"
                busy={posting()}
                disabled={!ready()}
                onClick={() => void post()}
                hint="Ctrl Enter"
              >
                {verb()}
              </Button>
              <p class="muted">{POSTING[props.journal.kind]}</p>
            </div>
            <Show when={totals().data}>
              {(all) => (
                <Section title="By code and facility">
                  <div class="totals-page">
                    <TotalsView totals={all()} />
                  </div>
                </Section>
              )}
            </Show>
          </>
        )}
      </Match>
      <Match when={true}>
        <p class="muted" aria-busy="true">
          Checking {count(props.journal.lineCount, ...noun())}…
        </p>
      </Match>
    </Switch>
  );
}

function PostedSummary(props: { posting: Posting }): JSX.Element {
  return (
    <>
      <Notice tone="posted" title={`Journal ${props.posting.journal.id} is posted`}>
        {count(props.posting.journal.lineCount, ...JOURNAL_NOUNS[props.posting.journal.kind])},{" "}
        {formatDollars(props.posting.journal.total)}.
      </Notice>
      <PostingFigures posting={props.posting} />
      <div class="row wrap">
        <Show when={props.posting.journal.kind === "refunds"}>
          <Link class="button primary" href="/receipts/owed">
            Pay what is owed
          </Link>
        </Show>
        <Show when={props.posting.journal.kind === "payments"}>
          <Link class="button primary" href={`/billing/journals/${props.posting.journal.id}/bank-file`}>
            Make the bank file
          </Link>
        </Show>
        <Link class="button plain" href={`/billing/journals/${props.posting.journal.id}/made`}>
          See the documents
        </Link>
        <Link class="button plain" href={`/ledger/entries?journalId=${props.posting.journal.id}`}>
          See the ledger entries
        </Link>
        <Link class="button plain" href="/billing/journals">
          Back to the journals
        </Link>
      </div>
    </>
  );
}

/** What a posting made: documents by kind with their numbers, and ledger entries. */
export function PostingFigures(props: { posting: Posting }): JSX.Element {
  return (
    <table class="plain-table">
      <caption class="visually-hidden">What was made</caption>
      <thead>
        <tr>
          <th scope="col">Legal entity</th>
          <th scope="col">What</th>
          <th scope="col" class="num">
            How many
          </th>
          <th scope="col">Numbers</th>
          <th scope="col" class="num">
            Amount $
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.posting.documents}>
          {(row) => (
            <tr>
              <td>{row.legalEntityName}</td>
              <td>{DOCUMENTS[row.type].many}</td>
              <td class="num">{formatNumber(row.count)}</td>
              <td class="mono">
                {row.firstNumber}
                {row.count > 1 ? ` – ${row.lastNumber}` : ""}
              </td>
              <td class="num">{formatMoney(row.amount)}</td>
            </tr>
          )}
        </For>
        <tr>
          <td />
          <td>Ledger entries</td>
          <td class="num">{formatNumber(props.posting.entryCount)}</td>
          <td />
          <td class="num">0.00</td>
        </tr>
      </tbody>
    </table>
  );
}
