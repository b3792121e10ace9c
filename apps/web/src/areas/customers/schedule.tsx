import type { Customer, ScheduleLine } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatRate } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { NewScheduleLine } from "./new-schedule-line.tsx";
import { LineState } from "./line-state.tsx";
import { SchedulePanel } from "./schedule-panel.tsx";

/** Who pays a fee, in one phrase. */
export function payersOf(line: ScheduleLine, on: string): string {
  const now = line.invoicees.filter((one) => one.startDate <= on && (one.endDate === null || one.endDate >= on));
  if (now.length === 0) return "the client";
  return now
    .map((one) => (now.length === 1 ? one.customerName : `${one.customerName} ${Number(one.percent)}%`))
    .join(", ");
}

/** The fees that recur for a client. */
export function Schedule(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const inError = () => flagOf(list.get("inError")) ?? false;
  const source = createRows<ScheduleLine>(
    () => ["schedule", props.customer.id, inError()],
    (cursor, signal) =>
      api.call(endpoints.listScheduleLines, {
        query: {
          clientId: props.customer.id,
          inError: inError(),
          sort: "-startDate,billingCode",
          ...pageAt(cursor),
        },
        signal,
      }),
  );
  const columns: Column<ScheduleLine>[] = [
    { id: "code", label: "Code", kind: "text", width: 96, value: (row) => row.billingCode },
    { id: "description", label: "Description", kind: "text", width: 208, value: (row) => row.description },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 192,
      value: (row) =>
        row.inError ? "In error" : row.adjustmentRequired ? "To be adjusted" : row.rateToday === null ? "No rate" : "",
      cell: (row) => <LineState line={row} />,
    },
    {
      id: "rate",
      label: "Rate $",
      kind: "rate",
      width: 104,
      value: (row) => row.rateToday,
      cell: (row) => <span class="money">{row.rateToday === null ? "none" : formatRate(row.rateToday)}</span>,
    },
    {
      id: "own",
      label: "Rate from",
      kind: "text",
      width: 96,
      value: (row) =>
        row.rateOwn === null ? "" : row.rateDerived ? "worked out" : row.rateOwn ? "their own" : "all clients",
    },
    { id: "unit", label: "Per", kind: "text", width: 80, value: (row) => row.unit },
    { id: "quantity", label: "Quantity", kind: "number", width: 80, value: (row) => row.quantity, hidden: true },
    {
      id: "mirror",
      label: "Set off",
      kind: "text",
      width: 136,
      value: (row) =>
        row.mirror === null
          ? ""
          : `${row.mirror.fundingCode} ${row.mirror.amount === null ? "" : formatRate(row.mirror.amount)}`,
      cell: (row) => (
        <Show when={row.mirror}>
          {(mirror) => (
            <Link href={`/customers/${row.clientId}/funding?open=${mirror().fundingLineId}`}>
              {mirror().fundingCode} {mirror().amount === null ? "" : formatRate(mirror().amount ?? "")}
            </Link>
          )}
        </Show>
      ),
    },
    { id: "start", label: "From", kind: "day", width: 104, value: (row) => row.startDate },
    { id: "end", label: "To", kind: "day", width: 104, value: (row) => row.endDate },
    { id: "billTo", label: "Bill to", kind: "day", width: 104, value: (row) => row.billToDate, hidden: true },
    { id: "lastRun", label: "Last run date", kind: "day", width: 112, value: (row) => row.lastRunDate },
    {
      id: "payers",
      label: "Who pays",
      kind: "text",
      width: 200,
      value: (row) => payersOf(row, row.lastRunDate ?? row.startDate),
    },
    { id: "service", label: "Delivered by", kind: "text", width: 168, value: (row) => row.serviceName },
    { id: "timing", label: "Billed in", kind: "text", width: 88, value: (row) => row.timing },
    {
      id: "group",
      label: "Service group",
      kind: "text",
      width: 144,
      value: (row) => row.serviceGroupName,
      hidden: true,
    },
    { id: "entry", label: "Service entry", kind: "text", width: 112, value: (row) => row.serviceEntryId, hidden: true },
    { id: "id", label: "Line number", kind: "text", width: 112, value: (row) => row.id, hidden: true },
  ];
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  const adding = () => list.get("open") === "new";
  const writes = () => can("customers:write");

  const markInError = async (rows: ScheduleLine[], on: boolean, clear: () => void) => {
    try {
      await api.call(endpoints.markScheduleLinesInError, {
        body: { scheduleLineIds: rows.map((row) => row.id), inError: on },
      });
      toast(on ? `${count(rows.length, "fee")} marked as created in error.` : "The mark is taken back.");
      clear();
      refreshRows("schedule", "audit");
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  const remove = async (rows: ScheduleLine[], clear: () => void) => {
    try {
      const { deleted } = await api.call(endpoints.deleteScheduleLines, {
        body: { scheduleLineIds: rows.map((row) => row.id) },
      });
      toast(`${count(deleted, "fee")} deleted.`);
      clear();
      refreshRows("schedule", "audit");
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <>
      <Timeline
        label="Fees over time"
        lanes
        rows={source
          .rows()
          .slice(0, 12)
          .map((row) => ({
            from: row.startDate,
            to: row.endDate,
            label: `${row.billingCode} ${row.description}`,
            faint: row.inError,
            onOpen: () => list.set({ open: String(row.id) }),
          }))}
      />
      <Split
        wide
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <NewScheduleLine customer={props.customer} onClose={() => list.set({ open: null })} />
            </Match>
            <Match when={open()} keyed>
              {(line) => <SchedulePanel line={line} onClose={() => list.set({ open: null })} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="schedule"
          label={`Billing schedule of ${props.customer.name}`}
          noun={["fee", "fees"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          openKey={openId() ?? null}
          selectable
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
          onNew={writes() ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.inError ? "struck" : "")}
          csvHref={api.csvUrl(endpoints.listScheduleLines, {
            query: { clientId: props.customer.id, inError: inError() },
          })}
          tools={
            <>
              <Show when={writes()}>
                <Button icon="plus" onClick={() => list.set({ open: "new" })} hint="N">
                  Add a fee
                </Button>
              </Show>
              <label class="check">
                <input
                  type="checkbox"
                  checked={inError()}
                  onChange={(event) => list.set({ inError: event.currentTarget.checked ? "true" : "" })}
                />
                <span>Show marked in error</span>
              </label>
              <Show when={props.customer.adjustmentRequiredLines > 0 && can("runs:start")}>
                <Link class="button plain" href={`/billing/runs/new?kind=adjustment&clientId=${props.customer.id}`}>
                  <Icon name="play" />
                  Adjust this client
                </Link>
              </Show>
            </>
          }
          selectionActions={(rows, clear) => (
            <Show when={writes()}>
              <Show
                when={rows.every((row) => row.inError)}
                fallback={
                  <Button
                    onClick={() =>
                      void markInError(
                        rows.filter((row) => !row.inError),
                        true,
                        clear,
                      )
                    }
                  >
                    Mark as in error
                  </Button>
                }
              >
                <Button onClick={() => void markInError(rows, false, clear)}>Take the mark back</Button>
                <Button onClick={() => void remove(rows, clear)}>Delete</Button>
              </Show>
            </Show>
          )}
          empty={
            <Empty
              title={props.customer.client ? "There are no fees on this schedule." : "Admit the client first."}
              action={
                <Show when={writes()}>
                  <Show
                    when={props.customer.client}
                    fallback={
                      <Link class="button primary" href={`/customers/${props.customer.id}/admit`}>
                        Admit
                      </Link>
                    }
                  >
                    <Button kind="primary" onClick={() => list.set({ open: "new" })}>
                      Add a fee
                    </Button>
                  </Show>
                </Show>
              }
            >
              {props.customer.client
                ? "Nothing is billed for this client until a fee is added."
                : "A service entry brings the fees of its care type with it."}
            </Empty>
          }
        />
      </Split>
    </>
  );
}
