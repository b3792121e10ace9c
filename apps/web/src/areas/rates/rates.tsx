import type { BillingRate } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { rateColumns } from "./rate-columns.tsx";
import { NewRateForm } from "./rate-form.tsx";
import { RatePanel } from "./rate-panel.tsx";

/** All rates: those for everyone and clients' own. */
export default function Rates(): JSX.Element {
  const list = useListState();
  const query = () => ({
    search: wordsOf(list.get("search")),
    validFor: oneOf(list.get("validFor"), ["all", "client"]),
    on: dayOf(list.get("on")),
    verified: flagOf(list.get("verified")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<BillingRate>(
    () => ["rates", query()],
    (cursor, signal) =>
      api.call(endpoints.listBillingRates, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns = rateColumns({ sortable: true });
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const adding = () => list.get("open") === "new";
  return (
    <Page
      title="Rates"
      fill
      actions={
        <Show when={can("rates:write")}>
          <Button kind="primary" icon="plus" onClick={() => list.set({ open: "new" })}>
            New rate
          </Button>
        </Show>
      }
    >
      <Split
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title="New rate" onClose={() => list.set({ open: null })} focus>
                <NewRateForm onDone={() => list.set({ open: null })} onCancel={() => list.set({ open: null })} />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(rate) => <RatePanel rate={rate} onClose={() => list.set({ open: null })} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="rates"
          label="Rates"
          noun={["rate", "rates"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by code, client or source"
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() && list.set({ open: String(row.id) })}
          onNew={can("rates:write") ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.status === "past" ? "faded" : "")}
          csvHref={api.csvUrl(endpoints.listBillingRates, { query: query() })}
          tools={
            <label class="check">
              <input
                type="checkbox"
                checked={list.get("verified") === "false"}
                onChange={(event) => list.set({ verified: event.currentTarget.checked ? "false" : "" })}
              />
              <span>Only unverified</span>
            </label>
          }
          empty={
            <Empty title="There are no rates yet.">
              Add one for each billing code, or bring them in from a CSV file.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
