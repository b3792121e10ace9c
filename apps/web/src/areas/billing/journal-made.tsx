import type { CustomerTransaction, JournalDetail } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, PAGE } from "../../data/rows.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Table } from "../../kit/table/table.tsx";
import { useListState } from "../../lib/list-state.ts";
import { oneOf, wordsOf } from "../../lib/param.ts";
import { transactionColumns } from "../ledger/transaction-columns.tsx";
import { PostingFigures, postingOf } from "./post-journal.tsx";

/** The documents that posting a journal made. */
export function JournalMade(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({
    journalId: props.journal.id,
    search: wordsOf(list.get("search")),
    type: oneOf(list.get("type"), ["invoice", "credit_note"]),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<CustomerTransaction>(
    () => ["transactions", query()],
    (cursor, signal) =>
      api.call(endpoints.listCustomerTransactions, {
        query: { ...query(), limit: PAGE, ...(cursor ? { cursor } : {}) },
        signal,
      }),
  );
  return (
    <>
      <Show when={postingOf(props.journal.id)}>{(posting) => <PostingFigures posting={posting()} />}</Show>
      <Table
        id="journal-documents"
        label={`Documents of journal ${props.journal.id}`}
        noun={["document", "documents"]}
        columns={transactionColumns({})}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search by number, name or account"
        selectable
        onOpen={(row) => go(`/ledger/transactions/${row.id}`)}
        csvHref={api.csvUrl(endpoints.listCustomerTransactions, { query: query() })}
        tools={<Link href={`/ledger/entries?journalId=${props.journal.id}`}>Ledger entries</Link>}
        empty={<Empty title="This posting made no documents." />}
      />
    </>
  );
}
