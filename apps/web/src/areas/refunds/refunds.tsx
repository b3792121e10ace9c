import type { Refund } from "@banksia/contracts";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { useOpenRow } from "../../data/open-row.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { Segments } from "../../kit/tabs.tsx";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { refundColumns } from "./refund-columns.tsx";
import { RefundForm } from "./refund-form.tsx";
import { RefundPanel } from "./refund-panel.tsx";
import { REFUND_KIND_LIST, REFUND_STATE_LIST, REFUND_STATES } from "./refund-words.ts";

const WHY_EMPTY: Record<(typeof REFUND_STATE_LIST)[number] | "all", string> = {
  all: "There are no refunds yet.",
  draft: "No refund is proposed.",
  posted: "No refund is posted yet.",
  owed: "Nothing refunded is waiting to be paid.",
  paid: "No refund was paid yet.",
  reversed: "No refund was taken back.",
};

/** Every refund by its state: proposed, owed, paid, taken back. */
export default function Refunds(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const state = () => oneOf(list.get("state"), REFUND_STATE_LIST);
  const query = () => ({
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    clientId: idOf(list.get("clientId")),
    accommodationPaymentId: idOf(list.get("accommodationPaymentId")),
    kind: oneOf(list.get("kind"), REFUND_KIND_LIST),
    state: state(),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Refund>(
    () => ["refunds", query()],
    (cursor, signal) => api.call(endpoints.listRefunds, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns = createMemo(() => refundColumns({ services: () => optionsOf(services()) }));
  const writes = () => can("journals:write");
  const adding = () => list.get("open") === "new" && writes();
  const open = useOpenRow("refund", source, (refundId, signal) =>
    api.call(endpoints.getRefund, { params: { refundId }, signal }),
  );
  const add = () => list.set({ open: "new" });
  const close = () => list.set({ open: null });
  return (
    <Page
      title="Refunds"
      fill
      actions={
        <Show when={writes()}>
          <Button kind="primary" icon="plus" hint="n" onClick={add}>
            New refund
          </Button>
        </Show>
      }
    >
      <div class="row wrap no-print">
        <Segments
          label="State"
          value={state() ?? "all"}
          options={[
            { value: "all", label: "All" },
            ...REFUND_STATE_LIST.map((value) => ({ value, label: REFUND_STATES[value] })),
          ]}
          onChange={(value) => list.set({ state: value === "all" ? null : value, open: null })}
        />
        <Show when={query().clientId ?? query().accommodationPaymentId}>
          <Button kind="quiet" icon="cross" onClick={() => list.set({ clientId: null, accommodationPaymentId: null })}>
            Show all refunds
          </Button>
        </Show>
      </div>
      <Split
        wide
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title="New refund" onClose={close}>
                <RefundForm refundDate={today()} onDone={close} />
              </DetailPanel>
            </Match>
            <Match when={open()?.id} keyed>
              <Show when={open()}>{(row) => <RefundPanel refund={row()} onClose={close} />}</Show>
            </Match>
          </Switch>
        }
      >
        <Table
          id="refunds"
          label="Refunds"
          noun={["refund", "refunds"]}
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
          csvHref={api.csvUrl(endpoints.listRefunds, { query: query() })}
          empty={
            <Empty title={WHY_EMPTY[state() ?? "all"]}>
              Lump sums that are to be refunded stand in the{" "}
              <Link href="/accommodation?due=60">register of accommodation payments</Link>, each with its worksheet.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
