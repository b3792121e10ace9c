import type { Period } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { optionsOf, useLegalEntities } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { toast } from "../../kit/toast.tsx";
import { formatMonth, formatPeriod } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";

const keyOf = (period: Period) => `${period.legalEntityId}_${period.startDate}`;

function PeriodState(props: { period: Period }): JSX.Element {
  return (
    <Show when={props.period.status === "closed"} fallback={<StateChip tone="draft">Open</StateChip>}>
      <StateChip tone="posted" icon="check">
        Closed
      </StateChip>
    </Show>
  );
}

/** The months of the books: close one so that nothing more is posted into it, or open it again. */
export default function Periods(): JSX.Element {
  const list = useListState();
  const entities = useLegalEntities();
  const query = () => ({
    legalEntityId: idOf(list.get("legalEntityId")),
    status: oneOf(list.get("status"), ["open", "closed"]),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Period>(
    () => ["periods", query()],
    (cursor, signal) => api.call(endpoints.listPeriods, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<Period>[] = [
    {
      id: "month",
      label: "Month",
      kind: "text",
      width: 160,
      sort: "startDate",
      value: (row) => formatMonth(row.startDate),
    },
    {
      id: "entity",
      label: "Legal entity",
      kind: "text",
      width: 240,
      value: (row) => row.legalEntityName,
      filter: { kind: "choice", param: "legalEntityId", options: () => optionsOf(entities()) },
    },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 112,
      value: (row) => row.status,
      cell: (row) => <PeriodState period={row} />,
      filter: {
        kind: "choice",
        param: "status",
        options: () => [
          { value: "open", label: "Open" },
          { value: "closed", label: "Closed" },
        ],
      },
    },
    { id: "posted", label: "Posted $", kind: "money", width: 152, value: (row) => row.postedTotal, sumSelected: true },
    {
      id: "drafts",
      label: "Draft journals",
      kind: "number",
      width: 120,
      value: (row) => row.draftJournals,
      dash: true,
    },
    { id: "closedAt", label: "Closed", kind: "instant", width: 176, value: (row) => row.closedAt },
    { id: "closedBy", label: "Closed by", kind: "text", width: 160, value: (row) => row.closedByName },
  ];
  const open = () => source.rows().find((row) => keyOf(row) === list.get("open"));
  return (
    <Page title="Periods" fill>
      <Split
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(period) => <PeriodPanel period={period} onClose={() => list.set({ open: null })} />}
          </Show>
        }
      >
        <Table
          id="periods"
          label="Periods"
          noun={["month", "months"]}
          columns={columns}
          source={source}
          rowKey={keyOf}
          list={list}
          selectable
          openKey={list.get("open") ?? null}
          onOpen={(row) => list.set({ open: keyOf(row) })}
          onWalk={(row) => open() && list.set({ open: keyOf(row) })}
          csvHref={api.csvUrl(endpoints.listPeriods, { query: query() })}
          empty={
            <Empty title="There are no months yet.">Months appear with the first journal of a legal entity.</Empty>
          }
        />
      </Split>
    </Page>
  );
}

function PeriodPanel(props: { period: Period; onClose: () => void }): JSX.Element {
  const { period } = props;
  const name = `${formatMonth(period.startDate)}, ${period.legalEntityName}`;
  const close = async () => {
    const yes = await confirm(
      `Close ${formatMonth(period.startDate)}?`,
      <>
        <p>
          Nothing more can be posted into {formatMonth(period.startDate)} of {period.legalEntityName}.{" "}
          {formatDollars(period.postedTotal)} are posted in it.
        </p>
        <Show when={period.draftJournals > 0}>
          <p>
            {count(period.draftJournals, "draft journal")} with a posting date in this month will need another date.
          </p>
        </Show>
      </>,
      `Close ${formatMonth(period.startDate)}`,
    );
    if (!yes) return;
    try {
      await api.call(endpoints.closePeriod, {
        body: { legalEntityId: period.legalEntityId, startDate: period.startDate },
      });
      refreshRows("periods", "audit");
      toast(`${name} is closed.`);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  const form = createForm({ reason: "" }, async ({ reason }) => {
    await api.call(endpoints.reopenPeriod, {
      body: { legalEntityId: period.legalEntityId, startDate: period.startDate, reason },
    });
    refreshRows("periods", "audit");
  });
  return (
    <DetailPanel
      title={name}
      chips={<PeriodState period={period} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={period.status === "open" && period.startDate <= today() && can("periods:close")}>
          <Button kind="primary" onClick={() => void close()}>
            Close the month
          </Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Days", formatPeriod(period.startDate, period.endDate)],
          ["Posted", formatDollars(period.postedTotal)],
          [
            "Draft journals",
            period.draftJournals > 0 ? (
              <Link href={`/billing/journals?postingFrom=${period.startDate}&postingTo=${period.endDate}`}>
                {count(period.draftJournals, "journal")}
              </Link>
            ) : (
              "none"
            ),
          ],
          period.closedAt !== null && [
            "Closed",
            <>
              {period.closedByName}, <InstantText at={period.closedAt} />
            </>,
          ],
        ]}
      />
      <Switch>
        <Match when={period.status === "open" && period.draftJournals > 0}>
          <Notice tone="attention" title="Drafts are waiting">
            Post them before closing, or give them a posting date in another month.
          </Notice>
        </Match>
        <Match when={period.status === "closed" && can("periods:reopen")}>
          <FormView
            form={form}
            label="Open the month again"
            verb={`Open ${formatMonth(period.startDate)} again`}
            onDone={() => toast(`${name} is open again.`)}
          >
            <TextField field={form.bind("reason")} label="Reason" width="full" hint="Kept in the audit log." />
          </FormView>
        </Match>
      </Switch>
    </DetailPanel>
  );
}
