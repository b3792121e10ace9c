import type { Answer } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { formatMonth } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatNumber, isZero } from "../../lib/money.ts";
import { dayOf, idOf } from "../../lib/param.ts";

type Ratio = Answer<typeof endpoints.listSupportedRatios>["items"][number];

/** Share of supported residents by service and month, against the threshold below which the supplement is cut. */
export default function SupportedRatios(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const query = () => ({
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
  });
  const source = createRows<Ratio>(
    () => ["supported-ratios", query()],
    (cursor, signal) => api.call(endpoints.listSupportedRatios, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<Ratio>[] = [
    {
      id: "month",
      label: "Month",
      kind: "text",
      width: 184,
      value: (row) => formatMonth(row.monthStart),
      filter: { kind: "days", from: "from", to: "to" },
    },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 240,
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    { id: "low", label: "Supported days", kind: "number", width: 136, value: (row) => row.lowMeansDays },
    { id: "total", label: "All days", kind: "number", width: 112, value: (row) => row.totalDays },
    { id: "ratio", label: "Ratio %", kind: "rate", width: 104, value: (row) => row.ratio },
    { id: "threshold", label: "Threshold %", kind: "number", width: 120, value: (row) => formatNumber(row.threshold) },
    {
      id: "state",
      label: "Supplement",
      kind: "text",
      width: 144,
      value: (row) => (isZero(row.discount) ? "In full" : `Cut by ${formatNumber(row.discount)}%`),
      cell: (row) =>
        isZero(row.discount) ? (
          <StateChip tone="posted">In full</StateChip>
        ) : (
          <StateChip tone="attention">Cut by {formatNumber(row.discount)}%</StateChip>
        ),
    },
    { id: "calculatedAt", label: "Calculated", kind: "instant", width: 208, value: (row) => row.calculatedAt },
  ];
  const run = () => (
    <Show when={can("runs:start")}>
      <Link class="button plain" href="/billing/runs/new?kind=supported_ratio">
        Calculate the ratios
      </Link>
    </Show>
  );
  return (
    <Page title="Supported ratio" fill actions={run()}>
      <Table
        id="supported-ratios"
        label="Supported resident ratio by facility and month"
        noun={["month", "months"]}
        columns={columns}
        source={source}
        rowKey={(row) => `${row.serviceId} ${row.monthStart}`}
        list={list}
        csvHref={api.csvUrl(endpoints.listSupportedRatios, { query: query() })}
        empty={
          <Empty title="No ratio is calculated yet." action={run()}>
            A run counts, by facility and month, the days of supported residents among all days of those in permanent
            care. Below the threshold the accommodation supplement is cut.
          </Empty>
        }
      />
    </Page>
  );
}
