import type { Answer, BankFile, JournalDetail, PlannedBankFile } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { Section } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatMoney, formatNumber } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { DayOfAddress } from "../accommodation/day-of-address.tsx";
import { today } from "../../data/today.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf } from "../../lib/param.ts";
import { refreshMoney } from "../billing/refresh-money.ts";
import "../accommodation/accommodation.css";

type Preview = Answer<typeof endpoints.getBankFilePreview>;

/** The bank files of a journal of payments: what each would hold, what to look at before, and those that were made. */
export function BankFileTab(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const day = () => dayOf(list.get("processingDate")) ?? today();
  const read = createRead<Preview>(() => ({
    queryKey: ["bank-file", props.journal.id, props.journal.status, props.journal.lineCount, day()],
    queryFn: ({ signal }) =>
      api.call(endpoints.getBankFilePreview, {
        params: { journalId: props.journal.id },
        query: { processingDate: day() },
        signal,
      }),
  }));
  return (
    <div class="accommodation-page">
      <div class="row wrap no-print">
        <DayOfAddress param="processingDate" label="The bank pays on" />
      </div>
      <Switch>
        <Match when={read().error}>
          <Failure what="The bank file" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data?.plans.length === 0}>
          <Notice tone="draft">The journal has no payments yet.</Notice>
        </Match>
        <Match when={read().data}>
          {(preview) => (
            <>
              <Show when={props.journal.status === "draft"}>
                <Notice tone="draft" title="The file is made once the journal is posted">
                  Until then this shows what it would be. What stops it is best mended before posting.
                </Notice>
              </Show>
              <For each={preview().plans}>
                {(plan) => <Plan journal={props.journal} plan={plan} processingDate={day()} />}
              </For>
            </>
          )}
        </Match>
        <Match when={true}>
          <div class="stack" aria-busy="true">
            <For each={[50, 90, 70]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

function Plan(props: { journal: JournalDetail; plan: PlannedBankFile; processingDate: string }): JSX.Element {
  const [again, setAgain] = createSignal(false);
  const last = () => props.plan.files[0];
  const makes = () => props.journal.status === "posted" && can("journals:post") && props.plan.ok;
  return (
    <Section title={`${props.plan.legalEntityName}, from ${props.plan.bankLedgerAccount}`}>
      <Show when={last()}>
        {(file) => (
          <Notice
            tone="posted"
            title={`${file().name} was made of these payments`}
            action={
              <Show when={can("bank-accounts:reveal")}>
                <a
                  class="button plain no-print"
                  href={api.fileUrl(endpoints.downloadBankFile, { params: { bankFileId: file().id } })}
                  download=""
                >
                  Download it
                </a>
              </Show>
            }
          >
            {count(file().entryCount, "payment")}, {formatDollars(file().amount)}, made by {file().madeByName},{" "}
            <InstantText at={file().createdAt} />.{" "}
            <Link href={`/receipts/bank-files?open=${file().id}`}>Its record</Link>
          </Notice>
        )}
      </Show>
      <Figures
        figures={[
          { label: "Payments in the file", value: formatNumber(props.plan.entryCount) },
          { label: "Total", value: formatMoney(props.plan.amount) },
          {
            label: "Accounts changed since the last file",
            value: `${formatNumber(props.plan.changedCount)} of ${formatNumber(props.plan.entryCount)}`,
            note:
              props.plan.lastFileAt === null ? (
                "no file was made from this account before"
              ) : (
                <>
                  the last was made <InstantText at={props.plan.lastFileAt} />
                </>
              ),
          },
        ]}
      />
      <div class="stack tight">
        <For each={props.plan.issues}>
          {(issue) => (
            <Notice
              tone={issue.severity === "error" ? "failed" : "attention"}
              title={issue.severity === "error" ? "This stops the file" : undefined}
              action={
                <Show when={issue.code === "NO_OWN_ACCOUNT" || issue.code === "OWN_ACCOUNT_INACTIVE"}>
                  <Link class="button plain no-print" href="/settings/own-bank-accounts">
                    Own bank accounts
                  </Link>
                </Show>
              }
            >
              {issue.message}
            </Notice>
          )}
        </For>
      </div>
      <PaymentsTable plan={props.plan} />
      <Show when={makes()}>
        <Switch>
          <Match when={!last() || again()}>
            <MakeFile
              journalId={props.journal.id}
              plan={props.plan}
              processingDate={props.processingDate}
              last={last()}
              onDone={() => setAgain(false)}
            />
          </Match>
          <Match when={true}>
            <div class="row no-print">
              <Button onClick={() => setAgain(true)}>Make the file again…</Button>
            </div>
          </Match>
        </Switch>
      </Show>
    </Section>
  );
}

const LEFT_OUT = { otherwise: "Paid otherwise", inactive: "Account not in use" } as const;

function PaymentsTable(props: { plan: PlannedBankFile }): JSX.Element {
  return (
    <div class="wide-table" role="region" aria-label="Payments of the file" tabindex={0}>
      <table class="plain-table">
        <caption class="visually-hidden">Payments of the file</caption>
        <thead>
          <tr>
            <th scope="col">Who is paid</th>
            <th scope="col">Account</th>
            <th scope="col">In the name of</th>
            <th scope="col">Reference</th>
            <th scope="col">Worth a look</th>
            <th scope="col" class="num">
              Amount $
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.plan.payments}>
            {(row) => (
              <tr classList={{ faded: row.leftOut !== null }}>
                <th scope="row">
                  <Link href={`/customers/${row.customerId}/payment`}>{row.customerName}</Link>
                </th>
                <td class="mono">{row.paidTo ?? "–"}</td>
                <td>{row.accountTitle ?? ""}</td>
                <td class="mono">{row.leftOut === null ? row.reference : ""}</td>
                <td>
                  <Switch>
                    <Match when={row.leftOut}>
                      {(why) => <StateChip tone="draft">{LEFT_OUT[why()]}, not in the file</StateChip>}
                    </Match>
                    <Match when={row.replaced}>
                      <StateChip tone="attention">Account changed since it was entered</StateChip>
                    </Match>
                    <Match when={row.changed && props.plan.lastFileAt !== null}>
                      <StateChip tone="attention">Account new since the last file</StateChip>
                    </Match>
                  </Switch>
                </td>
                <td class="num">{formatMoney(row.amount)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function MakeFile(props: {
  journalId: number;
  plan: PlannedBankFile;
  processingDate: string;
  last: BankFile | undefined;
  onDone: () => void;
}): JSX.Element {
  const [made, setMade] = createSignal<BankFile | null>(null);
  const form = createForm({ reason: "" }, async (values) => {
    if (props.last && values.reason.trim() === "") {
      form.fault("reason", "Say why it is made again.");
      throw new Error("Say why it is made again.");
    }
    setMade(
      await api.call(endpoints.makeBankFile, {
        params: { journalId: props.journalId },
        body: {
          ownBankAccountId: props.plan.ownBankAccountId ?? 0,
          processingDate: props.processingDate,
          expectedCount: props.plan.entryCount,
          expectedAmount: props.plan.amount,
          ...(props.last ? { reason: values.reason } : {}),
        },
      }),
    );
    await refreshMoney();
  });
  return (
    <FormView
      form={form}
      label="Make the bank file"
      verb={`Make the file of ${count(props.plan.entryCount, "payment")}, ${formatDollars(props.plan.amount)}`}
      {...(props.last ? { onCancel: () => props.onDone() } : {})}
      onDone={() => {
        toast(`${made()?.name ?? "The file"} is made: download it and give it to the bank.`);
        props.onDone();
      }}
      follows={
        <p class="muted">
          The bank pays on {formatDay(props.processingDate)}. The file is kept with its total, its hash and your name. A
          second file of the same payments asks for a reason and takes this one's place; give the bank only one of them.
        </p>
      }
    >
      <Show when={props.last}>
        {(file) => (
          <TextField
            field={form.bind("reason")}
            label={`Why ${file().name} is made again`}
            width="full"
            maxlength={500}
            autofocus
          />
        )}
      </Show>
    </FormView>
  );
}
