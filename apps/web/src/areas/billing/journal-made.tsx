import type { CustomerTransaction, JournalDetail } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Figures } from "../../kit/facts.tsx";
import { Table } from "../../kit/table/table.tsx";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { oneOf, wordsOf } from "../../lib/param.ts";
import { DOCUMENT_TYPES, DOCUMENTS } from "../ledger/document-words.ts";
import { transactionColumns } from "../ledger/transaction-columns.tsx";
import { PostingFigures, postingOf } from "./post-journal.tsx";

/** The documents that posting a journal made. */
export function JournalMade(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({
    journalId: props.journal.id,
    search: wordsOf(list.get("search")),
    type: oneOf(list.get("type"), DOCUMENT_TYPES),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<CustomerTransaction>(
    () => ["transactions", query()],
    (cursor, signal) =>
      api.call(endpoints.listCustomerTransactions, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  return (
    <>
      <Show when={postingOf(props.journal.id)} fallback={<MadeFigures journalId={props.journal.id} />}>
        {(posting) => <PostingFigures posting={posting()} />}
      </Show>
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

/** How many documents of each kind there are and what they come to, long after the posting. */
function MadeFigures(props: { journalId: number }): JSX.Element {
  const read = createRead<{ label: string; count: number; amount: string }[]>(() => ({
    queryKey: ["made", props.journalId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { journalId } = props;
      const ask = async (type: CustomerTransaction["type"]) => {
        const { total, sums } = await api.call(endpoints.listCustomerTransactions, {
          query: { journalId, type, limit: 1 },
          signal,
        });
        return { label: DOCUMENTS[type].many, count: total, amount: sums.amount };
      };
      const [documents, entries] = await Promise.all([
        Promise.all(DOCUMENT_TYPES.map(ask)),
        api.call(endpoints.listLedgerEntries, { query: { journalId, limit: 1 }, signal }),
      ]);
      return [
        ...documents.filter((one) => one.count > 0),
        { label: "Ledger entries", count: entries.total, amount: entries.sums.amount },
      ];
    },
  }));
  return (
    <Show when={read().data}>
      {(made) => (
        <Figures
          figures={made().map((one) => ({
            label: one.label,
            value: formatNumber(one.count),
            note: `${formatMoney(one.amount)} in all`,
          }))}
        />
      )}
    </Show>
  );
}
