import type { JournalDetail, Refund } from "@banksia/contracts";
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
import { deleteRefunds } from "./delete-refunds.tsx";
import { refundColumns } from "./refund-columns.tsx";
import { RefundForm } from "./refund-form.tsx";
import { RefundPanel } from "./refund-panel.tsx";

/** The refunds of a journal; in a draft they are proposed, changed and deleted here. */
export function RefundRows(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const services = useServices();
  const draft = () => props.journal.status === "draft" && can("journals:write");
  const query = () => ({
    journalId: props.journal.id,
    search: wordsOf(list.get("search")),
    serviceId: idOf(list.get("serviceId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Refund>(
    () => ["refunds", query()],
    (cursor, signal) => api.call(endpoints.listRefunds, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns = createMemo(() => refundColumns({ inJournal: true, services: () => optionsOf(services()) }));
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
            <DetailPanel title="New refund" onClose={close}>
              <RefundForm journalId={props.journal.id} refundDate={props.journal.postingDate} onDone={close} />
            </DetailPanel>
          </Match>
          <Match when={open()?.id} keyed>
            <Show when={open()}>{(row) => <RefundPanel refund={row()} onClose={close} />}</Show>
          </Match>
        </Switch>
      }
    >
      <Table
        id="journal-refunds"
        label={`Refunds of journal ${props.journal.id}`}
        noun={["refund", "refunds"]}
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
        rowClass={(row) => (row.reversedAt === null ? "" : "faded")}
        csvHref={api.csvUrl(endpoints.listRefunds, { query: query() })}
        selectionActions={(rows, clear) => (
          <Show when={draft()}>
            <Button icon="cross" onClick={() => void deleteRefunds(rows).then((done) => done && clear())}>
              Delete
            </Button>
          </Show>
        )}
        empty={
          <Empty
            title="This journal has no refunds yet."
            action={
              <Show when={draft()}>
                <Button kind="primary" icon="plus" hint="n" onClick={add}>
                  New refund
                </Button>
              </Show>
            }
          >
            A refund gives back a lump sum, whole or in part, or credits of fees. Posted, it is owed to the client until
            it is paid.
          </Empty>
        }
      />
    </Split>
  );
}
