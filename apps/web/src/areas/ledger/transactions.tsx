import type { CustomerTransaction } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { useFacility, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, oneOf, wordsOf } from "../../lib/param.ts";
import { DOCUMENT_TYPES } from "./document-words.ts";
import { transactionColumns } from "./transaction-columns.tsx";

/** Every invoice and credit note. */
export default function Transactions(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const go = useGo();
  const query = () => ({
    search: wordsOf(list.get("search")),
    serviceId: facility.id(),
    type: oneOf(list.get("type"), DOCUMENT_TYPES),
    postingFrom: dayOf(list.get("postingFrom")),
    postingTo: dayOf(list.get("postingTo")),
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
  return (
    <Page title="Transactions" fill>
      <Table
        id="transactions"
        label="Transactions"
        noun={["document", "documents"]}
        columns={transactionColumns({ filters: true })}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Number, customer or account"
        selectable
        onOpen={(row) => go(`/ledger/transactions/${row.id}`)}
        csvHref={api.csvUrl(endpoints.listCustomerTransactions, { query: query() })}
        empty={<Empty title="Nothing is invoiced yet.">Posting a journal makes invoices and credit notes.</Empty>}
      />
    </Page>
  );
}
