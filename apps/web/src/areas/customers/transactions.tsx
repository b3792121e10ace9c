import type { Customer, CustomerBalance, CustomerTransaction, JournalLine } from "@banksia/contracts";
import { createMemo, For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Money } from "../../kit/money.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { useListState } from "../../lib/list-state.ts";
import { amountOf, dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { lineColumns, lineKindOf } from "../billing/line-columns.tsx";
import { LinePanel } from "../billing/line-panel.tsx";
import { DOCUMENT_TYPES } from "../ledger/document-words.ts";
import { transactionColumns } from "../ledger/transaction-columns.tsx";

/** What a customer owes by account name, the documents behind it, and every line ever billed. */
export function Transactions(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const lines = () => list.get("view") === "lines";
  const balances = createRead<{ items: CustomerBalance[] }>(() => ({
    queryKey: ["balances", props.customer.id],
    queryFn: ({ signal }) =>
      api.call(endpoints.listCustomerBalances, { query: { customerId: props.customer.id, limit: 50 }, signal }),
  }));
  const views = (
    <Segments
      label="Show"
      value={lines() ? "lines" : "documents"}
      options={[
        { value: "documents", label: "Invoices and credit notes" },
        { value: "lines", label: "Lines" },
      ]}
      onChange={(value) => list.set({ view: value === "lines" ? "lines" : "", sort: "", search: "", explain: null })}
    />
  );
  return (
    <>
      <Figures
        figures={[
          { label: "Balance", value: <Money amount={props.customer.balance} />, note: "owed; a credit is negative" },
          ...(balances().data?.items ?? []).map((row) => ({
            label: row.accountName,
            value: <Money amount={row.amount} />,
          })),
        ]}
      />
      <Show when={lines()} fallback={<Documents customer={props.customer} tools={views} />}>
        <Lines customer={props.customer} tools={views} />
      </Show>
    </>
  );
}

function Documents(props: { customer: Customer; tools: JSX.Element }): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({
    customerId: props.customer.id,
    type: oneOf(list.get("type"), DOCUMENT_TYPES),
    search: wordsOf(list.get("search")),
    sort: wordsOf(list.get("sort")) ?? "-postingDate",
  });
  const source = createRows<CustomerTransaction>(
    () => ["transactions", query()],
    (cursor, signal) =>
      api.call(endpoints.listCustomerTransactions, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<CustomerTransaction>[] = [
    ...transactionColumns({ withoutCustomer: true }),
    {
      id: "bankAccount",
      label: "Bank account",
      kind: "text",
      width: 112,
      value: (row) => [row.bankAccountCode, row.retagged ? "(tagged anew)" : ""].filter(Boolean).join(" "),
      hidden: true,
    },
  ];
  return (
    <Table
      id="customer-documents"
      label={`Documents of ${props.customer.name}`}
      noun={["document", "documents"]}
      columns={columns}
      source={source}
      rowKey={(row) => row.id}
      list={list}
      search="Search by number"
      selectable
      selectionActions={(rows) => (
        <Show when={can("customers:write")}>
          <Link
            class="button plain"
            href={`/customers/retag?customerId=${props.customer.id}&transactions=${rows.map((row) => row.id).join(",")}`}
          >
            Tag anew
          </Link>
        </Show>
      )}
      onOpen={(row) => go(`/ledger/transactions/${row.id}`)}
      csvHref={api.csvUrl(endpoints.listCustomerTransactions, { query: query() })}
      tools={
        <>
          {props.tools}
          <Show when={can("customers:write")}>
            <Link class="button quiet" href={`/customers/retag?customerId=${props.customer.id}`}>
              Tag open ones anew
            </Link>
          </Show>
        </>
      }
      empty={<Empty title="Nothing was invoiced yet.">Posting a journal makes invoices and credit notes.</Empty>}
    />
  );
}

function Lines(props: { customer: Customer; tools: JSX.Element }): JSX.Element {
  const list = useListState();
  const person = () => props.customer.type === "person" && props.customer.client;
  const query = () => ({
    ...(person() ? { clientId: props.customer.id } : { customerId: props.customer.id }),
    scheduleLineId: idOf(list.get("scheduleLineId")),
    search: wordsOf(list.get("search")),
    kind: lineKindOf(list.get("kind")),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
    amountFrom: amountOf(list.get("amountFrom")),
    amountTo: amountOf(list.get("amountTo")),
    sort: wordsOf(list.get("sort")) ?? "-periodFrom",
  });
  const source = createRows<JournalLine>(
    () => ["journal-lines", query()],
    (cursor, signal) =>
      api.call(endpoints.listJournalLines, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns = createMemo(() => lineColumns({ withJournal: true, withoutClient: person() }));
  const lineId = () => idOf(list.get("explain"));
  const openLine = (row: JournalLine) => list.set({ explain: String(row.id) });
  return (
    <Split
      open={lineId() !== undefined}
      panel={
        <For each={lineId() === undefined ? [] : [lineId() ?? 0]}>
          {(id) => <LinePanel lineId={id} onClose={() => list.set({ explain: null })} />}
        </For>
      }
    >
      <Table
        id="customer-lines"
        label={`Lines of ${props.customer.name}`}
        noun={["line", "lines"]}
        columns={columns()}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search descriptions"
        selectable
        openKey={lineId() ?? null}
        onOpen={openLine}
        onExplain={openLine}
        onWalk={(row) => lineId() !== undefined && openLine(row)}
        rowClass={(row) => (row.kind === "reversal" ? "faded" : "")}
        csvHref={api.csvUrl(endpoints.listJournalLines, { query: query() })}
        tools={
          <>
            {props.tools}
            <Show when={list.get("scheduleLineId")}>
              <Button kind="quiet" icon="cross" onClick={() => list.set({ scheduleLineId: "" })}>
                Show all fees
              </Button>
            </Show>
          </>
        }
        empty={
          <Empty title="Nothing was billed yet.">A billing run proposes lines for the fees on the schedule.</Empty>
        }
      />
    </Split>
  );
}
