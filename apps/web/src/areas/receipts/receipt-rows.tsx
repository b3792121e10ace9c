import type { JournalDetail, Receipt } from "@banksia/contracts";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf, wordsOf } from "../../lib/param.ts";
import { deleteReceipts } from "./delete-receipts.tsx";
import { receiptColumns } from "./receipt-columns.tsx";
import { ReceiptForm } from "./receipt-form.tsx";
import { ReceiptPanel } from "./receipt-panel.tsx";

/** The receipts of a journal; in a draft they are entered, changed and deleted here. */
export function ReceiptRows(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const services = useServices();
  const draft = () => props.journal.status === "draft" && can("journals:write");
  const query = () => ({
    journalId: props.journal.id,
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Receipt>(
    () => ["receipts", query()],
    (cursor, signal) => api.call(endpoints.listReceipts, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns = createMemo(() => receiptColumns({ inJournal: true, services: () => optionsOf(services()) }));
  const adding = () => list.get("open") === "new" && draft();
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const add = () => list.set({ open: "new" });
  const close = () => list.set({ open: null });
  return (
    <Split
      wide
      open={adding() || open() !== undefined}
      panel={
        <Switch>
          <Match when={adding()}>
            <DetailPanel title="New receipt" onClose={close}>
              <ReceiptForm journalId={props.journal.id} postingDate={props.journal.postingDate} onDone={close} />
            </DetailPanel>
          </Match>
          <Match when={open()?.id} keyed>
            <Show when={open()}>{(row) => <ReceiptPanel receipt={row()} onClose={close} />}</Show>
          </Match>
        </Switch>
      }
    >
      <Table
        id="journal-receipts"
        label={`Receipts of journal ${props.journal.id}`}
        noun={["receipt", "receipts"]}
        columns={columns()}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search by name or reference"
        selectable
        openKey={idOf(list.get("open")) ?? null}
        onOpen={(row) => list.set({ open: String(row.id) })}
        onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
        onNew={draft() ? add : undefined}
        csvHref={api.csvUrl(endpoints.listReceipts, { query: query() })}
        selectionActions={(rows, clear) => (
          <Show when={draft()}>
            <Button icon="cross" onClick={() => void deleteReceipts(rows).then((done) => done && clear())}>
              Delete
            </Button>
          </Show>
        )}
        empty={
          <Empty
            title="This journal has no receipts yet."
            action={
              <Show when={draft()}>
                <Button kind="primary" icon="plus" hint="n" onClick={add}>
                  New receipt
                </Button>
              </Show>
            }
          >
            A receipt is money from a customer, for an invoice whole or in part, or waiting to be allocated.
          </Empty>
        }
      />
    </Split>
  );
}
