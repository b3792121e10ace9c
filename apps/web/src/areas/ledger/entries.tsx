import type { LedgerEntry } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useLedgerAccounts } from "../../data/references.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, wordsOf } from "../../lib/param.ts";

/** The ledger itself: one row a side of a double entry. */
export default function Entries(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const go = useGo();
  const accounts = useLedgerAccounts();
  const query = () => ({
    journalId: idOf(list.get("journalId")),
    ledgerAccountId: idOf(list.get("ledgerAccountId")),
    serviceId: facility.id(),
    postingFrom: dayOf(list.get("postingFrom")),
    postingTo: dayOf(list.get("postingTo")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<LedgerEntry>(
    () => ["ledger-entries", query()],
    (cursor, signal) =>
      api.call(endpoints.listLedgerEntries, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<LedgerEntry>[] = [
    {
      id: "postingDate",
      label: "Posting date",
      kind: "day",
      width: 168,
      sort: "postingDate",
      value: (row) => row.postingDate,
      filter: { kind: "days", from: "postingFrom", to: "postingTo" },
    },
    {
      id: "account",
      label: "Account",
      kind: "text",
      width: 112,
      sort: "accountCode",
      value: (row) => row.accountCode,
      filter: { kind: "choice", param: "ledgerAccountId", options: () => optionsOf(accounts()) },
    },
    { id: "name", label: "Name", kind: "text", width: 208, value: (row) => row.accountName },
    {
      id: "document",
      label: "Document",
      kind: "text",
      width: 144,
      value: (row) => row.documentNumber,
      cell: (row) => <Link href={`/ledger/transactions/${row.transactionId}`}>{row.documentNumber}</Link>,
    },
    {
      id: "debit",
      label: "Debit $",
      kind: "money",
      width: 136,
      sum: "debit",
      value: (row) => (row.amount.startsWith("-") ? "" : row.amount),
    },
    {
      id: "credit",
      label: "Credit $",
      kind: "money",
      width: 136,
      sum: "credit",
      value: (row) => (row.amount.startsWith("-") ? row.amount.slice(1) : ""),
    },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 136,
      sort: "amount",
      sum: "amount",
      value: (row) => row.amount,
      hidden: true,
    },
    { id: "service", label: "Facility", kind: "text", width: 184, value: (row) => row.serviceName },
    {
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 96,
      value: (row) => row.journalId,
      cell: (row) => <Link href={`/billing/journals/${row.journalId}`}>{row.journalId}</Link>,
    },
  ];
  return (
    <Page title="Ledger entries" fill>
      <Table
        id="ledger-entries"
        label="Ledger entries"
        noun={["entry", "entries"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        selectable
        onOpen={(row) => go(`/ledger/transactions/${row.transactionId}`)}
        csvHref={api.csvUrl(endpoints.listLedgerEntries, { query: query() })}
        tools={
          <Show when={query().journalId}>
            {(id) => (
              <Button kind="quiet" icon="cross" onClick={() => list.set({ journalId: "" })}>
                Journal {id()} only
              </Button>
            )}
          </Show>
        }
        empty={<Empty title="Nothing is posted yet.">Posting a journal writes the ledger.</Empty>}
      />
    </Page>
  );
}
