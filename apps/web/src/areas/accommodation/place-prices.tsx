import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { DayOfAddress } from "./day-of-address.tsx";
import { PlacePriceForm } from "./place-price-form.tsx";
import { PlacePricePanel } from "./place-price-panel.tsx";
import type { PlacePrice } from "./types.ts";

const SHOW = ["current", "all"] as const;

/** Published prices of places: those in force on a day, or every one there was. */
export default function PlacePrices(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const shown = () => oneOf(list.get("show"), SHOW) ?? "current";
  const query = () => ({
    search: wordsOf(list.get("search")),
    sort: wordsOf(list.get("sort")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    placeId: idOf(list.get("placeId")),
    on: shown() === "all" ? undefined : (dayOf(list.get("on")) ?? today()),
  });
  const source = createRows<PlacePrice>(
    () => ["place-prices", query()],
    (cursor, signal) => api.call(endpoints.listPlacePrices, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const writes = () => can("setup:write");
  const adding = () => list.get("open") === "new" && writes();
  const open = () => source.rows().find((row) => row.id === idOf(list.get("open")));
  const close = () => list.set({ open: null });
  const columns: Column<PlacePrice>[] = [
    { id: "place", label: "Place", kind: "text", width: 112, sort: "placeCode", value: (row) => row.placeCode },
    { id: "wing", label: "Wing", kind: "text", width: 136, value: (row) => row.wing },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 208,
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    { id: "price", label: "Price $", kind: "money", width: 136, sort: "price", value: (row) => row.price },
    { id: "daily", label: "A day $", kind: "money", width: 112, value: (row) => row.daily },
    { id: "from", label: "From", kind: "day", width: 112, sort: "startDate", value: (row) => row.startDate },
    {
      id: "to",
      label: "To",
      kind: "day",
      width: 120,
      value: (row) => row.endDate,
      cell: (row) => (row.endDate === null ? <span class="muted">until changed</span> : formatDay(row.endDate)),
    },
    { id: "id", label: "Price number", kind: "text", width: 112, value: (row) => row.id, hidden: true },
  ];
  return (
    <Page
      title="Prices of places"
      fill
      actions={
        <Show when={writes()}>
          <Button kind="primary" icon="plus" onClick={() => list.set({ open: "new" })}>
            New price
          </Button>
        </Show>
      }
    >
      <div class="row wrap no-print">
        <Segments
          label="Which prices"
          value={shown()}
          options={[
            { value: "current", label: "In force" },
            { value: "all", label: "Every price there was" },
          ]}
          onChange={(value) => list.set({ show: value === "current" ? null : value, open: null })}
        />
        <Show when={shown() === "current"}>
          <DayOfAddress param="on" label="On" />
        </Show>
        <Show when={query().placeId}>
          <Button kind="quiet" icon="cross" onClick={() => list.set({ placeId: null })}>
            One place only
          </Button>
        </Show>
      </div>
      <Split
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title="New price" focus onClose={close}>
                <PlacePriceForm place={null} onDone={close} />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(row) => <PlacePricePanel price={row} onClose={close} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="place-prices"
          label="Prices of places"
          noun={["price", "prices"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by place, wing or facility"
          selectable
          openKey={idOf(list.get("open")) ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => open() !== undefined && list.set({ open: String(row.id) })}
          onNew={writes() ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.endDate !== null && row.endDate < today() ? "faded" : "")}
          csvHref={api.csvUrl(endpoints.listPlacePrices, { query: query() })}
          empty={
            <Empty title="No price is published for this day.">
              Prices are those of rooms as a refundable lump sum. New agreements take the one of their day; those of{" "}
              <Link href="/settings/places">places</Link> without any history stand there.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
