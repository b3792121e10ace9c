import type { CustomerTransaction, CustomerTransactionDetail, JournalLine, LedgerEntry } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Page, Section } from "../../kit/page.tsx";
import { Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import { plainColumns } from "../../kit/table/types.ts";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatMoney } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { DOCUMENTS } from "./document-words.ts";
import { lineColumns } from "../billing/line-columns.tsx";
import { LinePanel } from "../billing/line-panel.tsx";
import { METHODS } from "../customers/customer-words.ts";

/** One invoice or credit note: its lines, each explained, and its ledger entries. */
export default function TransactionPage(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const read = createRead<CustomerTransactionDetail>(() => ({
    queryKey: ["transaction", id()],
    queryFn: ({ signal }) => api.call(endpoints.getCustomerTransaction, { params: { transactionId: id() }, signal }),
  }));
  const up = [{ href: "/ledger/transactions", label: "Transactions" }];
  return (
    <Switch>
      <Match when={read().data}>
        {(transaction) => (
          <Page
            title={`${DOCUMENTS[transaction().type].one} ${transaction().documentNumber}`}
            id={transaction().documentNumber}
            idName="document number"
            up={up}
            chips={<StateChip tone="posted">Posted</StateChip>}
            sub={
              <>
                <Link href={`/customers/${transaction().customerId}`}>{transaction().customerName}</Link>
                <span>{transaction().customerAccount}</span>
                <span>{formatDollars(transaction().amount)}</span>
                <span>Due {formatDay(transaction().dueDate)}</span>
              </>
            }
            actions={
              <Button icon="print" onClick={() => window.print()}>
                Print
              </Button>
            }
          >
            <Facts
              wide
              facts={[
                ["Posting date", formatDay(transaction().postingDate)],
                ["Due", formatDay(transaction().dueDate)],
                ["Amount", formatMoney(transaction().amount)],
                ["of which tax", formatMoney(transaction().tax)],
                ["Facility", transaction().serviceName],
                ["Account name", transaction().accountName],
                ["Method of payment", METHODS.of(transaction().methodOfPayment)],
                ["Bank account", transaction().bankAccountCode],
                [
                  "Journal",
                  <Link href={`/billing/journals/${transaction().journalId}`}>{transaction().journalId}</Link>,
                ],
              ]}
            />
            <TransactionLines transaction={transaction()} />
            <TransactionEntries transaction={transaction()} />
            <Show when={transaction().retagged}>
              <TransactionTags transaction={transaction()} />
            </Show>
          </Page>
        )}
      </Match>
      <Match when={read().error}>
        <Page title="Document" up={up}>
          <Failure what="The document" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="Document" up={up}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

/** Every method and account that it was tagged with, the one in force first. */
function TransactionTags(props: { transaction: CustomerTransactionDetail }): JSX.Element {
  return (
    <Section title="Tagged anew">
      <table class="plain-table">
        <caption class="visually-hidden">Tags, the one in force first</caption>
        <thead>
          <tr>
            <th scope="col">Method of payment</th>
            <th scope="col">Bank account</th>
            <th scope="col">Tagged</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.transaction.tags}>
            {(tag) => (
              <tr>
                <td>{METHODS.of(tag.methodOfPayment)}</td>
                <td>{tag.bankAccountCode ?? "–"}</td>
                <td>
                  <InstantText at={tag.createdAt} />
                </td>
                <td>{tag.taggedByName ?? "posting"}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Section>
  );
}

function TransactionLines(props: { transaction: CustomerTransaction }): JSX.Element {
  const list = useListState();
  const query = () => ({
    journalId: props.transaction.journalId,
    customerId: props.transaction.customerId,
    serviceId: props.transaction.serviceId,
  });
  const source = createRows<JournalLine>(
    () => ["journal-lines", query()],
    (cursor, signal) =>
      api.call(endpoints.listJournalLines, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns = createMemo(() => plainColumns(lineColumns({})));
  const lineId = () => idOf(list.get("explain"));
  const openLine = (row: JournalLine) => list.set({ explain: String(row.id) });
  return (
    <Section title="Lines">
      <Split
        open={lineId() !== undefined}
        panel={
          <Show when={lineId()} keyed>
            {(id) => <LinePanel lineId={id} onClose={() => list.set({ explain: null })} />}
          </Show>
        }
      >
        <Table
          id="transaction-lines"
          label={`Lines of ${props.transaction.documentNumber}`}
          noun={["line", "lines"]}
          columns={columns()}
          source={source}
          rowKey={(row) => row.id}
          fit
          openKey={lineId() ?? null}
          onOpen={openLine}
          onExplain={openLine}
          onWalk={(row) => lineId() !== undefined && openLine(row)}
          empty={<Empty title="There are no lines." />}
        />
      </Split>
    </Section>
  );
}

function TransactionEntries(props: { transaction: CustomerTransaction }): JSX.Element {
  const read = createRead<{ items: LedgerEntry[]; sums: { amount: string } }>(() => ({
    queryKey: ["entries", props.transaction.id],
    queryFn: ({ signal }) =>
      api.call(endpoints.listLedgerEntries, { query: { transactionId: props.transaction.id, limit: 1000 }, signal }),
  }));
  return (
    <Section title="Ledger entries">
      <Show when={read().data} fallback={<span class="skeleton" />}>
        {(found) => (
          <table class="plain-table">
            <caption class="visually-hidden">Ledger entries</caption>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Name</th>
                <th scope="col">Facility</th>
                <th scope="col" class="num">
                  Debit $
                </th>
                <th scope="col" class="num">
                  Credit $
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={found().items}>
                {(entry) => (
                  <tr>
                    <td class="mono">{entry.accountCode}</td>
                    <td>{entry.accountName}</td>
                    <td>{entry.serviceName}</td>
                    <td class="num">{entry.amount.startsWith("-") ? "" : formatMoney(entry.amount)}</td>
                    <td class="num">{entry.amount.startsWith("-") ? formatMoney(entry.amount.slice(1)) : ""}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </Show>
    </Section>
  );
}
