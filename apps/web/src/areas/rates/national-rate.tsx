import type { NationalRateDetail, NationalRateRow } from "@banksia/contracts";
import { useParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import { type Column, listSource } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { AddFigure } from "./add-figure.tsx";
import { GradeChip } from "./national-chips.tsx";
import { NationalRowPanel } from "./national-row-panel.tsx";
import { AREAS, figureText, figureWords, GRADES, unitWords } from "./national-words.ts";
import { asWritten } from "../../lib/words.ts";

/** One figure of the law: its history with sources, what uses it, and the next one. */
export default function NationalRatePage(): JSX.Element {
  const params = useParams();
  const key = () => params["key"] ?? "";
  const read = createRead<NationalRateDetail>(() => ({
    queryKey: ["national-rate", key()],
    queryFn: ({ signal }) => api.call(endpoints.getNationalRate, { params: { key: key() }, signal }),
  }));
  const up = [{ href: "/rates/national", label: "National rates" }];
  return (
    <Switch>
      <Match when={read().data}>{(table) => <Body table={table()} />}</Match>
      <Match when={read().error}>
        <Page title="National rate" up={up}>
          <Failure what="The figure" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="National rate" up={up}>
          <span class="skeleton" />
        </Page>
      </Match>
    </Switch>
  );
}

function Body(props: { table: NationalRateDetail }): JSX.Element {
  const list = useListState();
  const table = () => props.table;
  const writes = () => can("rates:write");
  const adding = () => list.get("open") === "new" && writes();
  const open = () => table().rows.find((row) => row.from === list.get("open"));
  const close = () => list.set({ open: null, from: null, value: null });
  const words = (row: NationalRateRow) =>
    row.value !== null ? figureText(row.value, table().unit) : row.missing === "none" ? "none" : "not found";
  const columns: Column<NationalRateRow>[] = [
    {
      id: "period",
      label: "Days",
      kind: "text",
      width: 200,
      value: (row) => formatPeriod(row.from, row.to),
    },
    {
      id: "value",
      label: `Figure, ${unitWords(table().unit)}`,
      kind: "rate",
      width: 152,
      value: (row) => row.value,
      cell: (row) => <span class={row.value === null ? "muted" : "money"}>{words(row)}</span>,
    },
    {
      id: "inUse",
      label: "Reckoned with",
      kind: "rate",
      width: 120,
      value: (row) => row.inUse,
      cell: (row) => <span class="money">{row.inUse === null ? "nothing" : figureText(row.inUse, table().unit)}</span>,
    },
    {
      id: "grade",
      label: "How it is known",
      kind: "text",
      width: 248,
      value: (row) => `${GRADES[row.grade]}${row.verified ? "" : ", unverified"}`,
      cell: (row) => <GradeChip row={row} />,
    },
    { id: "source", label: "Source", kind: "text", width: 380, value: (row) => row.source },
    {
      id: "added",
      label: "Added by",
      kind: "text",
      width: 160,
      value: (row) => row.added?.byName ?? "",
    },
  ];
  return (
    <Page
      title={table().title}
      id={table().key}
      idName="key"
      fill
      up={[{ href: "/rates/national", label: "National rates" }]}
      chips={
        <>
          <Show when={table().overdue && table().unknownFrom}>
            {(day) => <StateChip tone="attention">A figure is due since {formatDay(day())}</StateChip>}
          </Show>
          <Show when={table().inUseVerified === false}>
            <StateChip tone="attention">Today's figure is unverified</StateChip>
          </Show>
        </>
      }
      sub={
        <>
          <span>
            {table().inUse === null ? "None in use today" : `${figureWords(table().inUse ?? "", table().unit)} today`}
          </span>
          <span>{AREAS[table().area]}</span>
          <span>{table().law}</span>
          <Show when={!table().overdue && table().unknownFrom}>
            {(day) => <span>next figure due {formatDay(day())}</span>}
          </Show>
        </>
      }
      actions={
        <Show when={writes()}>
          <Button kind="primary" icon="plus" onClick={() => list.set({ open: "new" })}>
            Add the next figure
          </Button>
        </Show>
      }
    >
      <For each={table().faults}>
        {(fault) => (
          <Notice tone="failed" title="This table is at fault">
            {asWritten(fault.detail)}
          </Notice>
        )}
      </For>
      <Timeline
        label={`${table().title} over time`}
        rows={table().rows.map((row) => ({
          from: row.from,
          to: row.to,
          label: words(row),
          faint: row.status === "past",
          hatched: row.value === null,
        }))}
      />
      <UsedBy table={table()} />
      <Split
        open={adding() || open() !== undefined}
        wide={adding()}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title={`Next figure: ${table().title}`} onClose={close} focus>
                <AddFigure
                  table={table()}
                  from={list.get("from")}
                  value={list.get("value")}
                  onDone={close}
                  onCancel={close}
                />
              </DetailPanel>
            </Match>
            <Match when={open()} keyed>
              {(row) => <NationalRowPanel table={table()} row={row} onClose={close} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="national-rate-rows"
          label={`History of ${table().title}`}
          noun={["figure", "figures"]}
          columns={columns}
          source={listSource(() => table().rows)}
          rowKey={(row) => row.from}
          selectable
          openKey={open()?.from ?? null}
          onOpen={(row) => list.set({ open: row.from })}
          onWalk={(row) => open() && list.set({ open: row.from })}
          onNew={writes() ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.status === "past" ? "faded" : "")}
          empty={<Empty title="The table has no figures." />}
        />
      </Split>
    </Page>
  );
}

/** What follows a figure: rates of codes, residents' amounts, caps. */
function UsedBy(props: { table: NationalRateDetail }): JSX.Element {
  const uses = () => props.table.billingCodes.length + props.table.fundingCodes.length > 0;
  return (
    <Show when={uses() || props.table.residentFees || props.table.caps}>
      <p class="row wrap">
        <Show when={uses()}>
          <span>
            Rates for all clients of{" "}
            <For each={props.table.billingCodes}>
              {(code, at) => (
                <>
                  {at() > 0 ? ", " : ""}
                  <Link href={`/rates/codes/${code.id}`}>{code.code}</Link>
                </>
              )}
            </For>
            <For each={props.table.fundingCodes}>
              {(code, at) => (
                <>
                  {at() > 0 || props.table.billingCodes.length > 0 ? ", " : ""}
                  <Link href={`/funding/codes/${code.id}`}>{code.code}</Link>
                </>
              )}
            </For>{" "}
            come from it.
          </span>
        </Show>
        <Show when={props.table.residentFees}>
          <span>Residents' own amounts are worked out from it.</span>
        </Show>
        <Show when={props.table.caps}>
          <span>Caps are counted against it.</span>
        </Show>
      </p>
    </Show>
  );
}
