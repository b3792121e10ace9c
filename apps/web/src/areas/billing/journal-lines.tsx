import type { JournalDetail, JournalLine, JournalLineGroup, Totals } from "@banksia/contracts";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useCodes, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { useListState } from "../../lib/list-state.ts";
import { amountOf, dayOf, flagOf, idOf, wordsOf } from "../../lib/param.ts";
import { LumpSumInvoiceForm } from "../receipts/lump-sum-invoice.tsx";
import { dropLines, refreshJournal } from "./drop-lines.tsx";
import { lineColumns, lineKindOf } from "./line-columns.tsx";
import { LinePanel } from "./line-panel.tsx";
import { ManualLinePanel } from "./manual-line.tsx";
import { TotalsView } from "./totals-view.tsx";

/** A journal's lines with the totals beside them; the explanation of a line takes the place of the totals. */
export function JournalLines(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const codes = useCodes();
  const services = useServices();
  const draft = () => props.journal.status === "draft" && can("journals:write");
  const filters = () => ({
    search: wordsOf(list.get("search")),
    billingCodeId: idOf(list.get("billingCodeId")),
    serviceId: idOf(list.get("serviceId")) ?? idOf(list.get("service")),
    clientId: idOf(list.get("clientId")),
    kind: lineKindOf(list.get("kind")),
    changed: flagOf(list.get("changed")),
    runId: idOf(list.get("runId")),
    from: dayOf(list.get("from")),
    to: dayOf(list.get("to")),
    amountFrom: amountOf(list.get("amountFrom")),
    amountTo: amountOf(list.get("amountTo")),
  });
  const query = () => ({
    journalId: props.journal.id,
    ...filters(),
    groupId: idOf(list.get("groupId")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<JournalLine>(
    () => ["journal-lines", query()],
    (cursor, signal) =>
      api.call(endpoints.listJournalLines, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns = createMemo(() =>
    lineColumns({ codes: () => optionsOf(codes()), services: () => optionsOf(services()) }),
  );
  const lineId = () => idOf(list.get("explain"));
  const adding = () => list.get("open") === "new-line";
  const invoicing = () => list.get("open") === "lump-sum" && draft();
  const openLine = (row: JournalLine) => list.set({ explain: String(row.id), open: null });
  const narrowed = () => Object.values(filters()).some((value) => value !== undefined);
  const dropMatching = () =>
    dropLines(props.journal.id, {
      matching: Object.fromEntries(Object.entries(filters()).filter(([, value]) => value !== undefined)),
    });
  const consolidated = () => list.get("view") === "consolidated";
  return (
    <Split
      open
      panel={
        <Switch fallback={<TotalsPanel journal={props.journal} />}>
          <Match when={adding()}>
            <ManualLinePanel
              journalId={props.journal.id}
              postingDate={props.journal.postingDate}
              onClose={() => list.set({ open: null })}
              onDone={() => {
                refreshJournal();
                list.set({ open: null });
              }}
            />
          </Match>
          <Match when={invoicing()}>
            <DetailPanel title="Lump-sum invoice" onClose={() => list.set({ open: null })}>
              <LumpSumInvoiceForm
                journalId={props.journal.id}
                invoiceDate={props.journal.postingDate}
                onDone={() => list.set({ open: null })}
              />
            </DetailPanel>
          </Match>
          <Match when={lineId()} keyed>
            {(id) => (
              <LinePanel
                lineId={id}
                onClose={() => list.set({ explain: null })}
                onDrop={(line) =>
                  void dropLines(props.journal.id, { lineIds: [line.id] }).then(
                    (done) => done && list.set({ explain: null }),
                  )
                }
              />
            )}
          </Match>
        </Switch>
      }
    >
      <Show
        when={!consolidated()}
        fallback={<Groups journal={props.journal} tools={<ViewSwitch journal={props.journal} />} />}
      >
        <Table
          id="journal-lines"
          label={`Lines of journal ${props.journal.id}`}
          noun={["line", "lines"]}
          columns={columns()}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search clients, payers, descriptions"
          selectable
          openKey={lineId() ?? null}
          onOpen={openLine}
          onExplain={openLine}
          onWalk={(row) => lineId() !== undefined && openLine(row)}
          onNew={draft() ? () => list.set({ open: "new-line", explain: null }) : undefined}
          rowClass={(row) => (row.kind === "reversal" ? "faded" : "")}
          csvHref={api.csvUrl(endpoints.listJournalLines, { query: query() })}
          tools={
            <>
              <ViewSwitch journal={props.journal} />
              <label class="check">
                <input
                  type="checkbox"
                  checked={flagOf(list.get("changed")) ?? false}
                  onChange={(event) => list.set({ changed: event.currentTarget.checked ? "true" : "" })}
                />
                <span>Changed by hand</span>
              </label>
              <Show when={idOf(list.get("groupId")) ?? idOf(list.get("clientId")) ?? idOf(list.get("runId"))}>
                <Button kind="quiet" icon="cross" onClick={() => list.set({ groupId: "", clientId: "", runId: "" })}>
                  Show all lines
                </Button>
              </Show>
              <Show when={draft() && narrowed() && (source.total() ?? 0) > 0}>
                <Button kind="quiet" onClick={() => void dropMatching()}>
                  Drop all that match…
                </Button>
              </Show>
            </>
          }
          selectionActions={(rows, clear) => (
            <Show when={draft()}>
              <Button
                icon="cross"
                onClick={() =>
                  void dropLines(props.journal.id, { lineIds: rows.map((row) => row.id) }).then(
                    (done) => done && clear(),
                  )
                }
              >
                Drop
              </Button>
            </Show>
          )}
          empty={
            <Empty
              title="This journal has no lines yet."
              action={
                <Show when={draft()}>
                  <Link class="button primary" href={`/billing/runs/new?journalId=${props.journal.id}`}>
                    Run a proposal into it
                  </Link>
                </Show>
              }
            >
              Lines come from a billing or adjustment run, or are entered by hand (n).
            </Empty>
          }
        />
      </Show>
    </Split>
  );
}

function ViewSwitch(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  return (
    <Show when={props.journal.groupCount > 0}>
      <Segments
        label="Show"
        value={list.get("view") === "consolidated" ? "consolidated" : "lines"}
        options={[
          { value: "lines", label: "Lines" },
          { value: "consolidated", label: "Consolidated" },
        ]}
        onChange={(value) => list.set({ view: value === "lines" ? "" : value, groupId: "", sort: "" })}
      />
    </Show>
  );
}

function TotalsPanel(props: { journal: JournalDetail }): JSX.Element {
  const list = useListState();
  const read = createRead<Totals>(() => ({
    queryKey: ["journal-totals", props.journal.id],
    queryFn: ({ signal }) => api.call(endpoints.getJournalTotals, { params: { journalId: props.journal.id }, signal }),
  }));
  return (
    <aside class="panel totals-panel" aria-label="Totals">
      <div class="panel-body">
        <Switch>
          <Match when={read().data}>
            {(totals) => (
              <TotalsView
                totals={totals()}
                chosen={{ code: idOf(list.get("billingCodeId")), service: idOf(list.get("serviceId")) }}
                onChoose={(by, id) =>
                  list.set({ [by === "code" ? "billingCodeId" : "serviceId"]: id === null ? "" : String(id), view: "" })
                }
              />
            )}
          </Match>
          <Match when={read().error}>
            <Failure what="The totals" error={read().error} onRetry={() => void read().refetch()} />
          </Match>
          <Match when={true}>
            <span class="skeleton" />
          </Match>
        </Switch>
      </div>
    </aside>
  );
}

function Groups(props: { journal: JournalDetail; tools: JSX.Element }): JSX.Element {
  const list = useListState();
  const query = () => ({ search: wordsOf(list.get("search")), sort: wordsOf(list.get("sort")) });
  const source = createRows<JournalLineGroup>(
    () => ["journal-groups", props.journal.id, query()],
    (cursor, signal) =>
      api.call(endpoints.listJournalLineGroups, {
        params: { journalId: props.journal.id },
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<JournalLineGroup>[] = [
    {
      id: "customer",
      label: "Who pays",
      kind: "text",
      width: 240,
      sort: "customerName",
      value: (row) => row.customerName,
      cell: (row) => <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>,
    },
    { id: "code", label: "Code", kind: "text", width: 112, sort: "billingCode", value: (row) => row.billingCode },
    { id: "service", label: "Facility", kind: "text", width: 200, value: (row) => row.serviceName },
    { id: "lines", label: "Lines", kind: "number", width: 80, value: (row) => row.lineCount },
    {
      id: "amount",
      label: "Amount $",
      kind: "money",
      width: 128,
      sort: "amount",
      sum: "amount",
      value: (row) => row.amount,
    },
    { id: "tax", label: "Tax $", kind: "money", width: 104, sum: "tax", value: (row) => row.tax, dash: true },
    { id: "total", label: "Total $", kind: "money", width: 128, sum: "total", value: (row) => row.total },
  ];
  return (
    <Table
      id="journal-groups"
      label={`Consolidated lines of journal ${props.journal.id}`}
      noun={["consolidated line", "consolidated lines"]}
      columns={columns}
      source={source}
      rowKey={(row) => row.id}
      list={list}
      search="Search payers"
      selectable
      onOpen={(row) => list.set({ view: "", groupId: String(row.id), search: "", sort: "" }, true)}
      csvHref={api.csvUrl(endpoints.listJournalLineGroups, { params: { journalId: props.journal.id }, query: query() })}
      tools={props.tools}
      empty={<Empty title="Nothing is consolidated." />}
    />
  );
}
