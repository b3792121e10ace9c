import "./customers.css";
import type { BillingRate, Customer } from "@banksia/contracts";
import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { plainColumns } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { rateColumns } from "../rates/rate-columns.tsx";
import { NewRateForm } from "../rates/rate-form.tsx";
import { RatePanel } from "../rates/rate-panel.tsx";
import { rateWords } from "../rates/rate-text.ts";

/** The rates that are one client's own; they win over those for all. */
export function OwnRates(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const source = createRows<BillingRate>(
    () => ["rates", { clientId: props.customer.id }],
    (cursor, signal) =>
      api.call(endpoints.listBillingRates, {
        query: {
          clientId: props.customer.id,
          sort: "billingCode,-startDate",
          ...pageAt(cursor),
        },
        signal,
      }),
  );
  const byCode = createMemo(() => {
    const groups = new Map<string, BillingRate[]>();
    for (const rate of source.rows()) groups.set(rate.billingCode, [...(groups.get(rate.billingCode) ?? []), rate]);
    return [...groups].slice(0, 6);
  });
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const adding = () => list.get("open") === "new";
  return (
    <>
      <Show when={byCode().length > 0}>
        <div class="stack tight">
          <For each={byCode()}>
            {([code, rates]) => (
              <div class="own-rate">
                <strong>{code}</strong>
                <Timeline
                  label={`Own rates of ${code} over time`}
                  rows={rates.map((rate) => ({
                    from: rate.startDate,
                    to: rate.endDate,
                    label: rateWords(rate),
                    faint: rate.status === "past",
                    onOpen: () => list.set({ open: String(rate.id) }),
                  }))}
                />
              </div>
            )}
          </For>
        </div>
      </Show>
      <Split
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title={`New rate for ${props.customer.name}`} onClose={() => list.set({ open: null })} focus>
                <NewRateForm
                  client={{ id: props.customer.id, name: props.customer.name }}
                  onDone={() => list.set({ open: null })}
                  onCancel={() => list.set({ open: null })}
                />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(rate) => <RatePanel rate={rate} onClose={() => list.set({ open: null })} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="own-rates"
          label={`Rates of ${props.customer.name}`}
          noun={["rate", "rates"]}
          columns={plainColumns(rateColumns({ withoutClient: true }))}
          source={source}
          rowKey={(row) => row.id}
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() && list.set({ open: String(row.id) })}
          onNew={can("rates:write") ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.status === "past" ? "faded" : "")}
          tools={
            <Show when={can("rates:write")}>
              <Button icon="plus" onClick={() => list.set({ open: "new" })}>
                New rate
              </Button>
            </Show>
          }
          empty={
            <Empty title={`${props.customer.name} pays the rates that are valid for all.`}>
              Add a rate of their own only where they pay something else.
            </Empty>
          }
        />
      </Split>
    </>
  );
}
