import type { FundingRate } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { plainColumns } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { useListState } from "../../lib/list-state.ts";
import { formatRate } from "../../lib/money.ts";
import { dayOf, flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { fundingRateColumns } from "./rate-columns.tsx";
import { NewFundingRateForm } from "./rate-form.tsx";
import { FundingRatePanel } from "./rate-panel.tsx";

/** Funding rates as a list with its panel: of everything, or of one code with its timeline. */
export function FundingRateList(props: {
  code?: { id: number; label: string; unit: string } | undefined;
  /** Rates may be added. */
  writes?: boolean | undefined;
  empty: JSX.Element;
}): JSX.Element {
  const list = useListState();
  const query = () => ({
    search: wordsOf(list.get("search")),
    fundingCodeId: props.code?.id,
    validFor: oneOf(list.get("validFor"), ["all", "client"]),
    on: dayOf(list.get("on")),
    verified: flagOf(list.get("verified")),
    sort: wordsOf(list.get("sort")) ?? (props.code ? "-startDate" : undefined),
  });
  const source = createRows<FundingRate>(
    () => ["funding-rates", query()],
    (cursor, signal) => api.call(endpoints.listFundingRates, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const writes = () => can("rates:write") && props.writes !== false;
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const adding = () => list.get("open") === "new" && writes();
  const close = () => list.set({ open: null });
  const forAll = () => source.rows().filter((rate) => rate.clientId === null);
  return (
    <>
      <Show when={props.code && forAll().length > 0}>
        <Timeline
          label={`Rates of ${props.code?.label ?? ""} for all clients over time`}
          rows={forAll().map((rate) => ({
            from: rate.startDate,
            to: rate.endDate,
            label: formatRate(rate.rate),
            faint: rate.status === "past",
            onOpen: () => list.set({ open: String(rate.id) }),
          }))}
        />
      </Show>
      <Split
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title="New funding rate" onClose={close} focus>
                <NewFundingRateForm code={props.code} onDone={close} onCancel={close} />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(rate) => <FundingRatePanel rate={rate} onClose={close} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id={props.code ? "funding-code-rates" : "funding-rates"}
          label="Funding rates"
          noun={["rate", "rates"]}
          columns={
            props.code
              ? plainColumns(fundingRateColumns({ withoutCode: true }))
              : fundingRateColumns({ sortable: true })
          }
          source={source}
          rowKey={(row) => row.id}
          list={props.code ? undefined : list}
          search={props.code ? undefined : "Search by code, client or source"}
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() && list.set({ open: String(row.id) })}
          onNew={writes() ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.status === "past" ? "faded" : "")}
          csvHref={api.csvUrl(endpoints.listFundingRates, { query: query() })}
          tools={
            <Show when={writes()}>
              <Button icon="plus" onClick={() => list.set({ open: "new" })} hint="N">
                New rate
              </Button>
            </Show>
          }
          empty={props.empty}
        />
      </Split>
    </>
  );
}
