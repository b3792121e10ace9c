import type { Receipt } from "@banksia/contracts";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { useOpenRow } from "../../data/open-row.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { receiptColumns } from "./receipt-columns.tsx";
import { ReceiptForm } from "./receipt-form.tsx";
import { ReceiptPanel } from "./receipt-panel.tsx";

/** Every receipt, in drafts and posted. */
export default function Receipts(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const query = () => ({
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    customerId: idOf(list.get("customerId")),
    clientId: idOf(list.get("clientId")),
    accommodationPaymentId: idOf(list.get("accommodationPaymentId")),
    settlesId: idOf(list.get("settlesId")),
    offset: oneOf(list.get("offset"), ["bank", "vendor"]),
    state: oneOf(list.get("state"), ["draft", "posted", "reversed"]),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Receipt>(
    () => ["receipts", query()],
    (cursor, signal) => api.call(endpoints.listReceipts, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns = createMemo(() => receiptColumns({ services: () => optionsOf(services()) }));
  const writes = () => can("journals:write");
  const adding = () => list.get("open") === "new" && writes();
  const open = useOpenRow("receipt", source, (receiptId, signal) =>
    api.call(endpoints.getReceipt, { params: { receiptId }, signal }),
  );
  const add = () => list.set({ open: "new" });
  const close = () => list.set({ open: null });
  const narrowed = () => query().customerId ?? query().clientId ?? query().accommodationPaymentId ?? query().settlesId;
  return (
    <Page
      title="Receipts"
      fill
      actions={
        <Show when={writes()}>
          <Button kind="primary" icon="plus" hint="n" onClick={add}>
            New receipt
          </Button>
        </Show>
      }
    >
      <Split
        wide
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title="New receipt" onClose={close}>
                <ReceiptForm postingDate={today()} onDone={close} />
              </DetailPanel>
            </Match>
            <Match when={open()?.id} keyed>
              <Show when={open()}>{(row) => <ReceiptPanel receipt={row()} onClose={close} />}</Show>
            </Match>
          </Switch>
        }
      >
        <Table
          id="receipts"
          label="Receipts"
          noun={["receipt", "receipts"]}
          columns={columns()}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by name, number or reference"
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
          onNew={writes() ? add : undefined}
          rowClass={(row) => (row.reversedAt === null ? "" : "faded")}
          csvHref={api.csvUrl(endpoints.listReceipts, { query: query() })}
          tools={
            <Show when={narrowed()}>
              <Button
                kind="quiet"
                icon="cross"
                onClick={() =>
                  list.set({ customerId: null, clientId: null, accommodationPaymentId: null, settlesId: null })
                }
              >
                Show all receipts
              </Button>
            </Show>
          }
          empty={
            <Empty title="No money was received yet.">
              Receipts are entered into a draft journal of receipts, and count once it is posted.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
