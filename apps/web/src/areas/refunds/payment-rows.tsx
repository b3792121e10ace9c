import type { JournalDetail, VendorPayment } from "@banksia/contracts";
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
import { deletePayments } from "./delete-payments.tsx";
import { paymentColumns } from "./payment-columns.tsx";
import { PaymentForm } from "./payment-form.tsx";
import { PaymentPanel } from "./payment-panel.tsx";

/** The payments of a journal; in a draft they are entered, changed and deleted here. */
export function PaymentRows(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const services = useServices();
  const draft = () => props.journal.status === "draft" && can("journals:write");
  const query = () => ({
    journalId: props.journal.id,
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<VendorPayment>(
    () => ["vendor-payments", query()],
    (cursor, signal) => api.call(endpoints.listVendorPayments, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns = createMemo(() => paymentColumns({ inJournal: true, services: () => optionsOf(services()) }));
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
            <DetailPanel title="New payment" onClose={close}>
              <PaymentForm journalId={props.journal.id} paymentDate={props.journal.postingDate} onDone={close} />
            </DetailPanel>
          </Match>
          <Match when={open()?.id} keyed>
            <Show when={open()}>{(row) => <PaymentPanel payment={row()} onClose={close} />}</Show>
          </Match>
        </Switch>
      }
    >
      <Table
        id="journal-payments"
        label={`Payments of journal ${props.journal.id}`}
        noun={["payment", "payments"]}
        columns={columns()}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search by name or description"
        selectable
        openKey={idOf(list.get("open")) ?? null}
        onOpen={(row) => list.set({ open: String(row.id) })}
        onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
        onNew={draft() ? add : undefined}
        csvHref={api.csvUrl(endpoints.listVendorPayments, { query: query() })}
        selectionActions={(rows, clear) => (
          <Show when={draft()}>
            <Button icon="cross" onClick={() => void deletePayments(rows).then((done) => done && clear())}>
              Delete
            </Button>
          </Show>
        )}
        empty={
          <Empty
            title="This journal has no payments yet."
            action={
              <Show when={draft()}>
                <Button kind="primary" icon="plus" hint="n" onClick={add}>
                  New payment
                </Button>
              </Show>
            }
          >
            A payment settles what is owed to a client after a refund. Posted, it can go into a bank file.
          </Empty>
        }
      />
    </Split>
  );
}
