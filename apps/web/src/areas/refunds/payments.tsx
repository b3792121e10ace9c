import type { VendorPayment } from "@banksia/contracts";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { useOpenRow } from "../../data/open-row.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { paymentColumns } from "./payment-columns.tsx";
import { PaymentForm } from "./payment-form.tsx";
import { PaymentPanel } from "./payment-panel.tsx";

/** Every payment of what was owed to clients, in drafts and posted. */
export default function Payments(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const query = () => ({
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    customerId: idOf(list.get("customerId")),
    refundId: idOf(list.get("refundId")),
    state: oneOf(list.get("state"), ["draft", "posted", "reversed"]),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<VendorPayment>(
    () => ["vendor-payments", query()],
    (cursor, signal) => api.call(endpoints.listVendorPayments, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns = createMemo(() => paymentColumns({ services: () => optionsOf(services()) }));
  const writes = () => can("journals:write");
  const adding = () => list.get("open") === "new" && writes();
  const open = useOpenRow("vendor-payment", source, (vendorPaymentId, signal) =>
    api.call(endpoints.getVendorPayment, { params: { vendorPaymentId }, signal }),
  );
  const add = () => list.set({ open: "new" });
  const close = () => list.set({ open: null });
  return (
    <Page
      title="Payments to clients"
      fill
      actions={
        <Show when={writes()}>
          <Button kind="primary" icon="plus" hint="n" onClick={add}>
            New payment
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
              <DetailPanel title="New payment" onClose={close}>
                <PaymentForm onDone={close} />
              </DetailPanel>
            </Match>
            <Match when={open()?.id} keyed>
              <Show when={open()}>{(row) => <PaymentPanel payment={row()} onClose={close} />}</Show>
            </Match>
          </Switch>
        }
      >
        <Table
          id="vendor-payments"
          label="Payments to clients"
          noun={["payment", "payments"]}
          columns={columns()}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by name or number"
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
          onNew={writes() ? add : undefined}
          rowClass={(row) => (row.reversedAt === null ? "" : "faded")}
          csvHref={api.csvUrl(endpoints.listVendorPayments, { query: query() })}
          tools={
            <Show when={query().customerId ?? query().refundId}>
              <Button kind="quiet" icon="cross" onClick={() => list.set({ customerId: null, refundId: null })}>
                Show all payments
              </Button>
            </Show>
          }
          empty={
            <Empty title="Nothing was paid yet.">
              What is owed after refunds stands under <Link href="/receipts/owed">owed to clients</Link>; there it is
              paid.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
