import type { Customer, FundingLine } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Money } from "../../kit/money.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatRate } from "../../lib/money.ts";
import { dayOf, flagOf, idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { AsOfDay } from "./as-of-day.tsx";
import { FundingLinePanel } from "./line-panel.tsx";
import { FundingLineState, stateWords } from "./line-state.tsx";
import { NewFundingLine } from "./new-line.tsx";
import { refreshFundingLines } from "./refresh-lines.ts";

/** What the government pays for a client, and what it takes back because the client pays a fee. */
export function FundingSchedule(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const inError = () => flagOf(list.get("inError")) ?? false;
  const on = () => dayOf(list.get("on"));
  const query = () => ({
    clientId: props.customer.id,
    inError: inError(),
    on: on(),
    sort: "-startDate,fundingCode",
  });
  const source = createRows<FundingLine>(
    () => ["funding-lines", query()],
    (cursor, signal) => api.call(endpoints.listFundingLines, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  const adding = () => list.get("open") === "new";
  const writes = () => can("customers:write");
  const close = () => list.set({ open: null });
  const columns: Column<FundingLine>[] = [
    { id: "code", label: "Code", kind: "text", width: 112, value: (row) => row.fundingCode },
    { id: "description", label: "Description", kind: "text", width: 224, value: (row) => row.description },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 208,
      value: stateWords,
      cell: (row) => <FundingLineState line={row} />,
    },
    {
      id: "amount",
      label: on() ? `Amount on ${formatDay(on() ?? "")} $` : "Amount $",
      kind: "rate",
      width: 128,
      value: (row) => row.amount,
      cell: (row) => (
        <Show when={row.amount !== null} fallback={<span class="muted">none</span>}>
          <Money amount={row.amount} rate inList onExplain={() => list.set({ open: String(row.id) })} />
        </Show>
      ),
    },
    { id: "unit", label: "Per", kind: "text", width: 72, value: (row) => row.unit },
    {
      id: "offset",
      label: "Offset of",
      kind: "text",
      width: 112,
      value: (row) => row.offsetOf?.billingCode ?? "",
      cell: (row) => (
        <Show when={row.offsetOf}>
          {(fee) => (
            <Link href={`/customers/${row.clientId}/schedule?open=${fee().scheduleLineId}`}>{fee().billingCode}</Link>
          )}
        </Show>
      ),
    },
    {
      id: "room",
      label: "Paid for the room",
      kind: "text",
      width: 152,
      value: (row) => (row.accommodationAssociated ? "Yes" : ""),
    },
    { id: "assessed", label: "Less assessed $", kind: "money", width: 128, value: (row) => row.assessedAmount },
    { id: "start", label: "From", kind: "day", width: 104, value: (row) => row.startDate },
    { id: "end", label: "Last funded day", kind: "day", width: 120, value: (row) => row.endDate },
    { id: "service", label: "Claimed by", kind: "text", width: 176, value: (row) => row.serviceName },
    { id: "calculated", label: "Last calculated", kind: "day", width: 120, value: (row) => row.lastCalculatedDate },
    {
      id: "next",
      label: "Next amount",
      kind: "text",
      width: 184,
      value: (row) =>
        row.next === null
          ? ""
          : `${row.next.amount === null ? "none" : formatRate(row.next.amount)} from ${formatDay(row.next.from)}`,
    },
    { id: "group", label: "Service group", kind: "text", width: 144, value: (row) => row.serviceGroupName },
    { id: "entry", label: "Service entry", kind: "text", width: 104, value: (row) => row.serviceEntryId, hidden: true },
    { id: "account", label: "Account", kind: "text", width: 104, value: (row) => row.clientAccount, hidden: true },
    { id: "client", label: "Client", kind: "text", width: 200, value: (row) => row.clientName, hidden: true },
    { id: "id", label: "Line number", kind: "text", width: 112, value: (row) => row.id, hidden: true },
  ];

  const mark = async (rows: FundingLine[], value: boolean, clear: () => void) => {
    try {
      await api.call(endpoints.markFundingLinesInError, {
        body: { fundingLineIds: rows.map((row) => row.id), inError: value },
      });
      toast(value ? `${count(rows.length, "funding line")} marked as created in error.` : "The mark is taken back.");
      clear();
      refreshFundingLines();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  const remove = async (rows: FundingLine[], clear: () => void) => {
    try {
      const { deleted } = await api.call(endpoints.deleteFundingLines, {
        body: { fundingLineIds: rows.map((row) => row.id) },
      });
      toast(`${count(deleted, "funding line")} deleted.`);
      clear();
      refreshFundingLines();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <>
      <Timeline
        label="Funding over time"
        lanes
        rows={source
          .rows()
          .slice(0, 12)
          .map((row) => ({
            from: row.startDate,
            to: row.endDate,
            label: `${row.fundingCode} ${row.description}${row.offsetOf ? `, offset of ${row.offsetOf.billingCode}` : ""}`,
            faint: row.inError,
            hatched: row.offsetOf !== null,
            onOpen: () => list.set({ open: String(row.id) }),
          }))}
      />
      <Split
        wide
        open={adding() || open() !== undefined}
        panel={
          <Switch>
            <Match when={adding()}>
              <NewFundingLine customer={props.customer} onClose={close} />
            </Match>
            <Match when={open()} keyed>
              {(line) => <FundingLinePanel line={line} onClose={close} />}
            </Match>
          </Switch>
        }
      >
        <Table
          id="funding-lines"
          label={`Funding schedule of ${props.customer.name}`}
          noun={["funding line", "funding lines"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          openKey={openId() ?? null}
          selectable
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
          onNew={writes() ? () => list.set({ open: "new" }) : undefined}
          rowClass={(row) => (row.inError ? "struck" : row.runsOnDay ? "" : "faded")}
          csvHref={api.csvUrl(endpoints.listFundingLines, { query: query() })}
          tools={
            <>
              <Show when={writes()}>
                <Button icon="plus" onClick={() => list.set({ open: "new" })} hint="N">
                  Add funding
                </Button>
              </Show>
              <AsOfDay day={on() ?? today()} onDay={(day) => list.set({ on: day === today() ? "" : day })} />
              <label class="check">
                <input
                  type="checkbox"
                  checked={inError()}
                  onChange={(event) => list.set({ inError: event.currentTarget.checked ? "true" : "" })}
                />
                <span>Show marked in error</span>
              </label>
            </>
          }
          selectionActions={(rows, clear) => (
            <Show when={writes()}>
              <Show
                when={rows.every((row) => row.offsetOf === null)}
                fallback={<span class="muted">Offset lines are marked and deleted with their fee.</span>}
              >
                <Show
                  when={rows.every((row) => row.inError)}
                  fallback={
                    <Button
                      onClick={() =>
                        void mark(
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
                  <Button onClick={() => void mark(rows, false, clear)}>Take the mark back</Button>
                  <Button onClick={() => void remove(rows, clear)}>Delete</Button>
                </Show>
              </Show>
            </Show>
          )}
          empty={
            <Empty
              title={props.customer.client ? "There is no funding on this schedule." : "Admit the client first."}
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
                      Add funding
                    </Button>
                  </Show>
                </Show>
              }
            >
              Funding comes with the template of a funded care type; a fee that is set off brings its own line.
            </Empty>
          }
        />
      </Split>
    </>
  );
}
