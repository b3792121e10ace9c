import type { Customer, Invoicee, ScheduleLine } from "@banksia/contracts";
import { createMemo, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column, RowSource } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { SchedulePanel } from "./schedule-panel.tsx";

interface Payer extends Invoicee {
  line: ScheduleLine;
}

/** Who pays which fee of a client, from when and how much of it. */
export function Invoicees(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const lines = createRows<ScheduleLine>(
    () => ["schedule", props.customer.id, false],
    (cursor, signal) =>
      api.call(endpoints.listScheduleLines, {
        query: {
          clientId: props.customer.id,
          sort: "-startDate,billingCode",
          ...pageAt(cursor),
        },
        signal,
      }),
  );
  const payers = createMemo(() =>
    lines.rows().flatMap((line) => line.invoicees.map((one): Payer => ({ ...one, line }))),
  );
  const source: RowSource<Payer> = {
    ...lines,
    rows: payers,
    total: () => (lines.total() === null ? null : payers().length),
  };
  const columns: Column<Payer>[] = [
    { id: "code", label: "Code", kind: "text", width: 96, value: (row) => row.line.billingCode },
    { id: "description", label: "Description", kind: "text", width: 208, value: (row) => row.line.description },
    {
      id: "customer",
      label: "Who pays",
      kind: "text",
      width: 216,
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    { id: "percent", label: "Share %", kind: "number", width: 96, value: (row) => row.percent },
    { id: "start", label: "From", kind: "day", width: 104, value: (row) => row.startDate },
    { id: "end", label: "To", kind: "day", width: 104, value: (row) => row.endDate },
    { id: "accountName", label: "Account name", kind: "text", width: 160, value: (row) => row.accountName },
  ];
  const openLine = () => lines.rows().find((line) => line.id === idOf(list.get("open")));
  return (
    <Split
      wide
      open={openLine() !== undefined}
      panel={
        <Show when={openLine()} keyed>
          {(line) => <SchedulePanel line={line} onClose={() => list.set({ open: null })} />}
        </Show>
      }
    >
      <Table
        id="invoicees"
        label={`Who pays for ${props.customer.name}`}
        noun={["payer of a fee", "payers of fees"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        onOpen={(row) => list.set({ open: String(row.scheduleLineId) })}
        rowClass={(row) => (row.endDate !== null && row.endDate < today() ? "faded" : "")}
        empty={
          <Empty
            title={`${props.customer.name} pays every fee alone.`}
            action={
              <Link class="button plain" href={`/customers/${props.customer.id}/schedule`}>
                Open the billing schedule
              </Link>
            }
          >
            To let somebody else pay, or to split a fee, open it on the billing schedule and choose “Who pays”.
          </Empty>
        }
      />
    </Split>
  );
}
